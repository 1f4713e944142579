import DocumentModel
import Ingest
import Testing

/// The attribution invariant over the whole corpus: a unit's text stands word for word at the place that it names.
@Suite struct UnitPlaceTests {
  @Test(arguments: SampleDocument.all)
  func everyUnitStandsVerbatimInItsDocument(sample: SampleDocument) async throws {
    let document = try await sample.read()
    let text = document.text.string
    let units = UnitBuilder.units(of: document, id: sample.name)
    #expect(!units.isEmpty)
    for unit in units {
      #expect(text.contains(unit.text), "\(unit.id)")
      for marker in unit.markers {
        #expect((0...unit.text.unicodeScalars.count).contains(marker.offset), "\(unit.id) marker \(marker.label)")
      }
    }
  }

  @Test(arguments: SampleDocument.all)
  func everyPlaceLeadsBack(sample: SampleDocument) async throws {
    let document = try await sample.read()
    let units = UnitBuilder.units(of: document, id: sample.name)
    let byID = Dictionary(units.map { ($0.id, $0) }) { first, _ in first }
    #expect(byID.count == units.count, "ids are unique")
    for unit in units {
      if let passage = unit.passage { #expect(byID[passage] != nil, "\(unit.id) stands in \(passage)") }
      if let note = unit.note { #expect(byID[note]?.kind == .note, "\(unit.id) stands in \(note)") }
      if let range = unit.passageRange, let passage = unit.passage.flatMap({ byID[$0] }) {
        #expect(ScalarText(passage.text)[range] == unit.text, "\(unit.id) at \(range) of \(passage.id)")
      }
      if unit.kind == .note { #expect(document.notes.contains { $0.label == unit.locator.note }, "\(unit.id)") }
      if let page = unit.locator.page { #expect(document.blocks.contains { $0.page == page }, "\(unit.id)") }
    }
  }

  /// `problems.1 One` holds the words *problems* and *one*: no marker is left in what is searched.
  @Test(arguments: SampleDocument.all)
  func noMarkerIsPartOfAWord(sample: SampleDocument) async throws {
    let expected = try sample.expected()
    let document = try await sample.read()
    for note in expected.notes {
      guard let after = note.after, let last = after.split(separator: " ").last else { continue }
      let glued = "\(last)\(note.label)"
      #expect(!document.text.string.contains(glued + " "), "\(glued)")
      #expect(!document.text.string.contains("\(last).\(note.label) "), "\(last).\(note.label)")
    }
  }
}
