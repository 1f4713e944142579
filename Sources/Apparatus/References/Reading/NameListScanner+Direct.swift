import DocumentModel

/// Names with the given name first, and what a French list makes of them.
extension NameListScanner {
  /// `A. S. Rao`, `J.-S. Pang`, `L Douglas Kiel`, `S. M. Ng`
  func directWithInitials(at start: Int) -> Reading? {
    guard start < limit, tokens.isWord(at: start), let end = initials(at: start) else { return nil }
    // The last of the initials may be a short family name: `W. Li. Title`, `H. WU, 1990`.
    let last = end > start + 1 && tokens.isSign(".", at: end - 1) ? end - 2 : end - 1
    let isShortFamily =
      last > start && tokens.isSign(".", at: last - 1) && tokens[last].isSpaced && tokens[last].range.count > 1
      && isDelimiter(last + 1) && !Self.digraphs.contains(tokens[last].folded)
      && !text.scalars[tokens[last].range].contains(where: \.isDash)
    if isShortFamily { return finishDirect(from: start, at: last, isCertain: true) }
    guard end < limit,
      tokens.isSign(".", at: end - 1) || tokens.has(.givenName, at: end) && tokens.isInitial(at: start) || isListed(end)
        || tokens.isInitial(at: end - 1) && end - 2 > start && tokens.isSign(".", at: end - 2)
          && tokens[end].isCapitalized
    else { return nil }
    return finishDirect(from: start, at: end, isCertain: true)
  }

  /// Two letters that abbreviate a given name.
  private static let digraphs: WordSet = [
    "ch", "th", "ph", "yu", "ju", "fr", "wm", "sh", "zh", "kh", "ge", "gy", "ya", "ja", "je", "ye", "ts", "st", "jr",
    "jo",
  ]

  /// Whether a name without full stops (`J R Smith`) is followed by what follows a name in a list.
  func isListed(_ index: Int) -> Bool {
    index + 1 < limit && tokens[index - 1].folded != "a" && tokens[index].isCapitalized
      && (tokens.isSign(",", at: index + 1) || tokens.isSign("&", at: index + 1) || isConjunction(tokens[index + 1]))
      && tokens.isInitial(at: index - 1)
  }

  func directWithGivenName(at start: Int) -> Reading? {
    guard start < limit, tokens.has(.givenName, at: start) || tokens.isWord(at: start) && isHyphenatedGivenName(start),
      tokens[start].isCapitalized
    else { return nil }
    return direct(at: start, needsProof: true)
  }

  /// `James R. Thompson`; with proof, where a given name or an initial tells it from a title.
  func direct(at start: Int, needsProof: Bool) -> Reading? {
    if let reading = directWithInitials(at: start) { return reading }
    guard start < limit, tokens.isWord(at: start), tokens[start].isCapitalized, tokens[start].range.count > 1 else {
      return nil
    }
    let isKnown = tokens.has(.givenName, at: start) || isHyphenatedGivenName(start)
    var index = start + 1
    var hasInitial = false
    if index < limit, tokens.isSign(".", at: index), tokens[start].range.count <= 2 { index += 1; hasInitial = true }
    while index < limit, index - start < 8 {
      if tokens.isInitial(at: index), index + 1 < limit {
        guard tokens.isSign(".", at: index + 1) || tokens.isWord(at: index + 1) else { break }
        hasInitial = true
        index = skipStop(index + 1)
      } else if tokens.has(.givenName, at: index), tokens[index].isCapitalized, index + 1 < limit,
        tokens.isWord(at: index + 1),
        tokens[index + 1].isCapitalized || tokens.has(.particle, at: index + 1)
      {
        index += 1
      } else {
        break
      }
    }
    guard index < limit, let reading = finishDirect(from: start, at: index, isCertain: isKnown || hasInitial) else {
      return nil
    }
    // `Damian HOY`: the family name in capitals.
    let isCapitals =
      tokens[reading.end - 1].isAllCapitals
      && tokens[reading.end - 1].folded.unicodeScalars.contains { "aeiouy".unicodeScalars.contains($0) }
      && !tokens[start].isAllCapitals && tokens[reading.end - 1].range.count > 1 && tokens[start].range.count > 1
    if needsProof, !isKnown, !hasInitial, !isCapitals { return nil }
    return reading
  }

  /// The family name of a direct name, which must be followed by a delimiter.
  func finishDirect(from start: Int, at index: Int, isCertain: Bool) -> Reading? {
    guard let family = family(at: index, words: 3) else { return nil }
    // `Craig SM`: initials behind, not a family name.
    if tokens[family.end - 1].isAllCapitals, tokens[family.end - 1].range.count <= 3, !tokens[start].isAllCapitals,
      tokens[start].range.count > 1,
      !tokens[family.end - 1].folded.unicodeScalars.contains(where: { "aeiou".unicodeScalars.contains($0) })
        || tokens[family.end - 1].range.count < 3,
      family.end - index == 1, index == start + 1
    {
      return nil
    }
    if family.end - index == 1, index == start + 1, isInitialsOfNext(family.end - 1, after: start) { return nil }
    var end = family.end
    guard isDelimiter(end) else { return nil }
    var begin = index
    // Of two unknown capitalised words the last is the family name: `Martin Albertson Fineman`.
    while family.particleEnd == index, end - begin > 1 { begin += 1 }
    if end > index + 1, isSuffix(end - 1) { end -= 1; begin = max(index, begin - 1) }
    if begin == start + 1, end == begin + 1, isFamilyFirst(start, end) {
      return Reading(
        name: make(family: start..<begin, given: begin..<end, particleEnd: start), end: end, style: .direct,
        isCertain: true)
    }
    return Reading(
      name: make(family: begin..<end, given: start..<begin, particleEnd: max(begin, family.particleEnd)), end: end,
      style: .direct, isCertain: isCertain)
  }

  /// `CASSARD Jean-Christophe`, `Marr Ida, « Brume »`, `Marr Ida (dir.)`: French lists put the family first.
  private func isFamilyFirst(_ start: Int, _ end: Int) -> Bool {
    let given = tokens[end - 1]
    guard !tokens.has(.givenName, at: start), tokens[start].range.count > 1, tokens[start].isCapitalized,
      !given.isAllCapitals,
      given.has(.givenName) || isHyphenatedGivenName(end - 1)
    else { return false }
    if tokens[start].isAllCapitals { return true }
    let next = end < limit && tokens.isSign(",", at: end) ? end + 1 : end
    return next < limit
      && (tokens.isSign("«", at: next)
        || tokens.isSign("(", at: next) && next + 1 < limit
          && ["dir", "dirs", "sous", "coord"].contains(
            tokens[next + 1].folded))
  }

  /// `Hung S-I`, and `Meier PEH; Lund SR`, where the next name shows that capitals behind a family are initials.
  private func isInitialsOfNext(_ index: Int, after start: Int) -> Bool {
    let token = tokens[index]
    guard token.isAllCapitals, token.count <= 3, !tokens[start].isAllCapitals, tokens[start].range.count > 1 else {
      return false
    }
    if text.scalars[token.range].contains(where: \.isDash) { return true }
    let next = index + 2
    return !tokens.has(.givenName, at: start) && next + 1 < limit
      && (tokens.isSign(",", at: index + 1) || tokens.isSign(";", at: index + 1)) && tokens[next].isCapitalized
      && !tokens[next].isAllCapitals && tokens[next + 1].isAllCapitals && tokens[next + 1].range.count == 2
  }
}
