import Corpus
import DocumentModel
import TestSupport
import Testing

@testable import Ingest

@Suite struct ArchiveWalkTests {
  typealias Member = ArchiveBytes.Member

  private static let papers: [(String, String)] = [
    ("z.txt", "# Z\nby Roe\nin 2001\nThe text of z."), ("sub/b.txt", "# B\nThe text of b."), (".hidden.txt", "x"),
    ("__MACOSX/z.txt", "x"), ("sub/b.txt.yaml", "title: Beside It\n"), ("sub/pic.png", "x"), ("more.zip", "x"),
    ("a.txt", "# A\nby Roe\nin 2001\nThe text of a."),
  ]

  private static let kinds: [(name: String, bytes: [UInt8])] = [
    ("in.zip", ArchiveBytes.zip(papers)), ("in.tar", ArchiveBytes.tar(papers)),
    ("in.tar.gz", ArchiveBytes.gzip(ArchiveBytes.tar(papers))), ("in.tgz", ArchiveBytes.gzip(ArchiveBytes.tar(papers))),
  ]

  private func paths(_ listing: CorpusListing, _ folder: TemporaryFolder) -> [String] {
    listing.files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  private func run(
    _ folder: TemporaryFolder, _ index: MemoryIndex, paths: [String] = [], jobs: Int = 2,
    change: (inout IngestOptions) -> Void = { _ in }
  ) async throws -> IngestReport {
    let walk = CorpusWalk(paths: paths.isEmpty ? [folder.path] : paths.map { folder.path($0) })
    var options = IngestOptions(walk: walk, jobs: jobs)
    change(&options)
    return try await IngestRun(options, reader: .test()).run(into: index)
  }

  @Test(arguments: kinds.indices) func anArchiveIsWalkedLikeAFolder(kind: Int) throws {
    let (name, bytes) = Self.kinds[kind]
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(paths(listing, folder) == ["\(name)/a.txt", "\(name)/sub/b.txt", "\(name)/z.txt"])
    #expect(listing.readingOrder.map(\.name) == ["z.txt", "b.txt", "a.txt"])
    #expect(
      listing.skipped.map(\.reason) == [
        "an archive in an archive is not opened; unpack it", "a picture is no document",
      ])
    #expect(listing.failed.isEmpty)
    let named = CorpusWalk(paths: [folder.path(name)]).listing()
    #expect(named.files == listing.files && named.folders == [folder.path(name)])
    let inner = CorpusWalk(paths: [folder.path(name) + "/sub/b.txt"]).listing()
    #expect(inner.files.map(\.name) == ["b.txt"] && inner.files.allSatisfy(\.isNamed))
    #expect(CorpusWalk(paths: [folder.path(name) + "/sub"]).listing().files.map(\.name) == ["b.txt"])
    #expect(CorpusWalk(paths: [folder.path(name) + "/gone.txt"]).listing().missing == [folder.path(name) + "/gone.txt"])
  }

  @Test func globsAreObeyedInArchives() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "d/other.md")
    try folder.write(ArchiveBytes.zip(Self.papers), to: "d/in.zip")
    func found(_ including: [String], _ excluding: [String]) -> [String] {
      paths(
        CorpusWalk(paths: [folder.path], including: including.map(Glob.init), excluding: excluding.map(Glob.init))
          .listing(), folder)
    }
    #expect(found(["*.txt"], ["sub"]) == ["d/in.zip/a.txt", "d/in.zip/z.txt"])
    #expect(found([], ["d/in.zip/z.txt"]) == ["d/in.zip/a.txt", "d/in.zip/sub/b.txt", "d/other.md"])
    #expect(found([], ["*.zip"]) == ["d/other.md"])
    #expect(found(["d/in.zip/sub/*"], []) == ["d/in.zip/sub/b.txt"])
  }

  @Test(arguments: kinds.indices) func membersBecomeDocumentsOfTheirOwn(kind: Int) async throws {
    let (name, bytes) = Self.kinds[kind]
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: name)
    try folder.touch(name, modified: 1_000_000_000)
    let one = MemoryIndex()
    let report = try await run(folder, one, jobs: 1)
    #expect(report.added == 3 && report.failed.isEmpty)
    #expect(one.content.documents.values.contains { $0.work.title == "Beside It" })
    let many = MemoryIndex()
    _ = try await run(folder, many, jobs: 8)
    #expect(many.content.units == one.content.units && many.order == one.order)
    // Nothing changed, then only the time did.
    #expect(try await run(folder, one).unchanged == 3)
    try folder.touch(name, modified: 1_100_000_000)
    let puts = one.puts
    #expect(try await run(folder, one).unchanged == 3)
    #expect(one.puts == puts)
    #expect(try await run(folder, one) { $0.force = true }.updated == 3)
  }

  @Test func whatIsGoneFromAnArchiveIsPruned() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write(ArchiveBytes.zip([("a.txt", "One."), ("b.txt", "Two.")]), to: "in.zip")
    _ = try await run(folder, index)
    try folder.write(ArchiveBytes.zip([("a.txt", "One."), ("c.txt", "Three.")]), to: "in.zip")
    try folder.touch("in.zip", modified: 1_100_000_000)
    let kept = try await run(folder, index)
    #expect(kept.added == 1 && kept.removed == 0 && kept.skipped.map(\.path) == [folder.path("in.zip/b.txt")])
    // What a glob leaves out is still there, and so is what cannot be read just now.
    _ = try await run(folder, index) {
      $0.prunes = true
      $0.walk.excluding = [Glob("a.txt")]
    }
    #expect(index.ids == ["a", "c"])
    try folder.write([0x50, 0x4B, 3, 4, 9], to: "in.zip")
    let damaged = try await run(folder, index) { $0.prunes = true }
    #expect(damaged.failed.map(\.code) == ["damaged"] && index.ids == ["a", "c"])
    try folder.remove("in.zip")
    #expect(try await run(folder, index) { $0.prunes = true }.removed == 2)
    #expect(index.ids.isEmpty)
  }

  @Test func whatIsReadBeforeTheDamageCounts() async throws {
    let folder = try TemporaryFolder()
    let tar = ArchiveBytes.tar([("a.txt", "One."), ("b.txt", String(repeating: "Two. ", count: 900))])
    try folder.write(Array(tar.prefix(3000)), to: "in.tar")
    let report = try await run(folder, MemoryIndex())
    #expect(report.added == 1)
    #expect(report.failed.map(\.path) == [folder.path("in.tar"), folder.path("in.tar/b.txt")])
    #expect(report.failed.allSatisfy { $0.code == "damaged" })
  }

  @Test func lockedMembersFailByThemselves() async throws {
    let folder = try TemporaryFolder()
    let locked = Member("b.txt", Array(repeating: 7, count: 40), flags: 1)
    try folder.write(ArchiveBytes.zip([Member("a.txt", Array("One.".utf8)), locked]), to: "in.zip")
    let report = try await run(folder, MemoryIndex())
    #expect(report.added == 1 && report.failed.map(\.code) == ["encrypted"])
  }

  @Test(.timeLimit(.minutes(5))) func bombsAreRefused() async throws {
    let folder = try TemporaryFolder()
    let bomb = ArchiveBytes.deflatedLetters(80 << 20)
    try folder.write(ArchiveBytes.zip([Member("a.txt", bomb, method: 8, size: 40)]), to: "liar.zip")
    try folder.write(ArchiveBytes.zip([Member("a.txt", bomb, method: 8, size: 3 << 30)]), to: "honest.zip")
    let header = ArchiveBytes.tar([Member("a.txt", [], size: 7 << 30)]).prefix(512)
    try folder.write(ArchiveBytes.gzip(Array(header)), to: "tar.tar.gz")
    let report = try await run(folder, MemoryIndex())
    #expect(report.added == 0 && report.failed.count >= 3)
    #expect(report.failed.allSatisfy { ["too-costly", "too-large", "damaged"].contains($0.code) })
  }

  @Test func filesThatOnlyLookLikeArchivesAreRead() throws {
    let folder = try TemporaryFolder()
    try folder.write(ArchiveBytes.gzip(Array("Text.".utf8)), to: "a.txt.gz")
    try folder.write(BookBytes.epub([("a.xhtml", "<p>Text.</p>")]), to: "book.zip")
    try folder.write(ArchiveBytes.gzip(Array("a,b".utf8)), to: "table.csv.gz")
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(paths(listing, folder) == ["a.txt.gz", "book.zip"] && listing.failed.isEmpty)
    #expect(listing.skipped.map(\.reason) == ["data is no document"])
  }

  @Test func aPathIntoAnArchiveIsKnownByItsRealPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(ArchiveBytes.zip([("a.txt", "One.")]), to: "in.zip")
    try folder.link("link.zip", to: "in.zip")
    #expect(CorpusWalk.canonicalPath(of: folder.path("link.zip/a.txt")) == folder.path("in.zip/a.txt"))
    #expect(CorpusWalk.canonicalPath(of: folder.path("gone.zip")) == folder.path("gone.zip"))
  }
}
