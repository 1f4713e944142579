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
    claimed = [Bool](repeating: false, count: signs.count)
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
    var accepted: [NoteRun] = []
    for index in order {
      let run = runs[index]
      let support = claim(run)
      if isNotes(run, support: support) {
        for sign in support { claimed[sign] = true }
        accepted.append(run)
      } else if run.headingKind == .references {
        found.references.append(run.start + (run.heading == nil ? 0 : 1)..<run.end)
      }
    }
    accepted.sort { $0.start < $1.start }
    for run in accepted { add(run, isLast: run.start == accepted.last?.start) }
  }

  // MARK: Support

  /// The candidates nearest before the run that its labels may answer, found from its last label back.
  private func claim(_ run: NoteRun) -> [Int] {
    var limit = draft.blocks[run.start].range.lowerBound
    var support: [Int] = []
    for item in run.items.reversed() {
      guard let same = byKey[item.label.key] else { continue }
      var index = same.partition { signs[$0].range.lowerBound >= limit } - 1
      var tries = 0
      while index >= 0, tries < 32 {
        let sign = same[index]
        if !claimed[sign], signs[sign].weight >= 0.5, fits(signs[sign], run, item) { break }
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
    guard item.label.key.number == nil, run.heading == nil else { return true }
    return draft.blocks[item.block].range.lowerBound - sign.range.lowerBound < 8000
  }

  private func isNotes(_ run: NoteRun, support: [Int]) -> Bool {
    let count = run.items.count
    let strong = support.count { signs[$0].weight >= 1.5 }
    switch run.headingKind {
    case .notes: return strong * 10 >= count * 3 || startsLikeNotes(run) && run.items.count > 1
    case .references: return strong * 10 >= count * 6
    case nil: break
    }
    // A list among paragraphs needs more than chance: most labels called for, and in the manner of markers.
    if run.items[0].label.style == .symbol { return support.count == count && strong == count }
    if count == 1 { return strong == 1 && signs[support[0]].weight >= 2 && run.items[0].label.key.number == 1 }
    return support.count * 10 >= count * 6 && strong * 2 >= count
  }

  /// Notes that a heading announces are notes even where the text lost its markers.
  private func startsLikeNotes(_ run: NoteRun) -> Bool {
    guard let heading = run.heading, let first = run.items.first else { return false }
    return first.block - heading <= 2 && first.label.key.number == 1
  }

  // MARK: Notes

  private mutating func add(_ run: NoteRun, isLast: Bool) {
    let zone = found.zones.count
    let start = found.zones.last { $0.place == .section }.map { draft.blocks[$0.blocks.upperBound - 1].range.upperBound } ?? 0
    let end = draft.blocks[run.end - 1].range.upperBound
    found.zones.append(
      NoteZone(place: isLast ? .end : .section, blocks: run.start..<run.end, heading: run.heading, scope: start..<end))
    for (position, item) in run.items.enumerated() {
      let next = position + 1 < run.items.count ? run.items[position + 1].block : run.end
      let range = draft.blocks[item.block].range
      var paragraphs = [min(item.label.range.upperBound, range.upperBound)..<range.upperBound]
      for block in item.block + 1..<max(item.block + 1, min(item.end, next)) { paragraphs.append(draft.blocks[block].range) }
      found.notes.append(
        NoteCandidate(
          key: item.label.key, label: draft.string(item.label.letters), paragraphs: paragraphs,
          blocks: item.block..<max(item.block + 1, min(item.end, next)), zone: zone))
    }
  }
}
