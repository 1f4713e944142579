import DocumentModel

/// One name in each of the forms that reference styles have.
extension NameListScanner {
  // MARK: - One name

  func name(at start: Int, after style: Style?, separator: Separator?) -> Reading? {
    guard start < limit else { return nil }
    var start = start
    // A star marks the authors of a group.
    if tokens.isSign("*", at: start), start + 1 < limit { start += 1 }
    // `Lieutenant General A. I. Voronin`, `The Hon. Justice T. E. Lindenmayer`.
    var honorific = start
    if tokens[honorific].folded == "the", honorific + 1 < limit, tokens.has(.honorific, at: honorific + 1) {
      honorific += 1
    }
    while honorific < limit, tokens.has(.honorific, at: honorific), tokens[honorific].isCapitalized,
      tokens[honorific].range.count > 4 || honorific + 1 < limit && tokens.isSign(".", at: honorific + 1)
        || ["sir", "lord", "lady"].contains(tokens[honorific].folded)
    {
      honorific = skipStop(honorific + 1)
    }
    if honorific > start, honorific < limit, tokens[honorific].isCapitalized { start = honorific }
    switch style {
    case nil:
      return unmistaken(direct(at: start, needsProof: true), at: start) ?? inverted(at: start) ?? compact(at: start)
        ?? invertedInFull(at: start, isFirst: true)
    case .inverted:
      return inverted(at: start) ?? directWithInitials(at: start) ?? compact(at: start)
        ?? (separator == .word || separator == .semicolon
          ? direct(at: start, needsProof: separator == .semicolon) : nil)
        ?? (separator == .semicolon ? invertedInFull(at: start, isFirst: false) : nil)
        ?? directWithGivenName(at: start) ?? direct(at: start, needsProof: true)
    case .compact: return compact(at: start) ?? inverted(at: start) ?? directWithInitials(at: start)
    case .direct:
      return directWithInitials(at: start)
        ?? direct(at: start, needsProof: separator != .word)
        ?? (separator == .semicolon || separator == .slash ? inverted(at: start) : nil)
    case .invertedInFull:
      if separator == .semicolon || separator == .slash {
        return inverted(at: start) ?? invertedInFull(at: start, isFirst: false) ?? direct(at: start, needsProof: false)
      }
      return inverted(at: start) ?? directWithInitials(at: start)
        ?? (separator == .word
          ? invertedInFull(at: start, isFirst: false) ?? direct(at: start, needsProof: false)
          : directWithGivenName(at: start) ?? direct(at: start, needsProof: true) ?? knownInvertedInFull(at: start))
    }
  }

  /// `Sakai K. Task Set and …`: an unknown word and an initial before two capitalised words are a name and a title.
  private func unmistaken(_ reading: Reading?, at start: Int) -> Reading? {
    guard let reading, !tokens.has(.givenName, at: start), !tokens.isInitial(at: start), start + 4 < limit,
      tokens.isInitial(at: start + 1),
      tokens.isSign(".", at: start + 2), reading.end - start >= 5, compact(at: start) != nil
    else { return reading }
    return nil
  }

  /// A family name of one to four words, with its particles: the token after it.
  func family(at start: Int, words most: Int) -> (end: Int, particleEnd: Int)? {
    var index = start
    while index < limit, tokens.has(.particle, at: index), index - start < 4, !tokens.isInitial(at: index),
      index + 1 < limit, tokens.isWord(at: index + 1), tokens[index + 1].range.count > 1,
      !tokens[index].isCapitalized || tokens.has(.particle, at: index + 1) && !tokens[index + 1].isCapitalized
        || tokens[index + 1].isCapitalized
          && (tokens[index].isAllCapitals || !(tokens[index + 1].isAllCapitals && tokens[index + 1].range.count <= 4))
    {
      // `Le`, `De`, `Mac` with a capital are part of the family name, but still want another word.
      index += 1
    }
    let particleEnd = index
    guard index < limit, tokens.isWord(at: index), tokens[index].isCapitalized || hasHyphenatedParticle(index),
      tokens[index].range.count > 1, !isMonth(index)
    else { return nil }
    index = skipBrokenWord(index + 1)
    while index < limit, index - particleEnd < most {
      // `Pereira da Rosa`
      if most > 1, tokens.has(.particle, at: index), !tokens[index].isCapitalized, !tokens.has(.conjunction, at: index),
        index + 1 < limit,
        tokens[index + 1].isCapitalized, tokens[index + 1].range.count > 2
      {
        index += 2
        continue
      }
      guard tokens.isWord(at: index), tokens[index].isCapitalized, tokens[index].range.count > 1,
        !(tokens[index].isAllCapitals && tokens[index].range.count <= 4)
      else { break }
      index = skipBrokenWord(index + 1)
    }
    return (index, particleEnd)
  }

  /// A month that a day or year follows; `Ott`, `Mar` and `June` before initials are families.
  private func isMonth(_ index: Int) -> Bool {
    guard tokens.has(.month, at: index), !tokens.has(.givenName, at: index), tokens[index].folded != "may" else {
      return false
    }
    var next = index + 1
    if next < limit, tokens[next].kind == .sign, [".", ",", "/"].contains(tokens[next].head) || tokens.isDash(at: next)
    {
      next += 1
    }
    return next >= limit || tokens[next].kind != .word || tokens.has(.month, at: next)
  }

  /// `el-Defrawi`, `d’Amico`: a small particle and a capital behind its hyphen.
  private func hasHyphenatedParticle(_ index: Int) -> Bool {
    let range = tokens[index].range
    guard
      let hyphen = range.prefix(4).first(where: {
        text.scalars[$0].isDash || text.scalars[$0] == "’" || text.scalars[$0] == "'"
      }), hyphen + 1 < range.upperBound
    else { return false }
    return text.scalars[hyphen + 1].isUppercase
  }

  /// `Westen- berger`: a word that the end of a line has broken is still one.
  private func skipBrokenWord(_ index: Int) -> Int {
    guard index + 1 < limit, tokens.isDash(at: index), !tokens[index].isSpaced, tokens.isWord(at: index + 1),
      tokens[index + 1].isSpaced, tokens[index + 1].range.count > 2
    else { return index }
    return index + 2
  }

  /// `I. I.`, `I.-J.`, `IJ`, `I J`: the token after the initials.
  func initials(at start: Int, most: Int = 5) -> Int? {
    var index = start
    var count = 0
    while index < limit, count < most {
      if count > 0, tokens.isDash(at: index), index + 1 < limit, tokens[index + 1].isCapitalized { index += 1 }
      guard index < limit, tokens.isWord(at: index), tokens[index].isCapitalized else { break }
      let token = tokens[index]
      // `Ch.`, `Yu.`, `Th.`: two letters of one initial, which wants its full stop.
      let isDigraph =
        token.count == 2 && index + 1 < limit && tokens.isSign(".", at: index + 1) && !token.has(.suffix)
        || token.count == 3 && token.folded.hasPrefix("mc") && index + 1 < limit && tokens.isSign(".", at: index + 1)
      let isHyphenated = token.count == 3 && text.scalars[token.range.lowerBound + 1].isDash
      let isCluster = token.isAllCapitals && token.count <= 4
      guard token.isInitial || isCluster || isDigraph || isHyphenated else { break }
      // `Smith J. A study of`: a capital before running words begins the title.
      if count > 0, index + 1 < limit, tokens.isWord(at: index + 1), !tokens[index + 1].isCapitalized,
        !isConjunction(tokens[index + 1]),
        !tokens.has(.particle, at: index + 1)
      {
        break
      }
      index = skipStop(index + 1)
      count += 1
      // `Smith AB. C…`: a cluster is whole.
      if isCluster, token.count > 1 { break }
    }
    return count > 0 ? index : nil
  }

  func isDelimiter(_ index: Int) -> Bool {
    guard index < limit else { return true }
    let token = tokens[index]
    if token.kind == .number || token.kind == .mixed { return true }
    if token.kind == .sign { return !token.isSign("'") && !token.isSign("’") }
    if token.folded == "a", !token.isCapitalized, index + 1 < limit, tokens[index + 1].isCapitalized { return true }
    return token.has([.conjunction, .containment]) && !token.isCapitalized
  }

  func make(family: Range<Int>, given: Range<Int>?, particleEnd: Int) -> Name {
    func printed(_ range: Range<Int>) -> String {
      text[tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]
    }
    // Lower-case particles stand apart; capitalised ones belong to the family name.
    var start = family.lowerBound
    while start < particleEnd, !tokens[start].isCapitalized { start += 1 }
    let hasParticle = start > family.lowerBound && start < family.upperBound
    return Name(
      family: printed(hasParticle ? start..<family.upperBound : family), given: given.map(printed),
      particle: hasParticle ? printed(family.lowerBound..<start) : nil)
  }

  /// `Rao, A. S.`
  func inverted(at start: Int) -> Reading? {
    guard let family = family(at: start, words: 3), family.end < limit else { return nil }
    var given = skipFamilySuffix(family.end)
    if given < limit, tokens.isSign("(", at: given), let reading = bracketed(from: start, family: family, at: given + 1)
    {
      return reading
    }
    // A bad copy has semicolons for commas: `Lupas; A.`
    let isSemicolon = given < limit && tokens.isSign(";", at: given)
    guard given < limit, tokens.isSign(",", at: given) || isSemicolon else { return nil }
    given += 1
    // `Guerney, Jr., B. G.`
    if given + 1 < limit, isSuffix(given) {
      given = skipStop(given + 1)
      if given < limit, tokens.isSign(",", at: given) { given += 1 }
    }
    guard let end = initials(at: given), isDelimiter(end) || tokens.isSign(".", at: end - 1) else { return nil }
    var last = end
    // `Rodin, R. Scott`
    if last + 1 < limit, tokens.has(.givenName, at: last), tokens[last].isCapitalized,
      tokens.isSign(",", at: last + 1) || tokens.isSign("(", at: last + 1), !isSemicolon
    {
      last += 1
    }
    // `Engelhardt, W. v.`
    if last + 1 < limit, tokens[last].folded == "v" || tokens[last].folded == "d", !tokens[last].isCapitalized,
      tokens.isSign(".", at: last + 1)
    {
      last += 2
    }
    // `Durfee, E. von`, `Baalen, J. V. van`.
    while last < limit, tokens.has(.particle, at: last), !tokens[last].isCapitalized,
      !tokens.has(.conjunction, at: last),
      isDelimiter(last + 1) || tokens.has(.particle, at: last + 1), tokens[last].folded != "in"
    {
      last += 1
    }
    return Reading(
      name: make(family: start..<family.end, given: given..<last, particleEnd: family.particleEnd),
      end: last, style: .inverted, isCertain: true)
  }

  /// `ASSIER (J.-M.)`, `Cayol (François)`, as French humanities print names.
  private func bracketed(from start: Int, family: (end: Int, particleEnd: Int), at given: Int) -> Reading? {
    var end = given
    if let initials = initials(at: given) {
      end = initials
    } else {
      while end < limit, end - given < 3, tokens.isWord(at: end), tokens[end].isCapitalized,
        tokens.has(.givenName, at: end),
        !tokens.has([.editor, .translator], at: end)
      {
        end += 1
      }
    }
    guard end > given, end < limit, tokens.isSign(")", at: end) else { return nil }
    return Reading(
      name: make(family: start..<family.end, given: given..<end, particleEnd: family.particleEnd), end: end + 1,
      style: .inverted, isCertain: true)
  }

  func skipFamilySuffix(_ index: Int) -> Int {
    index < limit && isSuffix(index) ? skipStop(index + 1) : index
  }

  /// `Komori T`, `Dudek C. M.`
  func compact(at start: Int) -> Reading? {
    guard let family = family(at: start, words: 2), family.end < limit,
      let end = initials(at: skipFamilySuffix(family.end), most: 4),
      isDelimiter(end) || tokens.isSign(".", at: end - 1) || end == limit
        || isSuffix(end)
    else { return nil }
    guard tokens[family.end].isSpaced else { return nil }
    return Reading(
      name: make(family: start..<family.end, given: family.end..<end, particleEnd: family.particleEnd), end: end,
      style: .compact, isCertain: true)
  }

  /// `Veel, Kristin`, `Remler, Jane E.`
  func invertedInFull(at start: Int, isFirst: Bool) -> Reading? {
    guard let family = family(at: start, words: 2), family.end < limit else { return nil }
    let comma = skipFamilySuffix(family.end)
    guard comma < limit, tokens.isSign(",", at: comma) else { return nil }
    let given = comma + 1
    var index = given
    var words = 0
    var isKnown = false
    while index < limit, words < 4, tokens.isWord(at: index) {
      if tokens.isInitial(at: index) || isDottedShort(index) {
        let isDotted = index + 1 < limit && tokens.isSign(".", at: index + 1)
        index = skipStop(index + 1)
        isKnown = true
        // `Fenwick, Clara M. Harbour Lights`: after a whole given name the initial is the last of it.
        if isDotted, words > 0, index < limit, !tokens.isInitial(at: index), !isDottedShort(index),
          !tokens.has(.particle, at: index) || tokens[index].isCapitalized,
          family.end == start + 1 || family.particleEnd > start || index + 1 >= limit
            || !tokens.isSign(",", at: index + 1)
        {
          break
        }
      } else if tokens[index].isCapitalized, !isSuffix(index), !(isConjunction(tokens[index]) && words > 0) {
        isKnown = isKnown || tokens.has(.givenName, at: index) || isHyphenatedGivenName(index)
        index += 1
      } else if tokens.has(.particle, at: index), !tokens.has(.conjunction, at: index), words > 0 {
        index += 1
      } else {
        break
      }
      words += 1
    }
    guard words > 0, isDelimiter(index) || tokens.isSign(".", at: index - 1) else { return nil }
    if !isKnown {
      // One or two unknown words are a given name only where the punctuation says so.
      guard words <= (isFirst ? 2 : 1), index < limit, !tokens.has(.functionWord, at: given), !tokens.isDash(at: index),
        !(family.end > start + 1 && tokens.has(.givenName, at: start)),
        tokens[given].classes.isDisjoint(with: [.journal, .publisher, .institution, .region])
      else { return nil }
      let closes =
        tokens.isSign(".", at: index) || tokens.isSign(";", at: index) || tokens.isSign("/", at: index)
        || tokens.isSign("(", at: index) && index + 1 < limit
          && (tokens.year(at: index + 1) != nil || tokens.has([.editor, .unpublished, .month], at: index + 1))
        || tokens.has(.conjunction, at: index) || tokens.isSign("&", at: index)
        || tokens.isSign(",", at: index) && index + 1 < limit
          && (tokens.year(at: index + 1) != nil || tokens.isSign("(", at: index + 1)
            || tokens.isSign("&", at: index + 1)
            || tokens[index + 1].head.isDoubleQuotationMark
            || tokens.isSign("‘", at: index + 1) || tokens.has(.editor, at: index + 1)
            || tokens.has(.conjunction, at: index + 1))
        || tokens.year(at: index) != nil
        || tokens.isSign(":", at: index)
      var until = index
      guard
        closes
          || isFirst && tokens.isSign(",", at: index)
            && (self.closes(from: index + 1, until: &until) || isTitled(from: start, given: given, comma: index))
      else { return nil }
    }
    return Reading(
      name: make(family: start..<family.end, given: given..<index, particleEnd: family.particleEnd), end: index,
      style: .invertedInFull, isCertain: isKnown)
  }

  /// `Volkov, Miroslav, After the Harbour: …`: one word, one word and a title of several in a list of works.
  private func isTitled(from start: Int, given: Int, comma: Int) -> Bool {
    if inverted(at: comma + 1) != nil || directWithInitials(at: comma + 1) != nil { return true }
    let none: WordClass = [
      .functionWord, .journal, .institution, .publisher, .place, .region, .conference, .law, .agency,
    ]
    guard !isNote, comma == given + 1, given == start + 2, !tokens.has(none, at: start), !tokens.has(none, at: given),
      comma + 1 < limit, tokens[comma + 1].isCapitalized
    else { return false }
    return hasTitle(after: comma + 1)
  }

  func knownInvertedInFull(at start: Int) -> Reading? {
    invertedInFull(at: start, isFirst: false).flatMap { $0.isCertain ? $0 : nil }
  }

  func isDottedShort(_ index: Int) -> Bool {
    tokens[index].isCapitalized && tokens[index].range.count <= 2 && index + 1 < limit
      && tokens.isSign(".", at: index + 1)
  }

  func isHyphenatedGivenName(_ index: Int) -> Bool {
    // The bytes that these hyphens begin with; a word has hardly ever one of them.
    guard tokens[index].folded.utf8.contains(where: { $0 == 0x2D || $0 == 0xE2 }),
      let hyphen = tokens[index].folded.firstIndex(where: { $0 == "-" || $0 == "‐" })
    else { return false }
    return WordClass.of(String(tokens[index].folded[..<hyphen])).contains(.givenName)
  }
}
