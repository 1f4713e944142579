import DocumentModel

/// Opening quotation marks without closing ones, but for paragraphs whose quotation the next one carries on.
enum UnclosedQuotations {
  static func diagnostics(of document: Document) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, block) in document.blocks.enumerated() where DamageFinder.isProse(block) {
      for span in QuotationMarkScanner.spans(in: document.text, range: block.range) where !span.isClosed {
        let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
        if let next, let head = document.text.trimming(next.range).first, document.text[head].isDoubleQuotationMark,
          document.text[head] != "”", span.outer.upperBound >= document.text.trimming(block.range).upperBound
        {
          continue
        }
        let mark = span.outer.lowerBound
        found.append(
          Diagnostic(
            .info, "unclosed-quotation", "The quotation mark that opens here is not closed in its paragraph.",
            range: mark..<(mark + 1)))
      }
    }
    return found
  }
}
