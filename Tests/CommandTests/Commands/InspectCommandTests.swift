import Testing

@Suite struct InspectCommandTests {
  @Test func whatIsReadIsShown() throws {
    let outcome = try SharedIndex.run("inspect", "texts/keepers.txt")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for text in [
      "  title      The Keepers of Skerrow Light\n", "  author     Anna Holm\n",
      "12 blocks, 6 markers, 5 notes, 1 quotation",
      "          byline  By Anna Holm", "every hour\n                  of it.[1] Their logs",
      "» speech, Ruth Calder (said): “a log", "→ full: Ruth Calder, Lamps", "→ ibid: Ibid., p. 44. = Ruth Calder",
      "6 no note has this number", "marker-without-note: The text calls for note 6",
    ] {
      #expect(outcome.output.contains(text), "\(text)")
    }
  }

  @Test func everyStageIsShown() throws {
    let text = try SharedIndex.run("inspect", "--stage", "text", "texts/keepers.txt")
    #expect(text.lines[0].hasPrefix("text/plain, "))
    #expect(text.lines[1] == "line 0-28 The Keepers of Skerrow Light")
    #expect(try SharedIndex.run("inspect", "--stage", "text", "texts/signals.html").output.contains("link "))
    let document = try SharedIndex.run("inspect", "--stage", "document", "texts/keepers.txt")
    #expect(try document.output == SharedIndex.run("inspect", "texts/keepers.txt").output)
    let units = try SharedIndex.run("inspect", "--stage", "units", "texts/keepers.txt")
    #expect(units.output.contains("p2 · passage · paragraph · ¶2 · markers 2@"))
    #expect(units.output.contains("n2 · note · note"))
    let terms = try SharedIndex.run("inspect", "--stage", "terms", "texts/keepers.txt")
    #expect(terms.lines[0].hasPrefix("holm-2011#"))
    #expect(terms.output.contains("    midnight 1\n"))
  }

  @Test func severalFilesAreALineEach() throws {
    let outcome = try SharedIndex.run(
      "inspect", "--format", "json", "texts/keepers.txt", "texts/absent.txt", "texts/signals.html")
    #expect(outcome.status == 1)
    let lines = try outcome.jsonLines()
    #expect(lines.map(\.["schema"]) == ["loccit.document/1", "loccit.error/1", "loccit.document/1"])
    #expect(Interface.error.faults(in: lines[1]) == [])
    #expect(outcome.errors.contains("texts/absent.txt: "))
  }

  @Test func whatCannotBeReadIsOne() throws {
    for file in ["texts", "absent.txt"] {
      let outcome = try SharedIndex.run("inspect", file)
      #expect(outcome.status == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("loccit: \(file): "))
    }
  }

  @Test func nothingIsWritten() throws {
    let workspace = try Workspace()
    try workspace.writeSamples()
    #expect(try workspace.run("inspect", "texts/keepers.txt").status == 0)
    #expect(!workspace.exists("index"))
  }

  @Test func referencesAreShownToPeople() throws {
    let line = "Ruth Calder, Lamps and Ledgers, Edinburgh: Tern Press, 1998, p. 41.\n"
    let outcome = try SharedIndex.run("inspect", "--references", "-", input: line)
    #expect(
      outcome.lines == [
        line.dropLast().description, "    → full: Ruth Calder, Lamps and Ledgers, Tern Press, 1998",
      ])
    let notes = try SharedIndex.run("inspect", "--references", "--notes", "-", input: "1. \(line)2. Ibid.\n")
    #expect(notes.output.contains("2 Ibid.\n    → ibid: Ibid. = Ruth Calder, Lamps"))
    #expect(try SharedIndex.run("inspect", "--references", "absent").status == 2)
  }
}
