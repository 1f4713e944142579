/// Cuts a paragraph into sentences.
///
/// A sentence ends at `.`, `!`, `?` or `…` with the closing marks after it, where a blank and the start of a new
/// sentence follow. Abbreviations (`Dr.`, `U.S.`, `No.`), initials (`A. I.`) and numbers (`No. 4`) do not end one.
public enum SentenceSplitter {
  /// The sentences of `range` in order, without the blanks between them, covering every other scalar. Cost: linear.
  public static func sentences(of text: ScalarText, in range: Range<Int>? = nil) -> [Range<Int>] {
    let scalars = text.scalars
    let range = range ?? text.range
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while true {
      index = scalars.offset(from: index, to: range.upperBound) { $0.value == 0x0A || isTerminator($0) }
      guard index < range.upperBound else { break }
      if scalars[index].value == 0x0A {
        append(start..<index, of: text, to: &sentences)
        index += 1
        start = index
        continue
      }
      var end = index + 1
      while end < range.upperBound, isTerminator(scalars[end]) || isClosing(scalars[end]) { end += 1 }
      if endsSentence(scalars, terminator: index, end: end, start: start, limit: range.upperBound) {
        append(start..<end, of: text, to: &sentences)
        start = end
      }
      index = end
    }
    append(start..<range.upperBound, of: text, to: &sentences)
    return sentences
  }

  private static func append(_ range: Range<Int>, of text: ScalarText, to sentences: inout [Range<Int>]) {
    let trimmed = text.trimming(range)
    if !trimmed.isEmpty { sentences.append(trimmed) }
  }

  @inline(__always)
  private static func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return value == 0x2E || value == 0x21 || value == 0x3F }
    return switch value {
    case 0x2026, 0x3002, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDoubleQuotationMark || scalar.isSingleQuotationMark || scalar == ")" || scalar == "]"
  }

  private static func endsSentence(
    _ scalars: [Unicode.Scalar], terminator: Int, end: Int, start: Int, limit: Int
  ) -> Bool {
    guard end < limit else { return true }
    if scalars[terminator].value >= 0x3000 { return true }
    guard scalars[end].isBlank else { return false }
    var next = end
    while next < limit, scalars[next].isBlank { next += 1 }
    guard next < limit else { return true }
    // ". . ." with blanks is an ellipsis, whose next dot decides.
    if isTerminator(scalars[next]) { return false }
    var opening = next
    while opening < limit, isClosing(scalars[opening]) || scalars[opening] == "(" || scalars[opening] == "[" {
      opening += 1
    }
    guard opening < limit else { return true }
    if scalars[opening].isLowercase { return false }
    guard scalars[terminator] == "." else { return true }
    return !isAbbreviation(scalars, before: terminator, start: start, next: scalars[opening])
  }

  private static func isAbbreviation(
    _ scalars: [Unicode.Scalar], before dot: Int, start: Int, next: Unicode.Scalar
  ) -> Bool {
    var first = dot
    while first > start, scalars[first - 1].isLetter || scalars[first - 1] == "." { first -= 1 }
    let word = scalars[first..<dot]
    guard let head = word.first else { return false }
    // A lone initial (A. I. Voronin), and U.S. before a capital, which is more often a name than a new sentence.
    if word.count == 1, head.isUppercase, head != "I" || first > start { return true }
    if word.contains(".") { return word.filter { $0 != "." }.count > 2 || !next.isASCIIDigit }
    if needsNumber.contains(folding: word) { return next.isASCIIDigit }
    return abbreviations.contains(folding: word)
  }

  private static let abbreviations: WordSet = [
    "dr", "mr", "mrs", "ms", "prof", "rev", "hon", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr", "sen",
    "rep",
    "gov", "pres", "amb", "st", "jr", "sr", "vs", "cf", "eg", "ie", "viz", "ed", "eds", "trans",
    "op", "cit", "loc", "al", "hrsg", "vgl", "ca", "approx",
    "dept", "univ", "assn", "jan", "feb", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "messrs", "mme",
    "mlle", "bzw", "fn", "nn", "cap", "repr", "rpt", "suppl",
  ]

  /// Words that are abbreviations only before a number (`No. 4`) or in lower case (`no. 4`).
  private static let needsNumber: WordSet = [
    "no", "nos", "p", "pp", "n", "para", "paras", "v", "c", "s", "ff", "f", "art", "arts", "sec", "ch", "fig", "figs",
    "nr",
    "bd", "vol", "vols", "mar", "dec", "z",
  ]
}
