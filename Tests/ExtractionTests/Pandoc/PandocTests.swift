import DocumentModel
import Extraction
import Testing

/// What is made of pandoc's trees; the trees are small ones of our own, so that no pandoc is needed.
@Suite struct PandocTests {
  /// Answers every question with the same tree, and remembers nothing.
  private struct Printed: ConverterRunner {
    var json: String

    func output(of converter: Converter, arguments: [String], input: [UInt8]) async throws(ExtractionError) -> [UInt8] {
      guard converter == .pandoc, arguments.contains("--sandbox") else { return [] }
      return Array(json.utf8)
    }
  }

  func read(blocks: String, meta: String = "", name: String = "a.tex", text: String = "x") async throws -> LaidOutText {
    try await Extraction.laidOutText(
      of: Array(text.utf8), name: name,
      converters: Printed(json: "{\"pandoc-api-version\":[1,22],\"meta\":{\(meta)},\"blocks\":[\(blocks)]}"))
  }

  /// Words as pandoc has them.
  func words(_ text: String) -> String {
    text.split(separator: " ").map { "{\"t\":\"Str\",\"c\":\"\($0)\"}" }.joined(separator: ",{\"t\":\"Space\"},")
  }

  func para(_ inlines: String) -> String { "{\"t\":\"Para\",\"c\":[\(inlines)]}" }
  func note(_ blocks: String) -> String { "{\"t\":\"Note\",\"c\":[\(blocks)]}" }
  let attributes = "[\"\",[],[]]"

  @Test func laysOutEveryKindOfBlock() async throws {
    let row = { (cells: [String]) in
      "[\(self.attributes),[\(cells.map { "[\(self.attributes),{\"t\":\"AlignDefault\"},1,1,[{\"t\":\"Plain\",\"c\":[\(self.words($0))]}]]" }.joined(separator: ","))]]"
    }
    let laidOut = try await read(
      blocks: """
        {"t":"Header","c":[2,["a",[],[]],[\(words("The quay"))]]},\(para(words("One paragraph."))),
        {"t":"BlockQuote","c":[\(para(words("Quoted."))),\(para(words("Its end.")))]},
        {"t":"BulletList","c":[[\(para(words("a ship"))),\(para(words("of wood")))],[{"t":"Plain","c":[\(words("a boat"))]}]]},
        {"t":"OrderedList","c":[[1,{"t":"Decimal"},{"t":"Period"}],[[\(para(words("first")))]]]},
        {"t":"DefinitionList","c":[[[\(words("mole"))],[[\(para(words("a wall in the sea")))]]]]},
        {"t":"LineBlock","c":[[\(words("one line"))],[\(words("two lines"))]]},
        {"t":"CodeBlock","c":[\(attributes),"let x = 1\\n  y"]},{"t":"HorizontalRule"},
        {"t":"Table","c":[\(attributes),[null,[{"t":"Plain","c":[\(words("Ships by year"))]}]],[],[\(attributes),[\(row(["year", "ships"]))]],
        [[\(attributes),0,[],[\(row(["1991", "12"]))]]],[\(attributes),[]]]},
        \(para("{\"t\":\"Image\",\"c\":[\(attributes),[\(words("A harbour"))],[\"h.png\",\"fig:\"]]}")),
        {"t":"Div","c":[["refs",["references"],[]],[\(para(words("Jones, A. 1999.")))]]},
        {"t":"Div","c":[["",["displayquote"],[]],[\(para(words("Set apart.")))]]},{"t":"RawBlock","c":["html","<hr>"]}
        """)
    #expect(
      Reading.elements(laidOut) == [
        "heading2: The quay", "paragraph: One paragraph.", "block-quotation: Quoted.", "block-quotation: Its end.",
        "list-item: a ship", "list-item+: of wood", "list-item: a boat", "list-item: first", "list-item: mole",
        "list-item+: a wall in the sea", "verse: one line\ntwo lines", "code: let x = 1\n  y", "caption: Ships by year",
        "table: year | ships", "table: 1991 | 12", "caption: A harbour", "reference-entry: Jones, A. 1999.",
        "block-quotation: Set apart.",
      ])
    #expect(laidOut.diagnostics.map(\.code) == ["raw-markup-dropped"])
  }

  @Test func inlinesKeepTheirLettersAndStyles() async throws {
    let laidOut = try await read(
      blocks: para(
        """
        {"t":"Quoted","c":[{"t":"DoubleQuote"},[\(words("so")),{"t":"Space"},{"t":"Quoted","c":[{"t":"SingleQuote"},[\(words("they"))]]}]]},{"t":"SoftBreak"},
        {"t":"Emph","c":[\(words("the"))]},{"t":"Superscript","c":[\(words("2"))]},{"t":"Space"},{"t":"SmallCaps","c":[\(words("Quay"))]},{"t":"Space"},
        {"t":"Math","c":[{"t":"InlineMath"},"x^2"]},{"t":"RawInline","c":["latex","\\\\gone{}"]},{"t":"LineBreak"},
        {"t":"Link","c":[\(attributes),[\(words("here"))],["https://example.org/a%20b",""]]},{"t":"Code","c":[\(attributes),"let"]}
        """))
    #expect(Reading.elements(laidOut) == ["paragraph: “so ‘they’” the2 Quay x^2\nherelet"])
    #expect(Reading.styles(laidOut) == ["italic the", "superscript 2", "code let"])
    #expect(laidOut.links.map(\.target) == ["https://example.org/a b"])
  }

  @Test func notesAreNumberedInTheOrderOfTheText() async throws {
    let cell = { (inlines: String) in
      "[\(self.attributes),{\"t\":\"AlignDefault\"},1,1,[{\"t\":\"Plain\",\"c\":[\(inlines)]}]]"
    }
    let laidOut = try await read(
      blocks: """
        {"t":"Header","c":[1,\(attributes),[\(words("Head")),\(note(para(words("In a heading."))))]]},
        \(para("\(words("The end")),\(note(para(words("First.")) + "," + para("\(words("Its end")),\(note(para(words("Inside.")))),\(words("."))"))),\(words("."))")),
        {"t":"BlockQuote","c":[\(para("\(words("Quoted")),\(note(para(words("In a quotation."))))"))]},
        {"t":"Table","c":[\(attributes),[null,[]],[],[\(attributes),[]],[[\(attributes),0,[],[[\(attributes),[\(cell(words("a"))),\(cell("\(words("b")),\(note(para(words("In a cell."))))"))]]]]],[\(attributes),[]]]}
        """, meta: "\"title\":{\"t\":\"MetaInlines\",\"c\":[\(words("The Port")),\(note(para(words("Thanks."))))]}")
    #expect(
      Reading.notes(laidOut) == [
        "1 footnote: Thanks. ← e Port", "2 footnote: In a heading. ← t Head", "3 footnote: First. / Its end. ← he end",
        "4 footnote: In a quotation. ← Quoted", "5 footnote: In a cell. ← a | b", "6 footnote: Inside. ← ts end",
      ])
    #expect(Reading.elements(laidOut).prefix(5).last == "table: a | b")
  }

  func cite(_ keys: [String], mode: String = "NormalCitation", suffix: String = "") -> String {
    let citations = keys.map {
      "{\"citationId\":\"\($0)\",\"citationPrefix\":[],\"citationSuffix\":[\(words(suffix))],\"citationMode\":{\"t\":\"\(mode)\"},\"citationNoteNum\":0,\"citationHash\":0}"
    }
    return
      "{\"t\":\"Cite\",\"c\":[[\(citations.joined(separator: ","))],[{\"t\":\"RawInline\",\"c\":[\"latex\",\"\\\\cite{}\"]}]]}"
  }

  func entry(_ key: String, label: String, _ text: String) -> String {
    let inside = label.isEmpty ? "" : "{\"t\":\"Para\",\"c\":[\(words(label))]}"
    return "{\"t\":\"Div\",\"c\":[[\"loccit.cite.\(key)\",[],[]],[\(inside)]]},\(para(words(text)))"
  }

  @Test func citationsByKeyPrintWhatTheListSays() async throws {
    let list = { (entries: [String]) in
      "{\"t\":\"Div\",\"c\":[[\"\",[\"thebibliography\"],[]],[\(self.para(self.words("99"))),\(entries.joined(separator: ","))]]}"
    }
    let unknown = try await read(blocks: para(words("See") + ",{\"t\":\"Space\"}," + cite(["a", "b"], suffix: "p. 4")))
    #expect(Reading.elements(unknown) == ["paragraph: See [@a, p. 4; @b, p. 4]"])

    let numbered = try await read(
      blocks: para(cite(["b", "a"])) + ","
        + list([entry("a", label: "", "A Jones."), entry("b", label: "", "B Smith.")]))
    #expect(
      Reading.elements(numbered) == [
        "paragraph: [2, 1]", "reference-entry: [1] A Jones.", "reference-entry: [2] B Smith.",
      ])

    let dated = try await read(
      blocks: para(cite(["a"])) + "," + para(cite(["a"], mode: "AuthorInText", suffix: "p. 4")) + ","
        + list([entry("a", label: "Jones(1999)Jones", "A Jones.")]))
    #expect(
      Reading.elements(dated) == [
        "paragraph: (Jones, 1999)", "paragraph: Jones (1999, p. 4)", "reference-entry: A Jones.",
      ])
  }

  @Test func metadataIsStatedAndPrinted() async throws {
    let laidOut = try await read(
      blocks: para(words("Text.")),
      meta: """
        "title":{"t":"MetaInlines","c":[\(words("The Port"))]},"subtitle":{"t":"MetaInlines","c":[\(words("A history"))]},
        "author":{"t":"MetaList","c":[{"t":"MetaInlines","c":[\(words("Anna Jones and Ben Smith"))]}]},
        "date":{"t":"MetaInlines","c":[\(words("May 2001"))]},"lang":{"t":"MetaString","c":"de-AT"},
        "abstract":{"t":"MetaBlocks","c":[\(para(words("What it is about.")))]}
        """)
    #expect(
      Reading.elements(laidOut) == [
        "title: The Port", "standfirst: A history", "byline: Anna Jones and Ben Smith", "byline: May 2001",
        "standfirst: What it is about.", "paragraph: Text.",
      ])
    #expect(laidOut.work.title == "The Port: A history")
    #expect(laidOut.work.authors.map(\.display) == ["Anna Jones", "Ben Smith"])
    #expect(laidOut.work.issued == PartialDate(year: 2001, month: 5))
    #expect(laidOut.language == "de")
  }

  @Test func aTitleThatTheBodyPrintsStandsOnce() async throws {
    let laidOut = try await read(
      blocks: "{\"t\":\"Header\",\"c\":[1,\(attributes),[\(words("The Port"))]]},\(para(words("Text.")))",
      meta: "\"title\":{\"t\":\"MetaInlines\",\"c\":[\(words("The Port"))]}")
    #expect(Reading.elements(laidOut) == ["heading1: The Port", "paragraph: Text."])
  }

  @Test(arguments: [
    "", "[]", "{", "{\"blocks\":3}", "{\"meta\":{}}", "{\"blocks\":[{\"t\":\"Para\"", "{\"blocks\":[1,\"x\",null,{}]}",
  ])
  func whatIsNoTreeIsAnError(json: String) async {
    await #expect(throws: ExtractionError.self) {
      try await Extraction.laidOutText(of: Array("x".utf8), name: "a.org", converters: Printed(json: json))
    }
  }

  @Test(arguments: [100, 20_000]) func deepTreesEnd(depth: Int) async throws {
    let deep =
      String(repeating: "{\"t\":\"BlockQuote\",\"c\":[", count: depth) + para(words("Deep."))
      + String(repeating: "]}", count: depth)
    if depth < 1000 {
      #expect(Reading.elements(try await read(blocks: deep)) == ["block-quotation: Deep."])
    } else {
      await #expect(throws: ExtractionError.self) { try await read(blocks: deep) }
    }
  }

  @Test func malformedNodesAreNoCrash() async throws {
    for node in [
      "{\"t\":\"Header\",\"c\":[]}", "{\"t\":\"Table\",\"c\":[1]}", "{\"t\":\"Div\",\"c\":{}}", "{\"t\":3}",
      "{\"t\":\"Quoted\"}", "{\"t\":\"Note\",\"c\":3}",
    ] {
      let laidOut = try await read(blocks: "\(node),\(para(node)),\(para(words("Kept.")))")
      #expect(laidOut.text.string.contains("Kept."))
    }
  }

  @Test(arguments: [
    ("\\documentclass{article}\n\\begin{document}x\\end{document}", "paper.txt", "application/x-tex"),
    ("% a comment\n\n\\documentclass{article}", "paper", "application/x-tex"),
    ("\\newcommand{\\x}{y}\n\\documentclass{book}", "paper.md", "application/x-tex"),
    ("The macro \\documentclass{x} opens a text.", "notes.txt", "text/plain"),
    ("{\"cells\":[{\"cell_type\":\"code\"}],\"nbformat\":4}", "notebook.json", "application/x-ipynb+json"),
    ("#+TITLE: The Port\n\nText", "notes", "text/org"), ("#+TITLE: The Port\n\nText", "notes.md", "text/markdown"),
    ("Title\n=====\n", "a.rst", "text/x-rst"),
  ])
  func theFormatIsToldByTheContent(text: String, name: String, mediaType: String) {
    #expect(Extraction.mediaType(of: Array(text.utf8), name: name) == mediaType)
  }
}
