import DocumentModel

/// Recognises the name of a law case: `Balfour v. Balfour`, `National Bank Ltd v Garcia`.
struct CaseNameScanner {
  let tokens: [ReferenceToken]
  let limit: Int

  /// The token after the case's name; nil where none begins at `start`. Cost: bounded.
  func caseEnd(at start: Int) -> Int? {
    guard start < limit, tokens[start].isCapitalized else { return nil }
    var index = start
    while index < limit, index - start < 14, isPart(index) {
      let isVersus = tokens[index].folded == "v" || tokens[index].folded == "vs"
      if isVersus, index > start, !tokens[index].isCapitalized, index + 1 < limit {
        var second = tokens.isSign(".", at: index + 1) ? index + 2 : index + 1
        guard second < limit, tokens[second].isCapitalized, !isGivenInitial(start, before: index) else { return nil }
        while second < limit, second - index < 14, isPart(second) { second += 1 }
        while second > index, tokens[second - 1].kind == .sign { second -= 1 }
        return second < limit && tokens.isSign(".", at: second) && tokens.isInitial(at: second - 1)
          ? second + 1 : second
      }
      index += 1
    }
    return nil
  }

  /// `H. v. Lauen` is a person; `R. v. Lauen` a case.
  private func isGivenInitial(_ start: Int, before versus: Int) -> Bool {
    tokens.isInitial(at: start) && tokens[start].folded != "r"
      && tokens[(start + 1)..<versus].allSatisfy { $0.isSign(".") }
  }

  private func isPart(_ index: Int) -> Bool {
    let token = tokens[index]
    // `Alder Mills, Inc.`
    if token.isSign(","), index + 1 < limit { return Self.forms.contains(tokens[index + 1].folded) }
    if token.isWord {
      return token.isCapitalized || token.has([.functionWord, .particle, .conjunction]) || token.folded == "v"
        || token.folded == "vs"
    }
    return token.isSign(".") || token.isSign("&") || token.isSign("'") || token.isSign("’")
  }

  /// What a company's name ends in, behind a comma.
  private static let forms: WordSet = ["inc", "ltd", "llc", "corp", "co", "plc", "lp", "gmbh"]
}
