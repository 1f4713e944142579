/// Makes lines of a page's words: as poppler has them, with raised letters that it set apart put back into their line.
struct LineBuilder {
  private let text: PDFText
  private let page: Int
  private var lines: [PageLine] = []

  /// The lines of a page, in poppler's order, columns still apart. Cost: n log n in the lines.
  static func lines(ofPage page: Int, in text: PDFText) -> [PageLine] {
    var builder = LineBuilder(text: text, page: page)
    builder.build()
    return builder.lines
  }

  private init(text: PDFText, page: Int) {
    self.text = text
    self.page = page
  }

  private mutating func build() {
    let range = text.pages[page].words
    lines.reserveCapacity(range.count / 8 + 1)
    var words: [PageLine.Word] = []
    for index in range {
      let word = text.words[index]
      var hasBlank = word.glue != .none
      if word.glue == .line {
        end(&words)
      } else if let last = words.last.map({ text.words[Int($0.index)].box }) {
        // Printed twice on one spot, as some do for bold letters.
        if last == word.box { continue }
        let height = max(last.height, word.box.height, 1)
        let gap = Int(word.box.left) - Int(last.right)
        // Poppler runs the cells of what it takes for a table into one line.
        if last.sharedHeight(word.box) * 5 < min(last.height, word.box.height) || gap > height * 5 / 2 {
          end(&words)
        } else if gap > height / 4 {
          hasBlank = true
        }
      }
      words.append(.init(index: Int32(index), hasBlankBefore: hasBlank))
    }
    end(&words)
    attachFragments()
  }

  private mutating func end(_ words: inout [PageLine.Word]) {
    if let line = PageLine(words, page: page, of: text) { lines.append(line) }
    words.removeAll(keepingCapacity: true)
  }

  /// How many neighbours in height are looked at for the line to which a fragment belongs.
  private static let reach = 24

  /// Puts raised letters and initials that stand alone into the line beside them.
  private mutating func attachFragments() {
    guard lines.count > 1 else { return }
    let order = lines.indices.sorted {
      (lines[$0].box.top, lines[$0].box.left) < (lines[$1].box.top, lines[$1].box.left)
    }
    var isGone = [Bool](repeating: false, count: lines.count)
    for (position, index) in order.enumerated() where lines[index].letterCount <= 4 {
      let nearby = order[max(0, position - Self.reach)..<min(order.count, position + Self.reach)]
      let host = nearby.first { $0 != index && !isGone[$0] && isHost(lines[$0], of: lines[index]) }
      guard let host, let whole = joined(lines[host], lines[index]) else { continue }
      lines[host] = whole
      isGone[index] = true
    }
    if isGone.contains(true) { lines = lines.indices.filter { !isGone[$0] }.map { lines[$0] } }
  }

  private func isHost(_ line: PageLine, of part: PageLine) -> Bool {
    guard line.letterCount > part.letterCount, line.box.sharedHeight(part.box) * 5 > part.box.height else {
      return false
    }
    let ahead = Int(line.box.left) - Int(part.box.right)
    if part.size * 100 <= line.size * 85 {
      // A note's number stands before its first line, and some way off.
      let isLabel = FootLabel(part, of: text)?.number != nil
      if isLabel, ahead >= 0, ahead <= line.size * 4 { return true }
      return part.left >= line.left - part.box.width - line.size / 3 && part.left <= line.right + line.size / 2
    }
    // An initial of two lines' height stands before the first of them.
    return part.letterCount == 1 && part.size * 10 >= line.size * 17 && ahead >= -line.size / 2 && ahead <= line.size
      && line.box.top <= part.box.top + Int32(clamping: part.box.height / 2) && part.words.count == 1
      && (part.first(text)?.isUppercase ?? false)
  }

  private func joined(_ line: PageLine, _ part: PageLine) -> PageLine? {
    var words = line.words
    let place =
      words.firstIndex { text.words[Int($0.index)].box.left >= part.box.left } ?? words.count
    func isApart(_ left: Int, _ right: Int) -> Bool { right - left > line.size * 18 / 100 }
    var inserted = part.words
    if place > 0 {
      inserted[0].hasBlankBefore = isApart(Int(text.words[Int(words[place - 1].index)].box.right), part.left)
    }
    if place < words.count {
      let isInitial = part.size > line.size
      let isLabel = place == 0 && FootLabel(part, of: text)?.number != nil
      words[place].hasBlankBefore =
        isLabel || !isInitial && isApart(part.right, Int(text.words[Int(words[place].index)].box.left))
    }
    words.insert(contentsOf: inserted, at: place)
    return PageLine(words, page: page, of: text)
  }
}
