import DocumentModel

/// Places where a heading seems to be lost: wider gaps between paragraphs in a text that has headings elsewhere.
enum LostHeadings {
  static func diagnostics(of document: Document) -> [Diagnostic] {
    guard document.blocks.contains(where: { $0.kind == .heading }) else { return [] }
    var places: [Int] = []
    var single = 0
    for (left, right) in zip(document.blocks, document.blocks.dropFirst()) {
      guard let above = left.lines, let below = right.lines, isText(left), isText(right), left.page == right.page else {
        continue
      }
      let blank = below.lowerBound - above.upperBound - 1
      if blank == 1 { single += 1 }
      if blank == 2 || blank == 3, right.kind == .paragraph { places.append(right.range.lowerBound) }
    }
    // Where wide gaps are common they mean nothing.
    guard places.count * 4 <= single else { return [] }
    return places.map {
      Diagnostic(
        .info, "heading-missing", "A wider gap stands before this paragraph, where other sections have a heading.",
        range: $0..<$0)
    }
  }

  private static func isText(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .listItem, .blockQuotation, .pullQuote, .caption, .standfirst: true
    default: false
    }
  }
}
