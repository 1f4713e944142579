import DocumentModel

/// Reads places of publication: `New York`, `Cambridge, MA`, `Frankfurt am Main`, `Neuwied und Darmstadt`,
/// `Washington, D.C.`, `London, New Delhi and Singapore`; towns that no table knows before a region that one does.
struct PlaceScanner {
  let tokens: [ReferenceToken]
  let limit: Int
  let isUsed: [Bool]

  /// The token after the places that begin at `start`; nil where none do, or where they are part of a longer name
  /// (`Boston Review`). Cost: bounded.
  func end(at start: Int) -> Int? {
    guard var end = town(at: start, isFirst: true) else { return nil }
    var whole = isWhole(end) ? end : nil
    for _ in 0..<6 {
      guard let next = joined(end), let more = town(at: next, isFirst: false) else { break }
      end = more
      // `Oxford, Oxford University Press`: the second is no town.
      if isWhole(end) { whole = end }
    }
    return whole
  }

  private func isWhole(_ end: Int) -> Bool {
    end >= limit || isUsed[end] || tokens[end].kind == .sign || tokens.year(at: end) != nil
      || tokens[end - 1].kind == .sign
  }

  private func isSign(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < limit && tokens.isSign(scalar, at: index)
  }

  private func isWord(_ index: Int) -> Bool { index < limit && tokens.isWord(at: index) && !isUsed[index] }

  private func isName(_ index: Int) -> Bool { isWord(index) && tokens[index].isCapitalized }

  /// Past a comma, slash, dash or conjunction between places.
  private func joined(_ index: Int) -> Int? {
    guard index < limit, !isUsed[index] else { return nil }
    var next = index
    if isSign(next, ",") || isSign(next, "/") || isSign(next, "&") || isSign(next, ";") || tokens.isDash(at: next) {
      next += 1
    }
    if next < limit, tokens.has(.conjunction, at: next) || isSign(next, "&"), !tokens[next].isCapitalized { next += 1 }
    return next > index ? next : nil
  }

  private func town(at start: Int, isFirst: Bool) -> Int? {
    if let end = knownTown(at: start) {
      // `Boston MA`
      if isName(end), tokens[end].range.count == 2, tokens[end].isAllCapitals, tokens.has(.region, at: end) {
        return end + 1
      }
      return withRegions(end) ?? end
    }
    if let end = region(at: start), isFirst, end - start > 1 || tokens[start].range.count > 3 { return end }
    guard isFirst else { return nil }
    // `Downers Grove, Ill.`: the region makes the place of what stands before it.
    var end = start
    while end - start < 3, isName(end), tokens[end].range.count > 1,
      tokens[end].classes.isDisjoint(with: [.institution, .month, .journal, .conference]),
      !HouseWords.plain.contains(tokens[end].folded)
    {
      end += 1
      if let whole = withRegions(end) { return whole }
    }
    return nil
  }

  /// One or more regions after a comma, or one in brackets.
  private func withRegions(_ index: Int) -> Int? {
    if isSign(index, "("), let end = region(at: index + 1), isSign(end, ")") { return end + 1 }
    var end: Int?
    var next = index
    while isSign(next, ","), let found = region(at: next + 1) {
      end = found
      next = found
    }
    return end
  }

  private func knownTown(at start: Int) -> Int? {
    // Russian lists abbreviate the great towns.
    if isName(start), ["м", "л", "спб", "пг"].contains(tokens[start].folded), isSign(start + 1, "."),
      isSign(start + 2, ":")
    {
      return start + 2
    }
    var index = start
    if isName(index), Self.prefixes.contains(tokens[index].folded), isName(index + 1), tokens.has(.place, at: index + 1)
    {
      index += 1
    }
    guard isName(index), tokens.has(.place, at: index) else { return nil }
    while isName(index), tokens.has(.place, at: index) { index += 1 }
    if isName(index), Self.suffixes.contains(tokens[index].folded) { index += 1 }
    return withRiver(index) ?? index
  }

  /// `am Main`, `a.M.`, `an der Oder`, `a. d. Rijn`, `/Main`.
  private func withRiver(_ start: Int) -> Int? {
    guard isWord(start), ["am", "a", "an", "upon", "i", "im"].contains(tokens[start].folded),
      !tokens[start].isCapitalized
    else { return nil }
    var index = start + 1
    if isSign(index, ".") || isSign(index, "/") { index += 1 }
    if isWord(index), ["d", "der"].contains(tokens[index].folded) {
      index += 1
      if isSign(index, ".") { index += 1 }
    }
    guard isName(index) else { return nil }
    return isSign(index + 1, ".") && tokens[index].range.count <= 2 ? index + 2 : index + 1
  }

  /// `MA`, `Ill.`, `D. C.`, `New Hampshire`, `the Netherlands`, `United Kingdom`.
  private func region(at start: Int) -> Int? {
    var index = start
    if isWord(index), tokens[index].folded == "the" { index += 1 }
    if isName(index), tokens[index].folded == "d", isSign(index + 1, "."), isName(index + 2),
      tokens[index + 2].folded == "c"
    {
      return isSign(index + 3, ".") ? index + 4 : index + 3
    }
    if isName(index), Self.qualifiers.contains(tokens[index].folded), isName(index + 1),
      tokens.has(.region, at: index + 1) || Self.unions.contains(tokens[index + 1].folded)
        || tokens[index + 1].folded == "york"
    {
      return index + 2
    }
    guard isName(index), tokens.has(.region, at: index) else { return nil }
    let isAbbreviated = isSign(index + 1, ".") && tokens[index].range.count <= 5 && !tokens[index].isAllCapitals
    return isAbbreviated ? index + 2 : index + 1
  }

  private static let prefixes: WordSet = [
    "new", "san", "los", "st", "saint", "la", "le", "east", "west", "upper", "north", "south", "fort", "bad", "rio",
    "ann", "college", "santa",
    "chapel", "salt", "mountain", "cape", "hong", "kuala", "buenos",
  ]
  private static let suffixes: WordSet = [
    "city", "park", "hills", "hill", "grove", "heights", "beach", "river", "arbor", "garden", "state", "aires",
    "lumpur",
  ]
  private static let qualifiers: WordSet = [
    "new", "south", "north", "west", "united", "great", "the", "saudi", "sri", "costa", "rhode",
  ]
  private static let unions: WordSet = [
    "kingdom", "states", "britain", "arabia", "lanka", "rica", "island", "dakota",
  ]
}
