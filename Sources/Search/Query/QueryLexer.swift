import DocumentModel

/// A piece of a query.
struct QueryToken {
  enum Kind {
    /// The words of one run without blanks: `NATO` is one, `post-Cold` two.
    case words([QueryWord])
    case prefix(QueryWord)
    case quoted([QueryWord])
    case field(FieldFilter)
    case open, close
    case required, excluded
    case and, or, not
    case near(distance: Int, inOrder: Bool)
  }

  var kind: Kind
  /// In scalars of the query.
  var range: Range<Int>
}

/// Cuts a query into tokens.
///
/// Operators are `AND OR NOT NEAR ADJ` in capitals, and `+` and `-` right before what they are about. Any double
/// quotation mark, straight or curly, opens and closes; `‘…’` counts as well where it is closed. What has neither letter
/// nor digit is punctuation and asks for nothing.
struct QueryLexer {
  private let text: ScalarText
  private var position = 0
  private var tokens: [QueryToken] = []
  private var hasSingleClose = true

  /// Cost: linear.
  static func tokens(of text: ScalarText) throws(QueryError) -> [QueryToken] {
    var lexer = QueryLexer(text: text)
    while lexer.position < text.count { try lexer.readToken() }
    return lexer.tokens
  }

  private init(text: ScalarText) { self.text = text }

  private mutating func readToken() throws(QueryError) {
    let scalar = text[position]
    if scalar.isBlank {
      position += 1
    } else if scalar == "(" || scalar == ")" {
      append(scalar == "(" ? .open : .close, position..<(position + 1))
    } else if scalar.isDoubleQuotationMark {
      try readQuotation()
    } else if scalar.value == 0x2018, let end = singleClose() {
      try appendQuoted(position..<end)
    } else if scalar == "+" || scalar == "-" || scalar.value == 0x2212 {
      try readSign()
    } else if try readField() == false {
      try readRun()
    }
  }

  private mutating func append(_ kind: QueryToken.Kind, _ range: Range<Int>) {
    tokens.append(QueryToken(kind: kind, range: range))
    position = range.upperBound
  }

  // MARK: Quotation marks

  private mutating func readQuotation() throws(QueryError) {
    try appendQuoted(position..<(try quotationEnd(from: position)))
  }

  /// The offset after the mark that closes the quotation opened at `start`.
  private func quotationEnd(from start: Int) throws(QueryError) -> Int {
    var end = start + 1
    while end < text.count, !text[end].isDoubleQuotationMark { end += 1 }
    guard end < text.count else {
      throw QueryError(
        .unclosedQuotation, "This quotation mark is not closed. Put a second one after the phrase.",
        range: start..<(start + 1))
    }
    return end + 1
  }

  /// The offset after the `’` that closes a `‘` at the position: one with no letter after it.
  private mutating func singleClose() -> Int? {
    guard hasSingleClose else { return nil }
    for end in (position + 1)..<max(position + 1, text.count) where text[end].value == 0x2019 {
      if end + 1 == text.count || !(text[end + 1].isLetter || text[end + 1].isASCIIDigit) { return end + 1 }
    }
    hasSingleClose = false
    return nil
  }

  private mutating func appendQuoted(_ range: Range<Int>) throws(QueryError) {
    let words = words(in: (range.lowerBound + 1)..<(range.upperBound - 1))
    guard !words.isEmpty else {
      throw QueryError(.emptyQuotation, "There is no word between these quotation marks.", range: range)
    }
    append(.quoted(words), range)
  }

  private func words(in range: Range<Int>) -> [QueryWord] {
    WordScanner(text, in: range).map { QueryWord(text[$0], range: $0) }
  }

  // MARK: Signs

  private mutating func readSign() throws(QueryError) {
    let range = position..<(position + 1)
    let next = position + 1 < text.count ? text[position + 1] : nil
    if text[position] == "-", next == "-", readDashes() { return }
    guard let next, !next.isBlank, next != ")" else {
      throw QueryError(
        .danglingOperator,
        "Nothing stands right after this sign. Write \(text[range])word without a blank, or leave the sign out.",
        range: range)
    }
    append(text[position] == "+" ? .required : .excluded, range)
  }

  /// Passes over a dash typed as `--` with nothing joined to it.
  private mutating func readDashes() -> Bool {
    var end = position
    while end < text.count, text[end] == "-" { end += 1 }
    guard end == text.count || text[end].isBlank else { return false }
    position = end
    return true
  }

  // MARK: Fields

  private mutating func readField() throws(QueryError) -> Bool {
    var colon = position
    while colon < text.count, text[colon].value < 0x80, text[colon].isLetter { colon += 1 }
    guard colon > position, colon < text.count, text[colon] == ":" else { return false }
    let name = text[position..<colon]
    let field = QueryField(name: name)
    let valueStart = colon + 1
    let isBare = valueStart == text.count || text[valueStart].isBlank || text[valueStart] == ")"
    guard let field else {
      // `Partnership: a marriage` and `https://…` are text.
      if isBare || (valueStart + 1 < text.count && text[valueStart] == "/" && text[valueStart + 1] == "/") {
        return false
      }
      throw unknownField(name, at: position..<(colon + 1))
    }
    guard !isBare else {
      throw QueryError(
        .emptyField, "Nothing stands right after “\(field.rawValue):”. Write the value without a blank before it.",
        range: position..<valueStart)
    }
    let start = position
    let isQuoted = text[valueStart].isDoubleQuotationMark
    let end = isQuoted ? try quotationEnd(from: valueStart) : fieldValueEnd(from: valueStart)
    let value = isQuoted ? (valueStart + 1)..<(end - 1) : valueStart..<end
    let filter = try FieldValueParser(text: text, field: field, value: value, isQuoted: isQuoted, range: start..<end)
      .parse()
    append(.field(filter), start..<end)
    return true
  }

  /// Up to a blank or a parenthesis that the value itself has not opened.
  private func fieldValueEnd(from start: Int) -> Int {
    var end = start
    var depth = 0
    while end < text.count, !text[end].isBlank {
      if text[end] == "(" { depth += 1 }
      if text[end] == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    return end
  }

  private func unknownField(_ name: String, at range: Range<Int>) -> QueryError {
    let hint =
      QueryField.likely(for: name).map { "Did you mean “\($0.rawValue):”?" }
      ?? "The fields are " + QueryField.allCases.map { $0.rawValue + ":" }.joined(separator: " ")
    return QueryError(
      .unknownField,
      "There is no field “\(name)”. To search for these letters as text, put them into quotation marks.",
      range: range, hint: hint)
  }

  // MARK: Words and operators

  private mutating func readRun() throws(QueryError) {
    let start = position
    var end = start
    while end < text.count {
      let scalar = text[end]
      if scalar.isBlank || scalar == "(" || scalar == ")" || scalar.isDoubleQuotationMark { break }
      end += 1
    }
    let range = start..<end
    if let kind = try operatorKind(of: range) { return append(kind, range) }
    let words = words(in: range)
    if let prefix = try prefix(of: words, in: range) { return append(.prefix(prefix), range) }
    guard !words.isEmpty else {
      position = end
      return
    }
    append(.words(words.map { QueryWord(bare: $0.text, range: $0.range) }), range)
  }

  private func operatorKind(of range: Range<Int>) throws(QueryError) -> QueryToken.Kind? {
    guard range.count <= 24 else { return nil }
    let run = text[range]
    switch run {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    case "NEAR", "ADJ": return .near(distance: Self.defaultDistance, inOrder: run == "ADJ")
    default: break
    }
    guard run.hasPrefix("NEAR/") || run.hasPrefix("ADJ/") else { return nil }
    let digits = run.drop { $0 != "/" }.dropFirst()
    guard let distance = Int(digits), (1...Self.maximumDistance).contains(distance) else {
      throw QueryError(
        .badDistance,
        "The distance is a number of words from 1 to \(Self.maximumDistance), as in NEAR/5.", range: range)
    }
    return .near(distance: distance, inOrder: run.hasPrefix("ADJ"))
  }

  /// In words, where `NEAR` and `ADJ` do not say.
  static let defaultDistance = 10
  static let maximumDistance = 1000

  /// The word before a star that ends the run; nil where the run has no star.
  private func prefix(of words: [QueryWord], in range: Range<Int>) throws(QueryError) -> QueryWord? {
    for index in range where text[index] == "?" {
      let isInside = index > range.lowerBound && index + 1 < range.upperBound
      if isInside, text[index - 1].isLetter, text[index + 1].isLetter {
        throw badWildcard("“?” stands for no letter. A star at the end of a word stands for any ending.", index)
      }
    }
    guard let star = range.first(where: { text[$0] == "*" }) else { return nil }
    guard let word = words.last, word.range.upperBound == star else {
      throw badWildcard("A star stands for the ending of a word, as in interop*.", star)
    }
    let rest = text.scalars[(star + 1)..<range.upperBound]
    guard !rest.contains(where: { $0.isLetter || $0.isASCIIDigit || $0 == "*" }) else {
      throw badWildcard("A star can stand only at the end of a word, as in interop*.", star)
    }
    guard words.count == 1 else {
      throw badWildcard("A star goes with a single word. Write the words with blanks between them.", star)
    }
    guard word.text.unicodeScalars.count >= 2 || word.text.unicodeScalars.contains(where: \.isIdeographic) else {
      throw badWildcard("Give at least two letters before the star.", star)
    }
    return word
  }

  private func badWildcard(_ message: String, _ index: Int) -> QueryError {
    QueryError(.badWildcard, message, range: index..<(index + 1))
  }
}
