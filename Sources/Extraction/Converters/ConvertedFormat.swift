import DocumentModel

/// Reads a format with the help of a converter: file bytes in, laid-out text out.
protocol ConvertedFormat: Sendable {
  var mediaType: String { get }

  /// The text as laid out, with what the source states of itself. Cost: that of the converter, and linear in its output.
  func laidOutText(
    of bytes: [UInt8], converters: any ConverterRunner
  ) async throws(ExtractionError) -> LaidOutText
}
