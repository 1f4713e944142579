import DocumentModel

/// Writes pages of blocks out as laid-out text.
struct PageTextWriter {
  private let text: PDFText
  private var laidOut = LaidOutText(text: ScalarText(), mediaType: "application/pdf")
  private var letters: [Unicode.Scalar] = []
  /// Where the run of each of `styles` began; -1 where none is open.
  private var open = [Int](repeating: -1, count: Self.styles.count)

  private static let styles: [StyleRun.Style] = [.superscript, .subscript, .bold, .italic]

  init(text: PDFText) {
    self.text = text
    letters.reserveCapacity(text.letters.count * 6 / 5)
  }

  /// Writes a page: what its head repeats, its blocks, what its foot repeats.
  mutating func add(
    _ blocks: some Sequence<PageBlock>, heads: [PageLine], feet: [PageLine], number: Int, label: String?
  ) {
    if !laidOut.pages.isEmpty { letters.append("\u{0C}") }
    let start = letters.count
    for line in heads { add(line, indent: 0) }
    for block in blocks { add(block) }
    for line in feet { add(line, indent: 0) }
    laidOut.pages.append(Page(range: start..<letters.count, number: number, label: label))
  }

  /// What was written.
  func finished() -> LaidOutText {
    var laidOut = laidOut
    laidOut.text = ScalarText(letters)
    laidOut.styles.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    return laidOut
  }

  private mutating func add(_ block: PageBlock) {
    if block.standsApart, letters.last == "\n" { letters.append("\n") }
    var start: Int?
    let isAligned = isAligned(block)
    for line in block.lines {
      let em = max(line.size, 100)
      add(line, indent: isAligned ? max(0, min(40, (line.left - block.columnLeft) * 2 / em)) : 0)
      if start == nil { start = letters.count - lastLine }
    }
    close()
    guard let start else { return }
    var element = Element(range: start..<letters.count, kind: block.kind, level: block.level)
    element.isWrapped = block.isWrapped
    element.continuesParagraph = block.continuesParagraph
    element.isAtFoot = block.isAtFoot
    element.isAside = block.isAside
    laidOut.elements.append(element)
    letters.append("\n")
  }

  /// Whether the lines of a block but the first begin at one place: then it is an indent, and they are not centred.
  private func isAligned(_ block: PageBlock) -> Bool {
    let lefts = block.lines.dropFirst().map(\.left)
    guard let least = lefts.min(), let most = lefts.max() else { return false }
    return block.isIndentTelling && most - least <= 200
  }

  /// How many letters the last line has.
  private var lastLine = 0

  private mutating func add(_ line: PageLine, indent: Int) {
    if let last = letters.last, last != "\n", last != "\u{0C}" { letters.append("\n") }
    for _ in 0..<indent { letters.append(" ") }
    let start = letters.count
    var right: Int?
    for word in line.words {
      let place = text.words[Int(word.index)]
      if let right, word.hasBlankBefore {
        letters.append(" ")
        if line.isRow, Int(place.box.left) - right > line.size * 3 / 2 { letters += [" ", " "] }
      }
      right = Int(place.box.right)
      style(word, of: line, font: text.font(place))
      letters.append(contentsOf: text.letters[place.letters])
    }
    lastLine = letters.count - start
  }

  // MARK: Styles

  private mutating func style(_ word: PageLine.Word, of line: PageLine, font: PDFFont) {
    set(0, line.isRaised(word))
    set(1, line.isLowered(word))
    set(2, font.isBold)
    set(3, font.isItalic)
  }

  private mutating func set(_ style: Int, _ isOn: Bool) {
    if isOn {
      if open[style] < 0 { open[style] = letters.count }
    } else if open[style] >= 0 {
      end(Self.styles[style], from: open[style])
      open[style] = -1
    }
  }

  private mutating func close() {
    for style in open.indices { set(style, false) }
  }

  private mutating func end(_ style: StyleRun.Style, from start: Int) {
    var end = letters.count
    while end > start, letters[end - 1].isBlank { end -= 1 }
    if end > start { laidOut.styles.append(StyleRun(range: start..<end, style: style)) }
  }
}
