import DocumentModel

/// Decides, for every candidate, whether it is a marker and which note it leads to.
struct NoteLinker {
  private let signs: [MarkerCandidate]
  private let notes: [NoteCandidate]
  private let zones: [NoteZone]
  private let draft: Draft
  private var links: [NoteAligner.Link] = []
  private var used: [Bool]
  /// Markers that no sign stood for: they run into another number.
  private var filled: [NoteReading.Mark] = []

  /// The markers in order of position. Cost: n log n in the candidates.
  static func marks(
    signs: [MarkerCandidate], notes: [NoteCandidate], zones: [NoteZone], draft: Draft, hasNumberedReferences: Bool
  ) -> [NoteReading.Mark] {
    var linker = NoteLinker(signs: signs, notes: notes, zones: zones, draft: draft)
    let isFoot = notes.map { note in
      if case .foot = zones[note.zone].place { true } else { false }
    }
    // Signs and numbers are two sequences: an editor's star may stand among the author's numbers.
    for foot in [true, false] {
      linker.link(notes.indices.filter { isFoot[$0] == foot && notes[$0].key.number != nil })
      linker.link(notes.indices.filter { isFoot[$0] == foot && notes[$0].key.number == nil })
    }
    linker.linkRepeats()
    linker.fillGaps()
    var marks = linker.links.map { link in
      NoteReading.Mark(
        candidate: signs[link.candidate], note: link.note, confidence: linker.confidence(of: link))
    }
    marks += linker.filled
    marks += linker.orphans(hasNumberedReferences: hasNumberedReferences)
    return marks.sorted { $0.candidate.range.lowerBound < $1.candidate.range.lowerBound }
  }

  private init(signs: [MarkerCandidate], notes: [NoteCandidate], zones: [NoteZone], draft: Draft) {
    self.signs = signs
    self.notes = notes
    self.zones = zones
    self.draft = draft
    used = [Bool](repeating: false, count: signs.count)
  }

  // MARK: The chain

  private mutating func link(_ group: [Int]) {
    guard !group.isEmpty else { return }
    let goals = group.map { note in
      let scope = zones[notes[note].zone].scope
      let start = notes[note].paragraphs.first?.lowerBound ?? scope.upperBound
      // A note may be called for inside an earlier note, never after itself.
      let end = scope.upperBound > start && start > scope.lowerBound ? start : scope.upperBound
      return NoteAligner.Goal(
        key: notes[note].key, scope: scope.lowerBound..<max(scope.lowerBound, end), style: notes[note].style,
        zone: zones[notes[note].zone],
        isRepeated: note > 0 && notes[note - 1].zone == notes[note].zone && notes[note - 1].key == notes[note].key)
    }
    let order = goals.indices.sorted { (goals[$0].scope.upperBound, $0) < (goals[$1].scope.upperBound, $1) }
    let sorted = order.map { goals[$0] }
    let first = NoteAligner.chain(aligned(with: [:]), sorted)
    // Markers of one text are set alike: the manner of most of them speaks for and against the rest.
    var manners: [MarkerCandidate.Rule: Int] = [:]
    for link in first where signs[link.candidate].weight >= 1 { manners[signs[link.candidate].rule, default: 0] += 1 }
    let second = NoteAligner.chain(aligned(with: manners), sorted)
    for link in second {
      used[link.candidate] = true
      links.append(.init(candidate: link.candidate, note: group[order[link.note]]))
    }
  }

  private func aligned(with manners: [MarkerCandidate.Rule: Int]) -> [NoteAligner.Sign] {
    let total = manners.values.reduce(0, +)
    return signs.indices.map { index in
      let sign = signs[index]
      var weight = used[index] ? 0 : sign.weight
      if weight > 0, total >= 3 {
        let share = Double(manners[sign.rule] ?? 0) / Double(total)
        weight = max(0.05, weight + (share >= 0.6 ? 1 : share < 0.1 ? -0.7 : 0))
      }
      return .init(key: sign.key, position: sign.range.lowerBound, weight: weight, rule: sign.rule)
    }
  }

  /// A second marker of a note that has one: only where it stands exactly as markers do here, and before the notes.
  private mutating func linkRepeats() {
    guard !links.isEmpty else { return }
    let chain = links.sorted { $0.candidate < $1.candidate }
    var byKey: [LabelKey: [NoteAligner.Link]] = [:]
    for link in chain { byKey[notes[link.note].key, default: []].append(link) }
    let manner = dominantRule
    for index in signs.indices where !used[index] && signs[index].rule == manner && signs[index].weight >= 2.9 {
      let sign = signs[index]
      guard let same = byKey[sign.key] else { continue }
      // The nearest marker of that number before, else after.
      let next = same.partitionIndex { $0.candidate > index }
      for link in [next > 0 ? same[next - 1] : nil, next < same.count ? same[next] : nil] {
        guard let link, canRepeat(sign, link, index, chain) else { continue }
        used[index] = true
        links.append(.init(candidate: index, note: link.note, isInChain: false))
        break
      }
    }
  }

  private func canRepeat(_ sign: MarkerCandidate, _ link: NoteAligner.Link, _ index: Int, _ chain: [NoteAligner.Link])
    -> Bool
  {
    let zone = zones[notes[link.note].zone]
    guard zone.scope.contains(sign.range.lowerBound), !zone.blocks.isEmpty,
      zone.accepts(sign.rule, of: notes[link.note].style),
      draft.blocks[zone.blocks.lowerBound].range.lowerBound > sign.range.lowerBound
    else { return false }
    if sign.rule == .bracketed || sign.rule == .superscript { return true }
    // Digits run into words must follow their own number at once.
    let next = chain.partitionIndex { $0.candidate > index }
    return next > 0 && chain[next - 1].note == link.note
  }

  private mutating func fillGaps() {
    var positions: [Int: Range<Int>] = [:]
    for link in links where link.isInChain { positions[link.note] = signs[link.candidate].range }
    filled = GapFiller.marks(notes: notes, zones: zones, positions: positions, draft: draft)
  }

  private var dominantRule: MarkerCandidate.Rule? {
    var manners: [MarkerCandidate.Rule: Int] = [:]
    for link in links where link.isInChain { manners[signs[link.candidate].rule, default: 0] += 1 }
    return manners.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }

  private func confidence(of link: NoteAligner.Link) -> Double {
    guard link.isInChain else { return 0.8 }
    switch signs[link.candidate].weight {
    case 3...: return 0.99
    case 2...: return 0.98
    case 1...: return 0.95
    default: return 0.85
    }
  }

  // MARK: Markers without note

  /// Signs that stand as markers do and count on with the linked ones, but lead nowhere.
  private func orphans(hasNumberedReferences: Bool) -> [NoteReading.Mark] {
    let bodyEnd = zones.filter { $0.place == .end }.map { draft.blocks[$0.blocks.lowerBound].range.lowerBound }.min()
    let free = signs.indices.filter { !used[$0] && signs[$0].range.lowerBound < bodyEnd ?? .max }
    let chosen = links.isEmpty ? countingFromOne(free, hasNumberedReferences) : fittingBetween(free)
    return chosen.map { .init(candidate: signs[$0], note: nil, confidence: signs[$0].weight >= 2.5 ? 0.9 : 0.7) }
  }

  private func fittingBetween(_ free: [Int]) -> [Int] {
    let linked = links.filter(\.isInChain).map { signs[$0.candidate] }.sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
    let rule = dominantRule
    var chosen: [Int] = []
    var last: (position: Int, number: Int)?
    for index in free {
      let sign = signs[index]
      guard let number = sign.key.number, sign.weight >= 2, sign.rule == rule else { continue }
      let next = linked.partitionIndex { $0.range.lowerBound > sign.range.lowerBound }
      var before = next > 0 ? linked[next - 1].key.number : 0
      if let last, next == 0 || last.position > linked[next - 1].range.lowerBound { before = last.number }
      let after = next < linked.count ? linked[next].key.number : nil
      guard let before, number > before, number <= before + 3, after.map({ number < $0 || $0 == 1 }) ?? true else {
        continue
      }
      chosen.append(index)
      last = (sign.range.lowerBound, number)
    }
    return chosen
  }

  /// A text whose notes are lost still counts its markers: 1, 2, 3.
  private func countingFromOne(_ free: [Int], _ hasNumberedReferences: Bool) -> [Int] {
    var chosen: [MarkerCandidate.Rule: [Int]] = [:]
    for index in free {
      let sign = signs[index]
      guard let number = sign.key.number, sign.weight >= 2.5 else { continue }
      if sign.rule == .bracketed, hasNumberedReferences, sign.weight < 5 { continue }
      if number == (chosen[sign.rule]?.count ?? 0) + 1 { chosen[sign.rule, default: []].append(index) }
    }
    // Of two manners that count equally far the same one every time.
    let best = chosen.max { ($0.value.count, $0.key.rawValue) < ($1.value.count, $1.key.rawValue) }?.value ?? []
    return best.count >= 3 || best.contains { signs[$0].weight >= 5 && signs[$0].rule == .bracketed } ? best : []
  }
}
