import DocumentModel
import TestSupport
import Testing
import Xapian

@testable import Search

@Suite(.serialized) struct IndexWriterTests {
  func ids(_ path: String) throws -> [String] {
    try IndexReader(paths: [path]).documents().map(\.document.id).sorted()
  }

  @Test func replacesWhatAPathHadBefore() async throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.document(), Sample.units())
    try writer.put(Sample.document("elm", path: "/papers/elm.txt"), Sample.units("elm"))
    try await writer.commit().value()
    #expect(try ids(folder.path) == ["ash-2003", "elm"])
    try writer.put(Sample.document("ash-2004"), Sample.units("ash-2004"))
    #expect(try ids(folder.path) == ["ash-2003", "elm"])
    try await writer.commit().value()
    #expect(try ids(folder.path) == ["ash-2004", "elm"])
    let reader = try IndexReader(paths: [folder.path])
    #expect(try reader.units(ofDocument: "ash-2003").isEmpty)
    #expect(try reader.status().first?.units[.passage] == 2)
    #expect(try !writer.containsDocument(id: "ash-2003"))
    #expect(try writer.containsDocument(id: "elm"))
  }

  @Test func remembersFilesThatGaveNothing() async throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.document(), Sample.units())
    try writer.put(Sample.ledger(.failed(code: "not-utf8", message: "No text."), path: "/bad"))
    try writer.put(Sample.ledger(.skipped(reason: "empty"), path: "/empty"))
    // The document is gone with the file's text.
    try writer.put(Sample.ledger(.failed(code: "unreadable", message: "Not allowed.")))
    #expect(try writer.entry(forPath: "/bad")?.state == .failed(code: "not-utf8", message: "No text."))
    #expect(try writer.entry(forPath: "/never") == nil)
    try await writer.commit().value()
    #expect(try writer.entries().map(\.path) == ["/bad", "/empty", "/papers/ash.txt"])
    let reader = try IndexReader(paths: [folder.path])
    #expect(try reader.documents().isEmpty)
    #expect(try reader.status().first?.failed.map(\.code) == ["not-utf8", "unreadable"])
    #expect(try reader.ledger().count == 3)
  }

  @Test func removesAPath() async throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.document(), Sample.units())
    try writer.put(Sample.ledger(.skipped(reason: "empty"), path: "/empty"))
    try writer.remove(path: "/papers/ash.txt")
    try writer.remove(path: "/empty")
    try writer.remove(path: "/never")
    try await writer.commit().value()
    #expect(try writer.entries().isEmpty)
    #expect(try ids(folder.path).isEmpty)
    #expect(try IndexReader(paths: [folder.path]).units(ofDocument: "ash-2003").isEmpty)
  }

  @Test func whatWasNotCommittedIsLost() async throws {
    let folder = try TemporaryFolder()
    do {
      let writer = try IndexWriter(path: folder.path)
      try writer.put(Sample.document(), Sample.units())
      try await writer.commit().value()
      try writer.put(Sample.document("elm", path: "/papers/elm.txt"), Sample.units("elm"))
    }
    #expect(try ids(folder.path) == ["ash-2003"])
    let writer = try IndexWriter(path: folder.path)
    #expect(try writer.entry(forPath: "/papers/elm.txt") == nil)
  }

  @Test func refusesAnIdThatAnotherPathHas() async throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.document(), Sample.units())
    #expect(throws: IndexError.self) { try writer.put(Sample.document(path: "/other"), Sample.units()) }
    try await writer.commit().value()
    #expect(try IndexReader(paths: [folder.path]).documents().map(\.document.path) == ["/papers/ash.txt"])
  }

  @Test func holdsLongAndOddNames() async throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    let id = String(repeating: "é", count: 300) + "#x"
    let path = "/" + String(repeating: "p", count: 4000)
    try writer.put(Sample.document(id, path: path), Sample.units(id))
    try await writer.commit().value()
    let reader = try IndexReader(paths: [folder.path])
    #expect(try reader.document(id: id)?.document.path == path)
    #expect(try reader.document(path: path)?.document.id == id)
    #expect(try reader.unit(UnitID(document: id, local: "n1"))?.kind == .note)
    #expect(try writer.entry(forPath: path)?.path == path)
  }

  @Test func aDocumentWithoutUnitsIsADocument() async throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    try writer.put(Sample.document(), [])
    try await writer.commit().value()
    #expect(try ids(folder.path) == ["ash-2003"])
  }

  @Test func aSecondWriterIsToldWhoHoldsTheLock() throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.path)
    let error = #expect(throws: IndexError.self) { try IndexWriter(path: folder.path) }
    #expect(error?.code == .locked)
    #expect(error?.holder != nil)
    withExtendedLifetime(writer) {}
  }

  @Test func refusesOtherSchemasAndOtherDatabases() throws {
    let folder = try TemporaryFolder()
    func set(_ path: String, version: String?) throws {
      let database = try WritableDatabase(path: path)
      var batch = WriteBatch()
      try batch.add(TermDocument(data: [1]))
      if let version { try batch.setMetadata(Schema.Key.version, to: Array(version.utf8)) }
      try database.apply(batch)
      try database.commit()
    }
    try set(folder.path + "/later", version: "99")
    try set(folder.path + "/other", version: nil)
    for (name, code) in [("later", IndexError.Code.unknownSchema), ("other", .foreign)] {
      let path = "\(folder.path)/\(name)"
      #expect(#expect(throws: IndexError.self) { try IndexReader(paths: [path]) }?.code == code)
      let error = #expect(throws: IndexError.self) { try IndexWriter(path: path) }
      #expect(error?.code == code)
      #expect(error?.remedy?.isEmpty == false)
    }
    #expect(
      #expect(throws: IndexError.self) { try IndexReader(paths: [folder.path + "/none"]) }?.code == .notFound)
  }

  @Test func readsSeveralIndexesAsOne() async throws {
    let folder = try TemporaryFolder()
    let paths = ["one", "two"].map { "\(folder.path)/\($0)" }
    for (index, path) in paths.enumerated() {
      let writer = try IndexWriter(path: path)
      try writer.put(Sample.document("d\(index)"), Sample.units("d\(index)"))
      try await writer.commit().value()
    }
    let reader = try IndexReader(paths: paths)
    #expect(try reader.documents().count == 2)
    #expect(try reader.units(ofDocument: "d1").map(\.order) == [0, 1, 2, 3, 4])
    #expect(try reader.status().map(\.documents) == [1, 1])
    #expect(try reader.languages() == ["en": 2])
    #expect(try reader.ledger().count == 2)
    #expect(try Vocabulary(reader).words(withPrefix: "missile", limit: 5).map(\.units) == [2])
  }
}
