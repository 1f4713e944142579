import DocumentModel

/// Reads a list of persons at a place in a reference: `Family, I. I.`, `Family II`, `I. I. Family`, `Given Family`, in
/// any mixture that reference styles allow, with `et al.`. Cost: linear in the tokens read.
struct NameListScanner {
  struct List {
    var names: [Name] = []
    /// The token after the last name (and after `et al.`).
    var end: Int
    var hasOthers = false
    /// Whether a name has initials or a known given name, so that this is hardly a title.
    var isCertain = false
  }

  enum Style { case inverted, invertedInFull, compact, direct }

  struct Reading {
    var name: Name
    var end: Int
    var style: Style
    var isCertain: Bool
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// More names than any list prints; a guard against hostile input.
  private static let most = 400

  /// The list that begins at `start`; nil where no person's name begins there.
  func list(at start: Int) -> List? {
    guard var first = name(at: start, after: nil, separator: nil) else { return nil }
    first.end = skipSuffix(first.end, into: &first.name)
    var list = List(names: [first.name], end: first.end, isCertain: first.isCertain)
    var style = first.style
    while list.names.count < Self.most {
      if let end = others(at: list.end) {
        list.end = end
        list.hasOthers = true
        list.isCertain = true
        break
      }
      guard let separator = separator(at: list.end),
        var next = name(at: separator.end, after: style, separator: separator.kind)
      else { break }
      next.end = skipSuffix(next.end, into: &next.name)
      list.names.append(next.name)
      list.end = next.end
      list.isCertain = list.isCertain || next.isCertain
      if style == .invertedInFull, next.style == .direct { style = .direct }
      if separator.kind == .word, tokens.indices.contains(next.end), next.end < limit, !tokens[next.end].isSign(";"),
        self.separator(at: next.end)?.kind != .word, !others(follows: next.end), style == .direct
      {
        // `A, B, and C`: the conjunction comes before the last name.
        break
      }
    }
    return list
  }

  // MARK: - Separators

  enum Separator { case comma, semicolon, slash, word }

  private func separator(at index: Int) -> (kind: Separator, end: Int)? {
    guard index < limit else { return nil }
    var index = index
    var kind: Separator?
    if tokens[index].isSign(",") {
      kind = .comma
      index += 1
    } else if tokens[index].isSign(";") || tokens[index].isSign("·") || tokens[index].isSign("•") {
      kind = .semicolon
      index += 1
    } else if tokens[index].isSign("/") || tokens[index].isDash && tokens[index].isSpaced {
      kind = .slash
      index += 1
    }
    if index < limit, tokens[index].isSign("&") || isConjunction(tokens[index]) {
      if index + 1 < limit, tokens[index].folded == "et", tokens[index + 1].folded == "al" { return nil }
      kind = .word
      index += 1
    }
    return kind.map { ($0, index) }
  }

  private func isConjunction(_ token: ReferenceToken) -> Bool {
    token.has(.conjunction) && !token.isCapitalized
  }

  private func others(follows index: Int) -> Bool { others(at: index) != nil }

  /// `et al.`, `and others`, `u. a.`, `и др.` with a comma before it.
  private func others(at index: Int) -> Int? {
    var index = index
    if index < limit, tokens[index].isSign(",") || tokens[index].isSign(";") { index += 1 }
    guard index + 1 < limit else { return nil }
    let first = tokens[index].folded
    if first == "et" || first == "and" || first == "&" || tokens[index].isSign("&") || first == "und" {
      guard tokens[index + 1].has(.others), tokens[index + 1].folded != "alia" || first == "et" else {
        guard first == "und", tokens[index + 1].folded == "andere" else { return nil }
        return index + 2
      }
      return skipStop(index + 2)
    }
    if first == "u" || first == "и" {
      let next = tokens[index + 1].isSign(".") ? index + 2 : index + 1
      guard next < limit, ["a", "др"].contains(tokens[next].folded), !tokens[next].isCapitalized else { return nil }
      return skipStop(next + 1)
    }
    return nil
  }

  private func skipStop(_ index: Int) -> Int { index < limit && tokens[index].isSign(".") ? index + 1 : index }

  private func skipSuffix(_ index: Int, into name: inout Name) -> Int {
    var next = index
    if next < limit, tokens[next].isSign(",") { next += 1 }
    guard next < limit, tokens[next].has(.suffix), tokens[next].isCapitalized,
      tokens[next].count > 1 || tokens[next].isAllCapitals
    else { return index }
    name.suffix = text[tokens[next].range]
    return skipStop(next + 1)
  }

  // MARK: - One name

  private func name(at start: Int, after style: Style?, separator: Separator?) -> Reading? {
    guard start < limit else { return nil }
    var start = start
    // `Lieutenant General A. I. Voronin`, `The Hon. Justice T. E. Lindenmayer`.
    var honorific = start
    if tokens[honorific].folded == "the", honorific + 1 < limit, tokens[honorific + 1].has(.honorific) { honorific += 1 }
    while honorific < limit, tokens[honorific].has(.honorific), tokens[honorific].isCapitalized {
      honorific = skipStop(honorific + 1)
    }
    if honorific > start, honorific < limit, tokens[honorific].isCapitalized { start = honorific }
    switch style {
    case nil:
      return direct(at: start, needsProof: true) ?? inverted(at: start) ?? compact(at: start)
        ?? invertedInFull(at: start, isFirst: true)
    case .inverted:
      return inverted(at: start) ?? directWithInitials(at: start) ?? compact(at: start)
        ?? (separator == .word || separator == .semicolon ? direct(at: start, needsProof: false) : nil)
        ?? (separator == .semicolon ? invertedInFull(at: start, isFirst: false) : nil)
        ?? directWithGivenName(at: start)
    case .compact: return compact(at: start) ?? inverted(at: start)
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
          : directWithGivenName(at: start) ?? invertedInFull(at: start, isFirst: false))
    }
  }

  /// A family name of one to four words, with its particles: the token after it.
  private func family(at start: Int, words most: Int) -> (end: Int, particleEnd: Int)? {
    var index = start
    while index < limit, tokens[index].has(.particle), index - start < 4, !tokens[index].isInitial,
      index + 1 < limit, tokens[index + 1].isWord
    {
      // `Le`, `De`, `Mac` with a capital are part of the family name, but still want another word.
      index += 1
    }
    let particleEnd = index
    guard index < limit, tokens[index].isWord, tokens[index].isCapitalized, tokens[index].count > 1,
      !tokens[index].has(.month) || tokens[index].has(.givenName) || tokens[index].folded == "may"
    else { return nil }
    index += 1
    while index < limit, index - particleEnd < most, tokens[index].isWord, tokens[index].isCapitalized,
      tokens[index].count > 1, !(tokens[index].isAllCapitals && tokens[index].count <= 3)
    {
      index += 1
    }
    return (index, particleEnd)
  }

  /// `I. I.`, `I.-J.`, `IJ`, `I J`: the token after the initials.
  private func initials(at start: Int, most: Int = 5) -> Int? {
    var index = start
    var count = 0
    while index < limit, count < most {
      if count > 0, tokens[index].isDash, index + 1 < limit, tokens[index + 1].isCapitalized { index += 1 }
      guard index < limit, tokens[index].isWord, tokens[index].isCapitalized else { break }
      let token = tokens[index]
      // `Ch.`, `Yu.`, `Th.`: two letters of one initial, which wants its full stop.
      let isDigraph = token.count == 2 && index + 1 < limit && tokens[index + 1].isSign(".") && !token.has(.suffix)
      let isHyphenated = token.count == 3 && text.scalars[token.range.lowerBound + 1].isDash
      guard token.isInitial || token.isAllCapitals && token.count <= 4 || isDigraph || isHyphenated else { break }
      index = skipStop(index + 1)
      count += 1
    }
    return count > 0 ? index : nil
  }

  private func isDelimiter(_ index: Int) -> Bool {
    guard index < limit else { return true }
    let token = tokens[index]
    if token.kind == .number || token.kind == .mixed { return true }
    if token.kind == .sign { return !token.isSign("'") && !token.isSign("’") }
    return token.has([.conjunction, .containment]) && !token.isCapitalized
  }

  private func make(family: Range<Int>, given: Range<Int>?, particleEnd: Int) -> Name {
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
  private func inverted(at start: Int) -> Reading? {
    guard let family = family(at: start, words: 3), family.end < limit, tokens[family.end].isSign(","),
      let end = initials(at: family.end + 1), isDelimiter(end) || tokens[end - 1].isSign(".")
    else { return nil }
    var last = end
    // `Durfee, E. von`, `Baalen, J. V. van`.
    while last < limit, tokens[last].has(.particle), !tokens[last].isCapitalized, !tokens[last].has(.conjunction),
      isDelimiter(last + 1) || tokens[last + 1].has(.particle), tokens[last].folded != "in"
    {
      last += 1
    }
    return Reading(
      name: make(family: start..<family.end, given: (family.end + 1)..<last, particleEnd: family.particleEnd),
      end: last, style: .inverted, isCertain: true)
  }

  /// `Komori T`, `Dudek C. M.`
  private func compact(at start: Int) -> Reading? {
    guard let family = family(at: start, words: 2), family.end < limit, !tokens[family.end].has(.suffix),
      let end = initials(at: family.end, most: 4), isDelimiter(end) || tokens[end - 1].isSign(".") || end == limit
        || tokens[end].has(.suffix)
    else { return nil }
    guard tokens[family.end].isSpaced else { return nil }
    return Reading(
      name: make(family: start..<family.end, given: family.end..<end, particleEnd: family.particleEnd), end: end,
      style: .compact, isCertain: true)
  }

  /// `Veel, Kristin`, `Remler, Jane E.`
  private func invertedInFull(at start: Int, isFirst: Bool) -> Reading? {
    guard let family = family(at: start, words: isFirst ? 2 : 3), family.end < limit, tokens[family.end].isSign(",")
    else { return nil }
    let given = family.end + 1
    var index = given
    var words = 0
    var isKnown = false
    while index < limit, words < 4, tokens[index].isWord {
      if tokens[index].isInitial || isDottedShort(index) {
        index = skipStop(index + 1)
        isKnown = true
      } else if tokens[index].isCapitalized, !tokens[index].has(.suffix) {
        isKnown = isKnown || tokens[index].has(.givenName) || isHyphenatedGivenName(index)
        index += 1
      } else if tokens[index].has(.particle), !tokens[index].has(.conjunction), words > 0 {
        index += 1
      } else {
        break
      }
      words += 1
    }
    guard words > 0, isDelimiter(index) else { return nil }
    if !isKnown {
      // One or two unknown words are a given name only where the punctuation says so.
      guard words <= (isFirst ? 2 : 1), index < limit, !tokens[given].has(.functionWord), !tokens[index].isDash,
        tokens[given].classes.isDisjoint(with: [.journal, .publisher, .institution, .region])
      else { return nil }
      let closes = tokens[index].isSign(".") || tokens[index].isSign(";") || tokens[index].isSign("/")
        || tokens[index].isSign("(") || tokens[index].has(.conjunction) || tokens[index].isSign("&")
        || tokens[index].isSign(",") && index + 1 < limit
          && (tokens[index + 1].year != nil || tokens[index + 1].head.isDoubleQuotationMark
            || tokens[index + 1].isSign("‘") || tokens[index + 1].has(.editor) || tokens[index + 1].has(.conjunction))
        || tokens[index].year != nil
        || tokens[index].isSign(":")
      guard closes else { return nil }
    }
    return Reading(
      name: make(family: start..<family.end, given: given..<index, particleEnd: family.particleEnd), end: index,
      style: .invertedInFull, isCertain: isKnown)
  }

  private func isDottedShort(_ index: Int) -> Bool {
    tokens[index].isCapitalized && tokens[index].count <= 2 && index + 1 < limit && tokens[index + 1].isSign(".")
  }

  private func isHyphenatedGivenName(_ index: Int) -> Bool {
    guard let hyphen = tokens[index].folded.firstIndex(where: { $0 == "-" || $0 == "‐" }) else { return false }
    return WordClass.of(String(tokens[index].folded[..<hyphen])).contains(.givenName)
  }

  /// `A. S. Rao`, `J.-S. Pang`, `L Douglas Kiel`
  private func directWithInitials(at start: Int) -> Reading? {
    guard start < limit, tokens[start].isWord, let end = initials(at: start), end < limit,
      tokens[end - 1].isSign(".") || tokens[end].has(.givenName) && tokens[start].isInitial || isListed(end)
    else { return nil }
    return finishDirect(from: start, at: end, isCertain: true)
  }

  /// Whether a name without full stops (`J R Smith`) is followed by what follows a name in a list.
  private func isListed(_ index: Int) -> Bool {
    index + 1 < limit && tokens[index - 1].folded != "a" && tokens[index].isCapitalized
      && (tokens[index + 1].isSign(",") || tokens[index + 1].isSign("&") || isConjunction(tokens[index + 1]))
      && tokens[index - 1].isInitial
  }

  private func directWithGivenName(at start: Int) -> Reading? {
    guard start < limit, tokens[start].has(.givenName) || tokens[start].isWord && isHyphenatedGivenName(start),
      tokens[start].isCapitalized
    else { return nil }
    return direct(at: start, needsProof: true)
  }

  /// `James R. Thompson`; with proof, where a given name or an initial tells it from a title.
  private func direct(at start: Int, needsProof: Bool) -> Reading? {
    if let reading = directWithInitials(at: start) { return reading }
    guard start < limit, tokens[start].isWord, tokens[start].isCapitalized, tokens[start].count > 1 else { return nil }
    let isKnown = tokens[start].has(.givenName) || isHyphenatedGivenName(start)
    var index = start + 1
    var hasInitial = false
    if index < limit, tokens[index].isSign("."), tokens[start].count <= 2 { index += 1; hasInitial = true }
    while index < limit, index - start < 8 {
      if tokens[index].isInitial, index + 1 < limit {
        guard tokens[index + 1].isSign(".") || tokens[index + 1].isWord else { break }
        hasInitial = true
        index = skipStop(index + 1)
      } else if tokens[index].has(.givenName), tokens[index].isCapitalized, index + 1 < limit, tokens[index + 1].isWord,
        tokens[index + 1].isCapitalized || tokens[index + 1].has(.particle)
      {
        index += 1
      } else {
        break
      }
    }
    guard index < limit, let reading = finishDirect(from: start, at: index, isCertain: isKnown || hasInitial) else {
      return nil
    }
    if needsProof, !isKnown, !hasInitial { return nil }
    return reading
  }

  /// The family name of a direct name, which must be followed by a delimiter.
  private func finishDirect(from start: Int, at index: Int, isCertain: Bool) -> Reading? {
    guard let family = family(at: index, words: 3) else { return nil }
    var end = family.end
    guard isDelimiter(end) else { return nil }
    var begin = index
    // Of two unknown capitalised words the last is the family name: `Martin Albertson Fineman`.
    while family.particleEnd == index, end - begin > 1 { begin += 1 }
    if end > index + 1, tokens[end - 1].has(.suffix) { end -= 1; begin = max(index, begin - 1) }
    return Reading(
      name: make(family: begin..<end, given: start..<begin, particleEnd: max(begin, family.particleEnd)), end: end,
      style: .direct, isCertain: isCertain)
  }
}
