import DocumentModel

extension ReferenceParser {
  /// A case with its report (`Balfour v. Balfour [1919] 2 K.B. 571`), a bare report, or a statute with its year
  /// (`Domestic Relations Act 1975 (N.Z.)`). False where none begins at `start`.
  mutating func readLegal(at start: Int) -> Bool {
    let scanner = ReporterScanner(text: text, tokens: tokens, limit: limit)
    if let end = caseEnd(at: start) {
      work.title = printed(start..<end)
      if let found = scanner.reporter(at: end) { apply(found) }
      if work.issued == nil, let year = tokens[end...].first(where: { $0.year != nil })?.year {
        work.issued = PartialDate(year: year)
      }
      guard work.issued != nil || work.containerTitle != nil || isNote else {
        work = Work()
        return false
      }
      work.type = "legal_case"
      isLegal = true
      return true
    }
    if isSign(start, "(") || isSign(start, "[") || start < limit && tokens[start].kind == .number,
      let found = scanner.reporter(at: start), found.isKnown || found.date != nil && tokens[start].kind == .sign
    {
      apply(found)
      work.type = "legal_case"
      isLegal = true
      return true
    }
    return readStatute(at: start)
  }

  /// Where the case's name ends: `Balfour v. Balfour, Inc.`, `In re Harbour Co.`, `Ex parte Quay`.
  private func caseEnd(at start: Int) -> Int? {
    if var end = CaseNameScanner(tokens: tokens, limit: limit).caseEnd(at: start) {
      while isSign(end, ","), end + 1 < limit, Self.companies.contains(tokens[end + 1].folded) {
        end = skip(end + 2, ".")
      }
      return end
    }
    guard start + 2 < limit, tokens[start].isCapitalized else { return nil }
    var index: Int
    switch (tokens[start].folded, tokens[start + 1].folded) {
    case ("in", "re"), ("ex", "parte"), ("matter", "of"), ("estate", "of"): index = start + 2
    case ("re", _) where tokens[start + 1].isCapitalized: index = start + 1
    case ("in", "the") where start + 3 < limit && ["matter", "estate"].contains(tokens[start + 2].folded):
      index = start + 4
    default: return nil
    }
    let first = index
    while index < limit, index - first < 14,
      tokens.isWord(at: index) && (tokens[index].isCapitalized || tokens.has([.functionWord, .conjunction], at: index))
        || isSign(index, "&") || isSign(index, "’") || isSign(index, "'")
        || isSign(index, ".") && (tokens[index - 1].range.count <= 4 || tokens.has(.abbreviation, at: index - 1))
    { index += 1 }
    while index > first, tokens[index - 1].kind == .sign, !tokens.isSign(".", at: index - 1) { index -= 1 }
    // Only the report behind it tells it from words of a title.
    guard index > first, ReporterScanner(text: text, tokens: tokens, limit: limit).reporter(at: index) != nil else {
      return nil
    }
    return index
  }

  private static let companies: WordSet = [
    "inc", "ltd", "llc", "co", "corp", "lp", "llp", "plc", "lcc", "sa", "nv", "ag", "gmbh", "na", "pc",
  ]

  mutating func apply(_ found: ReporterScanner.Reading) {
    work.volume = found.volume
    work.containerTitle = found.title
    work.page = found.page
    work.issued = found.date
    work.authority = found.court
    if let place = found.pinpoint { locator = CitedLocator(label: "page", value: place) }
  }

  private mutating func readStatute(at start: Int) -> Bool {
    var index = start
    var law: Int?
    while index < limit, index - start < 24 {
      let token = tokens[index]
      if token.isWord {
        guard token.isCapitalized || token.has([.functionWord, .conjunction]) else { return false }
        law = token.has(.law) && token.isCapitalized ? index : (token.isCapitalized ? nil : law)
      } else if token.year != nil {
        break
      } else if !token.isSign("("), !token.isSign(")"), !token.isSign(",") || law != index - 1 {
        if token.kind == .number, index > start { index += 1; continue }
        return false
      }
      index += 1
    }
    guard index < limit, let year = tokens.year(at: index), let law, index - law <= 2, index > start + 1 else {
      return false
    }
    // The year ends it, but for a jurisdiction in brackets and a section.
    let next = index + 1
    guard next >= limit || tokens[next].kind == .sign, !isSign(next, ":"),
      !tokens[next...].prefix(1).contains(where: { $0.isDash })
    else { return false }
    work.title = printed(start..<index)
    work.issued = PartialDate(year: year)
    work.type = "legislation"
    isLegal = true
    if isSign(next, "("), let close = (next..<min(limit, next + 10)).first(where: { isSign($0, ")") }) {
      work.publisherPlace = text[tokens[next].range.upperBound..<tokens[close].range.lowerBound]
    }
    return true
  }

  /// In a note the page is the place cited: of a book always, of an article where it is a single labelled page.
  mutating func makePageLocator() {
    guard let page = work.page, locator == nil else { return }
    let isSpan = page.unicodeScalars.contains { $0.isDash }
    let isWhole = work.containerTitle != nil
    if !isWhole || pageIsLabelled && !isSpan {
      locator = CitedLocator(label: "page", value: page)
      if !isWhole || !isSpan { work.page = nil }
    } else if pageIsLabelled, isSpan {
      locator = CitedLocator(label: "page", value: page)
    }
  }

  private var pageIsLabelled: Bool { numberings.contains { $0.pageIsLabelled } }
}
