import DocumentModel

/// How the lines of a text are set: how wide, from which column, and whether paragraphs are wrapped at all.
struct Measure: Hashable, Sendable {
  /// The column at which lines are wrapped; 0 where none are.
  var width = 0
  /// The column at which most lines begin.
  var indent = 0
  /// Whether a paragraph runs over several lines.
  var isWrapped = false

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
    var full = 0
    for index in lines.indices.dropLast() where !lines[index].isBlank && !lines[index + 1].isBlank {
      if lines[index].end <= Self.widest,
        lines[index].end + 1 + Self.firstWord(lines[index + 1], source) > column - column / 10
      {
        full += 1
      }
    }
    isWrapped = column >= 30 && full * 10 >= candidates * 5 && full * 10 >= inked * 2
    width = column
  }

  /// The letters of a line's first word. Cost: linear in the word, 60 letters at most.
  static func firstWord(_ line: Line, _ source: [Unicode.Scalar]) -> Int {
    var index = line.content.lowerBound
    let limit = min(line.content.upperBound, index + 60)
    while index < limit, !source[index].isBlank { index += 1 }
    return index - line.content.lowerBound
  }
}
