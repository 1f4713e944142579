import DocumentModel

/// Tells by its first letter that a word of a text cannot be one that a query asks for, before it is folded and stemmed.
///
/// It may say so only where neither the rules of spelling nor the stemmer touch the beginning of a word: of words of ASCII
/// letters alone, in languages whose stemmers take endings off and nothing else.
struct InitialLetters {
  /// By ASCII letter from `a`; nil where any word may be meant.
  private let asked: [Bool]?

  /// `language` is that of the text's rules (`TermNormaliser.language`).
  init(of parts: [TextMatcher.Part], language: String) {
    guard Self.languages.contains(language) else {
      asked = nil
      return
    }
    var asked = [Bool](repeating: false, count: 26)
    for part in parts {
      Self.visit(part) { word in
        guard let place = Self.place(of: word.utf8.first.map(UInt32.init)) else { return }
        asked[place] = true
        guard language == "en" else { return }
        for (written, unified) in SpellingTables.changedInitials where Self.place(of: unified) == place {
          if let other = Self.place(of: written) { asked[other] = true }
        }
      }
    }
    self.asked = asked
  }

  /// Whether the word in a range of a text may be asked for.
  func allow(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    guard let asked, let first = Self.place(of: text[range.lowerBound].value) else { return true }
    return asked[first] || range.contains { Self.place(of: text[$0].value) == nil }
  }

  /// Their Snowball stemmers only take endings off; `none` has no stemmer.
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

  /// From 0 for `a` or `A`; nil for what is no ASCII letter.
  private static func place(of value: UInt32?) -> Int? {
    guard let value else { return nil }
    let place = (value | 0x20) &- 0x61
    return value < 0x80 && place < 26 ? Int(place) : nil
  }
}

extension SpellingTables {
  /// The first letters of words and beginnings that have another in the spelling that stands for them: `gaol`, `jail`.
  fileprivate static let changedInitials: [(written: UInt32, unified: UInt32)] = [words, beginnings].joined()
    .compactMap { written, unified in
      guard let first = written.utf8.first, let other = unified.utf8.first, first != other else { return nil }
      return (UInt32(first), UInt32(other))
    }
}
