import Corpus
import DocumentModel
import TestSupport
import Testing

@Suite struct UnchangedCorpusTests {
  private static let analysis = "readers 1"

  private func entry(
    _ path: String, size: Int = 4, modified: Int64 = 1_000_000_000_000_000_000, analysis: String = analysis,
    _ state: LedgerEntry.State = .indexed(documentID: "", added: "")
  ) -> LedgerEntry {
    LedgerEntry(path: path, size: size, modified: modified, sha256: "", analysis: analysis, state: state)
  }

  private func report(_ folder: TemporaryFolder, _ ledger: [LedgerEntry]) -> IngestReport? {
    CorpusWalk(paths: [folder.path], openArchive: nil).listing()
      .reportWhereNothingChanged(since: ledger, analysis: Self.analysis, started: .now)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b/c.md", "d.txt"] { try folder.write("text", to: name) }
    return folder
  }

  @Test func countsWhatIsAsItWas() throws {
    let folder = try folder()
    let failed = LedgerEntry.State.failed(code: "damaged", message: "It is damaged.")
    let ledger = [
      entry(folder.path("a.txt")), entry(folder.path("b/c.md"), failed),
      entry(folder.path("d.txt"), .skipped(reason: "nothing in it")), entry("/zz/elsewhere.txt"),
    ]
    let counted = try #require(report(folder, ledger))
    #expect(counted.unchanged == 1)
    #expect(counted.failed.map(\.code) == ["damaged"])
    #expect(counted.skipped.map(\.reason) == ["nothing in it"])
  }

  @Test func givesUpWhereSomethingIsToBeDone() throws {
    let folder = try folder()
    let ledger = [entry(folder.path("a.txt")), entry(folder.path("b/c.md")), entry(folder.path("d.txt"))]
    #expect(report(folder, ledger) != nil)
    #expect(report(folder, Array(ledger.dropFirst())) == nil)
    #expect(report(folder, Array(ledger.dropLast())) == nil)
    #expect(report(folder, []) == nil)
    var others: [LedgerEntry] = []
    others.append(entry(folder.path("a.txt"), size: 5))
    others.append(entry(folder.path("a.txt"), modified: 1))
    others.append(entry(folder.path("a.txt"), analysis: "readers 2"))
    // Permissions, limits and programs change without a trace in the file.
    for code in ["permission-denied", "too-large", "converter-missing"] {
      others.append(entry(folder.path("a.txt"), .failed(code: code, message: "")))
    }
    for other in others { #expect(report(folder, [other] + ledger.dropFirst()) == nil) }
    // A file of the folder that is gone.
    #expect(report(folder, ledger + [entry(folder.path("e.txt"))]) == nil)
    // An archive has to be opened.
    try folder.write("none", to: "f.zip")
    #expect(report(folder, ledger + [entry(folder.path("f.zip"))]) == nil)
  }

  /// More than are looked at by one thread, with endings of every kind among them.
  @Test func aLargeFolderIsListedInOrder() throws {
    let folder = try TemporaryFolder()
    let endings = ["txt", "md", "png", "TXT", "txt.yaml", "html", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"]
    for number in 0..<2_000 { try folder.write("t", to: "\(number).\(endings[number % endings.count])") }
    let listing = CorpusWalk(paths: [folder.path], openArchive: nil).listing()
    let pictures = listing.skipped.filter { $0.reason == "a picture is no document" }
    let sidecars = listing.skipped.filter { $0.reason == "metadata without a document beside it" }
    #expect(pictures.count == 143)
    #expect(sidecars.count == 143)
    #expect(listing.files.count == 2_000 - 286)
    #expect(zip(listing.files, listing.files.dropFirst()).allSatisfy { $0.path.precedesByByte($1.path) })
    #expect(listing.files.allSatisfy { $0.size == 1 && $0.modified == 1_000_000_000_000_000_000 })
  }
}
