import DocumentModel

/// The persons of words that are labelled as names.
extension ReferenceParser {
  /// The names of some tokens; `known`, which the rules have read, where these are the same persons.
  func labelledPeople(in range: Range<Int>, orAsRead known: [Name]) -> [Name] {
    let core = withoutRoles(range)
    guard !core.isEmpty else { return known }
    if known.isEmpty, isBodyNamed(in: core), let name = printed(core) { return [Name(literal: name)] }
    let names = (scannedNames(in: core) ?? NameParser.names(in: separated(core))).map(Self.inverted)
    guard !names.isEmpty else { return known }
    let words = Folding.fold(
      text[tokens[core.lowerBound].range.lowerBound..<tokens[core.upperBound - 1].range.upperBound])
    guard !known.isEmpty, known.allSatisfy({ words.contains(Folding.fold($0.short)) }) else { return names }
    // The same persons and more of them, or persons in place of a string that could not be taken apart; a reading that
    // loses one of those that are there is worse.
    let families = Set(names.map(\.short))
    let isWider = known.allSatisfy { families.contains($0.short) || $0.literal != nil }
    return names.count > known.count && isWider ? names : known
  }

  /// `Harbour Prices Board`: several words without a comma, one of which is a body's.
  private func isBodyNamed(in range: Range<Int>) -> Bool {
    range.count > 1 && !tokens[range].contains { $0.isSign(",") || $0.isSign(";") }
      && tokens[range].contains { $0.has(.institution) && $0.isCapitalized }
  }

  /// The name scanner's reading, where it accounts for every word.
  private func scannedNames(in range: Range<Int>) -> [Name]? {
    let scanner = NameListScanner(text: text, tokens: tokens, limit: range.upperBound, isNote: isNote)
    guard let list = scanner.people(at: range.lowerBound), list.end <= range.upperBound,
      tokens[list.end..<range.upperBound].allSatisfy({ $0.kind == .sign || $0.has([.others, .conjunction]) })
    else { return nil }
    return list.names
  }

  /// `CARREL Sylvie`, `Carrel Sylvie`: read as given name and family name, but its second word is a known given name or
  /// its first alone all capitals.
  private static func inverted(_ name: Name) -> Name {
    guard let family = name.family, let given = name.given, name.particle == nil, name.suffix == nil,
      !given.contains(" "), given.count > 3, !given.contains(".")
    else { return name }
    let isShouted = given == given.uppercased() && family != family.uppercased()
    let isGiven = WordClass.of(Folding.fold(family)).contains(.givenName)
    guard isShouted || isGiven && !WordClass.of(Folding.fold(given)).contains(.givenName) else { return name }
    return Name(family: given, given: family)
  }

  /// What is printed, with a blank around each sign that divides names.
  private func separated(_ range: Range<Int>) -> String {
    tokens[range].reduce(into: "") { printed, token in
      let divides = token.isSign("&") || token.isSign("/") || token.isSign(";")
      if divides || token.isSpaced, !printed.isEmpty { printed += " " }
      printed += token.isSign("/") ? "; " : text[token.range] + (divides ? " " : "")
    }
  }

  /// Names without `In`, `edited by`, `(Hrsg.)` and the signs at both ends, but for an initial's full stop.
  private func withoutRoles(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isRole(start) || tokens[start].kind == .sign { start += 1 }
    while end > start, isRole(end - 1) || tokens[end - 1].kind == .sign && !tokens.isSign(".", at: end - 1) { end -= 1 }
    // The full stop of a role that has been passed, or of the sentence: `Eds.`, `Rotte.`
    if end - 1 > start, tokens.isSign(".", at: end - 1), tokens.isWord(at: end - 2), tokens[end - 2].range.count > 3 {
      end -= 1
    }
    while end > start, tokens.isSign(".", at: end - 1), end - 1 > start,
      isRole(end - 2) || tokens[end - 2].kind == .sign
    {
      end -= 1
      while end > start, isRole(end - 1) || tokens[end - 1].kind == .sign && !tokens.isSign(".", at: end - 1) {
        end -= 1
      }
    }
    return start..<end
  }

  private func isRole(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord
      && (token.has([.editor, .translator]) && !token.isAllCapitals || token.folded == "in" || token.folded == "by"
        || token.folded == "dans" || !token.isCapitalized && ["von", "sous", "la", "direction"].contains(token.folded))
  }
}
