import Corpus
import DocumentModel
import TestSupport
import Testing

@testable import Ingest

@Suite struct WatchScopeTests {
  @Test func knowsWhatConcernsAWalk() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "texts/north/x.txt")
    try folder.write("x", to: "single/one.txt")
    try folder.write("x", to: "single/two.txt")
    let walk = CorpusWalk(
      paths: [folder.path("texts"), folder.path("single/one.txt"), folder.path("absent/.hidden")],
      excluding: [Glob("*.tmp"), Glob("north/drafts")])
    let scope = WatchScope(walk)
    #expect(scope.parents == [folder.path, folder.path("single"), folder.path("absent")])
    let cases: [(String?, String, Bool)] = [
      ("a.txt", "texts", true), ("x.txt", "texts/north", true), (nil, "texts", true),
      // What an editor writes beside the file.
      (".a.txt.swp", "texts", false), (".git", "texts", false), ("a.tmp", "texts", false),
      ("drafts", "texts/north", false), ("drafts", "texts", true),
      // Beside what was named.
      ("one.txt", "single", true), ("two.txt", "single", false), ("texts", "", true), ("other", "", false),
      (".hidden", "absent", true),
    ]
    for (name, parent, expected) in cases {
      let path = parent.isEmpty ? folder.path : folder.path(parent)
      #expect(scope.concerns(name, in: path) == expected, "\(name ?? "itself") in \(parent)")
    }
  }

  private func listing(_ folder: TemporaryFolder) -> CorpusListing { CorpusWalk(paths: [folder.path]).listing() }

  @Test func findsWhatChangedBetweenTwoWalks() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "sub/c.txt"] { try folder.write("text", to: name) }
    try folder.write("none", to: "picture.png")
    let first = listing(folder)
    #expect(first.visited == [folder.path, folder.path("sub")])
    #expect(listing(folder).changes(since: first) == nil)
    try folder.write("more text", to: "b.txt")
    try folder.write("text", to: "sub/d.txt")
    let second = listing(folder)
    let changes = try #require(second.changes(since: first))
    #expect(changes.files.map(\.name) == ["b.txt", "d.txt"])
    #expect(changes.skipped.isEmpty && changes.folders == [folder.path])
    // One that is gone is no file of the changes, and there is something to do.
    try folder.remove("a.txt")
    let third = listing(folder)
    #expect(third.changes(since: second)?.files == [])
    #expect(third.changes(since: third) == nil)
    // What could not be got at is new again.
    let failure = IngestReport.Failure(path: folder.path("b.txt"), code: "changed-while-read", message: "")
    #expect(third.changes(since: third.forgetting([failure]))?.files.map(\.name) == ["b.txt"])
    let bad = IngestReport.Failure(path: folder.path("b.txt"), code: "damaged", message: "")
    #expect(third.changes(since: third.forgetting([bad])) == nil)
  }

  /// An index in the folder is looked into, found to be one, and not among the folders that are watched on.
  @Test func anIndexIsNotVisited() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "a.txt")
    try folder.write("", to: "index/iamglass")
    var entered: [String] = []
    let found = CorpusWalk(paths: [folder.path]).listing { entered.append($0) }
    #expect(entered == [folder.path, folder.path("index")])
    #expect(found.visited == [folder.path])
  }
}
