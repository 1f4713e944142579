import DocumentModel

/// TEI, P4 and P5.
struct TEIExtractor: TextExtractor {
  static let mediaTypes = ["application/tei+xml"]
  static let isMarkup = true

  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText {
    throw ExtractionError(.unsupportedFormat, "TEI cannot be read yet.")
  }
}
