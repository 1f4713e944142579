import DocumentModel

/// How the lines of a text are set: how wide, from which column, and whether paragraphs are wrapped at all.
struct Measure: Hashable, Sendable {
  /// The column at which lines are wrapped; 0 where none are.
  var width = 0
  /// The column at which most lines begin.
  var indent = 0
  /// Whether a paragraph runs over several lines.
  var isWrapped = false
  /// Whether some lines are two and more that were joined where a word was divided, and so wider than all others.
  var holdsJoinedLines = false

  /// No line of a wrapped text is wider than this; longer lines are whole paragraphs.
  static let widest = 200

  init() {}

  /// Cost: linear in the lines.
  init(of lines: [Line], source: [Unicode.Scalar]) {
    var ends = [Int](repeating: 0, count: Self.widest + 1)
    var indents = [Int](repeating: 0, count: Self.widest + 1)
    var candidates = 0
    var inked = 0
    for index in lines.indices where !lines[index].isBlank {
      inked += 1
      indents[min(lines[index].indent, Self.widest)] += 1
      guard index + 1 < lines.count, !lines[index + 1].isBlank, lines[index].end <= Self.widest else { continue }
      ends[lines[index].end] += 1
      candidates += 1
    }
    // Of columns at which as many begin the first.
    indent = indents.firstIndex(of: indents.max() ?? 0) ?? 0
    guard candidates > 0 else { return }
    var seen = 0
    var column = Self.widest
    // One line in a hundred may stand out (a table, a heading); the widest of the rest is the measure.
    while column > 0, (seen + ends[column]) * 100 <= candidates {
      seen += ends[column]
      column -= 1
    }
    width = column
    isWrapped = isWrapped(from: column - column / 10, lines, source, candidates, inked) && column >= 30
    if isWrapped { return }
    // Such a text is often set in more than one width.
    guard let column = Self.columnBesideJoinedLines(ends, candidates),
      isWrapped(from: column * 3 / 4, lines, source, candidates, inked)
    else { return }
    (width, isWrapped, holdsJoinedLines) = (column, true, true)
  }

  /// Whether most lines reach beyond a column, with the next one's first word.
  private func isWrapped(
    from column: Int, _ lines: [Line], _ source: [Unicode.Scalar], _ candidates: Int, _ inked: Int
  ) -> Bool {
    var full = 0
    for index in lines.indices.dropLast() where !lines[index].isBlank && !lines[index + 1].isBlank {
      if lines[index].end <= Self.widest,
        lines[index].end + 1 + Self.firstWord(lines[index + 1], source) > column
      {
        full += 1
      }
    }
    return full * 10 >= candidates * 5 && full * 10 >= inked * 2
  }

  /// The measure of a text whose divided words were put together by whoever made it, and the lines with them: of columns with
  /// hardly a line a little wider and some lines much wider, the first. nil where there is none.
  private static func columnBesideJoinedLines(_ ends: [Int], _ candidates: Int) -> Int? {
    var wider = [Int](repeating: 0, count: ends.count + 1)
    for column in ends.indices.reversed() { wider[column] = wider[min(column + 1, ends.count)] + ends[column] }
    return (30...(widest * 2 / 3)).first { column in
      let all = wider[column + 1]
      let much = wider[min(column * 13 / 10 + 1, ends.count)]
      return (all - much) * 50 <= candidates && much * 100 > candidates && much * 10 <= candidates * 3
    }
  }

  /// The letters of a line's first word. Cost: linear in the word, 60 letters at most.
  static func firstWord(_ line: Line, _ source: [Unicode.Scalar]) -> Int {
    var index = line.content.lowerBound
    let limit = min(line.content.upperBound, index + 60)
    while index < limit, !source[index].isBlank { index += 1 }
    return index - line.content.lowerBound
  }
}
