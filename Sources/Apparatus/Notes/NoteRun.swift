import DocumentModel

/// Labelled blocks that count on, one after the other: perhaps notes, perhaps a list, perhaps numbered sections.
struct NoteRun: Sendable {
  struct Item: Hashable, Sendable {
    var block: Int
    var label: NoteLabel
    /// The block after its last paragraph.
    var end: Int
    /// Whether a bracket opened with its label and closes behind its last word: `[Footnote 3: …]`.
    var isEnclosed = false
  }

  var items: [Item] = []
  var heading: Int?
  var headingKind: NoteHeading?

  /// Whether its labels are signs and no heading announces it: `* A note`, under the paragraph that it belongs to.
  var isSigned: Bool { heading == nil && items.allSatisfy { $0.label.style == .symbol } }
  var start: Int { heading ?? items.first?.block ?? 0 }
  var end: Int { items.last?.end ?? (heading.map { $0 + 1 } ?? 0) }
}

/// Finds the runs of labelled blocks in the body.
struct NoteRunFinder {
  private let draft: Draft
  private let labels: [NoteLabel?]
  /// Where candidates that stand like markers stand, by their label.
  private var calls: [LabelKey: [Int]] = [:]
  private var run = NoteRun()
  private var runs: [NoteRun] = []
  /// The block after the last note in brackets.
  private var enclosedEnd = 0
  /// Blocks without label since the run's last item.
  private var pending = 0

  /// The runs in order. `labels` are the blocks' labels, `signs` the marker candidates in order. Cost: linear in the
  /// blocks and the candidates.
  static func runs(in draft: Draft, labels: [NoteLabel?], signs: [MarkerCandidate]) -> [NoteRun] {
    var finder = NoteRunFinder(draft: draft, labels: labels, signs: signs)
    for index in draft.blocks.indices where draft.blocks[index].foot == nil { finder.read(index) }
    finder.close(at: draft.blocks.partitionIndex { $0.foot != nil })
    return finder.runs
  }

  private init(draft: Draft, labels: [NoteLabel?], signs: [MarkerCandidate]) {
    self.draft = draft
    self.labels = labels
    for sign in signs where sign.weight >= 1 { calls[sign.key, default: []].append(sign.range.lowerBound) }
  }

  private mutating func read(_ index: Int) {
    let block = draft.blocks[index]
    if let kind = NoteHeading(draft.text[block.range]),
      !block.isStated || block.kind == .heading || block.kind == .paragraph
    {
      close(at: index)
      run.heading = index
      run.headingKind = kind
      return
    }
    if block.kind == .note, block.isStated, run.headingKind != .notes, labels[index] != nil {
      // A section that the format calls notes needs no heading.
      close(at: index)
      run.headingKind = .notes
    }
    if index < enclosedEnd { return }
    guard let label = labels[index], !isPageNumber(label, block) else {
      if !run.items.isEmpty || run.heading != nil { pending += 1 }
      return
    }
    let isExtension = extends(label, index)
    if !isExtension, !run.items.isEmpty, isInsideNote(label, index) {
      pending += 1
      return
    }
    if isExtension {
      if let last = run.items.indices.last, !run.items[last].isEnclosed {
        run.items[last].end = endOfNote(before: index)
      }
    } else {
      close(at: index)
    }
    let end = endOfEnclosed(label, index)
    if let end { enclosedEnd = end }
    run.items.append(.init(block: index, label: label, end: end ?? index + 1, isEnclosed: end != nil))
    pending = 0
  }

  /// A number alone between blank lines.
  private func isPageNumber(_ label: NoteLabel, _ block: DraftBlock) -> Bool {
    label.style == .bare && !block.isStated && label.range.upperBound >= block.range.upperBound
  }

  /// The block after the bracket that opens with the label `[Footnote 3:` is closed, some paragraphs on at most.
  private func endOfEnclosed(_ label: NoteLabel, _ index: Int) -> Int? {
    guard label.style == .named, draft.text[draft.blocks[index].range].first == "[" else { return nil }
    for block in index..<min(index + 24, draft.blocks.count) {
      if block > index, labels[block]?.style == .named { return nil }
      if draft.text[draft.blocks[block].range].last == "]" { return block + 1 }
    }
    return nil
  }

  /// Blocks without label after a note are its further paragraphs, up to the first that looks like a heading.
  private func endOfNote(before index: Int) -> Int {
    var end = index - pending
    while end < index, !isHeadingLike(end) { end += 1 }
    return end
  }

  private func extends(_ label: NoteLabel, _ index: Int) -> Bool {
    guard let last = run.items.last else { return run.headingKind != nil && pending <= 3 }
    if last.isEnclosed, pending > 0 { return false }
    guard label.style == last.label.style || isKin(label.style, last.label.style) else { return false }
    // A note of many paragraphs: the next number says that they are still notes.
    let isNext = label.key.number.map { $0 == (last.label.key.number ?? -1) + 1 } ?? false
    guard pending <= (run.heading == nil ? 4 : isNext ? 60 : 12) else { return false }
    let headings = (index - pending..<index).count { isHeadingLike($0) }
    guard headings <= 2, headings == 0 || headings == pending || run.heading != nil else { return false }
    if pending > 0, holdsMarker(of: label.key, from: index - pending, to: index) { return false }
    guard let number = label.key.number, let before = last.label.key.number else {
      return label.key.number == nil && last.label.key.number == nil && pending == 0
    }
    if number >= before {
      if number <= before + (run.heading == nil ? 3 : 10) && headings == 0 || number == before + 1 { return true }
      // Notes to the notes of this list, in a numbering of their own.
      return run.headingKind == .notes && headings == 0
        && holdsMarker(of: label.key, from: run.items[0].block, to: index)
    }
    return number == 1 && (pending == 0 || headings == pending)
  }

  /// Whether a labelled block that does not count on is part of a note: a line of a table, an item of a list in it. Then
  /// the number that is due comes soon after.
  private func isInsideNote(_ label: NoteLabel, _ index: Int) -> Bool {
    guard let last = run.items.last, let due = last.label.key.number.map({ LabelKey(number: $0 + 1) }) else {
      return false
    }
    if draft.blocks[index].blanksBefore == 0, pending == 0 || draft.blocks[index - 1].blanksBefore == 0 {
      return true
    }
    guard run.heading != nil else { return false }
    for next in index + 1..<max(index + 1, min(index + 12, labels.count)) {
      if NoteHeading(draft.text[draft.blocks[next].range]) != nil { return false }
      if let label = labels[next], label.key == due, label.style == last.label.style { return true }
    }
    return false
  }

  /// Labels of one list may differ by a slip: `1.Minutes`, `2. Letters`, `3 Ibid.`
  private func isKin(_ left: NoteLabel.Style, _ right: NoteLabel.Style) -> Bool {
    let loose: Set<NoteLabel.Style> = [.dot, .bare, .fused]
    return loose.contains(left) && loose.contains(right) && (left == .dot || right == .dot)
  }

  /// Whether a marker for this label stands in the blocks between: then they are text, not paragraphs of a note.
  private func holdsMarker(of key: LabelKey, from: Int, to: Int) -> Bool {
    guard let places = calls[key] else { return false }
    let next = places.partitionIndex { $0 >= draft.blocks[from].range.lowerBound }
    return next < places.count && places[next] < draft.blocks[to].range.lowerBound
  }

  private func isHeadingLike(_ index: Int) -> Bool {
    let block = draft.blocks[index]
    // A line right under another is no heading, whatever it looks like.
    if block.isStated || block.blanksBefore == 0 { return block.kind == .heading }
    guard block.range.count <= 90, !block.isWrapped, block.kind != .table, !draft.text[block.range].contains("|"),
      let last = draft.text[block.range].last
    else { return false }
    return !last.isSentenceEnd && !last.isClosingMark && last != ","
      && draft.text[block.range].first?.isLowercase != true
  }

  private mutating func close(at index: Int) {
    if !run.items.isEmpty { runs.append(run) }
    run = NoteRun()
    pending = 0
  }
}
