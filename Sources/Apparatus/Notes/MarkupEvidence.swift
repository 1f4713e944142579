import DocumentModel

/// What a marked-up format says about notes, in the draft's offsets: raised letters, stated notes, linked notes.
struct MarkupEvidence: Sendable {
  struct Marker: Hashable, Sendable {
    /// What is taken out of the words; empty where nothing is printed.
    var range: Range<Int>
    /// The sign alone.
    var letters: Range<Int>
  }

  /// A note whose markers are known.
  struct Stated: Sendable {
    var note: NoteCandidate
    var markers: [Marker]
    var rule: MarkerCandidate.Rule
  }

  /// Raised letters, in order.
  var raised: [Range<Int>] = []
  var notes: [Stated] = []
  /// Markers that are written as the format writes them, and that it ties to no note.
  var dangling: [Marker] = []
  /// The block that is the heading of the notes.
  var heading: Int?
  /// Blocks that are notes already.
  var takenBlocks: Set<Int> = []
  /// Letters that are markers or labels already, in order.
  var takenRanges: [Range<Int>] = []

  init() {}

  /// Cost: n log n in the links, anchors and notes.
  init(_ laidOut: LaidOutText, draft: Draft) {
    for run in laidOut.styles where run.style == .superscript {
      let range = draft.range(ofSource: run.range)
      if !range.isEmpty { raised.append(range) }
    }
    addStated(laidOut, draft)
    add(LinkedNotes(laidOut, draft: draft, raised: raised, taken: takenBlocks).notes)
    addPrinted(draft)
    if laidOut.mediaType == "text/markdown" { addDangling(laidOut, draft) }
    notes.sort {
      ($0.note.blocks.lowerBound, $0.note.paragraphs.first?.lowerBound ?? 0) < (
        $1.note.blocks.lowerBound, $1.note.paragraphs.first?.lowerBound ?? 0
      )
    }
    takenRanges.sort { $0.lowerBound < $1.lowerBound }
    if let first = takenBlocks.min(), first > 0 {
      let before = draft.blocks[first - 1]
      if NoteHeading(draft.text[before.range]) == .notes { heading = first - 1 }
    }
  }

  /// Whether the letter at `offset` is raised. Cost: logarithmic.
  func isRaised(_ offset: Int) -> Bool {
    let position = raised.partitionIndex { $0.upperBound > offset }
    return position < raised.count && raised[position].contains(offset)
  }

  private mutating func add(_ found: [Stated]) {
    for stated in found {
      notes.append(stated)
      takenBlocks.formUnion(stated.note.blocks)
      takenRanges += stated.markers.map(\.range).filter { !$0.isEmpty }
    }
  }

  private mutating func addStated(_ laidOut: LaidOutText, _ draft: Draft) {
    var found: [Stated] = []
    for stated in laidOut.notes {
      let paragraphs = stated.ranges.map { draft.range(ofSource: $0) }.filter { !$0.isEmpty }
      let blocks = paragraphs.compactMap { draft.blockIndex(at: $0.lowerBound) }
      guard let first = blocks.min(), let last = blocks.max() else { continue }
      if paragraphs.count == 1, isInside(paragraphs[0], draft.blocks[first]) {
        found.append(inside(paragraphs[0], stated, draft, block: first))
      } else if !stated.label.isEmpty || !stated.markers.isEmpty {
        found.append(
          Stated(
            note: note(stated, paragraphs, blocks: first..<(last + 1)),
            markers: stated.markers.map { range in
              let place = draft.range(ofSource: range)
              return Marker(range: place, letters: letters(of: place, draft))
            }, rule: .stated))
      }
    }
    add(found)
  }

  /// A printed marker without the blanks and brackets that go with it.
  private func letters(of marker: Range<Int>, _ draft: Draft) -> Range<Int> {
    func isFrame(_ scalar: Unicode.Scalar) -> Bool { scalar.isBlank || ["[", "]", "(", ")"].contains(scalar) }
    var (start, end) = (marker.lowerBound, marker.upperBound)
    while start < end, isFrame(draft.text[start]) { start += 1 }
    while end > start, isFrame(draft.text[end - 1]) { end -= 1 }
    return start..<end
  }

  private func note(_ stated: StatedNote, _ paragraphs: [Range<Int>], blocks: Range<Int>) -> NoteCandidate {
    let key = stated.label.unicodeScalars.first.map { LabelKey(sign: $0) } ?? LabelKey(number: 0)
    return NoteCandidate(
      key: Int(stated.label).flatMap { $0 >= 0 ? LabelKey(number: $0) : nil } ?? key, label: stated.label,
      style: .named, paragraphs: paragraphs, blocks: blocks, zone: 0, kind: stated.kind)
  }

  private func isInside(_ range: Range<Int>, _ block: DraftBlock) -> Bool {
    block.kind != .note && block.range.count > range.count + 8 && range.upperBound <= block.range.upperBound
  }

  /// A note in the middle of a paragraph is taken out of it, and its marker stands where it stood.
  private func inside(_ range: Range<Int>, _ stated: StatedNote, _ draft: Draft, block: Int) -> Stated {
    var stated = stated
    var words = withoutWord(draft, range)
    var sign = range.lowerBound..<range.lowerBound
    var cut = range
    if stated.label.isEmpty,
      let label = NoteLabelReader.label(
        in: draft.text, at: words.lowerBound, limit: words.upperBound, isRaised: isRaised),
      label.style != .bare, label.style != .fused, label.range.upperBound < words.upperBound
    {
      stated.label = label.name(in: draft)
      words = label.range.upperBound..<words.upperBound
      // Its number may be printed before it as well.
      let start = range.lowerBound - label.letters.count
      if start >= draft.blocks[block].range.lowerBound, isRaised(start),
        draft.text[start..<range.lowerBound].elementsEqual(draft.text[label.letters])
      {
        sign = start..<range.lowerBound
        cut = start..<range.upperBound
      }
    }
    while cut.lowerBound > draft.blocks[block].range.lowerBound, draft.text[cut.lowerBound - 1].isBlank,
      cut.upperBound == draft.text.count || !draft.text[cut.upperBound].isLetter
    {
      cut = (cut.lowerBound - 1)..<cut.upperBound
    }
    return Stated(
      note: note(stated, [words], blocks: block..<block), markers: [Marker(range: cut, letters: sign)], rule: .stated)
  }

  /// `[^6]` that no definition answers stays in a Markdown text as it is written. A name (`[^pjc]`) is a marker only where
  /// the text has notes: else it may be a pattern that somebody writes about.
  private mutating func addDangling(_ laidOut: LaidOutText, _ draft: Draft) {
    let code = laidOut.styles.filter { $0.style == .code }.map { draft.range(ofSource: $0.range) }
    for block in draft.blocks where block.kind != .code && block.kind != .navigation {
      var index = block.range.lowerBound
      while index + 3 < block.range.upperBound {
        guard draft.text[index] == "[", draft.text[index + 1] == "^" else {
          index += 1
          continue
        }
        let start = index
        index += 2
        let first = index
        while index < block.range.upperBound, index - first < 40, Self.isName(draft.text[index]) { index += 1 }
        guard index > first, index < block.range.upperBound, draft.text[index] == "]" else { continue }
        let isNumber = draft.text[first..<index].allSatisfy(\.isASCIIDigit)
        guard isNumber ? index - first <= 4 : !laidOut.notes.isEmpty else { continue }
        let inCode = code.partitionIndex { $0.upperBound > start }
        guard inCode == code.count || !code[inCode].contains(start) else { continue }
        dangling.append(Marker(range: start..<(index + 1), letters: first..<index))
      }
    }
    takenRanges += dangling.map(\.range)
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.isASCIIDigit || scalar == "-" || scalar == "_"
  }

  /// A note that has no label and that nothing leads to.
  private func isPrinted(_ draft: Draft, _ index: Int) -> Bool {
    let block = draft.blocks[index]
    guard block.kind == .note, !takenBlocks.contains(index) else { return false }
    return NoteLabelReader.label(
      in: draft.text, at: block.range.lowerBound, limit: block.range.upperBound, isRaised: isRaised) == nil
  }

  /// Without the word `Note:` that a style sheet puts in front.
  private func withoutWord(_ draft: Draft, _ range: Range<Int>) -> Range<Int> {
    for word in ["Note", "Footnote", "Anmerkung"] {
      let letters = Array(word.unicodeScalars)
      var index = range.lowerBound + letters.count
      guard index < range.upperBound, draft.text[index] == ":",
        draft.text[range.lowerBound..<index].elementsEqual(letters)
      else { continue }
      index += 1
      while index < range.upperBound, draft.text[index].isBlank { index += 1 }
      return index..<range.upperBound
    }
    return range
  }

  /// A note that is printed in the middle of the text, with no number: its marker stands where it stands.
  private mutating func addPrinted(_ draft: Draft) {
    var found: [Stated] = []
    var index = 1
    while index < draft.blocks.count {
      guard isPrinted(draft, index) else {
        index += 1
        continue
      }
      var end = index
      while end < draft.blocks.count, isPrinted(draft, end) { end += 1 }
      defer { index = end }
      // A row of notes at the end is a list, whose markers are to be found.
      guard draft.blocks[index - 1].kind == .paragraph, end < draft.blocks.count, end - index <= 3,
        draft.blocks[end].kind != .heading
      else { continue }
      let paragraphs = (index..<end).map { withoutWord(draft, draft.blocks[$0].range) }.filter { !$0.isEmpty }
      let place = draft.blocks[index - 1].range.upperBound
      found.append(
        Stated(
          note: NoteCandidate(
            key: LabelKey(number: 0), label: "", style: .named, paragraphs: paragraphs, blocks: index..<end, zone: 0,
            kind: .margin),
          markers: [Marker(range: place..<place, letters: place..<place)], rule: .stated))
    }
    add(found)
  }
}

extension Draft {
  /// The draft of a range of the source; an empty one stands after the scalar that it followed. Cost: logarithmic.
  func range(ofSource source: Range<Int>) -> Range<Int> {
    let start =
      source.isEmpty && isCopied(source.lowerBound - 1)
      ? offset(ofSource: source.lowerBound - 1) + 1 : offset(ofSource: source.lowerBound)
    guard !source.isEmpty else { return min(start, text.count)..<min(start, text.count) }
    let end = offset(ofSource: source.upperBound - 1)
    let last = isCopied(source.upperBound - 1) ? end + 1 : end
    return start..<max(start, min(last, text.count))
  }

  /// Whether a scalar of the source stands in the draft. Cost: logarithmic.
  private func isCopied(_ source: Int) -> Bool {
    let index = offsets.pieces.partitionIndex { $0.source + $0.count > source }
    return index < offsets.pieces.count && offsets.pieces[index].source <= source
  }
}
