import Foundation
import Testing

/// Indexes on servers that are away: what is said, and how a program is told.
@Suite struct ServerCommandTests {
  /// Nobody listens there.
  private static let away = "tcp://127.0.0.1:1"

  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeSamples()
    _ = try workspace.run("ingest", "-q", "texts")
    return workspace
  }

  @Test(arguments: [
    ["search", "lamp"], ["cites", "lamp"], ["sources"], ["list"], ["show", "holm-2011"], ["status"],
  ])
  func theAnswerOfTheRestIsMarked(_ words: [String]) throws {
    let workspace = try workspace()
    let alone = try workspace.run(words + ["--format", "json"])
    let outcome = try workspace.run(words + ["--index", "index", "--index", Self.away, "--format", "json", "-q"])
    #expect(outcome.status == alone.status)
    #expect(outcome.errors.contains("incomplete: \(Self.away) did not answer"))
    #expect(try outcome.json()["incomplete"] == [.string(Self.away)])
    #expect(try outcome.json().keys == alone.json().keys.union(["incomplete"]))
    let text = try workspace.run(words + ["--index", "index", "--index", Self.away])
    #expect(text.output.contains("incomplete: \(Self.away) did not answer"))
  }

  @Test func allMayBeRequired() throws {
    let outcome = try workspace().run(
      "search", "lamp", "--index", "index", "--index", Self.away, "--require-all", "--format", "json")
    #expect(outcome.status == 2)
    #expect(try outcome.json()["code"] == "index-unreachable")
    #expect(outcome.errors.contains(Self.away))
  }

  @Test func aTableSaysItOnStandardError() throws {
    let outcome = try workspace().run("search", "lamp", "--index", "index", "--index", Self.away, "--format", "csv")
    #expect(outcome.errors.contains("incomplete: \(Self.away)"))
    #expect(!outcome.output.contains("incomplete"))
    let sheet = try workspace().run("search", "lamp", "--index", "index", "--index", Self.away, "--format", "markdown")
    #expect(sheet.output.contains("*Incomplete: \(Self.away)"))
  }

  @Test(arguments: ["tcp://nowhere", "ssh://host", "ssh://-oProxyCommand=x/srv", "tcp://[::1]"])
  func aBadAddressIsAnError(_ name: String) throws {
    let outcome = try workspace().run("search", "lamp", "--index", name)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("names no index"))
  }

  @Test(arguments: ["0", "-1", "nan", "1e9"]) func theTimeIsANumberOfSeconds(_ time: String) throws {
    #expect(try workspace().run("search", "lamp", "--timeout=\(time)").status == 2)
  }

  @Test func aStubIsNamedWithItsBadLine() throws {
    let workspace = try workspace()
    try workspace.write("all", "auto index\nhoney other\n")
    let outcome = try workspace.run("search", "lamp", "--index", "all")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("line 2"))
  }
}
