import DocumentModel
import TestSupport
import Testing
import Xapian

@testable import Search

@Suite(.serialized) struct UnitPlaceTests {
  @Test(arguments: [
    ("p1", "p0"), ("p15", "p0"), ("p16", "p1"), ("p12.3", "p0"), ("p12.17", "p0,1"), ("n6", "n0"), ("n6-2", "n0-2"),
    ("n*", "n0"), ("n*-17", "n1"), ("nA-1", "n0"), ("r1000", "r_"), ("r1024", "r10"), ("X1", "~0"), ("", "~0"),
    ("p99999999999999999999999", UnitBucket(local: "p1099511627776").description),
  ])
  func bucketsFollowFromIds(local: String, name: String) {
    #expect(UnitBucket(local: local).description == name)
  }

  @Test(arguments: [(0, 0), (0, UnitPlace.chunkSize - 1), (1, 0), (7, UnitPlace.chunkSize - 1), (8, 0), (5000, 3)])
  func placesRoundTrip(chunk: Int, index: Int) {
    for (local, kind) in [("p17", Unit.Kind.passage), ("n6-2", .note), ("X1", .caption), ("q1", .note)] {
      let place = UnitPlace(kind: kind, bucket: UnitBucket(local: local), chunk: chunk, index: index)
      #expect(UnitPlace(value: place.value) == place)
    }
  }

  @Test(arguments: [
    [], [0x70], [0x80], [0x50, 0x80], [0x70, 0x30, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], [0x31, 0x80],
  ])
  func whatIsNoPlaceIsNil(value: [UInt8]) { #expect(UnitPlace(value: value) == nil) }

  /// More units than a chunk holds, labels without numbers, notes that begin anew: each is read back by its id.
  @Test func unitsAreReadBackFromManyChunks() async throws {
    let folder = try TemporaryFolder()
    var paper = SamplePaper("oak-2001")
    let long = String(repeating: "A sentence about harbours and ferries. ", count: 60)
    for number in 1...40 {
      paper.add("p\(number)", .passage, number % 10 == 0 ? long : "Passage number \(number).")
      paper.add("h\(number)", .heading, "Heading \(number)")
    }
    for chapter in ["", "-2", "-3"] {
      for number in 1...9 { paper.add("n\(number)\(chapter)", .note, "Note \(number)\(chapter).") }
    }
    for number in 1...50 { paper.add("n*-\(number)", .note, "Starred \(number).") }
    for letter in "abcdefghijklmnopqrstuvwxyz" { paper.add("n\(letter)", .note, "Lettered \(letter).") }
    paper.add("q1", .quotation, "number 7") { unit in
      unit.passage = UnitID(document: "oak-2001", local: "p7")
      unit.passageRange = 8..<16
    }
    let writer = try IndexWriter(path: folder.path + "/index")
    try writer.put(paper.document, paper.units)
    try await writer.commit().value()
    let reader = try IndexReader(paths: [folder.path + "/index"])
    #expect(try reader.units(ofDocument: "oak-2001") == paper.units)
    #expect(try reader.units(paper.units.reversed().map(\.id)) == paper.units.reversed())
    for unit in paper.units {
      var request = SearchRequest(try reader.query(for: unit.id))
      request.values = IndexReader.placeSlots
      #expect(try reader.units(of: reader.database.search(request).matches) == [unit])
    }
    for local in ["p41", "p0", "nz-2", "q2", "n10-2"] {
      #expect(try reader.unit(UnitID(document: "oak-2001", local: local)) == nil)
    }
  }

  @Test func keysTellIdsApart() {
    let ids = (0..<20_000).map { "document-\($0)" } + ["", "a", "A", "ä", "a#b"]
    #expect(Set(ids.map(DocumentKey.init)).count == ids.count)
    #expect(DocumentKey("ash-2003").bytes.count == DocumentKey.length)
  }
}

extension UnitBucket {
  fileprivate var description: String { String(decoding: name, as: UTF8.self) }
}
