import DocumentModel
import TestSupport
import Testing

@testable import Search

@Suite struct KnownFilesTests {
  private let ledger = [
    LedgerEntry(
      path: "/b.txt", size: 5, modified: 1_700_000_000_123_456_789, sha256: "ab", analysis: "readers 1",
      state: .indexed(documentID: "b", added: "2020")),
    LedgerEntry(
      path: "/a\u{308}.txt", size: .max, modified: .min, sha256: "", analysis: "readers 2",
      state: .failed(code: "damaged", message: "It is damaged.")),
    LedgerEntry(
      path: "/a.txt", size: 0, modified: 0, sha256: "", analysis: "readers 1", state: .skipped(reason: "empty")),
  ]

  @Test func aListIsReadAsItWasWritten() throws {
    let files = Array(try #require(KnownFiles(KnownFiles.encode(ledger)[...])))
    #expect(files.map(\.path) == ["/a.txt", "/a\u{308}.txt", "/b.txt"])
    #expect(files.map(\.size) == [0, .max, 5])
    #expect(files.map(\.modified) == [0, .min, 1_700_000_000_123_456_789])
    #expect(files.map(\.analysis) == ["readers 1", "readers 2", "readers 1"])
    #expect(files[0].state == ledger[2].state)
    #expect(files[1].state == ledger[1].state)
  }

  @Test func anyBytesAreRead() {
    let bytes = KnownFiles.encode(ledger)
    for end in bytes.indices { if let files = KnownFiles(bytes[..<end]) { for entry in files { _ = entry } } }
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 0xFF
      if let files = KnownFiles(other[...]) { for entry in files.prefix(1_000) { _ = entry } }
    }
  }

  /// What is noted of one state of an index says nothing of another.
  @Test func anotherStateHasNoNotes() async throws {
    let folder = try TemporaryFolder()
    let index = IndexFolder(folder.path)
    let (one, other) = (IndexStamp(bytes: [1, 2, 3]), IndexStamp(bytes: [1, 2, 4]))
    #expect(SideFile.lastReport.content(in: index, of: one) == nil)
    #expect(SideFile.lastReport.write([7, 8, 9, 10], in: index, for: one))
    #expect(SideFile.lastReport.content(in: index, of: one) == [7, 8, 9, 10])
    #expect(SideFile.lastReport.content(in: index, of: other) == nil)
    #expect(SideFile.knownFiles.content(in: index, of: one) == nil)
  }

  @Test func everyCommitMakesAnotherState() async throws {
    let folder = try TemporaryFolder()
    func stamp() throws -> IndexStamp {
      let index = IndexFolder(folder.path)
      let generation = try #require(try index.generation())
      return try #require(IndexStamp(index, generation))
    }
    var stamps: [IndexStamp] = []
    for number in 0..<4 {
      let writer = try IndexWriter(path: folder.path)
      try writer.put(Sample.ledger(.skipped(reason: "\(number)"), path: "/empty"))
      try await writer.commit().value()
      stamps.append(try stamp())
      try await writer.finish()
      stamps.append(try stamp())
      try writer.noteFiles()
      #expect(try stamp() == stamps.last)
    }
    // Where nothing is merged, to finish changes nothing.
    #expect(Set(stamps.map(\.bytes)).count >= 4)
    // A program that another test starts holds the lock, too, until it runs.
    var unchanged = UnchangedIndex(path: folder.path)
    for _ in 0..<100 where unchanged == nil {
      try await Task.sleep(for: .milliseconds(20))
      unchanged = UnchangedIndex(path: folder.path)
    }
    #expect(unchanged?.files.map(\.path) == ["/empty"])
  }
}
