import DocumentModel

/// Cuts a run of lines without a blank line between them into paragraphs, list items, verse and tables.
struct ParagraphSplitter {
  struct Part {
    var lines: ArraySlice<Line>
    /// Whether its line ends mean something.
    var keepsLines = false
    var isTable = false
    /// Whether the last line says whose the words above it are.
    var isSigned = false
    /// The level of a heading that a row of signs is drawn under.
    var level: Int?
  }

  let source: [Unicode.Scalar]
  let measure: Measure

  /// The parts in order. Cost: linear in the lines' letters.
  func parts(of group: ArraySlice<Line>) -> [Part] {
    var group = group
    var headings: [Part] = []
    while let level = underlinedLevel(group) {
      headings.append(Part(lines: group.prefix(1), level: level))
      group = group.dropFirst(2)
    }
    return group.isEmpty ? headings : headings + unlined(group)
  }

  private func unlined(_ group: ArraySlice<Line>) -> [Part] {
    guard group.count > 1 else { return [Part(lines: group)] }
    if isTable(group) { return [Part(lines: group, keepsLines: true, isTable: true)] }
    return itemStarts(group).flatMap(paragraphs)
  }

  /// The title and the byline of a part of short lines that opens a document: `THE LONG QUAY`, `Ann Roe and John Doe`,
  /// `March 2003`.
  func titleAndByline(of part: Part) -> [Part] {
    let lines = part.lines
    guard (2...6).contains(lines.count), !part.isTable, lines.allSatisfy({ $0.content.count <= 80 }),
      let first = lines.first, let end = first.content.last, !source[end].isSentenceEnd, source[end] != ",",
      !source[first.content.lowerBound].isLowercase, !Byline.isStatedLine(first.content, of: source),
      let byline = lines.indices.dropFirst().first(where: { Byline.isLine(lines[$0].content, of: source) }),
      lines[byline...].count(where: { Byline.isLine($0.content, of: source) }) * 2 >= lines.endIndex - byline
    else { return [part] }
    return [
      Part(lines: lines[..<byline]),
      Part(lines: lines[byline...], keepsLines: lines.endIndex - byline > 1),
    ]
  }

  // MARK: Headings

  /// The level of a first line with a row of `=` under it as long as itself, or with a row of `-` or `~` and nothing more.
  private func underlinedLevel(_ group: ArraySlice<Line>) -> Int? {
    guard let title = group.first?.content, let row = group.dropFirst().first?.content, let sign = row.first,
      row.count >= 3, title.count <= 100, abs(row.count - title.count) <= 2 + title.count / 8,
      let head = title.first, source[head].isLetter || source[head].isASCIIDigit || source[head].isClosingMark,
      source[row].allSatisfy({ $0 == source[sign] })
    else { return nil }
    switch source[sign] {
    case "=": return 1
    case "-", "~", "^": return group.count == 2 ? 2 : nil
    default: return nil
    }
  }

  // MARK: Items

  /// Cuts at bullets, and at labels that count on: `1.`, `2.`, `3.`
  private func itemStarts(_ group: ArraySlice<Line>) -> [ArraySlice<Line>] {
    var starts = [group.startIndex]
    let bullets = group.indices.filter { Self.isBullet(source, group[$0]) }
    if bullets.count > 1 || bullets.first == group.startIndex {
      starts += bullets.filter { $0 != group.startIndex }
    } else {
      starts += labelStarts(group)
    }
    var pieces: [ArraySlice<Line>] = []
    for (index, start) in starts.enumerated() {
      pieces.append(group[start..<(index + 1 < starts.count ? starts[index + 1] : group.endIndex)])
    }
    return pieces
  }

  private func labelStarts(_ group: ArraySlice<Line>) -> [Int] {
    var labelled: [(line: Int, label: NoteLabel)] = []
    for index in group.indices {
      let content = group[index].content
      if let label = NoteLabelReader.label(in: source, at: content.lowerBound, limit: content.upperBound) {
        labelled.append((index, label))
      }
    }
    guard labelled.count > 1 else { return [] }
    let signs = labelled.filter { $0.label.style == .symbol }
    if signs.count > 1, signs[0].line == group.startIndex, Set(signs.map(\.label.key)).count == signs.count {
      return signs.dropFirst().map(\.line)
    }
    // The labels that count on from the first line; else the first chain of two that the group holds, or a longer one that
    // does not begin at 1: the rest of a list under the second paragraph of an item.
    let continued = Set(labelled.filter { $0.label.key.number == 2 }.map(\.label.style))
    let rest = startOfRest(labelled)
    var starts: [Int] = []
    var last: NoteLabel?
    for (line, label) in labelled {
      if let previous = last {
        guard label.style == previous.style, let number = label.key.number, let before = previous.key.number,
          number == before + 1 || number == before + 2
        else { continue }
        starts.append(line)
        last = label
      } else if line == group.startIndex
        || label.key.number == 1 && label.style != .bare && continued.contains(label.style) || line == rest
      {
        if line != group.startIndex { starts.append(line) }
        last = label
      }
    }
    return starts
  }

  /// The first of three labels and more that count up by one, with nothing between them that is labelled.
  private func startOfRest(_ labelled: [(line: Int, label: NoteLabel)]) -> Int? {
    guard labelled.count > 2 else { return nil }
    for index in 0..<(labelled.count - 2) {
      let next = labelled[index...(index + 2)].map(\.label)
      guard let number = next[0].key.number, number > 1, next.allSatisfy({ $0.style == next[0].style }),
        next[1].key.number == number + 1, next[2].key.number == number + 2
      else { continue }
      return labelled[index].line
    }
    return nil
  }

  static func isBullet(_ source: [Unicode.Scalar], _ line: Line) -> Bool {
    guard line.content.count > 2 else { return false }
    let first = line.content.lowerBound
    return isBullet(source[first]) && source[first + 1].isBlank
  }

  static func isBullet(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "•", "·", "▪", "■", "◦", "●", "‣", "–", "—", "-", "*", "►", "\u{F0B7}", "o", "➢": true
    default: false
    }
  }

  // MARK: Paragraphs

  private func paragraphs(_ lines: ArraySlice<Line>) -> [Part] {
    guard lines.count > 1 else { return [Part(lines: lines)] }
    let widest = measure.holdsJoinedLines ? max(Measure.widest, measure.width * 6) : Measure.widest
    guard lines.allSatisfy({ $0.end <= widest }), measure.isWrapped || lines.count > 1 else {
      return lines.indices.map { Part(lines: lines[$0...$0]) }
    }
    if !measure.isWrapped, lines.contains(where: { $0.end > 110 }) {
      return lines.indices.map { Part(lines: lines[$0...$0]) }
    }
    return indentStarts(lines).map { piece in
      Part(
        lines: piece, keepsLines: piece.count > 1 && (!isFull(piece) || holdsDate(piece)), isSigned: isSigned(piece))
    }
  }

  /// A few short lines of which the first or the last is a date: whose line ends count, however full they look.
  private func holdsDate(_ lines: ArraySlice<Line>) -> Bool {
    guard lines.count > 1, lines.count <= 4, let first = lines.first, let last = lines.last else { return false }
    let widest = measure.isWrapped ? measure.width * 2 / 3 : 72
    guard lines.allSatisfy({ $0.content.count <= widest && !source[$0.content.lowerBound].isLowercase }) else {
      return false
    }
    return isDate(first) || isDate(last)
  }

  private func isDate(_ line: Line) -> Bool {
    guard line.content.count <= 24, let last = line.content.last, source[last].isLetter || source[last].isASCIIDigit
    else {
      return false
    }
    return Byline.isDate(Byline.words(of: source[line.content]))
  }

  /// `-- Jane Roe, Letters` under words that end as a sentence does and do not open with a dash themselves.
  private func isSigned(_ lines: ArraySlice<Line>) -> Bool {
    guard lines.count > 1, lines.count <= 12, let first = lines.first, let last = lines.last,
      let head = first.content.first, !source[head].isDash, last.content.count <= 100, last.indent >= first.indent,
      let end = lines.dropLast().last?.content.last, source[end].isSentenceEnd || source[end].isClosingMark
    else { return false }
    return Signature.opens(source[last.content])
  }

  /// Cuts where a line stands in at the start of a paragraph, and where one stands out after a hanging indent.
  private func indentStarts(_ lines: ArraySlice<Line>) -> [ArraySlice<Line>] {
    guard measure.isWrapped, lines.count > 2 else { return [lines] }
    var starts = [lines.startIndex]
    let hangs = lines[lines.startIndex + 1].indent >= lines[lines.startIndex].indent + 2
    for index in lines.indices.dropFirst() {
      let line = lines[index]
      let before = lines[index - 1]
      if hangs {
        if line.indent == lines[lines.startIndex].indent, before.indent >= line.indent + 2, ends(before) {
          starts.append(index)
        }
      } else if line.indent >= before.indent + 2, line.indent <= before.indent + 10, index + 1 < lines.endIndex,
        lines[index + 1].indent <= before.indent, ends(before)
      {
        starts.append(index)
      }
    }
    return starts.enumerated().map { lines[$1..<($0 + 1 < starts.count ? starts[$0 + 1] : lines.endIndex)] }
  }

  private func ends(_ line: Line) -> Bool {
    guard let last = line.content.last else { return true }
    let scalar = source[last]
    return scalar.isSentenceEnd || scalar.isClosingMark || scalar.isASCIIDigit || line.end < measure.width * 3 / 4
  }

  /// Whether each line but the last had no room for the next one's first word.
  private func isFull(_ lines: ArraySlice<Line>) -> Bool {
    let width = width(of: lines)
    var short = 0
    for index in lines.indices.dropLast() {
      if lines[index].end + 1 + Measure.firstWord(lines[index + 1], source) <= width - (measure.isWrapped ? 0 : 4) {
        short += 1
      }
    }
    // What was taken into a line above leaves a shorter one.
    return short * (measure.holdsJoinedLines ? 3 : 6) <= lines.count - 1
  }

  /// In how many columns lines are wrapped. One that is much wider than the measure says nothing of the others.
  private func width(of lines: ArraySlice<Line>) -> Int {
    let ends = lines.map(\.end)
    guard measure.isWrapped else { return ends.max() ?? 0 }
    if measure.holdsJoinedLines { return min(ends.sorted()[(ends.count - 1) * 3 / 4], measure.width) }
    let inset = max(0, (lines.map(\.indent).min() ?? 0) - measure.indent)
    let widest = ends.filter { $0 * 10 <= measure.width * 13 }.max() ?? measure.width
    return max(widest, measure.width - 2 * inset - 6)
  }

  // MARK: Tables

  /// Rules of `|`, `+--` or `━`, or two and more gaps of three blanks in most lines.
  private func isTable(_ group: ArraySlice<Line>) -> Bool {
    var others = 0
    for line in group where !isRow(line) {
      others += 1
      if others * 10 > group.count * 4 { return false }
    }
    return true
  }

  /// Whether two bars stand in a line, or two gaps.
  private func isRow(_ line: Line) -> Bool {
    var bars = 0
    var gaps = 0
    var blanks = 0
    for index in line.content {
      let scalar = source[index]
      if blanks == 0, scalar.value > 0x20, scalar.value < 0x7C { continue }
      if scalar.isBlank {
        blanks += 1
        continue
      }
      if blanks > 0 {
        if blanks >= 3 || source[index - 1].value == 0x09 { gaps += 1 }
        blanks = 0
      }
      if scalar == "|" || scalar == "┃" || scalar == "│" { bars += 1 }
    }
    return gaps > 1 || bars > 1
  }
}
