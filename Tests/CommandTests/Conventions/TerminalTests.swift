import Foundation
import Testing

/// Colours and progress on a terminal.
@Suite struct TerminalTests {
  private func onTerminal(
    _ words: [String], environment: [String: String] = [:], errors: Bool = false
  ) throws -> String {
    let terminal = try Terminal()
    let environment = ["LOCCIT_INDEX": try SharedIndex.path, "TERM": "xterm"].merging(environment) { $1 }
    let running = try Running(
      Program.url, words, in: SharedIndex.folder, environment: environment, output: errors ? nil : terminal.stream,
      errors: errors ? terminal.stream : nil)
    _ = try running.end()
    return terminal.text()
  }

  private let escape: Character = "\u{1B}"
  private let color = "\u{1B}["
  private let link = "\u{1B}]8;;file://"
  private let words = ["search", "--limit", "1", "lamp"]

  @Test func coloursAreForTerminals() throws {
    #expect(try onTerminal(words).contains(escape))
    #expect(try !SharedIndex.run("search", "lamp").output.contains(escape))
  }

  @Test func coloursCanBeTurnedOffAndOn() throws {
    #expect(try !onTerminal(words, environment: ["NO_COLOR": "1"]).contains(color))
    #expect(try onTerminal(words, environment: ["NO_COLOR": ""]).contains(color))
    #expect(try !onTerminal(words, environment: ["TERM": "dumb"]).contains(escape))
    #expect(try !onTerminal(words + ["--color", "never"]).contains(color))
    #expect(try SharedIndex.run("search", "--color", "always", "lamp").output.contains(escape))
  }

  @Test func linksAreForTerminalsThatKnowThem() throws {
    let shown = try onTerminal(words + ["--color", "never"])
    #expect(shown.contains(link) && shown.contains("/texts/keepers.txt\u{1B}\\Anna Holm"))
    #expect(try onTerminal(words, environment: ["NO_COLOR": "1"]).contains(link))
    for name in ["dumb", "linux"] { #expect(try !onTerminal(words, environment: ["TERM": name]).contains(link)) }
    #expect(try !onTerminal(words + ["--links", "never"]).contains(link))
    #expect(try !SharedIndex.run("search", "--color", "always", "lamp").output.contains(link))
    #expect(try SharedIndex.run("search", "--links", "always", "lamp").output.contains(link))
    #expect(try !SharedIndex.run("search", "--links", "always", "--format", "markdown", "lamp").output.contains(escape))
  }

  @Test func aLinkLeadsToTheArchiveOrNowhere() throws {
    let workspace = try Workspace()
    try workspace.write("texts/in/keepers.txt", Samples.keepers)
    try workspace.write("texts/odd name\u{1B}[2J\n.md", Samples.tides)
    let packed = try workspace.shell(
      "cd texts && python3 -c 'import shutil; shutil.make_archive(\"papers\", \"zip\", \"in\")' && rm -r in")
    #expect(packed.status == 0)
    _ = try workspace.run("ingest", "--quiet", "texts")
    let list = try workspace.run("list", "--links", "always").output
    #expect(list.contains("/texts/papers.zip\u{1B}\\\(workspace.path("texts/papers.zip"))/keepers.txt"))
    #expect(list.contains("/texts/odd%20name%1B%5B2J%0A.md\u{1B}\\"))
    try workspace.remove("texts/papers.zip")
    #expect(try !workspace.run("show", "--links", "always", "holm-2011").output.contains(escape))
  }

  @Test func errorsAreColouredAsAskedFor() throws {
    #expect(try SharedIndex.run("search", "--color", "always", "\"open").errors.contains(escape))
    #expect(try onTerminal(["search", "\"open"], errors: true).contains(escape))
    #expect(try !onTerminal(["search", "--color=never", "\"open"], errors: true).contains(escape))
  }

  @Test func aBarShowsProgressOnATerminalOnly() throws {
    let workspace = try Workspace()
    try workspace.writeSamples()
    let bar = try onTerminal(
      ["ingest", "--index", workspace.path("one"), workspace.path("texts")], errors: true)
    #expect(bar.contains("files"))
    #expect(bar.hasSuffix("\r\u{1B}[K"))
    #expect(try workspace.run("ingest", "texts").errors.isEmpty)
  }

  @Test(arguments: [40, 80, 100])
  func linesKeepToTheWidth(columns: Int) throws {
    let environment = ["LOCCIT_INDEX": try SharedIndex.path, "COLUMNS": String(columns)]
    for words in [
      ["search", "keepers harbour"], ["search", "--facets", "--timeline", "--explain", "keepers"],
      ["search", "--group", "work", "keepers"], ["cites", "Lamps"], ["sources"], ["show", "holm-2011#p2"],
      ["show", "holm-2011#n3"], ["status"], ["doctor"],
    ] {
      let outcome = try Program.run(words, in: SharedIndex.folder, environment: environment)
      // A path or an id is one word and stays whole; an attribution stays on its line, to be copied.
      let long = outcome.lines.filter {
        $0.count > columns && $0.contains(" ") && !$0.contains("/") && !$0.contains("¶") && !$0.contains("\" (")
      }
      #expect(long == [], "\(words)")
    }
  }
}
