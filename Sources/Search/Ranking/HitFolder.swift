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
  private(set) var entries: [Entry] = []
  private var places: [UnitID: Int] = [:]
  /// What is known to match, or (nil) not to.
  private var known: [UnitID: Candidate?] = [:]
  private let builder: HitBuilder
  private let matching: ([UnitID]) throws -> [Candidate]

  /// `matching` gives those of some units that match.
  init(_ builder: HitBuilder, matching: @escaping ([UnitID]) throws -> [Candidate]) {
    self.builder = builder
    self.matching = matching
  }

  /// Adds the next matches in order of rank.
  mutating func add(_ candidates: [Candidate]) throws {
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
      for id in folded where !entries[place].folded.contains(id) { entries[place].folded.append(id) }
    } else if places[candidate.unit.id] == nil {
      places[top.id] = entries.count
      entries.append(Entry(unit: top, score: candidate.score, scored: candidate.entry, folded: folded))
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
    return matches.allSatisfy { parts.contains($0.part) }
  }
}
