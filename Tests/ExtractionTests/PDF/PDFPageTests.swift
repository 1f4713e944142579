import DocumentModel
import Extraction
import Testing

@Suite struct PDFPageTests {
  /// Pages that bear these numbers at their heads, beside a title, and the labels that the file states.
  private func pages(_ printed: [String?], stated: [String]? = nil) async throws -> LaidOutText {
    var sheets = Sheets()
    for (page, number) in printed.enumerated() {
      sheets.newPage(label: stated?[page] ?? "")
      if let number { sheets.line(page % 2 == 0 ? "The Lamp \(number)" : "\(number) The Lamp", y: 30, size: 8) }
      sheets.lines(Prose.lines(20, from: page * 3), y: 60)
    }
    return try await sheets.laidOut()
  }

  @Test(
    arguments: [
      (["1", "2", "3"], ["1", "2", "3"]),
      (["117", "118", "119", "120"], ["117", "118", "119", "120"]),
      (["i", "ii", "iii", "1", "2", "3"], ["i", "ii", "iii", "1", "2", "3"]),
      // A page that opens a chapter bears no number; neither does the first of an article.
      (["41", "42", nil, "44", "45"], ["41", "42", "43", "44", "45"]),
      ([nil, "118", "119", "120"], ["117", "118", "119", "120"]),
      ([nil, nil, nil], [nil, nil, nil]),
    ] as [([String?], [String?])])
  func whatIsPrintedIsTheLabel(printed: [String?], labels: [String?]) async throws {
    let laidOut = try await pages(printed)
    #expect(laidOut.pages.map(\.label) == labels)
    #expect(laidOut.pages.map(\.number) == Array(1...printed.count))
  }

  @Test func theFilesOwnLabelsServeWhereNothingIsPrinted() async throws {
    #expect(try await pages([nil, nil, nil], stated: ["iii", "iv", "1"]).pages.map(\.label) == ["iii", "iv", "1"])
    #expect(try await pages([nil, nil, nil], stated: ["1", "2", "3"]).pages.map(\.label) == [nil, nil, nil])
    #expect(try await pages(["7", "8", "9"], stated: ["1", "2", "3"]).pages.map(\.label) == ["7", "8", "9"])
  }

  @Test func runningHeadsAreNoBlocks() async throws {
    let laidOut = try await pages(["7", "8", "9", "10"])
    #expect(laidOut.elements.allSatisfy { !laidOut.text[$0.range].contains("The Lamp") })
    #expect(laidOut.text.string.contains("The Lamp 7"))
    #expect(laidOut.diagnostics.contains { $0.code == "running-heads-dropped" })
  }

  @Test func notesThatRecurAtTheFootAreNoRunningHeads() async throws {
    var sheets = Sheets()
    for page in 0..<6 {
      sheets.newPage()
      var body = Prose.lines(20, from: page)
      body[3] += ".^\(page + 1)^"
      sheets.lines(body, y: 60)
      sheets.line("^\(page + 1)^ The Log of the Lamp by Ann Abel, \(page + 20).", y: 520, size: 8)
    }
    #expect(try await sheets.laidOut().elements.filter(\.isAtFoot).count == 6)
  }

  @Test func pagesWithoutTextAreNamed() async throws {
    var sheets = Sheets()
    for page in 1...7 {
      sheets.newPage()
      if [1, 5].contains(page) { sheets.lines(Prose.lines(6), y: 60) }
    }
    let found = try await sheets.laidOut().diagnostics.first { $0.code == "pages-without-text" }
    #expect(found?.message.hasPrefix("There is no text on pages 2–4 and 6–7;") == true)
  }

  @Test func pagesOfPicturesAreAnErrorThatNamesTheRemedy() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.newPage()
    let error = await #expect(throws: ExtractionError.self) { try await sheets.laidOut() }
    #expect(error?.code == .noText)
    #expect(error?.message.contains("--ocr") == true)
  }

  @Test func picturesAreReadWhereThatIsAskedFor() async throws {
    var before = Sheets()
    before.newPage()
    before.newPage()
    before.lines(Prose.lines(6), y: 60)
    var after = Sheets()
    for _ in 0..<2 {
      after.newPage()
      after.lines(Prose.lines(6), y: 60)
    }
    let converters = PrintedPages(pdf: [before.output, after.output], ocr: PDFSource.bytes)
    let laidOut = try await Extraction.laidOutText(
      of: PDFSource.bytes, name: "a.pdf", converters: converters, usesOCR: true)
    #expect(laidOut.diagnostics.contains { $0.code == "pages-read-by-ocr" && $0.message.contains("page 1") })
    #expect(await converters.arguments.map(\.first) == ["loccit-pdf", "ocrmypdf", "loccit-pdf"])
    let untouched = PrintedPages(pdf: [after.output], ocr: PDFSource.bytes)
    _ = try await Extraction.laidOutText(of: PDFSource.bytes, name: "a.pdf", converters: untouched, usesOCR: true)
    #expect(await untouched.arguments.map(\.first) == ["loccit-pdf"])
  }
}
