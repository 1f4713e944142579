import DocumentModel

/// Reads one format: decoded text in, laid-out text out. A pure function of its arguments.
///
/// To add a format, write an extractor, name it in `SourceFormat`, and give it a signature or an ending there.
protocol TextExtractor: Sendable {
  /// The IANA media types that it reads; the first is the one that it states in its results.
  static var mediaTypes: [String] { get }

  /// Whether the source may declare its encoding as HTML and XML do.
  static var isMarkup: Bool { get }

  /// The text as laid out, with what the source states of itself. Cost: linear in the source.
  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText
}

extension TextExtractor {
  static var isMarkup: Bool { false }
}
