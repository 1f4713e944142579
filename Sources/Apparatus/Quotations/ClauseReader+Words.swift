import DocumentModel

/// What single tokens are.
extension ClauseReader {
  func isNominal(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let first = tokens[range.lowerBound]
    if range.count == 1, ClauseWords.pronouns.contains(first.folded) { return true }
    return range.contains { isName($0) }
      || (ClauseWords.determiners.contains(first.folded) && range.count > 1)
      || PersonWords.titles.contains(tokens[range.upperBound - 1].folded)
  }

  func isName(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord && token.isCapitalised && !PersonWords.ordinary.contains(token.folded)
  }

  func isName(_ index: Int, in range: Range<Int>) -> Bool { range.contains(index) && isName(index) }

  func isAdverb(_ token: ClauseToken) -> Bool {
    ClauseWords.adverbs.contains(token.folded)
      || (token.folded.hasSuffix("ly") && token.folded.count > 4 && !token.isCapitalised)
  }

  func isComma(_ index: Int) -> Bool { tokens[index].isMark(",") }
  func isDash(_ index: Int) -> Bool {
    tokens[index].kind == .mark && ["—", "–", "-", "―"].contains(tokens[index].folded)
  }

  /// `Smith (R-Iowa) said`: the place before the parenthesis that ends at `index`.
  func skippingParenthesis(_ index: Int, floor: Int) -> Int {
    guard index >= floor, tokens[index].isMark(")") || tokens[index].isMark("]") else { return index }
    var opening = index - 1
    while opening > floor, index - opening < 20, !tokens[opening].isMark("("), !tokens[opening].isMark("[") {
      opening -= 1
    }
    return opening - 1
  }

  /// Whether what stands between a cue and a quotation only leads in: `, that`, `reporters:`, `the council:`.
  func isIntroduction(_ start: Int, _ place: Int) -> Bool {
    guard start <= place else { return false }
    let between = tokens[start..<place]
    if between.allSatisfy({ $0.kind == .mark || $0.folded == "that" || $0.folded == "as" || $0.folded == "it" }) {
      return true
    }
    return between.count <= 10 && (tokens[place - 1].isMark(",") || tokens[place - 1].isMark(":"))
  }
}
