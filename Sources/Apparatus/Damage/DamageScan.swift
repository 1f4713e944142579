import DocumentModel

/// One block searched for damage.
///
/// Damage is rare, so the block is read once for the few signs without which there can be none, and only the runs that
/// bear them are looked at.
struct DamageScan {
  /// What in a run between blanks calls for a closer look.
  struct Signs: OptionSet {
    let rawValue: UInt8
    static let stop = Signs(rawValue: 1)
    /// A full stop before a capital.
    static let joined = Signs(rawValue: 2)
    static let slash = Signs(rawValue: 4)
    /// Two of `.`, `,` and `;` beside each other.
    static let pair = Signs(rawValue: 8)
  }

  let text: ScalarText
  let block: Block
  /// The runs of scalars between blanks that bear a sign, in order.
  let runs: [(range: Range<Int>, signs: Signs)]
  /// Whether one of the scalars stands in the block with which UTF-8 begins where it is read as Windows-1252, or the
  /// replacement character.
  let hasForeign: Bool

  /// Cost: linear in the block.
  init(text: ScalarText, block: Block) {
    self.text = text
    self.block = block
    var runs: [(range: Range<Int>, signs: Signs)] = []
    var hasForeign = false
    let scalars = text.scalars
    let end = block.range.upperBound
    var index = block.range.lowerBound
    while true {
      index = scalars.offset(from: index, to: end) { $0.value >= 0x80 || Self.isSign($0.value) }
      guard index < end else { break }
      guard Self.isSign(scalars[index].value) else {
        if Self.isForeign(scalars[index].value) { hasForeign = true }
        index += 1
        continue
      }
      // What stands before the run's first sign is none.
      var start = index
      while start > block.range.lowerBound, !scalars[start - 1].isBlank { start -= 1 }
      var signs: Signs = []
      var previous: UInt32 = 0x20
      while index < end, !scalars[index].isBlank {
        let value = scalars[index].value
        switch value {
        case 0x2C, 0x2E, 0x3B:
          if value == 0x2E { signs.insert(.stop) }
          if previous == 0x2C || previous == 0x2E || previous == 0x3B { signs.insert(.pair) }
        case 0x2F: signs.insert(.slash)
        default:
          if Self.isForeign(value) { hasForeign = true }
          if previous == 0x2E, scalars[index].isUppercase { signs.insert(.joined) }
        }
        previous = value
        index += 1
      }
      if !signs.isEmpty { runs.append((start..<index, signs)) }
    }
    self.runs = runs
    self.hasForeign = hasForeign
  }

  /// `,`, `.`, `/` or `;`
  @inline(__always)
  private static func isSign(_ value: UInt32) -> Bool {
    value == 0x2E || value == 0x2C || value == 0x2F || value == 0x3B
  }

  private static func isForeign(_ value: UInt32) -> Bool {
    switch value {
    case 0xC2, 0xC3, 0xD0, 0xD1, 0xE2, 0xEF, 0xFFFD: true
    default: false
    }
  }

  /// The runs that bear all of these signs.
  func runs(with signs: Signs) -> some Sequence<Range<Int>> {
    runs.lazy.filter { $0.signs.isSuperset(of: signs) }.map { $0.range }
  }

  /// The run after the blanks behind `run`; nil at the block's end. Cost: linear in both.
  func next(after run: Range<Int>) -> Range<Int>? {
    var start = run.upperBound
    while start < block.range.upperBound, text[start].isBlank { start += 1 }
    var end = start
    while end < block.range.upperBound, !text[end].isBlank { end += 1 }
    return start < end ? start..<end : nil
  }

  func scalar(_ index: Int) -> Unicode.Scalar? { block.range.contains(index) ? text[index] : nil }

  func folded(_ range: Range<Int>) -> String { Folding.string(of: text.scalars[range]) }

  /// The end of the letters that begin at `index`.
  func endOfLetters(_ index: Int, limit: Int) -> Int {
    var end = index
    while end < limit, text[end].isLetter || text[end].isMark { end += 1 }
    return end
  }

  /// The start of the letters that end before `index`.
  func startOfLetters(_ index: Int, limit: Int) -> Int {
    var start = index
    while start > limit, text[start - 1].isLetter || text[start - 1].isMark { start -= 1 }
    return start
  }

  // MARK: A paragraph's first letter

  /// `n 1997, the board …`: a paragraph that begins with what is left of a common first word.
  func lostLetter() -> [Diagnostic] {
    guard block.kind == .paragraph || block.kind == .standfirst || block.kind == .listItem else { return [] }
    let range = text.trimming(block.range)
    guard let first = range.first, text[first].isLowercase else { return [] }
    let end = endOfLetters(first, limit: range.upperBound)
    guard end < range.upperBound, text[end].isBlank else { return [] }
    let word = folded(first..<end)
    guard Self.remnants.contains(word) else { return [] }
    // `n is the number of …` is a formula's letter.
    let next = endOfLetters(end + 1, limit: range.upperBound)
    if word.count == 1, Self.formulaVerbs.contains(folded((end + 1)..<next)) || isOperator(end + 1) { return [] }
    return [
      Diagnostic(
        .warning, "lost-letter", "The paragraph begins with “\(word)”: its first letter seems to be lost.",
        range: first..<end)
    ]
  }

  private func isOperator(_ index: Int) -> Bool {
    guard let scalar = scalar(index) else { return false }
    return "=<>+≤≥∈≈-*/^→".unicodeScalars.contains(scalar)
  }

  private static let formulaVerbs = Set(
    words: """
      is denotes are be times equals represents and th
      """)

  /// What common first words leave when their first letter goes; none is an English word itself.
  private static let remnants = Set(
    words: """
      n t f hile rom fter lthough hese ith ince uring owever oday ome uch ut nd mong gainst ccording espite nder
      nother hey heir hose hus hough hrough ecause efore etween hree veryone ost hich nly nce ntil nless urthermore
      oreover onetheless evertheless eanwhile nstead ndeed erhaps everal imilarly inally irst econd hird ecent ecently
      urope ussia merica obody verall dditionally cross lso hroughout ithin ithout pon
      """)

  // MARK: Addresses

  func isAddress(_ run: Range<Int>) -> Bool {
    if run.contains(where: { text[$0] == "@" || text[$0] == "/" || text[$0] == "\\" }) { return true }
    return hasPrefix("www.", run) || hasPrefix("http", run) || hasPrefix("doi:", run) || hasPrefix("10.", run)
  }

  func hasPrefix(_ prefix: StaticString, _ run: Range<Int>) -> Bool {
    var index = run.lowerBound
    while index < run.upperBound, text[index] == "(" || text[index] == "<" || text[index] == "[" { index += 1 }
    guard run.upperBound - index >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { letters in
      letters.indices.allSatisfy { text[index + $0].value == UInt32(letters[$0]) }
    }
  }
}
