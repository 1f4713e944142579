import DocumentModel

/// PDF, whose words and their places come from `loccit-pdf`.
struct PDFFormat: ConvertedFormat {
  let mediaType = "application/pdf"
  /// Whether pages without text are given to OCR.
  var readsPictures = false

  func laidOutText(
    of bytes: [UInt8], converters: any ConverterRunner
  ) async throws(ExtractionError) -> LaidOutText {
    _ = try await converters.output(of: .pdf, arguments: [], input: bytes)
    throw ExtractionError(.unsupportedFormat, "PDF cannot be read yet.")
  }
}
