import DocumentModel

/// Recognises list items: bullets, and labels that count on from block to block.
enum Lists {
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    var labels: [(index: Int, order: Int, style: Int)] = []
    for index in blocks.indices where isOpen(blocks[index]) && !text.isNote[index] {
      let scalars = text.scalars(index)
      if let first = scalars.first, ParagraphSplitter.isBullet(first), scalars.count > 2,
        scalars[scalars.startIndex + 1].isBlank
      {
        if first.isDash || first == "o" || first == "*", !hasNeighbour(text, blocks, index, first) { continue }
        blocks[index].kind = .listItem
      } else if let (order, style) = label(text, index) {
        labels.append((index, order, style))
      }
    }
    for (position, item) in labels.enumerated() {
      let next = position + 1 < labels.count ? labels[position + 1] : nil
      let before = position > 0 ? labels[position - 1] : nil
      let counts =
        next.map { $0.style == item.style && $0.order == item.order + 1 && $0.index - item.index <= 3 } ?? false
        || before.map { $0.style == item.style && $0.order == item.order - 1 && item.index - $0.index <= 3 } ?? false
      if counts, !isHeadingLike(text, item.index) || isTight(text, item.index, next?.index, before?.index) {
        blocks[item.index].kind = .listItem
      }
    }
  }

  private static func isOpen(_ block: DraftBlock) -> Bool { block.kind == .paragraph && !block.isStated }

  /// A dash may open a line of dialogue: only a row of them is a list.
  private static func hasNeighbour(_ text: BlockText, _ blocks: [DraftBlock], _ index: Int, _ mark: Unicode.Scalar)
    -> Bool
  {
    [index - 1, index + 1].contains { blocks.indices.contains($0) && text.first($0) == mark }
  }

  private static func isHeadingLike(_ text: BlockText, _ index: Int) -> Bool {
    text[index].range.count <= 80 && !text.endsSentence(index)
  }

  /// Whether the neighbours in the list stand right beside: `1. Title` over a section is a heading, not an item.
  private static func isTight(_ text: BlockText, _ index: Int, _ next: Int?, _ before: Int?) -> Bool {
    next == index + 1 || before == index - 1
  }

  /// The place of a label in its count, and how it is printed: `3.`, `(b)`, `iv)`.
  private static func label(_ text: BlockText, _ index: Int) -> (order: Int, style: Int)? {
    let range = text[index].range
    if let label = NoteLabelReader.label(in: text.draft.text, at: range.lowerBound, limit: range.upperBound),
      let number = label.key.number
    {
      switch label.style {
      case .dot: return (number, 0)
      case .parenthesis: return (number, 1)
      case .parentheses: return (number, 2)
      default: return nil
      }
    }
    var start = range.lowerBound
    let isOpen = text.draft.text[start] == "("
    if isOpen { start += 1 }
    guard start + 2 < range.upperBound, text.draft.text[start].isLowercase else { return nil }
    let close = text.draft.text[start + 1]
    guard close == ")" || !isOpen && close == ".", text.draft.text[start + 2].isBlank, text.draft.text[start].isASCII
    else { return nil }
    return (Int(text.draft.text[start].value) - 0x60, isOpen ? 3 : close == ")" ? 4 : 5)
  }
}
