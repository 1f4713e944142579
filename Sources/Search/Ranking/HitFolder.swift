import DocumentModel
import Xapian

/// Folds quotations and notes that only repeat what their passage already shows into the passage's hit.
///
/// A quotation is folded where its passage matches too and every part of the query that the quotation answers is
/// answered in the shown part of the passage, inside the quotation. A note is folded where its passage matches too, shows
/// the note's marker (so that the note's text stands below the excerpt), and shows every part of the query that the note
/// answers. The passage then stands at the place of the best of them and bears its score. Whether a unit is folded depends
/// on the two units alone, never on the page.
struct HitFolder {
  /// A unit that matches.
  struct Candidate {
    /// Its number in the database.
    var entry: DocumentID
    var score: Double
    var unit: Unit
  }

  /// A hit in the making.
  struct Entry {
    var unit: Unit
    var score: Double
    /// The entry of the database whose score it is.
    var scored: DocumentID
    var folded: [UnitID]
  }

  /// In order of rank.
  private var ranked: [Entry] = []
  /// The places in `ranked`, in the order in which they are shown.
  private var order: [Int] = []
  /// The places that are not in it yet, ascending.
  private var waiting: [Int] = []
  /// How many of `ranked` are in one of the two.
  private var spreadCount = 0
  private let spreadsWorks: Bool
  private var places: [UnitID: Int] = [:]
  /// What is known to match, or (nil) not to.
  private var known: [UnitID: Candidate?] = [:]
  private let builder: HitBuilder
  private let shown: Range<Int>
  private let reading: ([MatchSet.Match]) throws -> [Candidate]
  private let matching: ([UnitID]) throws -> [Candidate]

  /// Only the entries in the range `shown` are wanted, and whether there is one more; where it `spreadsWorks`, no work has more
  /// of them than its share. `reading` gives the units of matches, but
  /// for those that were taken out since; `matching` gives those of some units that match.
  init(
    _ builder: HitBuilder, shown: Range<Int>, spreadsWorks: Bool,
    reading: @escaping ([MatchSet.Match]) throws -> [Candidate],
    matching: @escaping ([UnitID]) throws -> [Candidate]
  ) {
    self.builder = builder
    self.shown = shown
    self.spreadsWorks = spreadsWorks
    self.reading = reading
    self.matching = matching
  }

  /// In the order in which they are shown.
  var entries: [Entry] { order.map { ranked[$0] } }

  /// Whether all that is shown has its place, and one more.
  var isFull: Bool { order.count > shown.upperBound }

  /// Adds the next matches in order of rank, with their values of `IndexReader.placeSlots`. Cost: as few units are read as will
  /// do, unless `atOnce`.
  mutating func add(_ matches: [MatchSet.Match], atOnce: Bool) throws {
    var rest = matches[...]
    while !rest.isEmpty, !isFull {
      let next = atOnce ? rest : rest.prefix(shown.upperBound + 1 - order.count)
      rest = rest.dropFirst(next.count)
      try add(try reading(Array(next)))
      spread(isAtEnd: false)
    }
    if !rest.isEmpty { try fold(Array(rest)) }
  }

  /// To be called when there are no more matches.
  mutating func end() { spread(isAtEnd: true) }

  // MARK: Spreading

  /// Puts what is known to come next into the order.
  private mutating func spread(isAtEnd: Bool) {
    waiting += spreadCount..<ranked.count
    spreadCount = ranked.count
    while !isFull, let next = next(isAtEnd: isAtEnd) {
      order.append(waiting.remove(at: next))
    }
  }

  /// The place among those waiting of the one that is to come next; nil where more matches have to be seen for it.
  private func next(isAtEnd: Bool) -> Int? {
    let rule = Ranking.spread
    guard let first = waiting.first, spreadsWorks else { return waiting.isEmpty ? nil : 0 }
    let block = order.suffix(order.count % rule.hits)
    func hasShare(_ place: Int) -> Bool {
      let document = ranked[place].unit.id.document
      return block.count { ranked[$0].unit.id.document == document } >= rule.ofOneWork
    }
    for index in waiting.indices.prefix(rule.lookahead) {
      if ranked[waiting[index]].score < ranked[first].score * rule.leastScore { return 0 }
      if !hasShare(waiting[index]) { return index }
    }
    return isAtEnd || waiting.count >= rule.lookahead ? 0 : nil
  }

  // MARK: Folding

  /// Of matches behind the last that is shown, those count that are folded into one that is.
  private mutating func fold(_ matches: [MatchSet.Match]) throws {
    let tops = Set(order[shown.clamped(to: order.indices)].map { ranked[$0].unit.id })
    let documents = Set(Set(tops.map(\.document)).map { DocumentKey($0).bytes })
    let parts = matches.filter { match in
      guard let document = match.values.first, documents.contains(document) else { return false }
      let kind = UnitPlace(value: match.values.last ?? [])?.kind
      return kind == .quotation || kind == .note
    }
    guard !parts.isEmpty else { return }
    try add(
      try reading(parts).filter { candidate in
        guard let parent = Self.parent(of: candidate.unit) else { return false }
        // What stands in a note may be folded with it.
        return tops.contains(parent) || UnitPlace.isNote(local: parent.local)
      })
  }

  private mutating func add(_ candidates: [Candidate]) throws {
    for candidate in candidates { known[candidate.unit.id] = .some(candidate) }
    try learnParents(of: candidates)
    for candidate in candidates { try place(candidate) }
  }

  /// Asks which of the units that these stand in match; a quotation may stand in a note, and that belong to a passage.
  private mutating func learnParents(of candidates: [Candidate]) throws {
    var children = candidates
    while true {
      var asked: [UnitID] = []
      for child in children {
        guard let parent = Self.parent(of: child.unit), known[parent] == nil else { continue }
        known[parent] = .some(nil)
        asked.append(parent)
      }
      guard !asked.isEmpty else { return }
      children = try matching(asked)
      for child in children { known[child.unit.id] = .some(child) }
    }
  }

  private static func parent(of unit: Unit) -> UnitID? {
    unit.kind == .quotation || unit.kind == .note ? unit.passage : nil
  }

  private mutating func place(_ candidate: Candidate) throws {
    var top = candidate.unit
    var folded: [UnitID] = []
    while let id = Self.parent(of: top), id != top.id, !folded.contains(id), let parent = known[id] ?? nil,
      try shows(parent.unit, top)
    {
      folded.append(top.id)
      top = parent.unit
    }
    if let place = places[top.id] {
      for id in folded where !ranked[place].folded.contains(id) { ranked[place].folded.append(id) }
    } else if places[candidate.unit.id] == nil {
      places[top.id] = ranked.count
      ranked.append(Entry(unit: top, score: candidate.score, scored: candidate.entry, folded: folded))
    }
  }

  /// Whether the hit of `parent` shows all that a hit of `child` would.
  private func shows(_ parent: Unit, _ child: Unit) throws -> Bool {
    var shown = try builder.excerpt(of: parent).range
    let matches = try builder.matches(in: child)
    if child.kind == .quotation {
      guard let place = child.passageRange else { return false }
      shown = shown.clamped(to: place)
      // A query of fields alone has no words to find again, so the quotation itself has to be shown.
      if matches.isEmpty { return shown == place }
    } else if !parent.markers(in: shown).contains(where: { $0.note == child.id }) {
      return false
    }
    let parts = Set(try builder.matches(in: parent).filter { $0.range.clamped(to: shown) == $0.range }.map(\.part))
    if matches.allSatisfy({ parts.contains($0.part) }) { return true }
    // Of a long quotation, what would be shown is enough.
    guard child.kind == .quotation, let place = child.passageRange else { return false }
    let excerpt = try builder.excerpt(of: child).range
    return shown.lowerBound <= place.lowerBound + excerpt.lowerBound
      && place.lowerBound + excerpt.upperBound <= shown.upperBound
  }
}
