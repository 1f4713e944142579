import DocumentModel

/// EPUB 2 and 3.
struct EPUBExtractor: FileExtractor {
  static let mediaTypes = ["application/epub+zip"]

  static func laidOutText(of bytes: [UInt8]) throws(ExtractionError) -> LaidOutText {
    throw ExtractionError(.unsupportedFormat, "EPUB cannot be read yet.")
  }
}
