import Foundation
import Testing

/// Two processes at one index, and an ingest that is interrupted.
@Suite struct ConcurrencyTests {
  /// An ingest of many files that stands still in the middle, the index's lock in its hand, until its pipe is drained.
  private func heldIngest(_ workspace: Workspace) throws -> (running: Running, pipe: NarrowPipe) {
    for number in 0..<120 {
      try workspace.write(
        "many/\(number).txt", "Report \(number) of the pilots\n\nThe weather of day \(number) was fair.\n")
    }
    let pipe = try NarrowPipe()
    let running = try Running(
      Program.url, ["ingest", "--progress", "json", "--format", "json", "many"], in: workspace.folder,
      environment: ["LOCCIT_INDEX": workspace.path("index")], errors: pipe.writing)
    #expect(pipe.wait(for: "added"))
    return (running, pipe)
  }

  @Test func aWriterKeepsOthersFromWritingButNotFromReading() throws {
    let workspace = try Workspace()
    try workspace.writeSamples()
    #expect(try workspace.run("ingest", "-q", "texts").status == 0)
    let held = try heldIngest(workspace)
    for words in [["ingest", "texts"], ["remove", "holm-2011"]] {
      let outcome = try workspace.run(words + ["--format", "json"])
      #expect(outcome.status == 75)
      let error = try outcome.json()
      #expect(Interface.error.faults(in: error) == [])
      #expect(error["code"] == "index-locked")
      #expect(outcome.errors.contains("process \(held.running.process.processIdentifier)"))
    }
    #expect(try workspace.run("search", "lamp").status == 0)
    #expect(try workspace.run("list", "--format", "jsonl").lines.count == 3)
    #expect(try workspace.run("ingest", "--dry-run", "texts").status == 0)
    held.pipe.drain()
    #expect(try held.running.end().status == 0)
    #expect(try workspace.run("list", "--format", "jsonl").lines.count == 123)
  }

  @Test func anInterruptionKeepsWhatIsDone() throws {
    let workspace = try Workspace()
    let held = try heldIngest(workspace)
    held.running.process.interrupt()
    held.pipe.drain()
    let outcome = try held.running.end()
    #expect(outcome.status == 130)
    let report = try outcome.json()
    #expect(report["interrupted"] == true)
    let added = try #require(report["added"].integer)
    #expect((1..<120).contains(added))
    #expect(try workspace.run("list", "--format", "jsonl").lines.count == added)
    let rest = try workspace.run("ingest", "many", "--format", "json").json()
    #expect(rest["added"].integer == 120 - added)
    #expect(rest["unchanged"].integer == added)
    #expect(try workspace.run("doctor").status == 0)
  }
}
