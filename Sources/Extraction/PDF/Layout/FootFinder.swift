import DocumentModel

/// Finds the notes at the foot of pages and columns.
///
/// They are the last lines of a column, begin with a label that is raised, or that a raised number on the page calls for,
/// or that counts on; they are set smaller than the body, or below white. A foot without label carries the last note on.
struct FootFinder {
  private let text: PDFText
  private let statistics: PageStatistics
  private var notes: [PageBlock] = []
  private var last: Int?
  /// The page and the line on which the last note ended.
  private var lastPage = -2
  private var lastLine: PageLine?

  init(text: PDFText, statistics: PageStatistics) {
    self.text = text
    self.statistics = statistics
  }

  /// Takes the feet out of a page's segments and returns them as blocks, in order. Pages must come in order.
  /// Cost: linear in the lines.
  mutating func takeFeet(from segments: inout [PageSegment]) -> [PageBlock] {
    notes = []
    let calls = calls(in: segments)
    for index in segments.indices where closesColumn(segments, index) {
      let lines = segments[index].lines
      let hasBodyAbove = segments[..<index].contains { $0.lines.contains { !isSmall($0) } }
      guard let zone = zone(lines, calls: calls, hasBodyAbove: hasBodyAbove) else { continue }
      add(lines[zone...], columnLeft: lines[zone...].map(\.left).min() ?? 0)
      segments[index].lines.removeSubrange(zone...)
    }
    segments.removeAll { $0.lines.isEmpty }
    return notes
  }

  private func closesColumn(_ segments: [PageSegment], _ index: Int) -> Bool {
    let column = segments[index].column
    return segments[(index + 1)...].allSatisfy { $0.column != column && $0.column != ColumnFinder.wholeWidth }
      || column == ColumnFinder.wholeWidth && index == segments.count - 1
  }

  private func isSmall(_ line: PageLine) -> Bool { line.size * 100 <= statistics.bodySize * 94 }

  /// The raised numbers and signs of a page that do not open a line.
  private func calls(in segments: [PageSegment]) -> Set<FootLabel.Key> {
    var calls: Set<FootLabel.Key> = []
    for segment in segments {
      for line in segment.lines {
        for (position, word) in line.words.enumerated() {
          let letters = text.letters[text.words[Int(word.index)].letters]
          if let last = letters.last, FootLabel.signs.contains(last), position > 0 || letters.count > 1 {
            let count = letters.reversed().prefix { $0 == last }.count
            calls.insert(.sign(last, count: count))
          }
          guard position > 0, line.isRaised(word) || letters.contains(where: { $0.superscriptDigitValue != nil }) else {
            continue
          }
          insertNumbers(letters, into: &calls)
        }
      }
    }
    return calls
  }

  private func insertNumbers(_ letters: ArraySlice<Unicode.Scalar>, into calls: inout Set<FootLabel.Key>) {
    var value = 0
    for scalar in letters {
      if let digit = scalar.digitValue ?? scalar.superscriptDigitValue, value < 10_000 {
        value = value * 10 + digit
      } else {
        if value > 0 { calls.insert(.number(value)) }
        value = 0
        if scalar.isLowercase, letters.count == 1 { calls.insert(.sign(scalar, count: 1)) }
      }
    }
    if value > 0 { calls.insert(.number(value)) }
  }

  // MARK: Where the foot begins

  /// The index of the first line of the foot; nil where the column has none.
  private func zone(_ lines: [PageLine], calls: Set<FootLabel.Key>, hasBodyAbove: Bool) -> Int? {
    var start = lines.count
    while start > 0, isSmall(lines[start - 1]) { start -= 1 }
    if start < lines.count, start > 0 || hasBodyAbove {
      for index in start..<lines.count {
        guard let label = FootLabel(lines[index], of: text) else { continue }
        let isApart = start == 0 || gap(lines, start) || gap(lines, index)
        guard opens(label, calls, isSmall: true, isApart: isApart) else { continue }
        // What stands above the first label finishes the last note of the page before.
        let carries = index > start && carriesOn(lines[start]) && (start == 0 || gap(lines, start))
        return carries ? start : index
      }
      if start > 0, gap(lines, start), carriesOn(lines[start]) { return start }
    }
    // Notes in the letters of the body: they must be labelled by raised numbers that the page calls for.
    for index in lines.indices where index > 0 || hasBodyAbove {
      guard let label = FootLabel(lines[index], of: text), label.isRaised, label.number != nil,
        calls.contains(label.key), isExpected(label), index == 0 || gap(lines, index) || labelsBelow(lines, index)
      else { continue }
      return index
    }
    return nil
  }

  private func gap(_ lines: [PageLine], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let distance = lines[index].base - lines[index - 1].base
    return distance * 100 > statistics.pitch(max(lines[index].size, lines[index - 1].size)) * 118
  }

  private func opens(_ label: FootLabel, _ calls: Set<FootLabel.Key>, isSmall: Bool, isApart: Bool) -> Bool {
    if calls.contains(label.key) { return label.isRaised || isExpected(label) }
    guard isApart else { return false }
    return label.isRaised ? isExpected(label) || label.number == nil : last != nil && isNext(label)
  }

  private func isExpected(_ label: FootLabel) -> Bool {
    guard let number = label.number else { return true }
    guard let last else { return true }
    return number == 1 || number > last && number <= last + 12
  }

  private func isNext(_ label: FootLabel) -> Bool {
    guard let number = label.number, let last else { return false }
    return number > last && number <= last + 2
  }

  /// Whether the lines below go on with labels that count on, so that a list of notes begins here.
  private func labelsBelow(_ lines: [PageLine], _ index: Int) -> Bool {
    guard index > 0, lines[index - 1].endsSentence(text) else { return false }
    return lines[index].left > lines[index - 1].left || lines[index - 1].right < lines[index].right - 2000
  }

  /// Whether a foot that begins with this line finishes the note at the foot of the page before.
  private func carriesOn(_ line: PageLine) -> Bool {
    guard let lastLine, line.page - lastPage <= 1, abs(lastLine.size - line.size) <= 60 else { return false }
    if FootLabel(line, of: text) != nil { return false }
    return !lastLine.endsSentence(text) || line.first(text)?.isLowercase ?? false
  }

  // MARK: Notes

  private mutating func add(_ lines: ArraySlice<PageLine>, columnLeft: Int) {
    guard let first = lines.first else { return }
    let manner = lines.contains { FootLabel($0, of: text)?.isRaised ?? false }
    var isFirst = true
    for (index, line) in zip(lines.indices, lines) {
      let label = FootLabel(line, of: text)
      let starts = label.map { startsNote($0, manner: manner, isFirst: notes.isEmpty || isFirst) } ?? false
      if starts || isFirst {
        var block = PageBlock(page: first.page, lines: [line], columnLeft: columnLeft, columnRight: line.right)
        block.isAtFoot = true
        block.continuesParagraph = !starts
        block.standsApart = true
        notes.append(block)
        if starts, let number = label?.number { last = number }
      } else if index > lines.startIndex, line.base - lines[index - 1].base > statistics.pitch(line.size) * 14 / 10 {
        var block = PageBlock(page: first.page, lines: [line], columnLeft: columnLeft, columnRight: line.right)
        block.isAtFoot = true
        notes.append(block)
      } else {
        notes[notes.count - 1].lines.append(line)
      }
      isFirst = false
    }
    lastLine = lines.last
    lastPage = first.page
  }

  private func startsNote(_ label: FootLabel, manner: Bool, isFirst: Bool) -> Bool {
    guard let number = label.number else { return label.isRaised == manner || isFirst }
    guard label.isRaised == manner else { return false }
    guard let last else { return true }
    if isFirst { return true }
    return label.isRaised ? number > last && number <= last + 12 : number == last + 1 || number == last + 2
  }
}
