import DocumentModel

/// Joins wrapped lines: a blank for a line end, and a hyphen at a line end undone or kept.
///
/// `inter-` and `national` become `international` unless the text writes `inter-national` elsewhere. Where the text
/// knows neither form, its other line ends decide: a text whose broken words are nearly all compounds breaks no words.
struct LineJoiner: Sendable {
  enum Joint { case blank, none, undoneHyphen }

  private let source: [Unicode.Scalar]
  private let words: Set<Int>
  private let undoesUnknown: Bool

  /// Cost: linear in the source where a line ends in a hyphen, else linear in the lines.
  init(source: [Unicode.Scalar], lines: [Line]) {
    self.source = source
    var breaks: [(Int, Int)] = []
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      if Self.isHyphenBreak(source, line.content, next.content) {
        breaks.append((line.content.upperBound - 1, next.content.lowerBound))
      }
    }
    guard !breaks.isEmpty else {
      words = []
      undoesUnknown = true
      return
    }
    words = Self.wordHashes(source, lines)
    var whole = 0
    var compound = 0
    for (hyphen, next) in breaks {
      let (joined, hyphenated) = Self.hashes(source, hyphen: hyphen, next: next)
      if words.contains(hyphenated) { compound += 1 } else if words.contains(joined) { whole += 1 }
    }
    undoesUnknown = whole >= compound
  }

  /// How the line that ends before `left.upperBound` is joined to the one that begins at `right.lowerBound`.
  func joint(_ left: Range<Int>, _ right: Range<Int>) -> Joint {
    guard let last = left.last, let first = right.first else { return .none }
    let mark = source[last]
    if mark.value == 0xAD { return .undoneHyphen }
    if Self.isHyphenBreak(source, left, right) {
      let (joined, hyphenated) = Self.hashes(source, hyphen: last, next: first)
      if words.contains(hyphenated) { return .none }
      return words.contains(joined) || undoesUnknown ? .undoneHyphen : .none
    }
    if mark.isDash, last > left.lowerBound, !source[last - 1].isBlank, !source[last - 1].isDash || mark.value > 0x2D {
      return mark.value == 0x2D && !(source[last - 1].isLetter || source[last - 1].isASCIIDigit) ? .blank : .none
    }
    if mark.isIdeographic, source[first].isIdeographic { return .none }
    return .blank
  }

  /// A letter and a hyphen at the end of a line, a small letter at the start of the next.
  private static func isHyphenBreak(_ source: [Unicode.Scalar], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard let last = left.last, last > left.lowerBound, let first = right.first else { return false }
    guard source[last].value == 0x2D || source[last].value == 0x2010 else { return false }
    return source[last - 1].isLetter && source[first].isLowercase
  }

  private static func hashes(_ source: [Unicode.Scalar], hyphen: Int, next: Int) -> (joined: Int, hyphenated: Int) {
    var start = hyphen
    while start > 0, hyphen - start < 40, isPart(source[start - 1]) { start -= 1 }
    var end = next
    while end < source.count, end - next < 40, isPart(source[end]) { end += 1 }
    var joined = WordHash()
    var hyphenated = WordHash()
    for index in start..<hyphen {
      joined.add(source[index])
      hyphenated.add(source[index])
    }
    hyphenated.add("-")
    for index in next..<end {
      joined.add(source[index])
      hyphenated.add(source[index])
    }
    return (joined.value, hyphenated.value)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.value == 0x2D || scalar.value == 0x2010
  }

  /// The words of the text, with their hyphens, that no line end breaks.
  private static func wordHashes(_ source: [Unicode.Scalar], _ lines: [Line]) -> Set<Int> {
    var words: Set<Int> = []
    for line in lines {
      var index = line.content.lowerBound
      while index < line.content.upperBound {
        guard source[index].isLetter else {
          index += 1
          continue
        }
        var hash = WordHash()
        let start = index
        while index < line.content.upperBound, isPart(source[index]) {
          hash.add(source[index])
          index += 1
        }
        if index - start > 2, source[index - 1].isLetter { words.insert(hash.value) }
      }
    }
    return words
  }
}

/// A running hash of a word, case of ASCII letters aside (FNV-1a).
private struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  var value: Int { Int(truncatingIfNeeded: state) }

  mutating func add(_ scalar: Unicode.Scalar) {
    var letter = scalar.value
    if letter >= 0x41, letter <= 0x5A { letter += 0x20 }
    if letter == 0x2010 { letter = 0x2D }
    state = (state ^ UInt64(letter)) &* 0x100_0000_01B3
  }
}

extension Draft {
  /// Puts in what a line end stands for, or takes out the hyphen before it.
  mutating func join(_ joint: LineJoiner.Joint) {
    switch joint {
    case .blank: text.append(" ")
    case .none: break
    case .undoneHyphen: removeLast()
    }
  }
}
