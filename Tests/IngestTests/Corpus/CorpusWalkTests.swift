import Corpus
import DocumentModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Ingest

@Suite struct CorpusWalkTests {
  /// A file that somebody is writing is read again later, not half.
  @Test func aFileThatChangesWhileItIsReadIsNotBelieved() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "old words ", count: 4_000_000), to: "growing.txt")
    let path = folder.path("growing.txt")
    let isDone = Mutex(false)
    let writing = Thread {
      while !isDone.withLock({ $0 }), let file = fopen(path, "a") {
        fputs("new words ", file)
        fclose(file)
      }
    }
    writing.start()
    defer { isDone.withLock { $0 = true } }
    var codes: Set<String> = []
    // On a busy machine the writer may have to wait for a while.
    for _ in 0..<2000 where codes.isEmpty {
      do throws(FileFailure) {
        _ = try FileSystem.contents(of: path, limit: 1 << 30)
      } catch {
        codes.insert(error.code)
      }
    }
    #expect(codes == ["changed-while-read"])
  }

  private func relative(_ listing: CorpusListing, _ folder: TemporaryFolder) -> [String] {
    listing.files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func findsFilesInOrderOfByteAndPassesHiddenOnesOver() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "a/z.md", "a.txt", "B.html", ".git/x.txt", ".hidden.txt", "é.txt", "a/.x/y.txt"] {
      try folder.write("text", to: name)
    }
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(relative(listing, folder) == ["B.html", "a.txt", "a/z.md", "b.txt", "é.txt"])
    #expect(listing.failed.isEmpty && listing.skipped.isEmpty)
    #expect(CorpusWalk(paths: [folder.path("a"), folder.path, folder.path("b.txt")]).listing().files.count == 5)
  }

  @Test func takesHiddenOnesThatAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: ".notes/.a.txt")
    try folder.write("text", to: ".notes/b.txt")
    let named = CorpusWalk(paths: [folder.path(".notes"), folder.path(".notes/.a.txt")]).listing()
    #expect(relative(named, folder) == [".notes/.a.txt", ".notes/b.txt"])
  }

  @Test func obeysGlobsInFoldersOnly() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "a.md", "drafts/b.txt", "sub/c.txt"] { try folder.write("text", to: name) }
    var walk = CorpusWalk(paths: [folder.path], including: [Glob("*.txt")], excluding: [Glob("drafts")])
    #expect(relative(walk.listing(), folder) == ["a.txt", "sub/c.txt"])
    walk.paths.append(folder.path("a.md"))
    #expect(relative(walk.listing(), folder) == ["a.md", "a.txt", "sub/c.txt"])
  }

  @Test func neverLeavesTheFolderByALink() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("secret", to: "secret.txt")
    try folder.write("text", to: "in/a.txt")
    try folder.link("loop", to: folder.path)
    try folder.link("inner.txt", to: "in/a.txt")
    try folder.link("out", to: outside.path)
    try folder.link("out.txt", to: outside.path("secret.txt"))
    try folder.link("broken", to: "nowhere")
    try folder.link("self", to: "self")
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(relative(listing, folder) == ["in/a.txt"])
    #expect(listing.skipped.map { $0.path.split(separator: "/").last } == ["broken", "out", "out.txt", "self"])
    // A link that is named is followed, and then the links to its folder say nothing new.
    let both = CorpusWalk(paths: [folder.path, folder.path("out")]).listing()
    #expect(both.files.map(\.name) == ["a.txt", "secret.txt"] || both.files.map(\.name) == ["secret.txt", "a.txt"])
    #expect(both.skipped.map { $0.path.split(separator: "/").last } == ["broken", "self"])
  }

  @Test func refusesWhatIsNoFileUnopened() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path("pipe.txt"), 0o600) == 0)
    let found = CorpusWalk(paths: [folder.path]).listing()
    #expect(found.files.isEmpty && found.skipped.first?.reason.contains("named pipe") == true)
    let named = CorpusWalk(paths: [folder.path("pipe.txt"), "/dev/null", folder.path("gone.txt")]).listing()
    #expect(named.files.isEmpty)
    #expect(Set(named.failed.map(\.code)) == ["not-a-file", "not-found"])
    #expect(named.missing == [folder.path("gone.txt")])
  }

  @Test func passesOtherFilesOverWithAReason() throws {
    let folder = try TemporaryFolder()
    for name in ["photo.JPG", "data.csv", "refs.bib", "a.txt~", "lonely.yaml", "README"] {
      try folder.write("text", to: name)
    }
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(relative(listing, folder) == ["README"])
    #expect(listing.skipped.count == 5)
    let named = CorpusWalk(paths: [folder.path("refs.bib")]).listing()
    #expect(named.failed.map(\.code) == ["not-a-document"])
    #expect(named.failed.first?.message.contains("--metadata") == true)
  }

  @Test func tellsSidecarsFromDocuments() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "a.yaml", "b.md", "b.md.csl.json", "b.yml", "c.txt"] { try folder.write("text", to: name) }
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(listing.skipped.isEmpty)
    #expect(
      listing.files.map { $0.sidecar.map { String($0.dropFirst(folder.path.count + 1)) } } == [
        "a.yaml", "b.md.csl.json", nil,
      ])
    #expect(listing.files[0].size == 8 && listing.files[0].bytes == 4)
  }

  @Test func survivesNamesThatAreNoText() throws {
    let folder = try TemporaryFolder()
    var path = Array(folder.path("").utf8CString.dropLast())
    path += [CChar(bitPattern: 0xFF), 0x2E, 0x74, 0x78, 0x74, 0]
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    guard descriptor >= 0 else { return }
    close(descriptor)
    let listing = CorpusWalk(paths: [folder.path]).listing()
    #expect(listing.files.isEmpty && listing.failed.map(\.code) == ["name-not-utf8"])
    unlink(path)
  }

  @Test func saysWhatItMayNotRead() throws {
    guard geteuid() != 0 else { return }
    let folder = try TemporaryFolder()
    try folder.write("text", to: "closed/a.txt")
    chmod(folder.path("closed"), 0)
    defer { chmod(folder.path("closed"), 0o700) }
    #expect(CorpusWalk(paths: [folder.path]).listing().failed.map(\.code) == ["permission-denied"])
  }

  @Test(arguments: [
    ("a\nb c\r\n\n", false, ["a", "b c"]), ("a\nb\0c\0", true, ["a\nb", "c"]), ("", false, []), ("x", true, ["x"]),
  ])
  func readsPathLists(text: String, separatedByZero: Bool, expected: [String]) {
    #expect(PathList.paths(in: Array(text.utf8), separatedByZero: separatedByZero) == expected)
  }
}
