import DocumentModel

/// Cuts the lines of a column into paragraphs: by white, by size, by the indent of first or further lines, and by last
/// lines that had room for the next word.
struct BlockCutter {
  private let text: PDFText
  private let statistics: PageStatistics

  init(text: PDFText, statistics: PageStatistics) {
    self.text = text
    self.statistics = statistics
  }

  /// The blocks of a segment in order, none empty. Cost: n log n in its lines.
  func blocks(of segment: PageSegment) -> [PageBlock] {
    let lines = Self.withoutLoneRows(segment.lines)
    guard !lines.isEmpty else { return [] }
    let edges = ColumnEdges(lines)
    var blocks: [PageBlock] = []
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, !parts(lines, end) { end += 1 }
      let isApart = start == 0 || isGap(lines, start)
      for (position, range) in paragraphs(lines, start..<end, edges).enumerated() {
        var block = PageBlock(
          page: segment.page, lines: Array(lines[range]), columnLeft: edges.left, columnRight: edges.right)
        block.standsApart = position == 0 && isApart
        blocks.append(block)
      }
      start = end
    }
    return joinedTables(blocks)
  }

  /// A gap in one line alone is a wide blank, and no table.
  private static func withoutLoneRows(_ lines: [PageLine]) -> [PageLine] {
    var result = lines
    for index in lines.indices where lines[index].isRow && lines.count > 1 {
      let hasNeighbour =
        index > 0 && lines[index - 1].isRow || index + 1 < lines.count && lines[index + 1].isRow
      if !hasNeighbour { result[index].isRow = false }
    }
    return result
  }

  // MARK: Groups

  /// Whether the line at `index` cannot belong to the paragraph of the line above.
  private func parts(_ lines: [PageLine], _ index: Int) -> Bool {
    let (above, line) = (lines[index - 1], lines[index])
    if isGap(lines, index) { return true }
    if line.isRow != above.isRow { return true }
    if abs(line.size - above.size) * 100 > max(line.size, above.size) * 7 {
      // A line of a few letters may be a word in small capitals.
      return line.letterCount > 3 && above.letterCount > 3
    }
    return line.isBold != above.isBold && line.letterCount > 3 && above.letterCount > 3
  }

  private func isGap(_ lines: [PageLine], _ index: Int) -> Bool {
    let (above, line) = (lines[index - 1], lines[index])
    let distance = line.base - above.base
    guard distance > statistics.pitch(max(above.size, line.size)) * 120 / 100 + 60 else { return false }
    // Lines that all stand as far apart are set wide.
    guard distance <= line.size * 28 / 10, abs(line.size - above.size) <= 20 else { return true }
    let before = index > 1 ? above.base - lines[index - 2].base : nil
    let after = index + 1 < lines.count ? lines[index + 1].base - line.base : nil
    guard before != nil || after != nil else { return true }
    return ![before, after].allSatisfy { $0.map { abs($0 - distance) <= 60 } ?? true }
  }

  // MARK: Paragraphs

  private func paragraphs(_ lines: [PageLine], _ range: Range<Int>, _ edges: ColumnEdges) -> [Range<Int>] {
    guard range.count > 1 else { return [range] }
    if isHeadingLike(lines[range.lowerBound]) { return [range] }
    let group = LineGroup(lines[range], edges: edges, text: text)
    var starts = [range.lowerBound]
    var label = FootLabel(lines[range.lowerBound], of: text)
    // Where the item of a list begins, whose further lines stand in.
    var item = label != nil || opensItem(lines[range.lowerBound]) ? lines[range.lowerBound].left : nil
    for index in range.dropFirst() {
      let line = lines[index]
      let next = FootLabel(line, of: text)
      let isItem = counts(next, after: label) || opensItem(line)
      let isInItem = item.map { line.left > $0 + line.size * 3 / 10 } ?? false
      guard isItem || !isInItem && group.isStart(index) || isForced(lines, index, group) else { continue }
      starts.append(index)
      item = isItem || next?.number != nil ? line.left : nil
      if isItem || label == nil { label = next ?? label }
    }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : range.upperBound) }
  }

  private func isHeadingLike(_ line: PageLine) -> Bool {
    line.size * 100 >= statistics.bodySize * 112 || line.isBold && !statistics.isBodyBold
  }

  private func counts(_ next: FootLabel?, after label: FootLabel?) -> Bool {
    guard let next = next?.number, let number = label?.number else { return false }
    return next == number + 1
  }

  private func opensItem(_ line: PageLine) -> Bool {
    guard let first = line.first(text), Self.bullets.contains(first.value), line.words.count > 1 else { return false }
    return line.words[1].hasBlankBefore
  }

  private static let bullets: Set<UInt32> = [
    0x2022, 0x25CF, 0x25AA, 0x25A0, 0x25E6, 0x2023, 0xB7, 0x2756, 0xF0B7, 0xF0A7,
  ]

  /// Whether the line above ends though the first word of this one had room on it.
  private func isForced(_ lines: [PageLine], _ index: Int, _ group: LineGroup) -> Bool {
    let (above, line) = (lines[index - 1], lines[index])
    let room = group.right - above.right
    guard room > line.firstWordWidth(text) + line.size * 7 / 10 else { return false }
    let head = line.first(text)
    if head?.isLowercase ?? false { return false }
    if above.endsSentence(text) { return true }
    // A line that breaks off early without a full stop: a line of an address, a list, a heading.
    return room * 5 > group.width * 2 && !(above.last(text).map { $0 == "," || $0.isDash } ?? false)
  }

  // MARK: Tables

  /// Rows with gaps that follow each other are one table.
  private func joinedTables(_ blocks: [PageBlock]) -> [PageBlock] {
    var result: [PageBlock] = []
    var index = 0
    while index < blocks.count {
      var end = index
      while end < blocks.count, blocks[end].lines.allSatisfy({ $0.isRow }) { end += 1 }
      let rows = blocks[index..<end].reduce(0) { $0 + $1.lines.count }
      if rows >= 3, var table = blocks[index..<end].first {
        table.lines = blocks[index..<end].flatMap(\.lines)
        table.kind = .table
        table.isWrapped = false
        result.append(table)
        index = end
      } else {
        result.append(blocks[index])
        index += 1
      }
    }
    return result
  }
}

/// Where the lines of a column begin and end.
struct ColumnEdges: Hashable, Sendable {
  var left: Int
  var right: Int

  /// Of the lines of a segment, which must not be empty.
  init(_ lines: [PageLine]) {
    var starts: [Int: Int] = [:]
    for line in lines { starts[line.left / 150, default: 0] += 1 }
    let often = starts.filter { $0.value * 4 >= lines.count }.keys.min()
    let edge = lines.map(\.left).min() ?? 0
    left = often.map { key in lines.map(\.left).filter { $0 / 150 == key }.min() ?? edge } ?? edge
    let ends = lines.map(\.right).sorted()
    right = ends.isEmpty ? left : ends[ends.count * 9 / 10]
  }
}

/// Lines without white between them, and how their indents are to be read: whether the first line of each paragraph
/// stands in, or all but the first.
struct LineGroup {
  private let lines: ArraySlice<PageLine>
  let left: Int
  let right: Int
  private let hangs: Bool

  var width: Int { right - left }

  /// Cost: linear.
  init(_ lines: ArraySlice<PageLine>, edges: ColumnEdges, text: PDFText) {
    self.lines = lines
    left = lines.map(\.left).min() ?? edges.left
    let widest = lines.map(\.right).max() ?? edges.right
    // Two or three lines do not tell their measure.
    right =
      lines.count > 3 && widest < edges.right - (edges.right - edges.left) / 12 ? widest : max(edges.right, widest)
    hangs = Self.hangs(lines, left: left, right: right, text)
  }

  private static func isIndented(_ line: PageLine, _ left: Int) -> Bool { line.left - left > line.size * 45 / 100 }

  /// Whether further lines stand in and first lines do not, as in a list of works: then lines at the edge are full where
  /// one that stands in follows, and the last of those is not. In a text it is the other way round.
  private static func hangs(_ lines: ArraySlice<PageLine>, left: Int, right: Int, _ text: PDFText) -> Bool {
    var hanging = 0
    var usual = 0
    for (line, next) in zip(lines, lines.dropFirst()) {
      let isInner = isIndented(line, left)
      let isFull = right - line.right <= next.firstWordWidth(text) + next.size * 7 / 10
      switch (isInner, isIndented(next, left)) {
      case (false, true): if isFull { hanging += 1 } else { usual += 1 }
      case (true, false): if isFull { usual += 1 } else { hanging += 1 }
      case (false, false): if isFull { usual += 1 }
      case (true, true): break
      }
    }
    return hanging > usual
  }

  /// Whether a paragraph begins with the line at `index`, which is not the first. Cost: constant.
  func isStart(_ index: Int) -> Bool {
    let (above, line) = (lines[index - 1], lines[index])
    let isInner = Self.isIndented(line, left)
    let wasInner = Self.isIndented(above, left)
    if hangs { return !isInner }
    if isInner, !wasInner { return true }
    guard isInner, wasInner else {
      // Back to the edge: after one line that stands in it carries the paragraph on, after several it follows a quotation.
      return !isInner && wasInner && index - 2 >= lines.startIndex && Self.isIndented(lines[index - 2], left)
        && right - lines[index - 2].right <= line.size * 3
    }
    // Further lines that stand in: each is a paragraph where the one above it was not full.
    return right - above.right > line.size * 6 && abs(line.left - above.left) < line.size / 2
  }
}
