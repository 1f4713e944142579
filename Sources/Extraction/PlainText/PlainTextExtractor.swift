import DocumentModel

/// Plain text: the text as it is, its pages where form feeds divide it, and the front matter of one that has any.
struct PlainTextExtractor: TextExtractor {
  static let mediaTypes = ["text/plain"]

  static func laidOutText(of source: DecodedText) throws(ExtractionError) -> LaidOutText {
    var scalars = source.scalars
    var laidOut = LaidOutText(text: ScalarText(), mediaType: mediaTypes[0])
    if let frontMatter = FrontMatter(in: scalars) {
      frontMatter.state(in: &laidOut)
      // Its lines stay as empty ones, so that the numbers of the lines below are those of the file.
      let lines = scalars[..<frontMatter.end].reduce(0) { $0 + ($1 == "\n" ? 1 : 0) }
      scalars.replaceSubrange(..<frontMatter.end, with: repeatElement("\n", count: lines))
    }
    laidOut.pages = pages(of: scalars)
    laidOut.text = ScalarText(scalars)
    return laidOut
  }

  /// A form feed ends its page. Nothing but blanks behind the last one is no page, and a text without form feeds has
  /// no pages at all. Cost: linear.
  static func pages(of scalars: [Unicode.Scalar]) -> [Page] {
    var pages: [Page] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == "\u{0C}" {
      pages.append(Page(range: start..<(index + 1), number: pages.count + 1))
      start = index + 1
    }
    guard let last = pages.last else { return [] }
    if scalars[start...].allSatisfy(\.isBlank) {
      pages[pages.count - 1].range = last.range.lowerBound..<scalars.count
    } else {
      pages.append(Page(range: start..<scalars.count, number: pages.count + 1))
    }
    return pages
  }
}
