import DocumentModel

/// Decides which runs of labelled blocks are notes: those whose labels the text before them calls for.
struct NoteZoneFinder {
  struct Found: Sendable {
    var zones: [NoteZone] = []
    /// In the order of the draft.
    var notes: [NoteCandidate] = []
    /// Blocks that are entries of a numbered list of works.
    var references: [Range<Int>] = []
  }

  private let draft: Draft
  private let labels: [NoteLabel?]
  private let signs: [MarkerCandidate]
  private var byKey: [LabelKey: [Int]] = [:]
  private var claimed: [Bool]
  private let hasBracketedLabels: Bool
  /// The block after the last of the body, site lines aside.
  private let textEnd: Int
  private var found = Found()

  /// Cost: linear in the blocks and n log n in the candidates.
  static func find(in draft: Draft, labels: [NoteLabel?], signs: [MarkerCandidate]) -> Found {
    var finder = NoteZoneFinder(draft: draft, labels: labels, signs: signs)
    finder.decide()
    return finder.found
  }

  private init(draft: Draft, labels: [NoteLabel?], signs: [MarkerCandidate]) {
    self.draft = draft
    self.labels = labels
    self.signs = signs
    hasBracketedLabels = labels.contains { $0?.style == .bracket }
    claimed = [Bool](repeating: false, count: signs.count)
    textEnd = (draft.blocks.lastIndex { $0.foot == nil && $0.kind != .navigation } ?? -1) + 1
    for (index, sign) in signs.enumerated() { byKey[sign.key, default: []].append(index) }
  }

  private mutating func decide() {
    let runs = NoteRunFinder.runs(in: draft, labels: labels, signs: signs)
    // What a heading announces comes first, then the longer run: a short list in the body must not take the markers of
    // the notes at the end.
    let order = runs.indices.sorted { left, right in
      let (a, b) = (runs[left], runs[right])
      if (a.headingKind == .notes) != (b.headingKind == .notes) { return a.headingKind == .notes }
      if a.items.count != b.items.count { return a.items.count > b.items.count }
      return left < right
    }
    var floors = [Int](repeating: 0, count: runs.count)
    for index in runs.indices.dropFirst() { floors[index] = floor(of: index, runs, floors) }
    var accepted: [(run: NoteRun, support: [Int])] = []
    for index in order {
      let run = runs[index]
      let support = claim(run, floor: floors[index])
      let isKnown = accepted.contains { $0.run.items[0].label.style == run.items.first?.label.style }
      if isNotes(run, support: support, isKnownManner: isKnown) {
        for sign in support { claimed[sign] = true }
        accepted.append((run, support))
      } else if run.headingKind == .references {
        found.references.append(run.start + (run.heading == nil ? 0 : 1)..<run.end)
      }
    }
    accepted.sort { $0.run.start < $1.run.start }
    for (run, support) in accepted { add(run, support, isLast: run.start == accepted.last?.run.start) }
  }

  // MARK: Support

  /// Where the text begins whose markers a run may answer: after the notes before it, unless it counts on from them.
  private func floor(of index: Int, _ runs: [NoteRun], _ floors: [Int]) -> Int {
    let before = runs[index - 1]
    guard before.headingKind == .notes else { return floors[index - 1] }
    if runs[index].heading == nil, let last = before.items.last?.label.key.number,
      let first = runs[index].items.first?.label.key.number, first > last, first <= last + 10
    {
      return floors[index - 1]
    }
    return draft.blocks[before.end - 1].range.upperBound
  }

  /// The candidates nearest before the run that its labels may answer, found from its last label back.
  private func claim(_ run: NoteRun, floor: Int) -> [Int] {
    var limit = draft.blocks[run.start].range.lowerBound
    var support: [Int] = []
    for item in run.items.reversed() {
      guard let same = byKey[item.label.key] else { continue }
      var index = same.partitionIndex { signs[$0].range.lowerBound >= limit } - 1
      var tries = 0
      while index >= 0, tries < 32 {
        let sign = same[index]
        if signs[sign].range.lowerBound < floor { tries = 32 }
        if tries < 32, !claimed[sign], signs[sign].weight >= 0.5, fits(signs[sign], run, item) { break }
        index -= 1
        tries += 1
      }
      guard index >= 0, tries < 32 else { continue }
      support.append(same[index])
      limit = signs[same[index]].range.lowerBound
    }
    return support
  }

  /// A sign's note stands close by; a work's number in brackets is no note where works are listed.
  private func fits(_ sign: MarkerCandidate, _ run: NoteRun, _ item: NoteRun.Item) -> Bool {
    if run.headingKind == .references, sign.rule == .bracketed || sign.rule == .parenthesized { return false }
    if !item.label.style.answers(sign.rule) {
      // "[1]" for "1. A note" only under a heading that says what these are.
      guard run.headingKind == .notes, sign.rule == .bracketed else { return false }
    }
    guard item.label.key.number == nil, run.heading == nil, !closesText(run) else { return true }
    return draft.blocks[item.block].range.lowerBound - sign.range.lowerBound < 8000
  }

  /// `isKnownManner` says that a longer list of notes in this document is labelled alike.
  private func isNotes(_ run: NoteRun, support: [Int], isKnownManner: Bool) -> Bool {
    let count = run.items.count
    let strong = support.count { signs[$0].weight >= 1.9 }
    if isNumberedWorks(run, support) { return false }
    switch run.headingKind {
    case .notes: return strong * 10 >= count * 3 || startsLikeNotes(run) && (count > 1 || !support.isEmpty)
    case .references: return strong * 10 >= count * 6
    case nil: break
    }
    // `[Footnote 3: …]` says what it is, wherever it stands.
    if run.items[0].label.style == .named, support.count * 2 >= count { return true }
    // A list among paragraphs needs more than chance: its labels called for in the manner of markers, and nothing but
    // notes in it.
    guard !isOutline(run) else { return false }
    // A list goes on into the text; notes end a section, unless they are set like footnotes after their paragraph.
    let style = run.items[0].label.style
    guard style == .bracket || style == .superscript || style == .symbol || style == .named || closesSection(run) else {
      return false
    }
    if run.items[0].label.style == .symbol { return isSignedNote(run, support) }
    if count == 1 {
      return strong == 1 && (isKnownManner || signs[support[0]].weight >= 3) && run.items[0].label.key.number == 1
        && closesSection(run)
    }
    return strong * 10 >= count * 6
  }

  /// Numbers in brackets that are called for again and again name works, not notes.
  private func isNumberedWorks(_ run: NoteRun, _ support: [Int]) -> Bool {
    guard run.headingKind != .notes, run.items.count > 1,
      support.count(where: { signs[$0].rule == .bracketed }) * 2 > support.count
    else { return false }
    return run.headingKind == .references || isCalledAgain(run)
  }

  /// Whether most numbers are called for more than once.
  private func isCalledAgain(_ run: NoteRun) -> Bool {
    let limit = draft.blocks[run.start].range.lowerBound
    var keys: Set<LabelKey> = []
    var calls = 0
    for item in run.items where keys.insert(item.label.key).inserted {
      calls += byKey[item.label.key]?.count { signs[$0].rule == .bracketed && signs[$0].range.lowerBound < limit } ?? 0
    }
    return calls * 2 > run.items.count * 3
  }

  /// Numbered sections: labelled lines that are headings, or that have paragraphs under them.
  private func isOutline(_ run: NoteRun) -> Bool {
    var headings = 0
    var gaps = 0
    for (position, item) in run.items.enumerated() {
      let block = draft.blocks[item.block]
      if block.range.count <= 60, !block.isWrapped, let last = draft.text[block.range].last, !last.isSentenceEnd,
        !last.isClosingMark,
        !last.isASCIIDigit
      {
        headings += 1
      }
      if position + 1 < run.items.count, run.items[position + 1].block > item.block + 1 { gaps += 1 }
    }
    return headings * 3 > run.items.count || gaps * 4 > run.items.count
  }

  /// `* A note on the page`: one sign, called for once just before, and no row of bullets.
  private func isSignedNote(_ run: NoteRun, _ support: [Int]) -> Bool {
    guard support.count == run.items.count, Set(run.items.map(\.label.key)).count == run.items.count else {
      return false
    }
    guard let first = run.items.first?.block else { return false }
    for (item, sign) in zip(run.items.reversed(), support) {
      guard signs[sign].weight >= 1.9, let same = byKey[item.label.key] else { return false }
      // At the end of the text they may belong to any of its paragraphs.
      let start = closesText(run) ? 0 : draft.blocks[max(0, first - 4)].range.lowerBound
      guard signs[sign].range.lowerBound >= start else { return false }
      let limit = draft.blocks[first].range.lowerBound
      if same.count(where: { signs[$0].range.lowerBound >= start && signs[$0].range.lowerBound < limit }) != 1 {
        return false
      }
    }
    return true
  }

  /// Whether nothing but a heading or the end follows.
  private func closesSection(_ run: NoteRun) -> Bool {
    run.end >= draft.blocks.count || draft.blocks[run.end].foot != nil || draft.blocks[run.end].range.count < 90
  }

  /// Whether the body ends with the run.
  private func closesText(_ run: NoteRun) -> Bool {
    run.end >= textEnd
  }

  /// Notes that a heading announces are notes even where the text lost its markers.
  private func startsLikeNotes(_ run: NoteRun) -> Bool {
    guard let first = run.items.first else { return false }
    guard let heading = run.heading else { return draft.blocks[first.block].kind == .note }
    let isSign = first.label.key.number == nil && first.label.style != .symbol
    return first.block - heading <= 2 && (isSign || (first.label.key.number ?? 0) >= 1)
  }

  // MARK: Notes

  /// Markers of these notes stand after the notes before, where the numbering begins again; else anywhere before.
  private func scopeStart(of run: NoteRun, _ support: [Int]) -> Int {
    guard let before = found.zones.last else { return 0 }
    if let last = found.notes.last?.key.number, let first = run.items.first?.label.key.number, first > last {
      return before.scope.lowerBound
    }
    let end = draft.blocks[before.blocks.upperBound - 1].range.upperBound
    // Notes at the end of a book are called for long before a list in its last chapter.
    let earlier = support.count { signs[$0].range.lowerBound < end }
    let isSmall = found.notes.reversed().prefix { $0.zone == found.zones.count - 1 }.count * 6 < run.items.count
    return isSmall || earlier * 3 > support.count ? before.scope.lowerBound : end
  }

  private mutating func add(_ run: NoteRun, _ support: [Int], isLast: Bool) {
    let zone = found.zones.count
    let start = scopeStart(of: run, support)
    let end = draft.blocks[run.end - 1].range.upperBound
    var found = NoteZone(
      place: run.isSigned ? .inText : isLast ? .end : .section,
      blocks: run.start..<run.end, heading: run.heading, scope: start..<end)
    let strong = support.count { signs[$0].weight >= 1 }
    // Where the text hardly calls for these notes, a chance number must not be tied to one.
    if run.items.count < 30, strong * 10 < run.items.count * 4 { found.least = 1.5 }
    let brackets = support.count { signs[$0].rule == .bracketed }
    // "[1]" for "1. A note", unless the document has a list that is numbered in brackets.
    let isFree = run.items.count >= 4 || !hasBracketedLabels
    found.allowsBrackets = brackets * 10 >= run.items.count * 8 && isFree && !isCalledAgain(run)
    self.found.zones.append(found)
    for (position, item) in run.items.enumerated() {
      let next = position + 1 < run.items.count ? run.items[position + 1].block : run.end
      let range = draft.blocks[item.block].range
      var paragraphs = [min(item.label.range.upperBound, range.upperBound)..<range.upperBound]
      for block in item.block + 1..<max(item.block + 1, min(item.end, next)) {
        paragraphs.append(draft.blocks[block].range)
      }
      if item.isEnclosed, let last = paragraphs.indices.last, draft.text[paragraphs[last]].last == "]" {
        paragraphs[last] = paragraphs[last].dropLastOffset()
      }
      self.found.notes.append(
        NoteCandidate(
          key: item.label.key, label: item.label.name(in: draft), style: item.label.style, paragraphs: paragraphs,
          blocks: item.block..<max(item.block + 1, min(item.end, next)), zone: zone,
          kind: draft.blocks[item.block].noteKind))
    }
  }
}
