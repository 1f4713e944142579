/// Lines of a page that are read one after the other: a column, or what stands over the whole width between columns.
struct PageSegment: Hashable, Sendable {
  /// The index of the page.
  var page: Int
  /// The column from 0, from left to right.
  var column: Int
  /// From top to bottom.
  var lines: [PageLine]
}

/// Makes the rows of a column: fragments on one height become one line.
enum RowJoiner {
  /// Lines from top to bottom. Cost: n log n.
  static func rows(of fragments: [PageLine], in text: PDFText) -> [PageLine] {
    guard fragments.count > 1 else { return fragments }
    let order = fragments.sorted { ($0.base, $0.left) < ($1.base, $1.left) }
    var rows: [PageLine] = []
    var index = 0
    while index < order.count {
      var end = index + 1
      while end < order.count, isBeside(order[end], order[index]) { end += 1 }
      append(order[index..<end], to: &rows, text)
      index = end
    }
    return rows
  }

  private static func isBeside(_ line: PageLine, _ first: PageLine) -> Bool {
    line.base - first.base <= min(line.size, first.size) * 3 / 10
  }

  private static func append(_ row: ArraySlice<PageLine>, to rows: inout [PageLine], _ text: PDFText) {
    guard row.count > 1 else { return rows += row }
    let parts = row.sorted { ($0.left, $0.base) < ($1.left, $1.base) }
    var words = parts[0].words
    var isRow = false
    for (before, part) in zip(parts, parts.dropFirst()) {
      // What overlaps is printed over the other; it is kept as a line of its own.
      if part.left < before.right - before.size { return rows += row }
      let gap = part.left - before.right
      // The number of an item or a note stands before its words in the same way.
      let isLabel = parts.count == 2 && before.letterCount <= 4 && part.letterCount > 8
      if gap > before.size * 3 / 2, !isLabel { isRow = true }
      var next = part.words
      next[0].hasBlankBefore = gap > before.size * 18 / 100
      words += next
    }
    guard var line = PageLine(words, page: parts[0].page, of: text) else { return }
    line.isRow = isRow
    rows.append(line)
  }
}
