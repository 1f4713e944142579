import DocumentModel

/// Articles in JATS and its forerunner NLM, and books in BITS.
struct JATSExtractor: TextExtractor {
  static let mediaTypes = ["application/jats+xml"]
  static let isMarkup = true

  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText {
    let tree = try XMLTree(utf8Bytes(of: source.scalars[...]))
    var layout = XMLLayout(tree: tree, vocabulary: JATSVocabulary(tree))
    var laidOut = layout.laidOutText(mediaType: mediaTypes[0])
    let metadata = JATSMetadata(tree)
    laidOut.work = metadata.work
    laidOut.language = metadata.language
    guard !laidOut.text.isEmpty || laidOut.work.title != nil else {
      throw ExtractionError(.empty, "The article holds metadata and no text.")
    }
    return laidOut
  }
}
