import DocumentModel
import Extraction
import Testing

@Suite struct PDFRecordTests {
  private func read(_ output: String) async throws -> LaidOutText {
    try await Extraction.laidOutText(
      of: PDFSource.bytes, name: "a.pdf", converters: PrintedPages(pdf: [Array(output.utf8)]))
  }

  @Test func anOutputThatBreaksOffIsReadAndReported() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.lines(Prose.lines(6), y: 60)
    sheets.isWhole = false
    #expect(try await sheets.laidOut().diagnostics.contains { $0.code == "pdf-cut-short" })
  }

  @Test(arguments: [
    "", "loccit-pdf", "loccit-pdf\t1\nE\n", "loccit-pdf\t99\nP\t1\nE\n", "anything", "loccit-pdf\t2\nE\n",
  ])
  func anotherOutputIsNone(output: String) async throws {
    let error = await #expect(throws: ExtractionError.self) { try await read(output) }
    #expect(error?.code == .damaged)
  }

  /// Whatever a file made the helper print, it is read without a crash.
  @Test(arguments: [
    "P\t1\t-5\t99999999999999999999999\t\nN\t-9\t-9\t-99999999999999999999\t9\t7\tword",
    "N\t1\t1\t2\t2\t0\tbefore the page\nP\t1\t100\t100\t\nW\t1\t1\t2\t2\t0\tword",
    "P\t1\t100\t100\t\nN\t5\t5\t1\t1\t-1\tword\nw\t5\t5\t1\t1\t4294967296\tword\nF\t9\t9\tx\nF\t0\t-4\t\n",
    "P\t1\t0\t0\t\nN\t0\t0\t0\t0\t0\ta\nN\t0\t0\t0\t0\t0\tb\nN\t0\t0\t0\t0\t0\tc\nN\t0\t0\t0\t0\t0\td",
    "P\nP\nN\nW\nw\nF\nO\nI\nX\nP\t\t\t\t\nN\t1\t2\t3\t4\t0\tword", "X\trotated\t-3\nP\t1\nN\t1\t2\t3\t4\t0\tw\\",
    "O\t-3\t-3\tOf\nO\t99999\t1\tOf\nP\t1\t1\t1\ta\nN\t1\t2\t3\t4\t0\tOf\u{1}\u{7F}\u{FFFE}\u{85} Ships",
  ])
  func anyNumberIsBounded(records: String) async throws {
    let laidOut = try await read("loccit-pdf\t2\n\(records)\nE\n")
    #expect(laidOut.pages.count >= 1)
    #expect(laidOut.elements.allSatisfy { laidOut.text.range.contains($0.range.lowerBound) })
  }

  @Test func escapesAndLettersOfEveryPlaneAreRead() async throws {
    let laidOut = try await read(
      "loccit-pdf\t2\nP\t1\t9000\t9000\t\nN\t1000\t1000\t2000\t1900\t0\ta\\\\b\nW\t2200\t1000\t3000\t1900\t0\tÆ漢𝔄\nE\n")
    #expect(laidOut.text.string.contains("a\\b Æ漢𝔄"))
  }

  @Test func whatTheHelperLeftOutIsReported() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.lines(Prose.lines(6), y: 60)
    sheets.add("X\trotated\t7")
    sheets.add("X\twords\t90")
    let codes = try await sheets.laidOut().diagnostics.map(\.code)
    #expect(codes.contains("pdf-rotated-left-out"))
    #expect(codes.contains("pdf-words-left-out"))
  }

  /// A page that is one heap of words, and thousands of pages of one word: linear, or the test would not end.
  @Test func manyWordsAndManyPagesCostNoMoreThanTheirNumber() async throws {
    var heap = "loccit-pdf\t2\nP\t1\t60000\t80000\t\n"
    for word in 0..<20_000 {
      heap +=
        "N\t\(word * 7 % 60000)\t\(word * 13 % 80000)\t\(word * 7 % 60000 + 900)\t\(word * 13 % 80000 + 700)\t0\tw\n"
    }
    #expect(try await read(heap + "E\n").pages.count == 1)
    var pages = "loccit-pdf\t2\n"
    for page in 0..<8000 { pages += "P\t\(page + 1)\t60000\t80000\t\nN\t3000\t3000\t4000\t3700\t0\tword\n" }
    #expect(try await read(pages + "E\n").pages.count == 8000)
  }
}
