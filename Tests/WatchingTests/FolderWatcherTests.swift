import Foundation
import TestSupport
import Testing

@testable import Watching

@Suite struct FolderWatcherTests {
  /// Everything that comes within a while, once something has.
  private func changes(_ watcher: FolderWatcher) -> Set<FolderChange> {
    var all = Set(watcher.wait(until: .now + .seconds(10)))
    let end = ContinuousClock.now + .milliseconds(50)
    while ContinuousClock.now < end { all.formUnion(watcher.wait(until: end)) }
    return all
  }

  @Test func tellsWhatChanged() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "old.txt")
    try folder.write("x", to: "sub/x.txt")
    let watcher = try FolderWatcher()
    watcher.watch(folder.path)
    watcher.watch(folder.path)
    #expect(watcher.count == 1 && watcher.refused.isEmpty)
    try folder.write("new", to: "new.txt")
    #expect(changes(watcher).contains(FolderChange(folder: folder.path, name: "new.txt")))
    try FileManager.default.moveItem(atPath: folder.path("new.txt"), toPath: folder.path("renamed.txt"))
    #expect(changes(watcher).map(\.name).sorted { ($0 ?? "") < ($1 ?? "") } == ["new.txt", "renamed.txt"])
    try folder.remove("old.txt")
    #expect(changes(watcher) == [FolderChange(folder: folder.path, name: "old.txt")])
    // What lies deeper is another folder's.
    try folder.write("y", to: "sub/x.txt")
    #expect(watcher.wait(until: .now + .milliseconds(50)).isEmpty)
  }

  @Test func whatHappensBetweenTwoCallsIsKept() throws {
    let folder = try TemporaryFolder()
    let watcher = try FolderWatcher()
    watcher.watch(folder.path)
    _ = watcher.wait(until: .now)
    for number in 0..<100 { try folder.write("text", to: "\(number).txt") }
    #expect(Set(changes(watcher).compactMap(\.name)).count >= 100)
  }

  @Test func endsAtTheDeadlineAndWhenCalled() throws {
    let folder = try TemporaryFolder()
    let watcher = try FolderWatcher()
    watcher.watch(folder.path)
    let start = ContinuousClock.now
    #expect(watcher.wait(until: start + .milliseconds(30)).isEmpty)
    #expect(ContinuousClock.now - start >= .milliseconds(30))
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    write(ends[1], "x", 1)
    #expect(watcher.wait(until: nil, orReadable: ends[0]).isEmpty)
    for end in ends { close(end) }
  }

  /// A folder that bears the name of one that is gone is another folder, and must be watched anew.
  @Test(arguments: [true, false]) func aFolderThatWentIsForgotten(isMoved: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a/deep/x.txt")
    let watcher = try FolderWatcher()
    for name in [folder.path, folder.path("a"), folder.path("a/deep")] { watcher.watch(name) }
    if isMoved {
      try FileManager.default.moveItem(atPath: folder.path("a"), toPath: folder.path("b"))
    } else {
      try folder.remove("a")
    }
    #expect(!changes(watcher).isEmpty)
    #expect(watcher.count == 1)
    try folder.write("y", to: "a/deep/y.txt")
    #expect(changes(watcher).contains(FolderChange(folder: folder.path, name: "a")))
    for name in [folder.path("a"), folder.path("a/deep")] { watcher.watch(name) }
    try folder.write("z", to: "a/deep/z.txt")
    #expect(changes(watcher).contains(FolderChange(folder: folder.path("a/deep"), name: "z.txt")))
  }

  @Test func keepsOnlyWhatItIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "index/x")
    let watcher = try FolderWatcher()
    for name in [folder.path, folder.path("index")] { watcher.watch(name) }
    watcher.keep(only: [folder.path])
    try folder.write("y", to: "index/y")
    #expect(watcher.wait(until: .now + .milliseconds(50)).isEmpty)
    #expect(watcher.count == 1)
  }

  @Test func whatCannotBeWatchedIsSaid() throws {
    let folder = try TemporaryFolder()
    let watcher = try FolderWatcher()
    watcher.watch(folder.path("absent"))
    #expect(watcher.refused[folder.path("absent")]?.kind == .notReadable)
    #expect(watcher.count == 0)
    watcher.forgetRefusals()
    #expect(watcher.refused.isEmpty)
  }
}
