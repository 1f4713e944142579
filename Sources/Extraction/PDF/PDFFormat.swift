import DocumentModel

/// PDF, whose words and their places come from `loccit-pdf`.
struct PDFFormat: ConvertedFormat {
  let mediaType = "application/pdf"
  /// Whether pages without text are given one by `ocrmypdf` first.
  var usesOCR = false

  func laidOutText(
    of bytes: [UInt8], converters: any ConverterRunner
  ) async throws(ExtractionError) -> LaidOutText {
    var text = try await Self.text(of: bytes, converters)
    var missing = Self.pagesWithoutText(text)
    var readByOCR: [Int] = []
    if usesOCR, !missing.isEmpty {
      let layered = try await converters.output(
        of: .ocr, arguments: ["--skip-text", "--quiet", "--output-type", "pdf", "-", "-"], input: bytes)
      text = try await Self.text(of: layered, converters)
      let still = Self.pagesWithoutText(text)
      readByOCR = missing.filter { !still.contains($0) }
      missing = still
    }
    guard missing.count < text.pages.count else {
      throw ExtractionError(
        .noText,
        usesOCR
          ? "There is no text in it, and none was found in the pictures of its pages."
          : "There is no text in it; where its pages are pictures, run ingest with --ocr, which needs ocrmypdf.")
    }
    var laidOut = PDFLayout.laidOut(text)
    // The sizes of recognised letters are guesses: the largest line of a scanned page is not sure to be a title.
    if readByOCR.first == 1 {
      for index in laidOut.elements.indices where laidOut.elements[index].kind == .title {
        laidOut.elements[index].kind = .heading
        laidOut.elements[index].level = 1
      }
    }
    PDFMetadata.state(text, in: &laidOut)
    if !readByOCR.isEmpty {
      laidOut.diagnostics.append(
        Diagnostic(
          .info, "pages-read-by-ocr", "Text was recognised on \(Self.pages(readByOCR)); expect misread letters."))
    }
    if !missing.isEmpty {
      laidOut.diagnostics.append(
        Diagnostic(
          .warning, "pages-without-text",
          "There is no text on \(Self.pages(missing)); pictures of pages are read with --ocr."))
    }
    return laidOut
  }

  private static func text(
    of bytes: [UInt8], _ converters: any ConverterRunner
  ) async throws(ExtractionError) -> PDFText {
    let output = try await converters.output(of: .pdf, arguments: [], input: bytes)
    guard let text = PDFRecords.text(of: output) else {
      throw ExtractionError(.damaged, "What loccit-pdf prints is of another version; install both programs anew.")
    }
    guard !text.pages.isEmpty else { throw ExtractionError(.damaged, "The PDF has no page that can be read.") }
    return text
  }

  /// The numbers of the pages on which there is not a word.
  private static func pagesWithoutText(_ text: PDFText) -> [Int] {
    text.pages.filter { $0.words.isEmpty }.map(\.number)
  }

  /// `page 3`, `pages 1, 4–9 and 12`.
  static func pages(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    let shown = ranges.prefix(20).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let rest = ranges.count > 20 ? ["others"] : []
    let parts = shown + rest
    let list =
      parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "") : parts.joined()
    return (numbers.count == 1 ? "page " : "pages ") + list
  }
}
