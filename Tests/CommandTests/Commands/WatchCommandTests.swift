import Foundation
import Testing

/// `ingest --watch`: an index that keeps in step with its folders.
@Suite(.serialized) struct WatchCommandTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeSamples()
    return workspace
  }

  private func text(_ word: String) -> String { "Report on the \(word)\n\nThe \(word) was seen from the pier.\n" }

  @Test func whatChangesIsTakenIn() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace)
    #expect(try watched.reports()[0]["added"] == 3)
    // A file; one in a new folder; one that an editor writes beside and renames.
    try workspace.write("texts/otter.txt", text("otter"))
    try workspace.write("texts/new/deep/heron.txt", text("heron"))
    #expect(try watched.sum(of: "added", becoming: 5) == 5)
    try workspace.write("texts/.otter.txt.tmp", text("walrus"))
    #expect(rename(workspace.path("texts/.otter.txt.tmp"), workspace.path("texts/otter.txt")) == 0)
    #expect(try watched.sum(of: "updated", becoming: 1) == 1)
    try workspace.write("texts/new/deep/stork.txt", text("stork"))
    #expect(try watched.sum(of: "added", becoming: 6) == 6)
    #expect(try workspace.run("search", "walrus").status == 0)
    #expect(try workspace.run("search", "otter").status == 1)
    // A folder that is moved, and a file in it afterwards.
    try workspace.move("texts/new", to: "texts/moved")
    #expect(try watched.sum(of: "added", becoming: 8) == 8)
    try workspace.write("texts/moved/deep/crane.txt", text("crane"))
    #expect(try watched.sum(of: "added", becoming: 9) == 9)
    let outcome = try watched.interrupt()
    #expect(outcome.status == 130)
    #expect(try workspace.run("doctor").status == 0)
    // Nothing is left to do, and the documents of the files that went are still there.
    let again = try workspace.run("ingest", "texts", "--format", "json").json()
    #expect([again["added"], again["updated"], again["unchanged"]] == [0, 0, 7])
    #expect(try workspace.run("list", "--format", "jsonl").lines.count == 9)
  }

  @Test func whatGoesIsTakenOutWhenAsked() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace, ["--prune", "texts"])
    try workspace.remove("texts/keepers.txt")
    #expect(try watched.sum(of: "removed", becoming: 1) == 1)
    try workspace.remove("texts/north")
    #expect(try watched.sum(of: "removed", becoming: 2) == 2)
    // The folder itself goes, as a drive that is unplugged, and comes: its documents stay.
    try workspace.move("texts", to: "elsewhere")
    _ = try watched.reports { $0.last?["failed"].values.isEmpty == false }
    try workspace.move("elsewhere", to: "texts")
    try workspace.write("texts/otter.txt", text("otter"))
    #expect(try watched.sum(of: "added", becoming: 4) == 4)
    #expect(try watched.sum(of: "removed", becoming: 2) == 2)
    #expect(try watched.interrupt().status == 130)
  }

  @Test func aNamedFileIsFollowedThroughRenames() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace, ["texts/keepers.txt"])
    try workspace.write("texts/otter.txt", text("otter"))
    try workspace.write("texts/.k", text("lantern"))
    try workspace.remove("texts/keepers.txt")
    try workspace.move("texts/.k", to: "texts/keepers.txt")
    #expect(try watched.sum(of: "updated", becoming: 1) == 1)
    #expect(try watched.sum(of: "added", becoming: 1) == 1)
    #expect(try watched.interrupt().status == 130)
    #expect(try workspace.run("search", "otter").status == 1)
  }

  @Test func manyChangesAreFewRounds() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace)
    for number in 0..<400 { try workspace.write("texts/many/\(number % 7)/\(number).txt", text("gull\(number)")) }
    #expect(try watched.sum(of: "added", becoming: 403) == 403)
    #expect(try watched.reports().count <= 6)
    #expect(try watched.interrupt().status == 130)
  }

  /// What it writes itself does not wake it, nor does what no walk would find.
  @Test func itsOwnIndexDoesNotWakeIt() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace, environment: ["LOCCIT_INDEX": workspace.path("texts/index")])
    try workspace.write("texts/otter.txt", text("otter"))
    _ = try watched.reports(untilThereAre: 2)
    try workspace.write("texts/.hidden.txt", text("heron"))
    Thread.sleep(forTimeInterval: 1.5)
    #expect(try watched.reports().map(\.["added"]) == [3, 1])
    #expect(try watched.interrupt().status == 130)
  }

  /// Between two rounds others write; while others write, a round waits.
  @Test func itHoldsNoLockWhileItWaits() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace)
    #expect(try workspace.run("remove", "holm-2011").status == 0)
    for number in 0..<120 {
      try workspace.write("many/\(number).txt", "Report \(number) of the pilots\n\nThe weather was fair.\n")
    }
    let pipe = try NarrowPipe()
    let other = try Running(
      Program.url, ["ingest", "--progress", "json", "many"], in: workspace.folder,
      environment: ["LOCCIT_INDEX": workspace.path("index")], errors: pipe.writing)
    #expect(pipe.wait(for: "added"))
    try workspace.write("texts/otter.txt", text("otter"))
    Thread.sleep(forTimeInterval: 1.5)
    #expect(try watched.reports().count == 1)
    pipe.drain()
    #expect(try other.end().status == 0)
    #expect(try watched.sum(of: "added", becoming: 4) == 4)
    let outcome = try watched.interrupt()
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("is being written by process \(other.process.processIdentifier)"))
  }

  @Test func anIndexThatIsTakenAwayIsMadeAnew() throws {
    let workspace = try workspace()
    let watched = try Watched(workspace)
    try workspace.remove("index")
    try workspace.write("texts/otter.txt", text("otter"))
    #expect(try watched.sum(of: "added", becoming: 7) == 7)
    #expect(try watched.interrupt().status == 130)
  }

  @Test func aLineIsSaidOfEachRound() throws {
    let workspace = try workspace()
    let running = try Running(
      Program.url, ["ingest", "--watch", "texts"], in: workspace.folder,
      environment: ["LOCCIT_INDEX": workspace.path("index")])
    for _ in 0..<200 where !workspace.exists("index") { Thread.sleep(forTimeInterval: 0.05) }
    for _ in 0..<200 where try workspace.run("search", "lamp").status != 0 { Thread.sleep(forTimeInterval: 0.05) }
    Thread.sleep(forTimeInterval: 0.5)
    try workspace.write("texts/otter.txt", text("otter"))
    for _ in 0..<200 where try workspace.run("search", "otter").status != 0 { Thread.sleep(forTimeInterval: 0.05) }
    Thread.sleep(forTimeInterval: 0.3)
    running.process.interrupt()
    let outcome = try running.end()
    #expect(outcome.status == 130)
    #expect(outcome.lines.first == "3 added, 0 updated, 0 unchanged")
    #expect(outcome.errors == "watching 3 folders; Ctrl-C ends it\n1 added\n")
    #expect(try workspace.run("ingest", "--watch", "--dry-run", "texts").status == 2)
  }
}
