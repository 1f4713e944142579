import Testing

/// The JSON of every command has the keys and types of interface version 1, and no others.
@Suite struct SchemaTests {
  private func check(_ shape: Shape, _ words: [String], _ location: SourceLocation = #_sourceLocation) throws {
    let outcome = try Program.run(
      words + ["--format", "json"], in: SharedIndex.folder, environment: ["LOCCIT_INDEX": SharedIndex.path])
    #expect(outcome.status == 0, "\(words): \(outcome.errors)", sourceLocation: location)
    #expect(try shape.faults(in: outcome.json()) == [], "\(words)", sourceLocation: location)
  }

  @Test(arguments: ["texts/keepers.txt", "texts/signals.html", "texts/north/tides.md"])
  func document(file: String) throws { try check(Interface.document, ["inspect", file]) }

  @Test(arguments: [
    ["keepers harbour"], ["midnight", "--in", "quotation"], ["Calder", "--in", "note"], ["light", "--in", "heading"],
    ["keepers", "--explain", "--facets", "--timeline"], ["keepers", "--group", "work"], ["kepers", "lamp"],
    ["kepers"], ["speaker:Calder"], ["lamp", "--limit", "1", "--offset", "1"], ["lamp", "--limit", "0"],
  ])
  func hits(words: [String]) throws {
    try check(Interface.hits, ["search"] + words)
  }

  @Test func citations() throws {
    try check(Interface.citations, ["cites", "Lamps and Ledgers"])
    try check(Interface.citations, ["cites", "holm-2011"])
    try check(Interface.citations, ["cites", "harbour board"])
    try check(
      Interface.citations,
      ["cites", "Lamps", "--facets", "--timeline", "--explain", "--context", "2", "--group", "work", "--plain"])
  }

  @Test func similar() throws {
    try check(Interface.hits, ["similar", "holm-2011#p1"])
    try check(Interface.hits, ["similar", "holm-2011", "--explain", "--limit", "2"])
  }

  @Test func suggestions() throws {
    try check(Interface.suggestions, ["suggest", "lam"])
    try check(Interface.suggestions, ["suggest", "Anna", "h"])
  }

  @Test func sources() throws {
    try check(Interface.sources, ["sources"])
    try check(Interface.sources, ["sources", "Brandt"])
  }

  @Test func context() throws {
    for id in ["holm-2011", "holm-2011#p2", "holm-2011#n3", "holm-2011#q1", "holm-2011#h1", "holm-2011#r1"] {
      try check(Interface.context, ["show", id])
    }
  }

  @Test func documents() throws { try check(Interface.documents, ["list"]) }

  @Test func status() throws { try check(Interface.status, ["status"]) }

  @Test func health() throws { try check(Interface.health, ["doctor"]) }

  @Test func ingestAndRemoval() throws {
    let workspace = try Workspace()
    try workspace.writeSamples()
    try workspace.write("texts/picture.png", "not one")
    let ingest = try workspace.run("ingest", "--format", "json", "texts", "nowhere")
    #expect(ingest.status == 1)
    #expect(try Interface.ingest.faults(in: ingest.json()) == [])
    #expect(try Interface.status.faults(in: workspace.run("status", "--format", "json").json()) == [])
    let removal = try workspace.run("remove", "--format", "json", "holm-2011")
    #expect(try Interface.removed.faults(in: removal.json()) == [])
  }

  @Test func linesOfJSONAreTheElementsOfTheObject() throws {
    let lines: [(words: [String], key: String, shape: Shape)] = [
      (["search", "keepers"], "hits", Interface.hit), (["cites", "Lamps"], "citations", Interface.citation),
      (["sources"], "sources", Interface.source), (["list"], "documents", Interface.listed),
    ]
    for (words, key, shape) in lines {
      let environment = ["LOCCIT_INDEX": try SharedIndex.path]
      let whole = try Program.run(words + ["--format", "json"], in: SharedIndex.folder, environment: environment)
      let lines = try Program.run(words + ["--format", "jsonl"], in: SharedIndex.folder, environment: environment)
      #expect(try lines.jsonLines() == whole.json()[key].values, "\(words)")
      #expect(try lines.jsonLines().flatMap { shape.faults(in: $0) } == [])
    }
  }

  @Test func referencesFromLines() throws {
    let lines = """
      Ruth Calder, Lamps and Ledgers, Edinburgh: Tern Press, 1998, p. 41.

      See also Tomas Brandt, "The Cost of Oil," Harbour Quarterly, March 3, 2004.
      Ibid.

      """
    let outcome = try SharedIndex.run("inspect", "--references", "-", "--format", "json", input: lines)
    #expect(outcome.status == 0)
    let read = try outcome.jsonLines()
    #expect(read.flatMap { Interface.referenceLine.faults(in: $0) } == [])
    #expect(
      read.map(\.["text"].text)
        == lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    #expect(read[0]["item"]["title"] == "Lamps and Ledgers")
  }

  @Test func referencesFromNotes() throws {
    let notes = """
      7. Ruth Calder, Lamps and Ledgers, Edinburgh: Tern Press, 1998, p. 41.
      8. Ibid., p. 44.
      9. We have not seen the letter.

      """
    let outcome = try SharedIndex.run("inspect", "--references", "--notes", "-", "--format", "json", input: notes)
    let read = try outcome.jsonLines()
    #expect(read.count == 3)
    #expect(read.flatMap { Interface.noteReferences.faults(in: $0) } == [])
    #expect(read.map(\.["note"]["label"]) == ["7", "8", "9"])
    #expect(read[1]["references"][0]["resolution"]["target"] == read[0]["references"][0]["id"])
    #expect(read[2]["references"] == [])
  }
}
