import DocumentModel

/// Finds markers that run into another number: `4,900169` is a sum and note 169.
///
/// Between the markers of its neighbours a note's own is taken only where the order leaves it a single place.
struct GapFiller {
  private let notes: [NoteCandidate]
  private let zones: [NoteZone]
  private let positions: [Int: Range<Int>]
  private let draft: Draft
  private var marks: [NoteReading.Mark] = []

  /// A wider gap is no evidence any more, in scalars.
  private static let widest = 20_000
  /// In a wider one, years that end in the number are too many.
  private static let widestForYears = 6000

  /// The markers found. `positions` are those of the notes that have one. Cost: linear in the text and the notes.
  static func marks(
    notes: [NoteCandidate], zones: [NoteZone], positions: [Int: Range<Int>], draft: Draft
  ) -> [NoteReading.Mark] {
    guard !positions.isEmpty else { return [] }
    var filler = GapFiller(notes: notes, zones: zones, positions: positions, draft: draft)
    var start = 0
    while start < notes.count {
      var end = start + 1
      while end < notes.count, notes[end].zone == notes[start].zone { end += 1 }
      if zones[notes[start].zone].least == 0 { filler.fill(start..<end) }
      start = end
    }
    return filler.marks
  }

  private init(notes: [NoteCandidate], zones: [NoteZone], positions: [Int: Range<Int>], draft: Draft) {
    self.notes = notes
    self.zones = zones
    self.positions = positions
    self.draft = draft
  }

  /// Fills the gaps among the notes of one zone.
  private mutating func fill(_ list: Range<Int>) {
    var index = list.lowerBound
    while index < list.upperBound {
      guard positions[index] == nil else {
        index += 1
        continue
      }
      let start = index
      while index < list.upperBound, positions[index] == nil { index += 1 }
      fill(start..<index, in: list)
    }
  }

  private mutating func fill(_ gap: Range<Int>, in list: Range<Int>) {
    let text = place(of: gap, in: list)
    guard !text.isEmpty, text.count < Self.widest else { return }
    let numbers = gap.compactMap { note in notes[note].key.number.map { (note: note, number: $0) } }
    var found = tails(of: Set(numbers.map(\.number)), in: text)
    var row: [(note: Int, places: [Range<Int>])] = []
    for (note, number) in numbers {
      if let places = found.removeValue(forKey: number) { row.append((note, places)) }
    }
    for (note, letters) in Self.onlyPlaces(row) {
      marks.append(
        .init(
          candidate: MarkerCandidate(range: letters, letters: letters, key: notes[note].key, rule: .fused, weight: 0.2),
          note: note, confidence: 0.7))
    }
  }

  /// Where the markers of a gap may stand: between those of its neighbours, else in what is left of the zone's text.
  private func place(of gap: Range<Int>, in list: Range<Int>) -> Range<Int> {
    let zone = zones[notes[list.lowerBound].zone]
    var start = zone.scope.lowerBound
    if gap.lowerBound > list.lowerBound, let before = positions[gap.lowerBound - 1] {
      start = before.upperBound
    } else if list.lowerBound > 0, case .foot = zone.place {
    } else if list.lowerBound > 0, let before = zones[notes[list.lowerBound - 1].zone].blocks.last {
      start = max(start, draft.blocks[before].range.upperBound)
    }
    var end = zone.scope.upperBound
    if gap.upperBound < list.upperBound, let after = positions[gap.upperBound] {
      end = after.lowerBound
    } else if let first = zone.blocks.first {
      end = min(end, draft.blocks[first].range.lowerBound)
    }
    return start..<max(start, end)
  }

  /// The ends of longer numbers that are one of `numbers`, by number, in order.
  private func tails(of numbers: Set<Int>, in range: Range<Int>) -> [Int: [Range<Int>]] {
    var found: [Int: [Range<Int>]] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      guard draft.text[index].isASCIIDigit else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound, draft.text[index].isASCIIDigit { index += 1 }
      guard index - start > 1, endsNumber(index) else { continue }
      var value = 0
      var unit = 1
      for length in 1...min(4, index - start - 1) {
        let digit = draft.text[index - length].digitValue ?? 0
        value += digit * unit
        unit *= 10
        guard digit > 0, numbers.contains(value), !isYear(start..<index, length, range.count) else { continue }
        found[value, default: []].append(index - length..<index)
      }
    }
    return found
  }

  private func endsNumber(_ index: Int) -> Bool {
    guard index < draft.text.count else { return true }
    let next = draft.text[index]
    if next.isLowercase { return false }
    guard next == "." || next == "," else { return true }
    return index + 1 >= draft.text.count || !draft.text[index + 1].isASCIIDigit
  }

  /// A year that happens to end so is a year.
  private func isYear(_ digits: Range<Int>, _ length: Int, _ width: Int) -> Bool {
    guard digits.count == 4, draft.text[digits.lowerBound] == "1" || draft.text[digits.lowerBound] == "2" else {
      return false
    }
    return length == 1 || width > Self.widestForYears
  }

  /// The places that are the first and the last that their notes can have when all of them stand in order.
  private static func onlyPlaces(_ row: [(note: Int, places: [Range<Int>])]) -> [(Int, Range<Int>)] {
    var first: [Range<Int>] = []
    var position = Int.min
    for (_, places) in row {
      guard let place = places.first(where: { $0.lowerBound > position }) else { return [] }
      first.append(place)
      position = place.lowerBound
    }
    var only: [(Int, Range<Int>)] = []
    position = Int.max
    for (index, item) in row.enumerated().reversed() {
      guard let place = item.places.last(where: { $0.lowerBound < position }) else { return [] }
      if place == first[index] { only.append((item.note, place)) }
      position = place.lowerBound
    }
    return only.reversed()
  }
}
