import DocumentModel

/// Where a title ends before a book's facts: the place, the house, editors, an edition, a meeting.
extension ReferenceParser {
  /// The first boundary after which something stands that no title holds.
  func bookCut(_ boundaries: [Boundary], from start: Int, to head: Int) -> (index: Int, isClear: Bool)? {
    var soft: Int?
    var softIsUnknown = false
    for boundary in boundaries where boundary.index > start + 0 {
      let piece = piece(at: boundary.index)
      let isStrong =
        boundary.sign == .stop || boundary.sign == .mark || boundary.sign == .date || boundary.sign == .slashes
      if boundary.sign == .slashes { return (boundary.index, false) }
      if isVolumeCount(boundary.index), isStrong || boundary.sign == .comma { return (boundary.index, true) }
      if mediumEnd(at: boundary.index) != nil { return (boundary.index, true) }
      if boundary.sign == .bracket, closesWithYear(boundary.index) { return (boundary.index, true) }
      let endsAbbreviation = boundary.sign == .stop && isAbbreviated(before: boundary.index, from: start)
      // `the U.S. Department of …`: the stop of an acronym ends nothing but before a town and its house.
      if endsAbbreviation, isAcronym(before: boundary.index, from: start),
        piece != .placeAndPublisher || placeEnd(at: boundary.index) == nil
      {
        continue
      }
      if isStrong, isAmongAbbreviations(boundary.index, from: start), !piece.isPlace { continue }
      switch piece {
      case .unknown where boundary.sign == .comma && isMeeting(at: boundary.index) && !titleIsQuoted,
        .publisher where boundary.sign == .comma && isMeeting(at: boundary.index) && !titleIsQuoted:
        return (boundary.index, true)
      case .proceedings:
        if isStrong && !endsAbbreviation || boundary.sign == .comma { return (boundary.index, true) }
      case .container:
        if isStrong && !endsAbbreviation
          || boundary.sign == .comma
            && (isLikelyContainer(boundary.index) || introductionEnd(at: boundary.index) != nil)
        {
          return (boundary.index, true)
        }
      case .editors, .translators, .edition, .genre:
        if boundary.sign != .colon, boundary.sign != .closing || piece == .editors {
          return (piece == .genre ? soft ?? boundary.index : boundary.index, true)
        }
      case .placeAndPublisher:
        if boundary.sign == .comma, !closesWithHouse(boundary.index) { break }
        if boundary.sign != .colon, boundary.sign != .dash {
          return (soft.map { softIsUnknown ? boundary.index : $0 } ?? boundary.index, true)
        }
      case .place, .publisher:
        if isStrong || boundary.sign == .comma && closes(piece, at: boundary.index)
          || boundary.sign == .bracket && (piece == .publisher || isClosingPlace(boundary.index))
        {
          // `Title. Architectural Heritage, Boston`: the house comes before the town.
          if boundary.sign == .comma, let soft, !isCommaStyle || isHouseLike(soft..<boundary.index) {
            return (soft, false)
          }
          if piece == .place, boundary.sign == .comma, let house = unknownHouse(before: boundary.index, from: start) {
            return (house, false)
          }
          return (boundary.index, isStrong && piece == .place)
        }
      case .series:
        if isStrong || boundary.sign == .comma && isCommaStyle { return (soft ?? boundary.index, true) }
      case .unknown:
        // A new sentence: perhaps what holds the work, perhaps a second sentence of the title.
        if isStrong, soft == nil, !endsAbbreviation,
          tokens[boundary.index].isCapitalized || tokens[boundary.index].head.isDoubleQuotationMark
        {
          if tokens.has(.volumeLabel, at: boundary.index), boundary.index + 1 < limit, isSign(boundary.index + 1, ".") {
            return (boundary.index, true)
          }
          soft = boundary.index
          softIsUnknown = true
        }
      }
    }
    return soft.map { ($0, false) }
  }

  /// Whether a place or house after a comma ends the title: it closes the reference, or nearly so.
  func closes(_ piece: Piece, at index: Int) -> Bool {
    if piece == .place {
      return isClosingPlace(index) || isCommaStyle && closesSoon(placeEnd(at: index) ?? index + 1)
    }
    if isCommaStyle { return true }
    var end = pieceEnd(at: index)
    // `…, Cooperation and Security between the Councils of …` goes on with the title.
    guard isHouseLike(index..<end) else { return false }
    while end < limit, tokens[end].kind == .sign, !isUsed[end] { end += 1 }
    return end >= limit || isUsed[end] || tokens[end].folded == "isbn" || placeEnd(at: end) != nil && closesSoon(end)
  }

  /// Whether no more than a house's name stands before the end or the numbers.
  func closesSoon(_ start: Int) -> Bool {
    var words = 0
    for index in start..<min(limit, start + 16) {
      if isUsed[index] || isNumberingStart(index) { return true }
      let token = tokens[index]
      guard token.isWord else { continue }
      guard token.isCapitalized || token.has([.functionWord, .conjunction, .particle]) || hasCapital(token) else {
        return false
      }
      words += 1
      if words > 5 { return false }
    }
    return start + 16 >= limit
  }

  /// `l’Harmattan`
  func hasCapital(_ token: ReferenceToken) -> Bool { text.scalars[token.range].contains(where: \.isUppercase) }

  /// `… de la ville, Sombre Quai, Paris, 1980`: a house that no table knows, between a title in small letters and the town.
  func unknownHouse(before place: Int, from start: Int) -> Int? {
    guard isCommaStyle, isClosingPlace(place), place > start + 4 else { return nil }
    var index = place - 2
    while index > start, place - index < 7, tokens[index].kind != .sign || tokens.isSign("&", at: index) { index -= 1 }
    guard isSign(index, ","), index + 1 < place - 1, isHouseLike(index + 1..<place - 1), tokens[index + 1].isCapitalized
    else { return nil }
    let isSentenceCase = tokens[start..<index].contains {
      $0.isWord && !$0.isCapitalized && !$0.has([.functionWord, .conjunction, .particle])
    }
    return isSentenceCase ? index + 1 : nil
  }

  /// `(Oslo: Fjord, 1993)`, `(HSup 140; Sheffield: Quay, 1993)`: a bracket that closes with the year of publication.
  func closesWithYear(_ start: Int) -> Bool {
    guard isSign(start - 1, "("), start < limit, tokens[start].isCapitalized,
      let close = (start..<min(limit, start + 30)).first(where: { isSign($0, ")") || isSign($0, "(") }),
      isSign(close, ")"), close > start + 1, tokens.year(at: close - 1) != nil, isSign(close - 2, ",")
    else { return false }
    return close + 1 >= limit || tokens[close + 1].kind == .sign || isNote && tokens[close + 1].kind == .number
  }

  /// Few words, all capitalised: a house's name rather than a sentence of the title.
  func isHouseLike(_ range: Range<Int>) -> Bool {
    let words = tokens[range].filter(\.isWord)
    return !words.isEmpty && words.count <= 5
      && words.allSatisfy { $0.isCapitalized || $0.has([.functionWord, .conjunction]) }
  }

  /// Whether what follows the colon behind a place is a publisher that closes the reference.
  func closesWithHouse(_ index: Int) -> Bool {
    guard let colon = placeEnd(at: index) ?? unknownPlaceEnd(at: index), isSign(colon, ":") else { return false }
    let end = pieceEnd(at: colon + 1)
    if isPublisher(at: colon + 1) { return true }
    return end >= limit
      || (end..<min(limit, end + 3)).contains { isUsed[$0] || tokens.year(at: $0) != nil || isNumberingStart($0) }
  }

  func isClosingPlace(_ index: Int) -> Bool {
    guard let end = placeEnd(at: index) else { return false }
    if isSign(end, "."), end + 1 < limit, !isUsed[end + 1], tokens.isWord(at: end + 1), !isPublisher(at: end + 1),
      tokens.year(at: end + 1) == nil, !isNumberingStart(end + 1)
    {
      // `… from Hanover, New Hampshire. In: …`: the title's own place.
      return false
    }
    return end >= limit || isUsed[end] || isSign(end, ".") || isSign(end, ":")
      || isSign(end, ",") && end + 1 < limit && (isUsed[end + 1] || tokens.year(at: end + 1) != nil)
  }

  /// Whether the full stop before a piece ends an abbreviation or initial rather than a sentence.
  func isAbbreviated(before index: Int, from start: Int) -> Bool {
    guard index >= 2, index - 2 >= start, tokens.isSign(".", at: index - 1) else { return false }
    let word = tokens[index - 2]
    if word.isInitial { return true }
    guard word.isWord, word.count <= 4 else { return false }
    return [
      "vs", "st", "dr", "mr", "mrs", "ms", "no", "vol", "ed", "eds", "al", "sp", "cf", "jr", "ca", "approx", "inc",
      "bd", "nr", "prof", "v", "op", "resp", "bzw",
    ]
    .contains(word.folded)
  }

  /// Whether the full stop before a piece is the last of `U.S.` or the like.
  func isAcronym(before index: Int, from start: Int) -> Bool {
    index - 4 >= start && tokens.isInitial(at: index - 2) && !tokens[index - 2].isSpaced
      && tokens.isSign(".", at: index - 3)
      && tokens.isInitial(at: index - 4)
  }

  /// Whether `in` after a comma leads to a book: a colon, editors or proceedings follow.
  func isLikelyContainer(_ index: Int) -> Bool {
    if isSign(index + 1, ":") { return true }
    guard index + 1 < limit, tokens[index + 1].isCapitalized || tokens[index + 1].kind == .sign else { return false }
    for next in (index + 1)..<min(limit, index + 16) {
      if tokens.has([.editor], at: next), isSign(next + 1, ")") || isSign(next + 1, ".") || isSign(next - 1, "(") {
        return true
      }
      if tokens.has([.conference, .journal], at: next) { return true }
    }
    return false
  }
}
