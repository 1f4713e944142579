import DocumentModel

/// Recognises a series and the number of one of its papers where a paper's author would stand:
/// `Harbour Institute Papers, no. 8, “Title,” 2005`. Those who cite such papers know them by series and number, as others
/// by their author, so both together are the author's name.
struct NumberedSeriesScanner {
  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The name that begins at `start` and the token after its number; nil where none does. Cost: bounded.
  func name(at start: Int) -> (name: Name, end: Int)? {
    guard let end = end(at: start) else { return nil }
    return (Name(literal: text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound]), end)
  }

  private func end(at start: Int) -> Int? {
    guard start < limit, tokens.isWord(at: start), tokens[start].isCapitalized else { return nil }
    var index = start
    var isSeries = false
    while index < limit, index - start < 12, tokens.isWord(at: index), !tokens.has(.issueLabel, at: index) {
      let token = tokens[index]
      guard token.isCapitalized || token.has([.functionWord, .conjunction, .particle]) else { return nil }
      if token.isCapitalized, Self.words.contains(token.folded) { isSeries = true }
      index += 1
    }
    guard isSeries, index - start > 1, let number = number(at: index), endsName(number) else { return nil }
    return number
  }

  /// `, no. 8`: the token after the number.
  private func number(at start: Int) -> Int? {
    guard start < limit, tokens.isSign(",", at: start) else { return nil }
    var index = start + 1
    guard index < limit, tokens.has(.issueLabel, at: index) else { return nil }
    index += 1
    if index < limit, tokens.isSign(".", at: index) { index += 1 }
    guard index < limit, tokens[index].kind == .number || tokens[index].kind == .mixed, tokens[index].value != nil,
      tokens[index].range.count <= 5
    else { return nil }
    return index + 1
  }

  /// Whether a paper, a place in it or nothing follows: before a bare date it would be the issue of a periodical.
  private func endsName(_ index: Int) -> Bool {
    guard index < limit else { return true }
    guard tokens[index].kind == .sign, !tokens.isDash(at: index), !tokens.isSign("(", at: index),
      !tokens.isSign("/", at: index)
    else { return false }
    guard tokens.isSign(",", at: index), index + 1 < limit else { return true }
    let next = tokens[index + 1]
    return next.kind != .number && !next.has([.month, .season])
  }

  /// Words of which one at least names such a series.
  private static let words: WordSet = [
    "papers", "paper", "series", "studies", "reports", "report", "briefs", "brief", "briefings", "briefing",
    "memoranda", "memorandum", "monographs", "monograph", "essays", "lectures", "pamphlets", "circulars", "bulletins",
    "hefte", "schriften", "cahiers", "documents",
  ]
}

extension Name {
  /// The folded forms by which a note may call this name: the family name, or a body's name in full; a series with a
  /// number also without its first words (`Institute Papers, no. 8`).
  var citedForms: [String] {
    if let family { return [WorkKey.letters(family)].filter { !$0.isEmpty } }
    guard let literal else { return [] }
    let words = literal.split(separator: " ").map { WorkKey.letters($0.description) }.filter { !$0.isEmpty }
    guard words.count > 1, words[words.count - 1].unicodeScalars.contains(where: \.isASCIIDigit) else {
      return [words.joined()].filter { !$0.isEmpty }
    }
    // Two words of the name, the label and the number.
    return (0...max(0, min(8, words.count - 4))).map { words[$0...].joined() }
  }
}
