/// Finds the columns of a page by where its lines begin and what they leave white.
///
/// A column begins where many lines do, has lines on its left that end before it, and is filled by its lines as the cells
/// of a table are not. Lines over the whole width divide the page into bands, each read column by column.
struct ColumnFinder {
  private let text: PDFText
  private var lines: [PageLine]
  private let page: Int
  private let area: Range<Int>

  /// A place where a column begins, and how much white stands before it.
  struct Gutter: Hashable, Sendable {
    var right: Int
    var width: Int
  }

  /// The page's lines in segments, in reading order. `known` are places where columns of neighbouring pages begin.
  /// Cost: n log n in the lines.
  static func segments(
    of lines: [PageLine], page: Int, in text: PDFText, known: [Gutter] = []
  ) -> (segments: [PageSegment], gutters: [Gutter]) {
    var finder = ColumnFinder(lines, page: page, text)
    var gutters = finder.gutters(known)
    gutters.sort { $0.right < $1.right }
    for gutter in gutters { finder.split(at: gutter) }
    return (finder.segments(gutters), gutters)
  }

  private init(_ lines: [PageLine], page: Int, _ text: PDFText) {
    self.text = text
    self.lines = lines
    self.page = page
    let left = lines.map(\.left).min() ?? 0
    area = left..<max(left, lines.map(\.right).max() ?? 0)
  }

  // MARK: Gutters

  private static let tolerance = 250

  private func gutters(_ known: [Gutter]) -> [Gutter] {
    guard lines.count >= 4, area.count > 10_000 else { return [] }
    var starts: [Int: Int] = [:]
    for line in lines where line.left > area.lowerBound + area.count / 5 && line.left < area.upperBound - area.count / 5
    {
      starts[line.left / 100, default: 0] += 1
    }
    func count(at point: Int) -> Int { (-2...2).reduce(0) { $0 + (starts[point + $1] ?? 0) } }
    let candidates = starts.keys.map { (place: $0, count: count(at: $0)) }
      .filter { candidate in
        candidate.count >= 6
          || candidate.count >= 1 && known.contains { abs($0.right - candidate.place * 100) <= 400 }
      }
      .sorted { ($0.count, -$0.place) > ($1.count, -$1.place) }
    var found: [Gutter] = []
    for candidate in candidates.prefix(12) {
      let place = candidate.place * 100
      guard found.allSatisfy({ abs($0.right - place) > area.count / 5 }) else { continue }
      let isKnown = known.contains { abs($0.right - place) <= 400 }
      if let gutter = gutter(at: place, isKnown: isKnown) { found.append(gutter) }
    }
    return found
  }

  private func gutter(at place: Int, isKnown: Bool) -> Gutter? {
    let ends = lines.map(\.right).filter { $0 <= place - 200 }.sorted()
    guard !ends.isEmpty else { return nil }
    let edge = ends[ends.count * 9 / 10]
    // The column's outermost lines may be fewer than those that stand in.
    let start = lines.lazy.map(\.left).filter { $0 >= edge + 400 && $0 <= place + Self.tolerance }.min() ?? place
    guard start - edge >= 400 else { return nil }
    let column = lines.filter { $0.left >= start - 100 && $0.left <= place + Self.tolerance + 100 }
    let left = lines.filter { $0.right <= start - 200 }
    let crossing = lines.count { $0.right > start - 200 && $0.left < start - 300 && !isSplit($0, start) }
    guard crossing * 10 <= lines.count * 7 else { return nil }
    let gutter = Gutter(right: start, width: start - edge)
    if isKnown { return gutter }
    guard left.count >= 5, overlap(column, left) else { return nil }
    let rights = column.map(\.right).sorted()
    let right = rights[rights.count * 9 / 10]
    guard right - start >= area.count / 4 else { return nil }
    func isFull(_ lines: [PageLine], _ edge: Int, _ width: Int) -> Bool {
      lines.count { edge - $0.right <= width / 6 } * 5 >= lines.count * 2
    }
    let wide = left.filter { $0.right - $0.left >= area.count / 5 }
    guard wide.count * 2 >= left.count, let first = wide.map(\.left).min() else { return nil }
    return isFull(column, right, right - start) && isFull(left, edge, edge - first) ? gutter : nil
  }

  /// Whether two groups stand beside each other and not one under the other.
  private func overlap(_ column: [PageLine], _ left: [PageLine]) -> Bool {
    let top = column.map(\.box.top).min() ?? 0
    let bottom = column.map(\.box.bottom).max() ?? 0
    let beside = left.count { $0.box.bottom > top && $0.box.top < bottom }
    return beside >= 4 && beside * 3 >= min(left.count, column.count)
  }

  /// Whether a line has a gap where the column begins: two columns' lines that poppler took for one.
  private func isSplit(_ line: PageLine, _ start: Int) -> Bool { gap(line, before: start) != nil }

  private func gap(_ line: PageLine, before start: Int) -> Int? {
    guard line.words.count > 1 else { return nil }
    for place in 1..<line.words.count {
      let left = Int(text.words[Int(line.words[place].index)].box.left)
      if left < start - 300 { continue }
      guard left <= start + 2500 else { return nil }
      let right = Int(text.words[Int(line.words[place - 1].index)].box.right)
      return right <= start - 200 && left - right >= max(600, line.size * 7 / 10) ? place : nil
    }
    return nil
  }

  private mutating func split(at gutter: Gutter) {
    var result: [PageLine] = []
    result.reserveCapacity(lines.count)
    for line in lines {
      guard line.left < gutter.right - 300, line.right > gutter.right, let place = gap(line, before: gutter.right),
        let left = PageLine(Array(line.words[..<place]), page: page, of: text),
        let right = PageLine(Array(line.words[place...]), page: page, of: text)
      else {
        result.append(line)
        continue
      }
      result += [left, right]
    }
    lines = result
  }

  // MARK: Bands

  private func segments(_ gutters: [Gutter]) -> [PageSegment] {
    guard !gutters.isEmpty else {
      let rows = RowJoiner.rows(of: lines, in: text)
      return rows.isEmpty ? [] : [PageSegment(page: page, column: 0, lines: rows)]
    }
    var columns: [[PageLine]] = Array(repeating: [], count: gutters.count + 1)
    var wide: [PageLine] = []
    for line in lines {
      if gutters.contains(where: { line.left < $0.right - 300 && line.right > $0.right + 300 }) {
        wide.append(line)
      } else {
        columns[gutters.count { line.left >= $0.right - 300 }].append(line)
      }
    }
    takeLastLines(&wide, from: &columns)
    let bars = RowJoiner.rows(of: wide, in: text)
    let rows = columns.map { RowJoiner.rows(of: $0, in: text) }
    var next = rows.map { _ in 0 }
    var result: [PageSegment] = []
    func addBand(above base: Int) {
      for column in rows.indices {
        let start = next[column]
        while next[column] < rows[column].count, rows[column][next[column]].base <= base { next[column] += 1 }
        if next[column] > start {
          result.append(PageSegment(page: page, column: column, lines: Array(rows[column][start..<next[column]])))
        }
      }
    }
    for bar in bars {
      let isNew = rows.indices.contains { next[$0] < rows[$0].count && rows[$0][next[$0]].base <= bar.base }
      addBand(above: bar.base)
      if !isNew, let last = result.indices.last, result[last].column == Self.wholeWidth {
        result[last].lines.append(bar)
      } else {
        result.append(PageSegment(page: page, column: Self.wholeWidth, lines: [bar]))
      }
    }
    addBand(above: .max)
    return result
  }

  /// The last line of a paragraph over the whole width is short: it stands right under it, with nothing beside it.
  private func takeLastLines(_ wide: inout [PageLine], from columns: inout [[PageLine]]) {
    guard !wide.isEmpty, let first = columns.indices.first else { return }
    let others = columns.dropFirst().joined().sorted { $0.base < $1.base }
    var above = wide.sorted { $0.base < $1.base }
    for line in columns[first].sorted(by: { $0.base < $1.base }) {
      let index = above.partitionIndex { $0.base >= line.base } - 1
      guard index >= 0 else { continue }
      let bar = above[index]
      guard abs(bar.left - line.left) <= 300, abs(bar.size - line.size) <= 20, line.isBold == bar.isBold,
        line.base - bar.base <= bar.size * 14 / 10
      else { continue }
      let beside = others.partitionIndex { $0.base >= line.base - line.size }
      if beside < others.count, others[beside].base <= line.base + line.size { continue }
      wide.append(line)
      above.insert(line, at: index + 1)
      columns[first].removeAll { $0.words == line.words }
    }
  }

  /// The column number of what stands over the whole width.
  static let wholeWidth = -1
}
