import DocumentModel

/// Reads one format that is no text: file bytes in, laid-out text out. A pure function of its arguments.
protocol FileExtractor: Sendable {
  /// The IANA media types that it reads; the first is the one that it states in its results.
  static var mediaTypes: [String] { get }

  /// The text as laid out, with what the source states of itself. Cost: linear in what the file holds.
  static func laidOutText(of bytes: [UInt8]) throws(ExtractionError) -> LaidOutText
}
