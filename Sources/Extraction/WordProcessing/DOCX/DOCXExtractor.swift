import DocumentModel

/// Word's DOCX (Office Open XML, ECMA-376): its text, notes, styles and properties.
///
/// Page breaks are left out: where a page ended is known only to the program that showed it last, with its fonts, and a
/// page number that may be wrong is worse than none.
struct DOCXExtractor: FileExtractor {
  static let mediaTypes = ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"]

  static func laidOutText(of bytes: [UInt8]) throws(ExtractionError) -> LaidOutText {
    let parts = try DOCXParts(bytes)
    var layout = DOCXLayout(parts)
    layout.layOut()
    var laidOut = try layout.text.finished(
      mediaType: mediaTypes[0], parts.diagnostics + layout.diagnostics)
    DOCXProperties.state(parts.properties, in: &laidOut)
    return laidOut
  }
}
