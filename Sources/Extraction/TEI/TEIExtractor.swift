import DocumentModel

/// TEI, P4 and P5: one text or a corpus of several.
struct TEIExtractor: TextExtractor {
  static let mediaTypes = ["application/tei+xml"]
  static let isMarkup = true

  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText {
    let tree = try XMLTree(utf8Bytes(of: source.scalars[...]))
    var layout = XMLLayout(tree: tree, vocabulary: TEIVocabulary(tree))
    var laidOut = layout.laidOutText(mediaType: mediaTypes[0])
    let metadata = TEIMetadata(tree)
    laidOut.work = metadata.work
    laidOut.language = metadata.language
    guard !laidOut.text.isEmpty || laidOut.work.title != nil else {
      throw ExtractionError(.empty, "The TEI file holds a header and no text.")
    }
    return laidOut
  }
}
