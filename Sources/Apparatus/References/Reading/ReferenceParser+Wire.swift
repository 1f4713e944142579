import DocumentModel

extension ReferenceParser {
  /// A periodical, news agency or monitoring service without author or title, told by its date:
  /// `Moscow, ITAR-TASS, in English, June 9, 2005, FBIS-SOV, June 9, 2005`, `Baltic News Weekly, 4 May 1999`.
  /// False where none begins at `start`.
  mutating func readWire(at start: Int) -> Bool {
    guard let first = firstDay(from: start), isTitled(start..<first.start) else { return false }
    var pieces: [Range<Int>] = []
    var index = start
    for end in start...first.start where end == first.start || isSign(end, ",") || isSign(end, ";") {
      if end > index { pieces.append(index..<end) }
      index = end + 1
    }
    var names: [Range<Int>] = []
    var place: String?
    var language: String?
    for piece in pieces {
      if let found = self.language(piece) {
        language = found
      } else if let end = placeEnd(at: piece.lowerBound), end >= piece.upperBound, place == nil, pieces.count > 1 {
        place = printed(piece)
      } else {
        names.append(piece)
      }
    }
    guard let lead = names.first, let last = names.last, !isStatement(of: names),
      names.contains(where: { tokens[$0].contains { $0.has([.journal, .agency]) && $0.isCapitalized } })
        || place != nil && language != nil
    else { return false }
    let container = printed(
      trimmingSmallWords(
        names.count == 2 && lead.upperBound + 1 < last.lowerBound ? lead : lead.lowerBound..<last.upperBound))
    guard let container else { return false }
    work.containerTitle = container
    work.publisherPlace = place
    work.language = language
    work.issued = first.date
    // What took it over: a monitoring service with a date of its own.
    work.note = printed(skipSigns(first.end)..<limit)
    work.type = "article-newspaper"
    isWire = true
    return true
  }

  /// `Harbour Council, Statement on the Piers`: what a body has issued is a work with its author, no periodical.
  private func isStatement(of names: [Range<Int>]) -> Bool {
    guard names.count > 1, tokens[names[0]].contains(where: { $0.has(.institution) && $0.isCapitalized }),
      !tokens[names[0]].contains(where: { $0.has(.agency) && $0.isCapitalized })
    else { return false }
    let first = tokens[names[1].lowerBound]
    return first.has(.law) || Self.statements.contains(first.folded)
  }

  private static let statements: WordSet = [
    "statement", "communique", "decision", "declaration", "press", "decree", "order", "conclusions", "minutes",
    "recommendation", "opinion", "study", "guidelines", "joint", "final", "summary",
  ]

  /// `in Russian`.
  func language(_ range: Range<Int>) -> String? {
    guard range.count == 2, ["in", "en", "auf"].contains(tokens[range.lowerBound].folded),
      Self.languages.contains(tokens[range.lowerBound + 1].folded)
    else { return nil }
    return text[tokens[range.lowerBound + 1].range]
  }

  static let languages: WordSet = [
    "english", "russian", "german", "french", "spanish", "italian", "arabic", "chinese", "japanese", "korean",
    "persian", "turkish", "polish", "czech",
    "ukrainian", "hungarian", "romanian", "bulgarian", "serbian", "hebrew", "portuguese", "dutch", "swedish",
    "norwegian", "danish", "finnish",
    "latvian", "lithuanian",
    "estonian", "georgian", "armenian", "farsi", "dari", "pashto", "urdu", "hindi", "vietnamese", "russisch",
    "englisch", "deutsch", "franzosisch", "russe", "anglais",
  ]

  private func firstDay(from start: Int) -> (start: Int, end: Int, date: PartialDate)? {
    let scanner = DateScanner(tokens: tokens, limit: limit)
    for index in start..<min(limit, start + 28) {
      guard tokens[index].kind == .number || tokens.has([.month, .season], at: index),
        let reading = scanner.date(at: index)
      else { continue }
      return reading.date.month != nil && index > start ? (index, reading.end, reading.date) : nil
    }
    return nil
  }

  /// Whether words are those of a name: capitalised but for small words, and few.
  private func isTitled(_ range: Range<Int>) -> Bool {
    var words = 0
    for index in range {
      let token = tokens[index]
      if token.kind == .link || token.head.isDoubleQuotationMark || token.isSign("‘")
        || token.isSign("'") && token.isSpaced
        || token.isSign(".") && index + 1 < range.upperBound && tokens[index + 1].isSpaced
          && !(index > range.lowerBound && tokens[index - 1].range.count <= 3)
      {
        return false
      }
      guard token.isWord else { continue }
      words += 1
      if !token.isCapitalized, !token.has([.functionWord, .conjunction, .particle]) { return false }
    }
    return words > 0 && words <= 16
  }

  private func trimmingSmallWords(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, !tokens[end - 1].isCapitalized,
      tokens.has(.functionWord, at: end - 1) || tokens[end - 1].kind == .sign && !tokens.isSign(")", at: end - 1)
    { end -= 1 }
    return range.lowerBound..<end
  }
}
