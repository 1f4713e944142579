import DocumentModel

extension ReferenceParser {
  /// Takes out web addresses, DOIs and what introduces them, and the date of access.
  mutating func readLinks() {
    for index in 0..<limit where tokens[index].kind == .link {
      let link = text[tokens[index].range]
      if LinkScanner.isDOI(link) {
        if work.DOI == nil { work.DOI = DOI.bare(link) }
        if work.URL == nil, !link.hasPrefix("10.") { work.URL = link }
      } else if work.URL == nil {
        work.URL = link
      }
      isUsed[index] = true
      useIntroduction(before: index)
      if index + 1 < limit, tokens.isSign(">", at: index + 1) { isUsed[index + 1] = true }
    }
    for index in 0..<limit where tokens.has(.access, at: index) && !isUsed[index] { readAccess(at: index) }
  }

  /// `Retrieved from`, `doi:`, `available at <`.
  private mutating func useIntroduction(before link: Int) {
    var index = link - 1
    var start = link
    while index >= 0, link - index < 8 {
      let token = tokens[index]
      guard
        token.isSign(":") || token.isSign("<") || token.isSign("(") && index == link - 1 || token.has(.access)
          || ["doi", "url", "from", "at", "under", "unter", "http", "sur", "auf", "website", "web", "see"].contains(
            token.folded)
      else {
        break
      }
      if !token.isSign(":") { start = index }
      index -= 1
    }
    for index in start..<link { isUsed[index] = true }
  }

  /// `(accessed 3 May 2012)`, `Zugriff am 3.5.2012`, `consulté le 3 mai 2012`, `Retrieved May 3, 2012`.
  private mutating func readAccess(at start: Int) {
    // `Harbour Online. Accessed …`: the end of a name.
    if tokens[start].folded == "online", tokens[start].isCapitalized, start > 0, tokens[start - 1].isCapitalized {
      return
    }
    let scanner = DateScanner(tokens: tokens, limit: limit)
    for index in (start + 1)..<max(start + 1, min(limit, start + 6)) {
      guard let reading = scanner.date(at: index) else {
        // Only small words and signs stand between.
        guard tokens[index].kind == .sign || tokens.has([.functionWord, .access], at: index) else { return }
        continue
      }
      guard reading.date.month != nil || tokens[start].folded != "available" else { return }
      work.accessed = reading.date
      var begin = start
      while begin > 0,
        tokens.has([.access], at: begin - 1)
          || ["last", "date", "zuletzt", "letzter", "page"].contains(tokens[begin - 1].folded)
      {
        begin -= 1
      }
      if begin > 0, isSign(begin - 1, "(") || isSign(begin - 1, "[") { begin -= 1 }
      for used in begin..<reading.end { isUsed[used] = true }
      let close = reading.end
      if close < limit, isSign(close, ")") || isSign(close, "]") { isUsed[close] = true }
      return
    }
  }
}
