import DocumentModel

/// Reads the notes that a page ties to their markers by links.
///
/// A marker is a link whose letters are a label and whose target, further on, begins with that label, leads back, or is
/// named like a note. A number in a menu or a table of contents leads to a heading, and a reference to a bibliography is no
/// note.
struct LinkedNotes {
  private(set) var notes: [MarkupEvidence.Stated] = []

  private struct Reference {
    var link: Range<Int>
    var label: NoteLabel
    var target: Int
    var anchor: Range<Int>
    var name: String
  }

  private let draft: Draft
  private let raised: [Range<Int>]
  private let taken: Set<Int>
  /// Links that lead back, in order, in the draft's offsets.
  private var backLinks: [Range<Int>] = []

  /// Cost: n log n in the links and anchors.
  init(_ laidOut: LaidOutText, draft: Draft, raised: [Range<Int>], taken: Set<Int>) {
    self.draft = draft
    self.raised = raised
    self.taken = taken
    guard !laidOut.links.isEmpty, !laidOut.anchors.isEmpty else { return }
    var anchors: [String: Range<Int>] = [:]
    for anchor in laidOut.anchors where anchors[anchor.name] == nil {
      anchors[anchor.name] = draft.range(ofAnchor: anchor.range)
    }
    var references: [Reference] = []
    for link in laidOut.links {
      guard let hash = link.target.firstIndex(of: "#") else { continue }
      let name = String(link.target[link.target.index(after: hash)...])
      // The page's full address may stand before the name of one of its own notes.
      guard link.target.startIndex == hash || Self.isNoteName(name), let anchor = anchors[name] else { continue }
      let range = draft.range(ofSource: link.range)
      guard !range.isEmpty else { continue }
      if isBackLink(link, range, anchor) {
        backLinks.append(range)
      } else if let label = label(range), link.role != "doc-biblioref", anchor.lowerBound > range.lowerBound {
        if let target = draft.blockIndex(at: anchor.lowerBound), isNote(target, link, range, label, name, anchor) {
          references.append(Reference(link: range, label: label, target: target, anchor: anchor, name: name))
        }
      }
    }
    backLinks.sort { $0.lowerBound < $1.lowerBound }
    group(references)
  }

  // MARK: Which links

  private func isBackLink(_ link: Link, _ range: Range<Int>, _ anchor: Range<Int>) -> Bool {
    if link.role == "doc-backlink" || link.role == "footnote-back" { return true }
    guard anchor.lowerBound < range.lowerBound else { return false }
    return range.count <= 16
  }

  /// The label that a link's letters are: `12`, `[12]`, `(12)`, `*`, a raised letter.
  private func label(_ range: Range<Int>) -> NoteLabel? {
    guard range.count <= 8 else { return nil }
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, draft.text[start].isBlank || draft.text[start] == "[" || draft.text[start] == "(" { start += 1 }
    while end > start, draft.text[end - 1].isBlank || "]).".unicodeScalars.contains(draft.text[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    if let (value, last) = NoteLabelReader.digits(in: draft.text, at: start, limit: end)
      ?? NoteLabelReader.superscriptDigits(in: draft.text, at: start, limit: end),
      last == end
    {
      return NoteLabel(key: LabelKey(number: value), style: .bare, range: start..<end, letters: start..<end)
    }
    let letters = draft.text[start..<end]
    guard let first = letters.first, letters.allSatisfy({ $0 == first }), letters.count <= 4 else {
      return roman(start..<end)
    }
    // A capital letter needs its brackets: `[B]`.
    let isLetter = letters.count == 1 && first.isLetter && (first.isLowercase || end - start < range.count)
    guard NoteLabelReader.signs.contains(first) || isLetter || roman(start..<end) != nil else { return nil }
    return NoteLabel(
      key: LabelKey(sign: first, count: letters.count), style: .symbol, range: start..<end, letters: start..<end)
  }

  private func roman(_ range: Range<Int>) -> NoteLabel? {
    guard let value = RunningHeads.romanNumber(draft.text[range]) else { return nil }
    return NoteLabel(key: LabelKey(number: value), style: .bare, range: range, letters: range)
  }

  private func isRaised(_ offset: Int) -> Bool {
    let position = raised.partitionIndex { $0.upperBound > offset }
    return position < raised.count && raised[position].contains(offset)
  }

  private func isNote(
    _ target: Int, _ link: Link, _ range: Range<Int>, _ label: NoteLabel, _ name: String, _ anchor: Range<Int>
  ) -> Bool {
    let block = draft.blocks[target]
    guard block.kind != .navigation, block.kind != .referenceEntry, !taken.contains(target),
      let source = draft.blockIndex(at: range.lowerBound), draft.blocks[source].kind != .navigation
    else { return false }
    if link.role == "doc-noteref" || link.role == "footnote-ref" { return true }
    guard block.kind != .heading else { return false }
    let isNamed = Self.isNoteName(name)
    let start = max(block.range.lowerBound, min(anchor.lowerBound, block.range.upperBound))
    let own = NoteLabelReader.label(in: draft.text, at: start, limit: block.range.upperBound, isRaised: isRaised)
    let agrees = own?.key == label.key || block.kind == .note
    // A list of links to numbered places is a menu.
    if draft.blocks[source].range.count <= range.count + 2, !isNamed { return false }
    if isRaised(label.letters.lowerBound) { return isNamed || agrees }
    let isBracketed = draft.text[range].contains("[") || range.lowerBound > 0 && draft.text[range.lowerBound - 1] == "["
    return isNamed && agrees || isBracketed && (agrees || isNamed) || label.style == .symbol && agrees
  }

  /// `fn3`, `_ftn3`, `footnote-3`, `note_3`, `edn3`, `cite_note-3`, `n3`
  private static func isNoteName(_ name: String) -> Bool {
    let letters = name.lowercased().filter { $0.isLetter || $0 == "-" || $0 == "_" }
    if ["n", "fn", "ftn", "en", "edn", "nt", "anm", "not", "f", "e"].contains(letters.filter(\.isLetter)) {
      return true
    }
    return ["note", "ftn", "fn-", "fn_", "fn:", "edn", "sdfoot", "sdend", "cite_note", "anm"].contains {
      letters.contains($0)
    }
      || letters.hasPrefix("fn")
  }

  // MARK: Notes

  private mutating func group(_ references: [Reference]) {
    var byAnchor: [String: [Reference]] = [:]
    for reference in references { byAnchor[reference.name, default: []].append(reference) }
    let targets = byAnchor.values.compactMap(\.first).sorted {
      ($0.anchor.lowerBound, $0.name) < ($1.anchor.lowerBound, $1.name)
    }
    var seen: Set<Int> = []
    let distinct = targets.filter { seen.insert($0.anchor.lowerBound).inserted }
    for (position, reference) in distinct.enumerated() {
      let next = position + 1 < distinct.count ? distinct[position + 1] : nil
      var markers: [MarkupEvidence.Marker] = []
      for same in targets where same.anchor.lowerBound == reference.anchor.lowerBound {
        for marker in byAnchor[same.name] ?? [] {
          markers.append(.init(range: cut(marker), letters: marker.label.letters))
        }
      }
      markers.sort { $0.range.lowerBound < $1.range.lowerBound }
      add(reference, markers, before: next)
    }
  }

  private mutating func add(_ reference: Reference, _ markers: [MarkupEvidence.Marker], before next: Reference?) {
    var last = lastBlock(of: reference, before: next)
    var paragraphs: [Range<Int>] = []
    for index in reference.target...last {
      var range = draft.blocks[index].range
      if index == reference.target {
        range = max(range.lowerBound, min(reference.anchor.lowerBound, range.upperBound))..<range.upperBound
      }
      if let next, next.target == index, next.anchor.lowerBound > range.lowerBound {
        range = range.lowerBound..<min(range.upperBound, next.anchor.lowerBound)
      }
      range = withoutBackLinks(range)
      if index == reference.target { range = withoutLabel(range, reference) }
      if !range.isEmpty { paragraphs.append(range) }
    }
    // The number may stand in an element of its own: `<dt id="n3">3.</dt><dd>…</dd>`.
    if paragraphs.isEmpty, last + 1 < draft.blocks.count, next.map({ $0.target > last + 1 }) ?? true,
      draft.blocks[last + 1].kind != .heading
    {
      last += 1
      paragraphs.append(draft.blocks[last].range)
    }
    notes.append(
      .init(
        note: NoteCandidate(
          key: reference.label.key, label: NoteLabel.name(draft.text[reference.label.letters]), style: .named,
          paragraphs: paragraphs,
          blocks: reference.target..<(last + 1), zone: 0, kind: kind(of: reference)),
        markers: markers, rule: .link))
  }

  /// What the page calls it, by the section in which it stands or by the name of its place (`#_ftn3`); else the notes that
  /// a page lists are endnotes.
  private func kind(of reference: Reference) -> Note.Kind {
    if let stated = draft.blocks[reference.target].noteKind { return stated }
    let name = reference.name.lowercased()
    if name.contains("endnote") || name.contains("edn") || name.contains("rearnote") { return .endnote }
    return name.contains("footnote") || name.contains("ftn") || name.contains("sdfoot") ? .footnote : .endnote
  }

  /// A note ends with its anchor's element; where the anchor is a mere place, at the next note or at what is no note.
  private func lastBlock(of reference: Reference, before next: Reference?) -> Int {
    var last = reference.target
    let limit =
      next.map {
        max(reference.target, $0.target - ($0.anchor.lowerBound <= draft.blocks[$0.target].range.lowerBound ? 1 : 0))
      }
      ?? draft.blocks.count - 1
    let covers = reference.anchor.upperBound >= draft.blocks[reference.target].range.upperBound
    while last < min(limit, reference.target + 40) {
      let block = draft.blocks[last + 1]
      let isInside = covers && block.range.lowerBound < reference.anchor.upperBound
      let follows =
        !covers
        && (next != nil && block.kind == .paragraph && !block.isStated
          && draft.blocks[reference.target].kind == .paragraph
          || block.kind == .note && draft.blocks[reference.target].kind == .note && isUnlabelled(block))
      guard isInside || block.continuesNote || follows else { break }
      last += 1
    }
    return last
  }

  private func isUnlabelled(_ block: DraftBlock) -> Bool {
    NoteLabelReader.label(in: draft.text, at: block.range.lowerBound, limit: block.range.upperBound, isRaised: isRaised)
      == nil
  }

  /// The link with the brackets around it, and the blank before it where one follows.
  private func cut(_ reference: Reference) -> Range<Int> {
    var start = reference.link.lowerBound
    var end = reference.link.upperBound
    if start > 0, end < draft.text.count, draft.text[start - 1] == "[", draft.text[end] == "]" {
      start -= 1
      end += 1
    }
    let follows = end < draft.text.count ? draft.text[end] : "\n"
    if follows.isBlank || follows.isSentenceEnd || follows == "," || follows == ")" {
      while start > 0, draft.text[start - 1].isBlank, draft.text[start - 1] != "\n" { start -= 1 }
    }
    return start..<end
  }

  private func withoutLabel(_ range: Range<Int>, _ reference: Reference) -> Range<Int> {
    var start = range.lowerBound
    if let label = NoteLabelReader.label(in: draft.text, at: start, limit: range.upperBound, isRaised: isRaised),
      label.key == reference.label.key
    {
      start = label.range.upperBound
    }
    // A mark that leads back, and what is left of a label.
    while start < range.upperBound,
      draft.text[start].isBlank || Self.returns.contains(draft.text[start]) || draft.text[start] == "|"
        || draft.text[start] == "." && start < range.lowerBound + 12 && start > range.lowerBound
    {
      start += 1
    }
    return start..<range.upperBound
  }

  /// Takes links that lead back, and arrows, off both ends.
  private func withoutBackLinks(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    var changed = true
    while changed, start < end {
      changed = false
      while end > start, draft.text[end - 1].isBlank || Self.returns.contains(draft.text[end - 1]) { end -= 1 }
      while start < end, draft.text[start].isBlank || Self.returns.contains(draft.text[start]) { start += 1 }
      // A number that leads back may have a line of its own: `[←3]`.
      if let link = backLink(startingAt: start), link.upperBound >= end,
        !draft.text[start..<end].contains(where: \.isLetter)
      {
        return end..<end
      }
      if let link = backLink(endingAt: end), link.lowerBound > start {
        end = link.lowerBound
        changed = true
      }
      if let link = backLink(startingAt: start), link.upperBound < end {
        start = link.upperBound
        while start < end,
          draft.text[start].isBlank || draft.text[start] == "." || draft.text[start] == ")" || draft.text[start] == "]"
        { start += 1 }
        changed = true
      }
    }
    return start..<max(start, end)
  }

  private func backLink(endingAt end: Int) -> Range<Int>? {
    let index = backLinks.partitionIndex { $0.upperBound >= end }
    return index < backLinks.count && backLinks[index].upperBound == end ? backLinks[index] : nil
  }

  private func backLink(startingAt start: Int) -> Range<Int>? {
    let index = backLinks.partitionIndex { $0.lowerBound >= start }
    guard index < backLinks.count else { return nil }
    let link = backLinks[index]
    // `[12]` with the link inside its brackets.
    return link.lowerBound == start || link.lowerBound == start + 1 && draft.text[start] == "[" ? link : nil
  }

  private static let returns: Set<Unicode.Scalar> = [
    "↩", "↵", "⏎", "↑", "⇑", "⤴", "^", "▲", "←", "\u{FE0E}", "\u{FE0F}", "⮌",
  ]
}

extension Draft {
  /// An anchor's place; an empty one belongs to the letter after it.
  func range(ofAnchor source: Range<Int>) -> Range<Int> {
    guard source.isEmpty else { return range(ofSource: source) }
    let start = offset(ofSource: source.lowerBound)
    return start..<start
  }
}
