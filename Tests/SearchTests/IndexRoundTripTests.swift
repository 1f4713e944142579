import DocumentModel
import TestSupport
import Testing
import Xapian

@testable import Search

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A small document with one unit of each kind.
enum Sample {
  static func document(_ id: String = "ash-2003", path: String = "/papers/ash.txt") -> DocumentEntry {
    var work = Work()
    work.id = id
    work.title = "The Winter of Treaties"
    work.authors = [Name(family: "Ash", given: "Maria")]
    work.issued = PartialDate(year: 2003, month: 5)
    work.type = "report"
    return DocumentEntry(
      id: id, path: path, mediaType: "text/plain", language: "en", work: work, added: "2026-01-02T03:04:05Z",
      diagnostics: [Diagnostic(.warning, "marker-without-note", "Marker 3 has no note.", range: 4..<5)], textBytes: 400)
  }

  static func units(_ id: String = "ash-2003") -> [Unit] {
    func unit(_ local: String, _ kind: Unit.Kind, _ block: Block.Kind, _ order: Int, _ text: String) -> Unit {
      Unit(
        id: UnitID(document: id, local: local), kind: kind, blockKind: block, order: order, text: text,
        locator: Locator(section: ["First Steps"], page: "12", paragraph: 1))
    }
    var passage = unit("p1", .passage, .paragraph, 0, "The minister said \"we kept our word\" about missile defence.")
    passage.markers = [UnitMarker(label: "1", offset: 58, note: UnitID(document: id, local: "n1"))]
    passage.cited = ["Harbour Gazette, 4 May 2003"]
    passage.quoted = [19..<35]
    var repeated = unit("c1", .caption, .pullQuote, 1, "We kept our word")
    repeated.repeats = passage.id
    var note = unit("n1", .note, .note, 2, "Harbour Gazette, 4 May 2003, p. 7.")
    note.locator.note = "1"
    note.passage = passage.id
    note.sentence = passage.text
    note.cited = ["Harbour Gazette, 4 May 2003"]
    var quotation = unit("q1", .quotation, .paragraph, 3, "we kept our word")
    quotation.speaker = Speaker(name: "Ilse Brandt", mention: "The minister", range: 0..<12)
    quotation.cue = "said"
    quotation.quotationForm = .inline
    quotation.quotationKind = .speech
    quotation.passage = passage.id
    quotation.passageRange = 19..<35
    var reference = unit("r1", .reference, .note, 4, "Harbour Gazette, 4 May 2003, p. 7")
    reference.note = note.id
    reference.reference = UnitReference(
      form: .full, item: item, locator: CitedLocator(label: "page", value: "7"), signal: "see", resolution: .itself,
      target: nil, candidates: [UnitID(document: id, local: "r0")], workKey: WorkKey.key(of: item))
    return [passage, repeated, note, quotation, reference]
  }

  static var item: Work {
    var item = Work()
    item.containerTitle = "Harbour Gazette"
    item.issued = PartialDate(year: 2003, month: 5, day: 4)
    return item
  }

  static func ledger(_ state: LedgerEntry.State, path: String = "/papers/ash.txt") -> LedgerEntry {
    LedgerEntry(path: path, size: 812, modified: 1_700_000_000_000_000_000, sha256: "ab12", analysis: "1", state: state)
  }

  static func indexed(_ id: String = "ash-2003", path: String = "/papers/ash.txt") -> LedgerEntry {
    ledger(.indexed(documentID: id, added: "2026-01-02T03:04:05Z"), path: path)
  }
}

extension IndexWriter {
  /// Encodes and puts a document.
  func put(_ document: DocumentEntry, _ units: [Unit]) throws {
    try put(encoder.encode(document, units: units), ledger: Sample.indexed(document.id, path: document.path))
  }
}

@Suite(.serialized) struct IndexRoundTripTests {
  @Test func givesBackWhatWasPut() async throws {
    let folder = try TemporaryFolder()
    let units = Sample.units()
    do {
      let writer = try IndexWriter(path: folder.path + "/a/b")
      try writer.put(Sample.document(), units)
      var report = IngestReport()
      report.added = 1
      try writer.put(report)
      try await writer.commit().value()
    }
    let reader = try IndexReader(paths: [folder.path + "/a/b"])
    let expected = units.map { unit in
      var unit = unit
      unit.cited = []
      return unit
    }
    #expect(try reader.units(ofDocument: "ash-2003") == expected)
    #expect(try reader.units(ofDocument: "ash-2003", orders: 1..<3) == Array(expected[1..<3]))
    #expect(try reader.unit(UnitID(document: "ash-2003", local: "q1")) == expected[3])
    #expect(try reader.unit(UnitID(document: "ash-2003", local: "q9")) == nil)
    let summary = try #require(try reader.document(id: "ash-2003"))
    #expect(summary.document == Sample.document())
    #expect(summary.units == [.passage: 1, .caption: 1, .note: 1, .quotation: 1, .reference: 1])
    #expect(try reader.document(path: "/papers/ash.txt")?.document.id == "ash-2003")
    #expect(try reader.document(work: WorkKey.key(of: Sample.document().work) ?? "")?.document.id == "ash-2003")
    #expect(try reader.references(in: UnitID(document: "ash-2003", local: "n1")).map(\.id.local) == ["r1"])
    #expect(try reader.references(toWork: WorkKey.key(of: Sample.item) ?? "").map(\.id.local) == ["r1"])
    #expect(try reader.citedWorks().map(\.citations) == [1])
    let status = try #require(try reader.status().first)
    #expect(status.documents == 1)
    #expect(status.units[.passage] == 1 && status.units[.caption] == 1 && status.units[.reference] == 1)
    #expect(status.lastIngest?.added == 1)
    #expect(status.indexBytes > 0)
  }

  @Test func aTouchedFileKeepsItsDocument() async throws {
    let folder = try TemporaryFolder()
    do {
      let writer = try IndexWriter(path: folder.path)
      try writer.put(Sample.document(), Sample.units())
      try await writer.commit().value()
      var entry = Sample.indexed()
      entry.modified += 1
      try writer.put(entry)
      try await writer.commit().value()
      #expect(try writer.entries() == [entry])
    }
    #expect(try IndexReader(paths: [folder.path]).units(ofDocument: "ash-2003").count == Sample.units().count)
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.ledger(.failed(code: "damaged", message: "It is damaged.")))
    try await writer.commit().value()
    #expect(try !writer.containsDocument(id: "ash-2003"))
  }
}
