import DocumentModel

/// Blocks whose lines were kept apart: verse, or a paragraph whose line ends mean nothing certain; and rows of a table.
enum LineBlocks {
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    for index in blocks.indices where !blocks[index].isStated {
      if blocks[index].kind == .verse, !isVerse(text, index) { blocks[index].kind = .paragraph }
    }
    var start = 0
    while start < blocks.count {
      guard isRow(text, start) else {
        start += 1
        continue
      }
      var end = start
      while end < blocks.count, isRow(text, end) || end > start && blocks[end].kind == .verse && isRow(text, end) {
        end += 1
      }
      if end - start >= 3 {
        for index in start..<end { blocks[index].kind = .table }
      }
      start = end
    }
  }

  /// Lines of a few words that begin with a letter or a quotation mark; an address or a list of figures is none.
  private static func isVerse(_ text: BlockText, _ index: Int) -> Bool {
    var lines = 0
    var letters = 0
    var digits = 0
    var capitals = 0
    var opens = true
    for scalar in text.scalars(index) {
      if scalar == "\n" {
        opens = true
        continue
      }
      if scalar.isBlank { continue }
      if opens {
        lines += 1
        opens = false
        if !scalar.isLowercase, scalar.isLetter || scalar.isDoubleQuotationMark || scalar.isSingleQuotationMark {
          capitals += 1
        }
      }
      if scalar.isASCIIDigit { digits += 1 } else if scalar.isLetter { letters += 1 }
    }
    guard lines >= 2, letters > 0 else { return false }
    let average = letters / lines
    return average >= 12 && average <= 64 && digits * 20 < letters && capitals * 3 >= lines * 2
  }

  /// `1917 | The first of them |`
  private static func isRow(_ text: BlockText, _ index: Int) -> Bool {
    let block = text[index]
    guard !text.isNote[index], block.kind == .paragraph || block.kind == .verse, !block.isStated else { return false }
    return text.scalars(index).prefix(block.range.count < 400 ? 400 : 60).contains("|")
  }
}
