import Foundation
import Testing

/// What is longer than the terminal goes through the pager.
@Suite struct PagerTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// What comes on a terminal of so many rows, and how the program ends.
  private func onTerminal(
    _ words: [String], rows: UInt16 = 8, environment: [String: String] = [:], errors: Bool = false
  ) throws -> (text: String, outcome: Program.Outcome) {
    let terminal = try Terminal(rows: rows, columns: 80)
    let environment = ["LOCCIT_INDEX": try SharedIndex.path, "TERM": "xterm"].merging(environment) { $1 }
    let running = try Running(
      Program.url, words, in: SharedIndex.folder, environment: environment, output: terminal.stream,
      errors: errors ? terminal.stream : nil)
    let outcome = try running.end()
    return (terminal.text().replacing("\r\n", with: "\n"), outcome)
  }

  /// A pager that keeps what it is given.
  private func keeper(_ name: String = "paged") -> String { "cat > '\(workspace.path(name))'" }

  private func kept(_ name: String = "paged") throws -> String? {
    guard workspace.exists(name) else { return nil }
    return try String(contentsOfFile: workspace.path(name), encoding: .utf8)
  }

  private let search = ["search", "keepers", "lamp"]

  @Test func longTextIsPagedAndShortIsNot() throws {
    let pager = ["LOCCIT_PAGER": keeper()]
    let short = try onTerminal(search, rows: 200, environment: pager)
    #expect(try kept() == nil)
    #expect(short.text.contains("holm-2011#"))
    let long = try onTerminal(search, environment: pager)
    #expect(long.text.isEmpty)
    #expect(long.outcome.status == 0)
    #expect(try kept() == short.text)
  }

  @Test func theRowsOfTheTerminalAreCounted() throws {
    let whole = try onTerminal(["list", "--no-pager"]).text
    let rows = UInt16(whole.split(separator: "\n").count)
    _ = try onTerminal(["list"], rows: rows + 1, environment: ["LOCCIT_PAGER": keeper()])
    #expect(try kept() == nil)
    _ = try onTerminal(["list"], rows: rows, environment: ["LOCCIT_PAGER": keeper()])
    #expect(try kept() == whole)
  }

  @Test func aTerminalOfUnknownHeightHasNone() throws {
    _ = try onTerminal(search, rows: 0, environment: ["LOCCIT_PAGER": keeper()])
    #expect(try kept() == nil)
    _ = try onTerminal(search, rows: 0, environment: ["LOCCIT_PAGER": keeper(), "LINES": "8"])
    #expect(try kept() != nil)
  }

  @Test(arguments: [
    ["search", "keepers"], ["search", "--format", "markdown", "keepers"], ["cites", "Lamps"], ["sources"],
    ["show", "holm-2011"], ["list"], ["status", "--verbose"], ["inspect", "texts/keepers.txt"],
    ["inspect", "--stage", "units", "texts/keepers.txt"], ["inspect", "--references", "texts/keepers.txt"],
  ])
  func everyAnswerForPeopleIsPaged(words: [String]) throws {
    let plain = try onTerminal(words + ["--no-pager"], rows: 2)
    _ = try onTerminal(words, rows: 2, environment: ["LOCCIT_PAGER": keeper()])
    #expect(!plain.text.isEmpty)
    #expect(try kept() == plain.text)
  }

  @Test(arguments: ["json", "jsonl", "csv", "tsv"])
  func whatProgramsReadIsNot(format: String) throws {
    let answer = try onTerminal(["search", "--format", format, "keepers"], environment: ["LOCCIT_PAGER": keeper()])
    #expect(try kept() == nil)
    #expect(answer.text.contains("holm-2011#"))
  }

  @Test func onlyATerminalHasAPager() throws {
    let environment = ["LOCCIT_INDEX": try SharedIndex.path, "LOCCIT_PAGER": keeper(), "LINES": "4"]
    let piped = try Program.run(search, in: SharedIndex.folder, environment: environment)
    #expect(piped.output.contains("holm-2011#"))
    #expect(try kept() == nil)
  }

  @Test func theEnvironmentNamesThePager() throws {
    let own = ["LOCCIT_PAGER": keeper("own"), "PAGER": keeper("general")]
    _ = try onTerminal(search, environment: own)
    #expect(workspace.exists("own") && !workspace.exists("general"))
    _ = try onTerminal(search, environment: ["PAGER": keeper("general")])
    #expect(workspace.exists("general"))
    try workspace.write("bin/less", "#!/bin/sh\n\(keeper("standard"))\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: workspace.path("bin/less"))
    let path = "\(workspace.path("bin")):/usr/bin:/bin"
    _ = try onTerminal(search, environment: ["PATH": path])
    #expect(try kept("standard")?.contains("holm-2011#") == true)
  }

  @Test(arguments: [
    ["LOCCIT_PAGER": "", "PAGER": "false"], ["LOCCIT_PAGER": "cat", "PAGER": "false"], ["PAGER": ""],
    ["PAGER": "cat"], ["PAGER": "  "], ["TERM": "dumb"], ["PATH": "/nowhere"],
  ])
  func thereNeedNotBeOne(environment: [String: String]) throws {
    let answer = try onTerminal(search, environment: environment)
    #expect(answer.text.contains("holm-2011#"))
    #expect(answer.outcome.status == 0)
    #expect(answer.outcome.errors.isEmpty)
  }

  @Test func thePagerIsToldWhatGitTellsIt() throws {
    let telling = "echo \"$LESS $LV\" > '\(workspace.path("told"))'; cat > /dev/null"
    _ = try onTerminal(search, environment: ["LOCCIT_PAGER": telling])
    #expect(try kept("told") == "FRX -c\n")
    _ = try onTerminal(search, environment: ["LOCCIT_PAGER": telling, "LESS": "S", "LV": ""])
    #expect(try kept("told") == "S \n")
  }

  @Test func aPagerThatCannotBeStartedIsDoneWithout() throws {
    try workspace.write("pager", "no program")
    let whole = try onTerminal(search + ["--no-pager"]).text
    for pager in ["/nowhere/pager", "no-such-pager --wide", workspace.path("pager")] {
      let answer = try onTerminal(search, environment: ["LOCCIT_PAGER": pager])
      #expect(answer.text == whole)
      #expect(answer.outcome.status == 0)
    }
  }

  @Test func aReaderMayLeaveEarly() throws {
    let sentence = "The keeper trimmed the lamp and wrote the hour into the log. "
    try workspace.write("long.txt", String(repeating: sentence + "\n\n", count: 20_000))
    let first = "head -n 1 > '\(workspace.path("first"))'"
    let answer = try onTerminal(["inspect", workspace.path("long.txt")], environment: ["LOCCIT_PAGER": first])
    #expect(answer.outcome.status == 0)
    #expect(answer.text.isEmpty && answer.outcome.errors.isEmpty)
    #expect(try kept("first")?.contains("long.txt") == true)
  }

  @Test func aBatchEndsWhereNobodyReadsOn() throws {
    let queries = (0..<20_000).map { "q\($0)\tkeepers lamp\n" }.joined()
    try workspace.write("queries", queries)
    let started = ContinuousClock.now
    let answer = try onTerminal(
      ["search", "--queries", workspace.path("queries")], environment: ["LOCCIT_PAGER": "head -n 1 > /dev/null"])
    #expect(answer.outcome.status == 0)
    #expect(ContinuousClock.now - started < .seconds(20))
  }

  @Test func theExitCodeIsThatOfTheCommand() throws {
    let answer = try onTerminal(search, environment: ["LOCCIT_PAGER": "cat > /dev/null; exit 3"])
    #expect(answer.outcome.status == 0)
    let failing = try onTerminal(
      ["inspect", "texts/keepers.txt", "texts/absent.txt"], environment: ["LOCCIT_PAGER": keeper()])
    #expect(failing.outcome.status == 1)
    #expect(failing.outcome.errors.contains("absent.txt"))
    #expect(try kept()?.contains("The Keepers of Skerrow Light") == true)
  }

  @Test func remarksComeBehindThePager() throws {
    let answer = try onTerminal(
      search + ["zyzzyva"], environment: ["LOCCIT_PAGER": "sleep 0.3; tail -n 3"], errors: true)
    #expect(answer.text.contains("(2013)") || answer.text.contains("2011"))
    #expect(answer.text.hasSuffix("“zyzzyva” is in no document\n"))
  }

  @Test func controlCIsThePagers() throws {
    let started = workspace.path("started")
    let slow = "touch '\(started)'; sleep 1; \(keeper())"
    let terminal = try Terminal(rows: 8, columns: 80)
    let running = try Running(
      Program.url, search, in: SharedIndex.folder,
      environment: ["LOCCIT_INDEX": SharedIndex.path, "TERM": "xterm", "LOCCIT_PAGER": slow], output: terminal.stream)
    for _ in 0..<400 where !workspace.exists("started") { Thread.sleep(forTimeInterval: 0.05) }
    running.process.interrupt()
    #expect(try running.end().status == 0)
    #expect(try kept()?.contains("holm-2011#") == true)
  }

  @Test func coloursAreShownUnderThePager() throws {
    _ = try onTerminal(search, environment: ["LOCCIT_PAGER": keeper()])
    #expect(try kept()?.contains("\u{1B}[1;33mkeepers\u{1B}[0m") == true)
    _ = try onTerminal(search + ["--color", "never"], environment: ["LOCCIT_PAGER": keeper()])
    #expect(try kept()?.contains("\u{1B}[") == false)
  }
}
