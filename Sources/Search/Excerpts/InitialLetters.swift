import DocumentModel

/// Tells by its first two letters that a word of a text cannot be one that a query asks for, before it is folded and
/// stemmed.
///
/// It may say so only of words of ASCII letters alone, and only where neither the rules of spelling nor the stemmer touch
/// these letters. Snowball's stemmers take endings off; the English one leaves the second letter, too, but for `y` that
/// becomes `i` (`dying`).
struct InitialLetters {
  /// Whether words are asked for that begin with two letters, by `row + second`; nil where any word may be.
  private let asked: [Bool]?

  /// Twenty-six second letters, and none.
  private static let width = 27

  /// `language` is that of the text's rules (`TermNormaliser.language`).
  init(of parts: [TextMatcher.Part], language: String) {
    guard Self.languages.contains(language) else {
      asked = nil
      return
    }
    var asked = [Bool](repeating: false, count: 26 * Self.width)
    for part in parts {
      Self.visit(part) { Self.ask(for: Array($0.utf8.prefix(2)), isEnglish: language == "en", &asked) }
    }
    self.asked = asked
  }

  /// Whether the word in a range of a text may be asked for.
  func allow(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    guard let asked, let first = Self.place(text[range.lowerBound].value) else { return true }
    let second = range.count > 1 ? Self.place(text[range.lowerBound + 1].value) : Self.width - 1
    guard let second, !asked[first * Self.width + second] else { return true }
    return range.contains { Self.place(text[$0].value) == nil }
  }

  /// Those whose stemmers only take endings off; `none` has no stemmer.
  private static let languages: Set<String> = [
    "en", "de", "nl", "da", "sv", "no", "fi", "fr", "it", "es", "pt", "ro", "hu", "tr", "none",
  ]

  private static func visit(_ part: TextMatcher.Part, _ body: (String) -> Void) {
    switch part {
    case .stem(let word), .exact(let word), .prefix(let word): body(word)
    case .phrase(let words): words.forEach(body)
    case .near(let operands, _, _): for part in operands.joined() { visit(part, body) }
    }
  }

  /// Notes that words are asked for whose stem, form or beginning has these first letters.
  private static func ask(for letters: [UInt8], isEnglish: Bool, _ asked: inout [Bool]) {
    guard let first = letters.first.flatMap({ place(UInt32($0)) }) else { return }
    let second = letters.count > 1 ? place(UInt32(letters[1])) : nil
    guard isEnglish, let second else {
      for index in 0..<width { asked[first * width + index] = true }
      return
    }
    asked[first * width + second] = true
    if letters[1] == UInt8(ascii: "i") { asked[first * width + Int(UInt8(ascii: "y") - UInt8(ascii: "a"))] = true }
    for (written, unified) in SpellingTables.changedBeginnings where unified == letters {
      ask(for: written, isEnglish: true, &asked)
    }
  }

  /// From 0 for `a` or `A`; nil for what is no ASCII letter.
  private static func place(_ value: UInt32) -> Int? {
    let place = (value | 0x20) &- 0x61
    return value < 0x80 && place < 26 ? Int(place) : nil
  }
}
