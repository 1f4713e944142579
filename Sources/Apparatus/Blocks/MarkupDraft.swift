import DocumentModel

/// The draft of a marked-up text: its elements, which say themselves what they are.
enum MarkupDraft {
  /// Cost: linear in the text.
  static func draft(of laidOut: LaidOutText) -> Draft {
    let source = laidOut.text.scalars
    var draft = Draft()
    draft.text.reserveCapacity(source.count)
    var line = 1
    var counted = 0
    var page = 0
    for element in laidOut.elements {
      let range = laidOut.text.trimming(element.range.clamped(to: laidOut.text.range))
      guard !range.isEmpty, range.lowerBound >= counted else { continue }
      line += lineEnds(source, counted..<range.lowerBound)
      let first = line
      line += lineEnds(source, range)
      counted = range.upperBound
      if !draft.blocks.isEmpty { draft.text.append("\n") }
      let start = draft.text.count
      draft.append(range, of: source)
      var block = DraftBlock(range: start..<draft.text.count)
      block.kind = element.kind
      block.isStated = element.kind != .paragraph
      block.level = element.level
      block.lines = first...line
      if !laidOut.pages.isEmpty {
        while page + 1 < laidOut.pages.count, laidOut.pages[page + 1].range.lowerBound <= range.lowerBound { page += 1 }
        block.page = page
      }
      block.continuesNote = element.continuesItem && element.kind == .note
      block.keepsLines = element.kind == .verse || element.kind == .code || element.kind == .table
      draft.blocks.append(block)
    }
    return draft
  }

  private static func lineEnds(_ source: [Unicode.Scalar], _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where source[index].value == 0x0A { count += 1 }
    return count
  }
}
