import DocumentModel

/// Finds the paragraphs that a page or column breaks in two.
struct ParagraphLinker {
  private let text: PDFText
  /// Whether paragraphs open with an indent, so that a line without one carries on.
  private let indents: Bool

  /// Cost: linear in the blocks.
  init(_ blocks: [PageBlock], text: PDFText) {
    self.text = text
    var indented = 0
    var flush = 0
    for block in blocks where block.kind == .paragraph && block.lines.count > 2 {
      if Self.isIndented(block) { indented += 1 } else { flush += 1 }
    }
    indents = indented > flush
  }

  private static func isIndented(_ block: PageBlock) -> Bool {
    guard let first = block.lines.first else { return false }
    let rest = block.lines.dropFirst().map(\.left).min() ?? block.columnLeft
    return first.left - min(rest, block.columnLeft) > first.size * 45 / 100
  }

  /// Marks the blocks that carry on the one before, from another column or page. Cost: linear.
  func link(_ blocks: inout [PageBlock]) {
    for index in blocks.indices.dropFirst() where blocks[index].opensColumn {
      if continues(blocks[index], after: blocks[index - 1]) { blocks[index].continuesParagraph = true }
    }
  }

  private func continues(_ block: PageBlock, after before: PageBlock) -> Bool {
    guard block.kind == .paragraph, before.kind == .paragraph, let first = block.lines.first,
      let last = before.lines.last, abs(first.size - last.size) * 100 <= first.size * 7, !first.isRow, !last.isRow,
      let head = first.first(text)
    else { return false }
    if head.isLowercase { return !last.endsSentence(text) || last.right > before.columnLeft + 8000 }
    let mark = last.last(text)
    if let mark, mark == "-" || mark.value == 0xAD || mark.value == 0x2010 { return !Self.isIndented(block) }
    // A last line that ends early ends its paragraph.
    let width = before.lines.map(\.right).max() ?? last.right
    let isFull = before.lines.count == 1 || width - last.right <= last.size * 3
    guard isFull, !Self.isIndented(block) else { return false }
    if last.endsSentence(text) { return indents && before.lines.count > 1 && block.lines.count > 1 }
    return FootLabel(first, of: text) == nil || before.lines.count > 1
  }
}
