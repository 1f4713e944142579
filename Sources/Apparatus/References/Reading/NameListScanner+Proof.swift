import DocumentModel

/// Names that are told by what follows them rather than by initials or a known given name.
extension NameListScanner {
  /// `Study Group`, `… Investigators`, `… Consortium` as one of the authors.
  func group(at start: Int) -> Reading? {
    var index = start
    var isGroup = false
    while index < limit, index - start < 12, tokens.isWord(at: index),
      tokens[index].isCapitalized || tokens.has([.functionWord, .conjunction], at: index)
    {
      isGroup = Self.groups.contains(tokens[index].folded) && index > start
      index += 1
    }
    guard isGroup, index < limit,
      tokens.isSign(",", at: index) || tokens.isSign(";", at: index) || tokens.isSign(":", at: index)
        || tokens.isSign(".", at: index)
    else { return nil }
    return Reading(
      name: Name(literal: text[tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound]), end: index,
      style: .compact, isCertain: true)
  }

  static let groups: WordSet = [
    "group", "investigators", "consortium", "collaboration", "collaborative", "network", "team", "collective",
  ]

  /// The list that begins at `start`, or a single unknown name: for places where a name must stand, as after `edited by`.
  func people(at start: Int) -> List? {
    if let list = list(at: start) { return list }
    guard let only = direct(at: start, needsProof: false) else { return nil }
    return List(names: [only.name], end: others(at: only.end) ?? only.end)
  }

  /// Two or three unknown capitalised words that what follows makes a name: names that close with `and`, a sure name,
  /// a year or a title in quotation marks.
  func unproven(at start: Int) -> Reading? {
    guard let end = shape(at: start), end < limit, var reading = direct(at: start, needsProof: false),
      reading.end == end
    else { return nil }
    var until = start
    if others(at: end) != nil { return reading }
    // `Renner Paul (sous la dir.)`, `Karin Unknown (ed.)`: only persons have such a role.
    if tokens.isSign("(", at: end), end + 1 < limit,
      tokens.has([.editor, .translator], at: end + 1) || ["sous", "a"].contains(tokens[end + 1].folded)
    {
      return reading
    }
    if tokens.isSign(",", at: end) || isConjunction(tokens[end]) || tokens.isSign("&", at: end) {
      let next = tokens.isSign(",", at: end) ? end + 1 : end
      let isFollowed =
        next < limit
        && (tokens.year(at: next) != nil
          || tokens.has(.functionWord, at: next) && tokens[next].isCapitalized && !tokens.has(.containment, at: next)
          || hasPublication(after: next) || QuotedTitleScanner.closing(tokens[next].head) != nil
          || tokens.isSign("(", at: next) || closes(from: start, until: &until) || isAuthorOfTitle(start, end)
          || next > end && (directWithInitials(at: next) ?? direct(at: next, needsProof: true)) != nil)
      guard isFollowed else { return nil }
      reading.isCertain = until > start
      return reading
    }
    guard tokens.isSign(".", at: end), !isNote, hasTitle(after: end + 1) else { return nil }
    return reading
  }

  /// `Laleh Khan, Time in the Shadows: …`: two words that are no title's, a comma and a title in a list of works.
  private func isAuthorOfTitle(_ start: Int, _ end: Int) -> Bool {
    let none: WordClass = [
      .functionWord, .journal, .institution, .publisher, .place, .region, .conference, .law, .agency, .genre, .series,
    ]
    return !isNote && end == start + 2 && tokens.isSign(",", at: end) && end + 1 < limit
      && tokens[end + 1].isCapitalized
      && !tokens.has(none, at: start) && !tokens.has(none, at: start + 1) && !tokens.has(.abbreviation, at: start + 1)
      && hasTitle(after: end + 1)
  }

  /// `…, and Okuyama,`: one word after the conjunction.
  func mononym(at start: Int) -> Reading? {
    guard start + 1 < limit, tokens.isWord(at: start), tokens[start].isCapitalized, tokens[start].range.count > 2,
      tokens.isSign(",", at: start + 1) || tokens.isSign("(", at: start + 1),
      !tokens.has([.functionWord, .institution, .journal], at: start)
    else { return nil }
    return Reading(name: Name(family: text[tokens[start].range]), end: start + 1, style: .direct, isCertain: false)
  }

  func yearOrQuotation(after index: Int) -> Bool {
    guard index < limit else { return false }
    let next = tokens.isSign(",", at: index) ? index + 1 : index
    return next < limit
      && (tokens.year(at: next) != nil
        || QuotedTitleScanner.closing(tokens[next].head) != nil && tokens[next].kind == .sign)
  }

  /// Whether a title of words only and a bracket with its year follow: `Old Quays (Oslo: Fjord Press, 1999)`.
  func hasPublication(after start: Int) -> Bool {
    var index = start
    while index < limit, index - start < 24,
      tokens.isWord(at: index) || tokens.isSign(":", at: index) || tokens.isSign("’", at: index)
        || tokens.isSign(",", at: index) && index > start + 1
    { index += 1 }
    guard index > start, index < limit, tokens.isSign("(", at: index) else { return false }
    for inside in (index + 1)..<max(index + 1, min(limit, index + 14)) {
      if tokens.isSign(")", at: inside) { return tokens.year(at: inside - 1) != nil }
    }
    return false
  }

  /// Whether a piece of three words or more follows, as a title does.
  func hasTitle(after start: Int) -> Bool {
    var words = 0
    for token in tokens[min(start, limit)..<min(limit, start + 12)] {
      if token.isSign(".") { break }
      if token.isWord { words += 1 }
    }
    return words >= 3
  }

  /// Two to four capitalised words with initials and particles among them, up to a delimiter; none of a title's words.
  func shape(at start: Int) -> Int? {
    var index = start
    var words = 0
    while index < limit, tokens.isWord(at: index), words < 5 {
      let token = tokens[index]
      guard token.isCapitalized || token.has(.particle) && words > 0 && !token.has(.conjunction) else { break }
      if token.has([.journal, .institution, .conference, .genre, .region]), !token.has(.givenName), token.count > 1 {
        return nil
      }
      if token.has(.publisher), HouseWords.plain.contains(token.folded),
        words == 0 || !tokens.has(.givenName, at: index - 1)
      {
        return nil
      }
      if token.has(.functionWord), !token.has(.particle), token.count > 1 { return nil }
      words += 1
      index += 1
      if token.isInitial, index < limit, tokens.isSign(".", at: index) { index += 1 }
    }
    return words >= 2 && words <= 4 && index < limit && isDelimiter(index) ? index : nil
  }

  /// Whether name after name follows up to one with `and` before it. `until` is where that one ends.
  func closes(from start: Int, until: inout Int) -> Bool {
    var index = start
    for _ in 0..<40 {
      guard let end = shape(at: index), end < limit else { return false }
      if index > start, yearOrQuotation(after: end) {
        until = end
        return true
      }
      var next = end
      if tokens.isSign(",", at: next) { next += 1 }
      if next < limit, isConjunction(tokens[next]) || tokens.isSign("&", at: next) {
        guard let last = shape(at: next + 1), last < limit else { return false }
        until = last
        return true
      }
      guard next > end else { return false }
      index = next
    }
    return false
  }

  /// A name after another with a full stop between them: `Als, TD. Dahl, HA.`, `LARSEN, Hélène. OLSEN, Ida.`
  func undivided(at start: Int, after style: Style) -> Reading? {
    let isStopped = tokens.isSign(".", at: start - 1) && tokens[start].isSpaced
    switch style {
    case .inverted: return isStopped ? inverted(at: start) : nil
    case .compact: return isStopped ? compact(at: start) : nil
    case .direct: return nil
    case .invertedInFull:
      guard tokens.isSign(".", at: start), start + 1 < limit, tokens[start + 1].isAllCapitals,
        let next = invertedInFull(at: start + 1, isFirst: false), next.end < limit, tokens.isSign(".", at: next.end),
        next.end - start <= 6
      else { return nil }
      return next
    }
  }

  /// `…, Max Weber and the Idea of …`: what a small word follows after the conjunction is no name of the list.
  func continuesInTitle(_ end: Int, after style: Style) -> Bool {
    guard style == .direct, end + 1 < limit, isConjunction(tokens[end]) else { return false }
    let next = tokens[end + 1]
    return next.isWord && !next.isCapitalized && !next.has([.particle, .others]) || next.folded == "the"
  }

  /// Names that nothing divides from each other or from the title: `T. Holm C. Wick The Hardest Harbours …`.
  func undividedList(at start: Int) -> List? {
    var names: [Name] = []
    var index = start
    while names.count < Self.most, let given = initials(at: index), given < limit, tokens.isSign(".", at: given - 1) {
      guard tokens.isWord(at: given), tokens[given].isCapitalized, tokens[given].range.count > 1,
        !tokens.has([.functionWord, .journal, .institution, .conference, .abbreviation], at: given)
          || tokens.has(.particle, at: given)
      else { break }
      names.append(make(family: given..<given + 1, given: index..<given, particleEnd: given))
      index = given + 1
      if let separator = separator(at: index), directInitial(separator.end) { index = separator.end }
      guard directInitial(index) else { break }
    }
    guard !names.isEmpty, index < limit, hasTitle(after: skipStop(index)),
      tokens[index].isCapitalized || tokens.isSign(".", at: index) && names.count > 1
    else { return nil }
    return List(names: names, end: index, isCertain: true)
  }

  private func directInitial(_ index: Int) -> Bool {
    index + 1 < limit && tokens.isInitial(at: index) && tokens.isSign(".", at: index + 1)
  }
}
