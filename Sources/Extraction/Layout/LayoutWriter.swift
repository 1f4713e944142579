import DocumentModel

/// Lays out blocks of inline content: blanks collapsed, every block on lines of its own, and the places of styles, links
/// and anchors kept. What the reader of a marked-up format writes into while it walks its tree.
///
/// Runs nest as the tree does: `open` and `close` are a stack. A run begins at the first letter laid out in it and ends
/// behind the last, so no range begins or ends with a blank. Every operation is constant (amortised), or linear in the
/// letters given.
struct LayoutWriter {
  enum Run {
    case style(StyleRun.Style)
    case link(target: String, role: String?)
    case anchor(name: String)
    /// A note in the middle of a block, printed where its marker would stand.
    case note(Note.Kind)
  }

  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var elements: [Element] = []
  private var styles: [StyleRun] = []
  private var links: [Link] = []
  private var anchors: [Anchor] = []
  private var notes: [StatedNote] = []
  private var pageBreaks: [PageBreak] = []
  /// Where a web address ends that is a link of its own; a word right behind it is not part of it.
  private var addressEnd: Int?

  private var blockStart = 0
  private var owesBlank = false
  /// Whether blanks are passed over up to the next letter.
  private var isJoining = false
  private var lastItem: Int?
  private var open: [(run: Run, start: Int?)] = []
  /// The first run of `open` in which nothing has been laid out yet; all behind it have nothing either.
  private var firstUnsettled = 0
  /// Empty anchors at the start of a block, which belong to its first letter.
  private var waitingAnchors: [String] = []

  init() {}

  var count: Int { scalars.count }

  /// Whether no letter has been laid out in the block in hand.
  var isAtBlockStart: Bool { scalars.count == blockStart }

  /// Whether the block in hand holds nothing but the number or sign of a note: `12.`, `[3]`, `*`.
  var isLabel: Bool {
    let letters = scalars[blockStart...]
    guard !letters.isEmpty, letters.count <= 8 else { return false }
    return letters.allSatisfy { $0.isASCIIDigit || !($0.isLetter || $0 == "\n") }
  }

  // MARK: Letters

  /// Lays out UTF-8 letters with each run of blanks as one blank.
  mutating func write(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte <= 0x20 {
        index += 1
        if !isJoining { owesBlank = true }
      } else if byte < 0x80 {
        // A word of ASCII letters needs but one look at what is owed and open.
        put(Unicode.Scalar(byte))
        index += 1
        while index < utf8.count, utf8[index] > 0x20, utf8[index] < 0x80 {
          scalars.append(Unicode.Scalar(utf8[index]))
          index += 1
        }
      } else {
        let (scalar, length) = UTF8Decoder.sequence(utf8, at: index)
        index += length
        put(scalar ?? "\u{FFFD}")
      }
    }
  }

  /// Lays out UTF-8 letters as they stand, with their blanks and line ends.
  mutating func writeVerbatim(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < utf8.count {
      let (scalar, length): (Unicode.Scalar?, Int)
      if utf8[index] < 0x80 {
        (scalar, length) = (Unicode.Scalar(utf8[index]), 1)
      } else {
        (scalar, length) = UTF8Decoder.sequence(utf8, at: index)
      }
      index += length
      let letter = scalar ?? "\u{FFFD}"
      if letter.isBlank {
        if !isAtBlockStart || letter != "\n" { scalars.append(letter) }
      } else {
        put(letter)
      }
    }
  }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Lays out a sign that belongs to the letters before it, whatever blank is owed.
  mutating func writeClosing(_ text: String) {
    let owed = owesBlank
    owesBlank = false
    write(text)
    owesBlank = owed
  }

  /// A blank where letters stand before and behind.
  mutating func writeBlank() { if !isJoining { owesBlank = true } }

  /// Lets the next letter follow the last one, whatever blanks stand between them.
  mutating func join() {
    owesBlank = false
    isJoining = true
  }

  /// Takes out a hyphen that a word is broken with: it must be the last letter laid out. Returns whether it was one.
  mutating func removeHyphen() -> Bool {
    guard !isAtBlockStart, let last = scalars.last, ["-", "\u{AD}", "\u{2010}", "¬"].contains(last) else {
      return false
    }
    let ends = [styles.last?.range.upperBound, links.last?.range.upperBound, anchors.last?.range.upperBound]
    guard ends.allSatisfy({ $0 ?? 0 < scalars.count }) else { return false }
    scalars.removeLast()
    return true
  }

  /// A line end inside the block in hand; none at its start.
  mutating func breakLine() {
    owesBlank = false
    if !isAtBlockStart, scalars.last != "\n" { scalars.append("\n") }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    isJoining = false
    // No block begins with a blank, a no-break space included.
    if isAtBlockStart, scalar.isBlank { return }
    if owesBlank {
      if !isAtBlockStart, scalars.last != "\n" { scalars.append(" ") }
      owesBlank = false
    }
    if let end = addressEnd {
      if end == scalars.count, scalar.isLetter { scalars.append(" ") }
      addressEnd = nil
    }
    if firstUnsettled < open.count { settle() }
    if !waitingAnchors.isEmpty { settleWaiting() }
    scalars.append(scalar)
  }

  private mutating func settle() {
    for index in firstUnsettled..<open.count { open[index].start = scalars.count }
    firstUnsettled = open.count
  }

  private mutating func settleWaiting() {
    for name in waitingAnchors { anchors.append(Anchor(name: name, range: scalars.count..<scalars.count)) }
    waitingAnchors.removeAll(keepingCapacity: true)
  }

  // MARK: Runs

  mutating func open(_ run: Run) { open.append((run, nil)) }

  /// Ends the newest run.
  mutating func close() {
    guard let (run, start) = open.popLast() else { return }
    firstUnsettled = min(firstUnsettled, open.count)
    guard let start else {
      if case .anchor(let name) = run { add(emptyAnchor: name) }
      return
    }
    let range = start..<max(start, contentEnd)
    switch run {
    case .style(let style): styles.append(StyleRun(range: range, style: style))
    case .link(let target, let role):
      links.append(Link(range: range, target: target, role: role))
      if isAddress(range) { addressEnd = range.upperBound }
    case .anchor(let name): anchors.append(Anchor(name: name, range: range))
    case .note(let kind): notes.append(StatedNote(label: "", kind: kind, ranges: [range], markers: []))
    }
  }

  private func isAddress(_ range: Range<Int>) -> Bool {
    ["http://", "https://", "www."].contains { scalars[range].starts(with: $0.unicodeScalars) }
      && !scalars[range].contains(where: \.isBlank)
  }

  /// A bare anchor: it belongs to the letters before it in its block, or else to the first of the block.
  mutating func add(emptyAnchor name: String) {
    if isAtBlockStart {
      waitingAnchors.append(name)
    } else {
      anchors.append(Anchor(name: name, range: contentEnd..<contentEnd))
    }
  }

  /// Begins a page here, in a block or between two.
  mutating func breakPage(label: String?) { pageBreaks.append(PageBreak(offset: scalars.count, label: label)) }

  /// Behind the last letter.
  private var contentEnd: Int {
    var end = scalars.count
    while end > 0, scalars[end - 1].isBlank { end -= 1 }
    return end
  }

  // MARK: Blocks

  /// Ends the block in hand. Returns its range; nil where it holds no letters, and then nothing is added.
  ///
  /// `item` numbers the list item or note that the block stands in: a second block of one continues the first.
  @discardableResult
  mutating func finishBlock(
    as kind: Block.Kind, level: Int? = nil, item: Int? = nil, noteKind: Note.Kind? = nil
  ) -> Range<Int>? {
    owesBlank = false
    isJoining = false
    while scalars.count > blockStart, let last = scalars.last, last.isBlank { scalars.removeLast() }
    guard scalars.count > blockStart else { return nil }
    let range = blockStart..<scalars.count
    elements.append(
      Element(
        range: range, kind: kind, level: level, continuesItem: item != nil && item == lastItem, noteKind: noteKind))
    lastItem = item
    scalars.append("\n")
    blockStart = scalars.count
    return range
  }

  /// Begins another file of the same text: the numbers of its items are its own.
  mutating func beginFile() { lastItem = nil }

  /// The layout, with every run in order of its start. Blocks and runs must have been ended. Cost: n log n in the runs.
  func finished(mediaType: String) -> LaidOutText {
    var result = LaidOutText(text: ScalarText(scalars), mediaType: mediaType)
    result.elements = elements
    result.styles = Self.inOrder(styles, by: \.range)
    result.links = Self.inOrder(links, by: \.range)
    result.notes = notes
    result.pages = PageBreak.pages(pageBreaks, count: scalars.count)
    let ends = waitingAnchors.map { Anchor(name: $0, range: scalars.count..<scalars.count) }
    result.anchors = Self.inOrder(anchors + ends, by: \.range)
    return result
  }

  /// Outer runs before inner ones.
  private static func inOrder<Run>(_ runs: [Run], by range: (Run) -> Range<Int>) -> [Run] {
    runs.sorted { left, right in
      let (left, right) = (range(left), range(right))
      return (left.lowerBound, -left.upperBound) < (right.lowerBound, -right.upperBound)
    }
  }
}
