import DocumentModel

/// Rich Text Format 1.9.1: its text in any code page, notes, styles and properties.
struct RTFExtractor: FileExtractor {
  static let mediaTypes = ["application/rtf", "text/rtf"]

  static func laidOutText(of bytes: [UInt8]) throws(ExtractionError) -> LaidOutText {
    var layout = RTFLayout(bytes)
    layout.layOut()
    var laidOut = try layout.text.finished(
      mediaType: mediaTypes[0], layout.diagnostics)
    let information = layout.information.mapValues { $0.collapsingBlanks }.filter { !$0.value.isEmpty }
    laidOut.state(
      OfficeProperties(
        title: information["title"], authors: information["author"].map { [$0] } ?? [],
        keywords: information["keywords"], abstract: information["doccomm"], language: nil))
    return laidOut
  }
}
