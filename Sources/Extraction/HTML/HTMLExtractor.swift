import DocumentModel

/// HTML pages, of any age and in any state.
struct HTMLExtractor: TextExtractor {
  static let mediaTypes = ["text/html", "application/xhtml+xml"]
  static let isMarkup = true

  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText {
    let page = utf8Bytes(of: source.scalars[...])
    let bounds = HTMLBounds(page)
    guard let tree = (bounds.bounded ?? page).withUnsafeBufferPointer({ HTMLTree($0) }) else {
      throw ExtractionError(.damaged, "The page could not be read; save it again from a browser.")
    }
    let metadata = HTMLMetadata(tree)
    let chrome = ChromeFinder(tree)
    var layout = HTMLLayout(tree: tree, writer: LayoutWriter(), chrome: chrome, kind: .paragraph)
    layout.layOut()
    var laidOut = layout.writer.finished(mediaType: mediaTypes[0])
    if layout.isPreformatted { laidOut.elements = [] }
    laidOut.work = metadata.work
    laidOut.language = metadata.language
    laidOut.diagnostics += metadata.diagnostics
    if bounds.removed > 0 {
      laidOut.diagnostics.append(
        Diagnostic(
          .info, "markup-too-tangled",
          "\(bounds.removed) of the page's tags are nested too deeply or have too many attributes and were passed over."
        ))
    }
    if !tree.isWhole {
      laidOut.diagnostics.append(
        Diagnostic(.error, "page-truncated", "The page's elements nest too deeply; it was not read to its end."))
    }
    guard laidOut.text.scalars.contains(where: { !$0.isBlank }) || laidOut.work.title != nil else {
      throw ExtractionError(
        .empty, "There is no text on the page; perhaps a script would have to fetch it: save it from a browser.")
    }
    return laidOut
  }
}
