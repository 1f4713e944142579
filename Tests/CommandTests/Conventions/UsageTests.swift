import Testing

/// What every command has in common: help, version, wrong words, and where which text goes.
@Suite struct UsageTests {
  @Test(arguments: [
    [], ["--help"], ["help"], ["--version"], ["help", "search"], ["ingest", "--help"], ["search", "-h"],
    ["cites", "--help"],
    ["sources", "--help"], ["show", "--help"], ["inspect", "--help"], ["list", "--help"], ["remove", "--help"],
    ["status", "--help"], ["doctor", "--help"],
  ])
  func helpIsAnAnswer(words: [String]) throws {
    let outcome = try Workspace().run(words)
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  @Test func theVersionNamesTheProgram() throws {
    let outcome = try Workspace().run("--version")
    #expect(outcome.output.hasPrefix("loccit "))
    #expect(outcome.lines.count == 1)
  }

  @Test func helpKeepsToEightyColumns() throws {
    for command in ["search", "ingest", "cites", "sources", "show", "inspect", "list", "remove", "status", "doctor"] {
      let lines = try Workspace().run(command, "--help").lines
      #expect(lines.filter { $0.count > 80 } == [])
    }
  }

  @Test(arguments: [
    ["frobnicate"], ["search", "--formt", "json", "x"], ["search", "--format", "xml", "x"], ["search"], ["cites"],
    ["show"], ["ingest"], ["remove"], ["inspect"], ["list", "surplus"], ["search", "--limit", "ten", "x"],
    ["search", "--limit=-1", "x"], ["search", "--context", "0", "x"], ["search", "--sort", "colour", "x"],
    ["search", "--in", "chapter", "x"], ["search", "--format", "trec", "x"], ["search", "--queries", "q", "x"],
    ["search", "--saved", "a", "--queries", "q"], ["search", "--saved", "a", "--plain"], ["search", "--saved"],
    ["cites", "--format", "trec", "x"], ["cites", "--in", "heading", "x"], ["sources", "--limit=-1"],
    ["show", "--context=-1", "x"], ["ingest", "--jobs", "0", "."], ["ingest", "-0", "."],
    ["ingest", "--max-file-size", "big", "."], ["ingest", "--language", "english", "."],
    ["ingest", "--progress", "dots", "."], ["ingest", "--index", "a", "--index", "b", "."],
    ["inspect", "--notes", "x"], ["inspect", "--stage", "units", "--references", "x"],
    ["inspect", "--stage", "soup", "x"], ["list", "--color", "mauve"],
  ])
  func wrongUseIsTwo(words: [String]) throws {
    let outcome = try Workspace().run(words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("loccit: "))
    #expect(outcome.errors.hasSuffix("\n"))
  }

  @Test(arguments: [
    ["search", "--format", "json", "--limit", "ten", "x"], ["search", "x", "--sort", "colour", "--format=json"],
    ["search", "--format", "jsonl"], ["ingest", "--format", "json"],
    ["cites", "--format", "json", "--in", "heading", "x"],
    ["list", "--format", "json", "--index", "nowhere"], ["ingest", "--format", "json", "--metadata", "none.bib", "."],
    ["inspect", "--stage", "units", "--format", "json", "x"],
  ])
  func anErrorIsAnObjectForPrograms(words: [String]) throws {
    let outcome = try Workspace().run(words)
    #expect(outcome.status == 2)
    let json = try outcome.json()
    #expect(Interface.error.faults(in: json) == [])
    #expect(outcome.errors.contains(try #require(json["message"].text)))
  }

  @Test func theIndexIsFoundByOptionVariableConfigurationAndHome() throws {
    let workspace = try Workspace()
    try workspace.writeSamples()
    try workspace.write("config/loccit/config.yaml", "# where it is\nindex: \(workspace.path("configured"))\n")
    let configured = ["XDG_CONFIG_HOME": workspace.path("config"), "XDG_DATA_HOME": workspace.path("data")]
    let named = configured.merging(["LOCCIT_INDEX": workspace.path("named")]) { $1 }
    func ingest(_ more: [String], _ environment: [String: String]) throws {
      let outcome = try Program.run(["ingest", "-q", "texts"] + more, in: workspace.folder, environment: environment)
      #expect(outcome.status == 0)
    }
    try ingest(["--index", "chosen"], named)
    #expect(workspace.exists("chosen") && !workspace.exists("named"))
    try ingest([], named)
    #expect(workspace.exists("named") && !workspace.exists("configured"))
    try ingest([], configured)
    #expect(workspace.exists("configured") && !workspace.exists("data"))
    try workspace.remove("config")
    try ingest([], configured)
    #expect(workspace.exists("data/loccit/index"))
    try ingest([], [:])
    #expect(workspace.exists(".local/share/loccit/index"))
  }

  @Test(arguments: [
    ("index: /some/where", "/some/where"), ("# mine\n---\nindex:   here # and now\n\n", "here"),
    ("index: 'it''s here'", "it's here"), ("index: \"a # \\\"b\\\"\"  # c", "a # \"b\""), ("index: a#b", "a#b"),
    ("colour: red\nlist:\n  - one\n- two\nmap:\n  index: no\nindex: yes\n", "yes"), ("index: C:/x y", "C:/x y"),
    ("index: ~/papers", "HOME/papers"), ("index:\n", nil), ("index: ~", nil), ("# nothing", nil), ("", nil),
  ])
  func theConfigurationIsAKeyAndAValueALine(text: String, index: String?) throws {
    let workspace = try Workspace()
    try workspace.write("config/loccit/config.yaml", text)
    let environment = ["XDG_CONFIG_HOME": workspace.path("config"), "XDG_DATA_HOME": workspace.path("data")]
    let list = try Program.run(["list", "--verbose"], in: workspace.folder, environment: environment)
    let expected = index?.replacing("HOME", with: workspace.folder.path) ?? workspace.path("data") + "/loccit/index"
    #expect(list.errors.hasPrefix("index: \(expected)\n"), "\(list.errors)")
  }

  @Test(arguments: [
    "queries:\n  a: [x]\n", "index: [1, 2\n", "index\n", "index:here", "index: 'a", "index: \"\\q\"", "index:\n  here",
    "index: a\nindex: b",
  ])
  func aConfigurationThatCannotBeReadIsNamed(text: String) throws {
    let workspace = try Workspace()
    try workspace.write("config/loccit/config.yaml", text)
    let environment = ["XDG_CONFIG_HOME": workspace.path("config")]
    let list = try Program.run(["list"], in: workspace.folder, environment: environment)
    #expect(list.status == 2)
    #expect(list.errors.contains("config/loccit/config.yaml"))
    let doctor = try Program.run(["doctor", "--format", "json"], in: workspace.folder, environment: environment)
    #expect(doctor.status == 2)
    #expect(try doctor.json()["checks"][0]["state"] == "error")
  }

  @Test func remarksAreKeptFromStandardOutputAndLeftOutWhenQuiet() throws {
    let loud = try SharedIndex.run("search", "zyzzyva")
    #expect(loud.status == 1)
    #expect(loud.output.isEmpty)
    #expect(loud.errors.contains("nothing found"))
    let quiet = try SharedIndex.run("search", "--quiet", "zyzzyva")
    #expect(quiet.status == 1)
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
    let verbose = try SharedIndex.run("search", "--verbose", "lamp")
    #expect(verbose.errors.contains("index: \(try SharedIndex.path)"))
  }

  @Test func aReaderThatLeavesIsNoError() throws {
    for command in ["search keepers", "list", "sources", "show holm-2011", "cites Calder --format csv", "status"] {
      let outcome = try SharedIndex.shell("$loccit \(command) | head -n 1; $loccit \(command) | true")
      #expect(outcome.errors.isEmpty)
    }
  }
}
