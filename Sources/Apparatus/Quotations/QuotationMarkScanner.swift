import DocumentModel

/// Pairs the quotation marks of one block.
///
/// Curly, straight, single, low (`„…“`), pointed (`»…«`, `« … »`) and typewriter marks (` ``…'' `) are read. An
/// apostrophe (`dogs'`, `'tis`, `’90s`, `Zhizn'`) and the signs for feet and inches (`6' 2"`) are not quotation marks.
struct QuotationMarkScanner {
  private struct Opening {
    var offset: Int
    /// Scalars of the mark.
    var width: Int
    var closers: [Unicode.Scalar]
    var isSingle: Bool
  }

  /// Deeper nesting is noise, and would make hostile input slow.
  private static let deepest = 6

  private let text: ScalarText
  private let scalars: [Unicode.Scalar]
  private let range: Range<Int>
  /// The single marks that can close a quotation.
  private var singleClosings: [Int] = []
  private var stack: [Opening] = []
  private var unclosed: [Opening] = []
  private var spans: [QuotedSpan] = []

  private init(_ text: ScalarText, _ range: Range<Int>) {
    self.text = text
    scalars = text.scalars
    self.range = range
  }

  /// The spans in order of their opening marks, nested ones after the one that holds them. `isCarriedOn` says that the
  /// next paragraph begins with an opening mark, so that this one's need not close. Cost: linear.
  static func spans(in text: ScalarText, range: Range<Int>, isCarriedOn: Bool = false) -> [QuotedSpan] {
    let scalars = text.scalars
    var marks: [Int] = []
    var index = scalars.offset(from: range.lowerBound, to: range.upperBound, where: isMark)
    while index < range.upperBound {
      marks.append(index)
      index = scalars.offset(from: index + 1, to: range.upperBound, where: isMark)
    }
    guard !marks.isEmpty else { return [] }
    var scanner = QuotationMarkScanner(text, range)
    scanner.scan(marks, isCarriedOn: isCarriedOn)
    return scanner.spans
  }

  /// Whether a scalar may be a quotation mark; most paragraphs have none.
  @inline(__always)
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return value == 0x22 || value == 0x27 || value == 0x60 }
    return switch value {
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: true
    default: false
    }
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? { range.contains(index) ? scalars[index] : nil }

  /// `marks` are the offsets of all scalars that may be marks.
  private mutating func scan(_ marks: [Int], isCarriedOn: Bool) {
    singleClosings = marks.filter { canCloseSingle($0) }
    var closing = 0
    var next = range.lowerBound
    for index in marks where index >= next {
      let mark = scalars[index]
      var width = 1
      switch mark.value {
      case 0x22: straight(index)
      case 0x201C, 0x201D, 0x201F: curly(index, mark)
      case 0x201E: open(index, closers: ["“", "”", "\""])
      case 0xAB: if !close(index, mark) { open(index, closers: ["»"]) }
      case 0xBB: if !close(index, mark), opensAfter(index) { open(index, closers: ["«"]) }
      case 0x2039: if !close(index, mark) { open(index, closers: ["›"], single: true) }
      case 0x203A: if !close(index, mark), opensAfter(index) { open(index, closers: ["‹"], single: true) }
      case 0x201A: open(index, closers: ["‘", "’"], single: true)
      case 0x60 where scalar(index + 1) == "`":
        open(index, width: 2, closers: ["'"])
        width = 2
      case 0x27 where scalar(index + 1) == "'" && stack.last?.width == 2:
        _ = close(index, "'", width: 2)
        width = 2
      case 0x27, 0x2018, 0x2019, 0x201B:
        while closing < singleClosings.count, singleClosings[closing] < index { closing += 1 }
        single(index, mark, next: closing)
      default: break
      }
      next = index + width
    }
    unclosed.append(contentsOf: stack.filter { !$0.isSingle })
    addUnclosed(isCarriedOn: isCarriedOn)
    nest()
  }

  private func trimmed(_ start: Int, _ end: Int) -> Range<Int> { text.trimming(start..<max(start, end)) }

  /// An unclosed quotation ends with the paragraph, or where the next one in double marks begins.
  /// One that opens the paragraph holds all of it where the next paragraph carries it on, and where a quotation inside it
  /// shares its closing mark (`“… moved into “the house.”`).
  private mutating func addUnclosed(isCarriedOn: Bool) {
    guard !unclosed.isEmpty else { return }
    let whole = trimmed(range.lowerBound, range.upperBound)
    if let head = unclosed.first(where: { $0.offset == whole.lowerBound }) {
      let isShared = spans.contains { $0.outer.upperBound == whole.upperBound && !$0.isSingle }
      if isShared || isCarriedOn {
        let inner = trimmed(head.offset + head.width, isShared ? whole.upperBound - 1 : whole.upperBound)
        spans.append(QuotedSpan(outer: whole, inner: inner, depth: 0, isClosed: isShared, isSingle: false))
        return
      }
    }
    let starts = (spans.filter { !$0.isSingle }.map(\.outer.lowerBound) + unclosed.map(\.offset)).sorted()
    var next = 0
    for opening in unclosed.sorted(by: { $0.offset < $1.offset }) {
      while next < starts.count, starts[next] <= opening.offset { next += 1 }
      let end = next < starts.count ? starts[next] : range.upperBound
      let inner = trimmed(opening.offset + opening.width, end)
      guard !inner.isEmpty else { continue }
      spans.append(
        QuotedSpan(
          outer: opening.offset..<inner.upperBound, inner: inner, depth: 0, isClosed: false, isSingle: false))
    }
  }

  private mutating func open(
    _ index: Int, width: Int = 1, closers: [Unicode.Scalar], single: Bool = false
  ) {
    // A mark at the very end opens nothing.
    guard index + width < range.upperBound, stack.count < Self.deepest else { return }
    stack.append(Opening(offset: index, width: width, closers: closers, isSingle: single))
  }

  /// Closes the innermost span that `mark` can close, dropping unclosed ones inside it.
  private mutating func close(_ index: Int, _ mark: Unicode.Scalar, width: Int = 1) -> Bool {
    guard let place = stack.lastIndex(where: { $0.closers.contains(mark) && $0.width == width }) else { return false }
    let opening = stack[place]
    stack.removeSubrange(place...)
    let inner = trimmed(opening.offset + opening.width, index)
    guard !inner.isEmpty else { return true }
    spans.append(
      QuotedSpan(
        outer: opening.offset..<(index + width), inner: inner, depth: 0, isClosed: true, isSingle: opening.isSingle))
    return true
  }

  private mutating func curly(_ index: Int, _ mark: Unicode.Scalar) {
    if mark == "”" {
      if !close(index, mark), opensAfter(index), isOpeningContext(index) { open(index, closers: ["”"]) }
      return
    }
    // „…“ closes with the mark that opens elsewhere.
    if stack.last?.closers.contains("“") == true, !isOpeningContext(index) {
      _ = close(index, "“")
      return
    }
    open(index, closers: ["”", "\""])
  }

  private mutating func straight(_ index: Int) {
    let opens = isOpeningContext(index) && opensAfter(index)
    let hasOpen = stack.contains { $0.closers.contains("\"") }
    if hasOpen, !opens || scalar(index + 1).map({ !$0.isLetter }) ?? true {
      _ = close(index, "\"")
    } else if opens {
      // Straight marks do not nest: a second opening one says that the first was never closed.
      if let last = stack.lastIndex(where: { scalars[$0.offset] == "\"" }) {
        unclosed.append(stack[last])
        stack.removeSubrange(last...)
      }
      open(index, closers: ["\"", "”"])
    } else if !hasOpen, opensAfter(index), let before = scalar(index - 1), !before.isASCIIDigit, !before.isLetter {
      open(index, closers: ["\"", "”"])
    }
  }

  private mutating func single(_ index: Int, _ mark: Unicode.Scalar, next: Int) {
    let isOpeningLetter = mark != "’" && isOpeningContext(index) && opensAfter(index) && !isElision(index)
    if let last = stack.lastIndex(where: { $0.isSingle }), next < singleClosings.count, singleClosings[next] == index,
      !isOpeningLetter
    {
      guard last == stack.count - 1 || !stack[(last + 1)...].contains(where: { !$0.isSingle }) else { return }
      if isPossessive(index), hasLaterClosing(after: next) { return }
      _ = close(index, mark == "'" ? "'" : "’")
      return
    }
    guard isOpeningLetter, singleClosings[min(next, singleClosings.count)...].contains(where: { $0 > index + 1 }) else {
      return
    }
    if let last = stack.last, last.isSingle { stack.removeLast() }
    open(index, closers: ["'", "’", "‘"], single: true)
  }

  /// Whether a single mark follows a letter or a stop and no letter follows it.
  private func canCloseSingle(_ index: Int) -> Bool {
    switch scalars[index].value {
    case 0x27, 0x2019, 0x2018: break
    default: return false
    }
    guard let before = scalar(index - 1), !before.isBlank else { return false }
    guard let after = scalar(index + 1) else { return true }
    return !after.isLetter && !after.isASCIIDigit
  }

  /// `the dogs' tails`: an s before, a blank and a small letter after.
  private func isPossessive(_ index: Int) -> Bool {
    guard scalar(index - 1) == "s", scalar(index + 1)?.isBlank == true else { return false }
    return scalar(index + 2)?.isLowercase == true
  }

  /// Whether a mark that surely closes stands before the next that opens, within a sentence or two.
  private func hasLaterClosing(after place: Int) -> Bool {
    guard place + 1 < singleClosings.count else { return false }
    let next = singleClosings[place + 1]
    guard next - singleClosings[place] < 400, !isPossessive(next) else { return false }
    var index = singleClosings[place] + 1
    while index < next {
      if scalars[index].isSingleQuotationMark, isOpeningContext(index), opensAfter(index) { return false }
      index += 1
    }
    return true
  }

  /// `'tis`, `'90s`, `‘em`: a mark that stands for letters left out.
  private func isElision(_ index: Int) -> Bool {
    if let first = scalar(index + 1), first.isASCIIDigit {
      return scalar(index + 2)?.isASCIIDigit == true && scalar(index + 3)?.isASCIIDigit != true
    }
    var end = index + 1
    while end < range.upperBound, end - index <= 8, scalars[end].isLetter { end += 1 }
    return Self.elisions.contains(Folding.string(of: scalars[(index + 1)..<end]))
  }

  private static let elisions = WordSet(
    words: """
      tis twas twere twill twould em til till cause bout round n neath tween ere nough nother cept fraid gainst um im
      er s t d ll re ve
      """)

  /// Whether what stands before a mark lets it open.
  private func isOpeningContext(_ index: Int) -> Bool {
    guard let before = scalar(index - 1) else { return true }
    if before.isBlank || before.isDoubleQuotationMark || before == "‘" || before == "'" { return true }
    switch before {
    case "(", "[", "{", "—", "–", "/", "|", "―", ":", ">", "*", "_": return true
    case "-": return scalar(index - 2).map { $0.isBlank || $0 == "-" } ?? true
    default: return false
    }
  }

  /// Whether what stands after a mark lets it open.
  private func opensAfter(_ index: Int) -> Bool {
    guard let after = scalar(index + 1) else { return false }
    return !after.isBlank && after != "," && after != ";" && after != ")"
  }

  /// Orders the spans and tells nested ones from outermost.
  private mutating func nest() {
    spans.sort { ($0.outer.lowerBound, -$0.outer.upperBound) < ($1.outer.lowerBound, -$1.outer.upperBound) }
    var ends: [Int] = []
    for index in spans.indices {
      while let last = ends.last, last <= spans[index].outer.lowerBound { ends.removeLast() }
      spans[index].depth = ends.count
      ends.append(spans[index].outer.upperBound)
    }
  }
}
