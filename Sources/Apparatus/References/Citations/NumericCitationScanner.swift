import DocumentModel

/// Finds numbers in brackets that may cite a numbered list: `[12]`, `[3, 5–7]`, `[12, p. 34]`, `(4)`.
struct NumericCitationScanner {
  struct Citation: Hashable, Sendable {
    var number: Int
    /// The number; within a span (`5–7`) the whole span for what is not printed.
    var range: Range<Int>
    var locator: CitedLocator?
  }

  /// Everything inside one pair of brackets.
  struct Group: Sendable {
    var citations: [Citation]
    var isParenthesis: Bool
  }

  /// No citation names more works at once.
  private static let longestSpan = 60

  private let text: [Unicode.Scalar]

  init(_ text: ScalarText) { self.text = text.scalars }

  /// The groups inside `range` in order. Cost: linear.
  func groups(in range: Range<Int>) -> [Group] {
    var groups: [Group] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] == "[" || text[index] == "(" else {
        index += 1
        continue
      }
      if let (group, end) = group(at: index, limit: range.upperBound), standsAsCitation(index, range) {
        groups.append(group)
        index = end
      } else {
        index += 1
      }
    }
    return groups
  }

  /// Behind a word or a blank; `a[1]` and `f(2)` are places in a row and values.
  private func standsAsCitation(_ open: Int, _ range: Range<Int>) -> Bool {
    var first = open
    while first > range.lowerBound, open - first < 4, text[first - 1].isLetter || text[first - 1] == "_" { first -= 1 }
    if first == open { return open == range.lowerBound || !text[open - 1].isASCIIDigit && text[open - 1] != "^" }
    return text[open] == "[" && open - first > 1 && text[first..<open].allSatisfy { $0.isLetter }
  }

  private func group(at open: Int, limit: Int) -> (Group, Int)? {
    let isParenthesis = text[open] == "("
    let close: Unicode.Scalar = isParenthesis ? ")" : "]"
    var citations: [Citation] = []
    var index = skipBlanks(open + 1, limit)
    while true {
      guard let (value, end) = NoteLabelReader.digits(in: text, at: index, limit: limit) else { return nil }
      let dash = skipBlanks(end, limit)
      if dash < limit, text[dash].isDash,
        let (last, lastEnd) = NoteLabelReader.digits(in: text, at: skipBlanks(dash + 1, limit), limit: limit),
        last > value, last - value < Self.longestSpan
      {
        let span = index..<lastEnd
        citations.append(Citation(number: value, range: index..<end))
        for number in (value + 1)..<last { citations.append(Citation(number: number, range: span)) }
        citations.append(Citation(number: last, range: skipBlanks(dash + 1, limit)..<lastEnd))
        index = skipBlanks(lastEnd, limit)
      } else {
        citations.append(Citation(number: value, range: index..<end))
        index = dash
      }
      guard index < limit else { return nil }
      if text[index] == close { return (Group(citations: citations, isParenthesis: isParenthesis), index + 1) }
      guard text[index] == "," || text[index] == ";" else { return nil }
      index = skipBlanks(index + 1, limit)
      if index < limit, !text[index].isASCIIDigit {
        guard !isParenthesis, let (locator, end) = place(at: index, limit: limit) else { return nil }
        citations[citations.count - 1].locator = locator
        return (Group(citations: citations, isParenthesis: false), end)
      }
    }
  }

  private func skipBlanks(_ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, text[index].isBlank { index += 1 }
    return index
  }

  /// `p. 34]`, `Theorem 2]`: what is cited of the work, up to the bracket.
  private func place(at start: Int, limit: Int) -> (locator: CitedLocator?, end: Int)? {
    var word = start
    while word < limit, word - start < 12, text[word].isLetter || text[word] == "§" { word += 1 }
    guard word > start else { return nil }
    let name = String(scalars: text[start..<word]).lowercased()
    var index = word
    while index < limit, text[index].isBlank || text[index] == "." { index += 1 }
    let first = index
    while index < limit, index - first < 24, text[index] != "]", text[index] != "[", text[index] != "\n" { index += 1 }
    guard index < limit, text[index] == "]", index > first,
      text[first].isASCIIDigit || text[first].isUppercase || text[first].isLowercase
    else { return nil }
    let value = String(scalars: text[first..<index])
    return (Self.labels[name].map { CitedLocator(label: $0, value: value) }, index + 1)
  }

  private static let labels: [String: String] = [
    "p": "page", "pp": "page", "page": "page", "pages": "page", "s": "page", "seite": "page", "ch": "chapter",
    "chap": "chapter", "chapter": "chapter", "kap": "chapter", "sec": "section", "sect": "section",
    "section": "section", "§": "section", "vol": "volume", "para": "paragraph", "fol": "folio",
  ]
}
