import DocumentModel

/// Finds where a text says what an abbreviation stands for: `Conventional Forces in Europe (CFE)`, `CFE (Conventional Forces in
/// Europe)`.
///
/// Every letter has to begin a word, in order, as the first rule of Schwartz and Hearst asks ("A simple algorithm for
/// identifying abbreviation definitions in biomedical text", 2003); of the words between, small ones and one other may be
/// passed over. What is doubtful is none.
enum AbbreviationReader {
  struct Definition: Hashable {
    /// Folded: `cfe`.
    var abbreviation: String
    /// Folded, in order: `conventional`, `forces`, `in`, `europe`.
    var words: [String]
  }

  /// In the order of the text. Cost: linear.
  static func definitions(in text: ScalarText) -> [Definition] {
    var definitions: [Definition] = []
    var index = 0
    while let open = text.firstOffset(of: ["("], in: index..<text.count) {
      index = open + 1
      let most = min(open + 1 + longest, text.count)
      guard let close = text.firstOffset(of: [")"], in: index..<most) else { continue }
      if let definition = definition(in: text, before: open, inside: (open + 1)..<close) {
        definitions.append(definition)
      }
    }
    return definitions
  }

  /// The most scalars in parentheses, or before them.
  private static let longest = 120

  private static func definition(in text: ScalarText, before open: Int, inside: Range<Int>) -> Definition? {
    let before = max(0, open - longest)..<open
    if let letters = letters(of: text, in: inside) {
      let words = WordScanner(text, in: before).map { text[$0] }
      return long(words, for: letters, isWhole: false)
    }
    guard open > 0, text[open - 1].isBlank else { return nil }
    let start =
      text.scalars[before].dropLast().lastIndex { $0.isBlank || $0 == "(" }.map { $0 + 1 } ?? before.lowerBound
    guard let letters = letters(of: text, in: start..<(open - 1)) else { return nil }
    return long(WordScanner(text, in: inside).map { text[$0] }, for: letters, isWhole: true)
  }

  /// The letters of a run that is an abbreviation: two to eight capitals, also with stops, and an s of the plural.
  private static func letters(of text: ScalarText, in range: Range<Int>) -> [Unicode.Scalar]? {
    guard (2...16).contains(range.count) else { return nil }
    var letters: [Unicode.Scalar] = []
    for index in range {
      let scalar = text[index]
      if scalar.isUppercase, scalar.isLetter {
        letters.append(scalar)
      } else if scalar != ".", !(scalar == "s" && index == range.upperBound - 1) {
        return nil
      }
    }
    return (2...8).contains(letters.count) ? letters : nil
  }

  /// The words at the end of some (where `isWhole`, all) that the letters begin.
  private static func long(_ words: [String], for letters: [Unicode.Scalar], isWhole: Bool) -> Definition? {
    let folded = words.map { Folding.fold($0) }
    let wanted = letters.map { Folding.fold(String($0)) }
    var place = folded.count
    var passed = 0
    for letter in wanted.reversed() {
      while true {
        place -= 1
        guard place >= 0 else { return nil }
        if folded[place].hasPrefix(letter) { break }
        // The last word is one of the letters'.
        guard place < folded.count - 1 else { return nil }
        if !isSmall(folded[place]) { passed += 1 }
        if passed > 1 { return nil }
      }
    }
    if isWhole, place > 0 { return nil }
    let long = Array(folded[place...])
    guard long.count > 1 else { return nil }
    return Definition(abbreviation: wanted.joined(), words: long)
  }

  private static func isSmall(_ word: String) -> Bool { word.unicodeScalars.count <= 3 }
}
