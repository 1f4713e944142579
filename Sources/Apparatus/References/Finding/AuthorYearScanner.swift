import DocumentModel

/// Finds citations by family names and year: `Reifner/Gorges 1980`, `Black, 1973, S. 125 ff.`, `Smith and Jones (2004)`.
struct AuthorYearScanner {
  struct Reading {
    var names: [Name]
    var date: PartialDate
    /// The letter behind the year: `2003a`.
    var letter: Unicode.Scalar?
    var range: Range<Int>
    var locator: CitedLocator?
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The citation that begins at `start`; nil where none does. Cost: linear in its tokens.
  func citation(at start: Int) -> Reading? {
    guard let (names, end) = families(at: start) else { return nil }
    var index = end
    if isSign(index, ",") { index += 1 }
    let isBracketed = isSign(index, "(") || isSign(index, "[")
    if isBracketed { index += 1 }
    guard index < limit, let year = tokens.year(at: index) else { return nil }
    let letter = tokens[index].yearLetter(in: text)
    index += 1
    // `1974–1976` is a span of time.
    if index + 1 < limit, tokens.isDash(at: index), tokens[index + 1].kind == .number { return nil }
    if isSign(index, "/"), index + 1 < limit, tokens[index + 1].kind == .number { index += 2 }
    var close = index
    var locator: CitedLocator?
    let scanner = LocatorScanner(text: text, tokens: tokens, limit: limit)
    let isJoined = index < limit && (isSign(index, ",") || isSign(index, ":") || tokens.has(.pageLabel, at: index))
    if isJoined, index + 1 < limit,
      let found = scanner.locator(at: index, bare: isSign(index, ":") || isSign(index, ","))
    {
      // `1999, 2001` are two years.
      if tokens.year(at: index + 1) == nil || !isSign(index, ",") {
        locator = found.locator
        close = found.end
      }
    }
    if isBracketed, isSign(close, ")") || isSign(close, "]") {
      close += 1
      if locator == nil, close < limit, isSign(close, ":") || isSign(close, ",") || tokens.has(.pageLabel, at: close),
        let found = scanner.locator(at: close, bare: isSign(close, ":"))
      {
        locator = found.locator
        close = found.end
      }
    }
    return Reading(names: names, date: PartialDate(year: year), letter: letter, range: start..<close, locator: locator)
  }

  private func isSign(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < limit && tokens.isSign(scalar, at: index)
  }

  private func families(at start: Int) -> ([Name], Int)? {
    var names: [Name] = []
    var index = start
    while let (name, end) = family(at: index) {
      names.append(name)
      index = end
      if names.count > 12 { return nil }
      guard index < limit else { break }
      if isSign(index, "/") || isSign(index, "&") || tokens.has(.conjunction, at: index) && !tokens[index].isCapitalized
      {
        // `Smith et al.`
        if tokens[index].folded == "et", index + 1 < limit, tokens[index + 1].folded == "al" {
          index += 2
          if isSign(index, ".") { index += 1 }
          break
        }
        guard self.family(at: index + 1) != nil else { break }
        index += 1
      } else if tokens[index].folded == "u", isSign(index + 1, ".") {
        // `Bender u. Schumacher`, `Bender u. a.`
        if index + 2 < limit, tokens[index + 2].folded == "a" {
          index = isSign(index + 3, ".") ? index + 4 : index + 3
          break
        }
        guard self.family(at: index + 2) != nil else { break }
        index += 2
      } else if isSign(index, ","), index + 1 < limit, let (_, next) = family(at: index + 1), next < limit,
        isSign(next, ",") || isSign(next, "&") || isSign(next, "/") || tokens.has(.conjunction, at: next)
      {
        index += 1
      } else {
        break
      }
    }
    return names.isEmpty ? nil : (names, index)
  }

  private func family(at start: Int) -> (Name, Int)? {
    var index = start
    while index < limit, tokens.has(.particle, at: index), !tokens[index].isCapitalized, tokens.isWord(at: index),
      index - start < 3,
      index + 1 < limit, !tokens.has([.conjunction, .containment], at: index), tokens[index].folded != "a"
    {
      index += 1
    }
    guard index < limit, tokens.isWord(at: index), tokens[index].isCapitalized, tokens[index].range.count > 1,
      !Self.isNoName(tokens[index])
    else { return nil }
    let first = index
    index += 1
    let particle = first > start ? text[tokens[start].range.lowerBound..<tokens[first - 1].range.upperBound] : nil
    return (Name(family: text[tokens[first].range], particle: particle), index)
  }

  /// Words that stand before a year without being a name.
  static func isNoName(_ token: ReferenceToken) -> Bool {
    if token.has([
      .month, .season, .law, .volumeLabel, .issueLabel, .pageLabel, .placeLabel, .institution, .conference, .genre,
    ]) {
      return true
    }
    if token.has([.functionWord]), token.count <= 4 { return true }
    if token.has([.place, .region]) { return true }
    return others.contains(token.folded)
  }

  private static let others: WordSet = [
    "ende", "mitte", "anfang", "jahr", "jahre", "jahren", "jahres", "sommer", "fruhjahr", "stand", "version", "year",
    "since", "until",
    "before", "after", "early", "late", "mid", "circa", "about", "seit", "bis", "war", "election", "elections",
    "summit", "see", "vgl", "siehe", "edition",
    "press", "verlag", "budget", "constitution", "world", "cup", "however", "although", "while", "jhd", "jh", "juni",
    "depuis", "avant", "apres", "vers",
    "copyright", "heft", "accessed", "available", "published", "erstmals", "zuerst", "revised", "reprint", "windows",
    "paragraph", "committee", "spring",
  ]
}
