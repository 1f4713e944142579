import DocumentModel

/// What follows the title: the work that holds it, persons, edition, place and publisher.
extension ReferenceParser {
  /// Reads pieces until `end`; each is one kind of thing, and what none of them is is left out.
  mutating func readPieces(from start: Int, to end: Int) {
    var index = start
    while index < end {
      let next = readPiece(at: index, to: end)
      // Each piece takes at least one token, so this ends.
      index = max(next, index + 1)
    }
  }

  private mutating func readPiece(at start: Int, to end: Int) -> Int {
    if isUsed[start] { return start + 1 }
    if let numbering = numberings.first(where: { $0.range.lowerBound == start }) { return numbering.range.upperBound }
    let token = tokens[start]
    if token.kind == .sign { return start + 1 }
    if isVolumeCount(start) { return start + 2 }
    if let close = mediumEnd(at: start) {
      if work.genre == nil { work.genre = printed(start..<close) }
      return close + 1
    }
    if isSign(start - 1, "("), work.collectionTitle == nil, let close = seriesEnd(at: start) {
      work.collectionTitle = printed(start..<close)
      return close
    }
    let piece = piece(at: start)
    if work.containerTitle == nil, piece == .unknown || piece == .publisher, isMeeting(at: start) {
      return readContainer(at: start, to: end)
    }
    switch piece {
    case .container:
      if start + 2 <= limit, let found = language(start..<start + 2) {
        work.language = found
        return start + 2
      }
      return readContainer(at: introductionEnd(at: start) ?? start + 1, to: end)
    case .proceedings: return readContainer(at: start, to: end)
    case .editors:
      if let names = editorsStart(at: start), let list = people(at: names) {
        if work.editors.isEmpty { work.editors = list.names }
        return list.end
      }
      if let found = namesWithRole(at: start) {
        if found.isEditor {
          if work.editors.isEmpty { work.editors = found.names }
        } else {
          work.translators = found.names
        }
        // `“Essay.” Ann Holm, ed. Book: …`: the editors of what holds the quoted title stand before it.
        if titleIsQuoted, found.isEditor, work.containerTitle == nil {
          return readContainer(at: skipSigns(found.end), to: end)
        }
        return found.end
      }
      return pieceEnd(at: start)
    case .translators:
      if let names = translatorsStart(at: start), let list = people(at: names) {
        if work.translators.isEmpty { work.translators = list.names }
        return list.end
      }
      return pieceEnd(at: start)
    case .edition:
      guard let close = editionEnd(at: start) else { return start + 1 }
      if work.edition == nil { work.edition = edition(start..<close) }
      return close
    case .genre:
      guard let head = genreEnd(at: start) else { return start + 1 }
      let close = max(head, pieceEnd(at: head))
      if work.genre == nil { work.genre = printed(start..<head) }
      if close > head, work.number == nil { work.number = printed(head..<close) }
      return close
    case .placeAndPublisher, .place:
      let close = placeEnd(at: start) ?? unknownPlaceEnd(at: start) ?? start + 1
      if work.publisherPlace == nil { work.publisherPlace = printed(start..<close) }
      guard isSign(close, ":") else { return close }
      let house = houseEnd(at: close + 1)
      if work.publisher == nil { work.publisher = printed(close + 1..<house) }
      return house
    case .publisher:
      let house = houseEnd(at: start)
      if work.publisher == nil { work.publisher = printed(start..<house) }
      return house
    case .series:
      let close = pieceEnd(at: start)
      if work.collectionTitle == nil { work.collectionTitle = printed(start..<close) }
      return close
    case .unknown:
      return readUnknown(at: start, to: end)
    }
  }

  /// `(Studies in Worship 1; Richmond: …`: the series before the semicolon.
  private func seriesEnd(at start: Int) -> Int? {
    guard tokens[start].isCapitalized,
      let close = (start + 1..<min(limit, start + 14)).first(where: { isSign($0, ";") || isSign($0, ")") }),
      isSign(close, ";"), tokens[close - 1].kind == .number
    else { return nil }
    return close
  }

  /// `Joy Parr, ed.`, `Schreib et al. (eds.)`: after `in` the role proves names that nothing else does.
  private func anyNamesWithRole(at start: Int) -> (names: [Name], isEditor: Bool, end: Int)? {
    guard start < limit, tokens[start].isCapitalized else { return nil }
    let scanner = NameListScanner(text: text, tokens: tokens, limit: min(limit, start + 40))
    if tokens.isWord(at: start), let others = scanner.others(at: start + 1), let role = role(at: others) {
      return ([Name(family: text[tokens[start].range])], role.isEditor, role.end)
    }
    guard let list = scanner.people(at: start), list.end - start <= 24, let role = role(at: list.end),
      isSign(role.end, ",") || isSign(role.end - 1, ")")
    else { return nil }
    return (list.names, role.isEditor, role.end)
  }

  private func people(at start: Int) -> NameListScanner.List? {
    NameListScanner(text: text, tokens: tokens, limit: limit).people(at: start)
  }

  private func edition(_ range: Range<Int>) -> String? {
    for token in tokens[range] {
      if let value = token.value { return String(value) }
      if let value = Self.ordinals[token.folded] { return String(value) }
    }
    return printed(range)
  }

  /// A publisher's name may hold commas (`Farrar, Straus and Giroux`, `Basser Department, University of X`).
  private func houseEnd(at start: Int) -> Int {
    var end = pieceEnd(at: start)
    while isSign(end, ","), end + 1 < limit, !isUsed[end + 1], !isNumberingStart(end + 1), placeEnd(at: end + 1) == nil,
      tokens[end + 1].isCapitalized, tokens.isWord(at: end + 1), !tokens.has([.month, .season], at: end + 1),
      end - start < 16
    {
      let next = pieceEnd(at: end + 1)
      let words = tokens[(end + 1)..<next]
      guard
        words.contains(where: { $0.has([.institution, .publisher]) && $0.isCapitalized })
          || words.contains(where: { $0.has(.conjunction) || $0.isSign("&") })
      else { break }
      end = next
    }
    return end
  }

  private mutating func readUnknown(at start: Int, to end: Int) -> Int {
    let close = pieceEnd(at: start)
    guard close > start else { return start + 1 }
    if work.containerTitle == nil, work.publisher == nil, work.publisherPlace == nil, isContainer(start..<close),
      !isSign(start - 1, "(")
    {
      return readContainer(at: start, to: end)
    }
    if work.containerTitle == nil, work.URL != nil, work.issued?.month != nil, work.publisherPlace == nil,
      isHouseLike(start..<close), close - start <= 6, closesReference(close)
    {
      // `(2016, March 22). Title. The Harbour. Retrieved from`: a dated page belongs to a newspaper or site.
      work.containerTitle = printed(start..<close)
    } else if work.publisher == nil, tokens[start].isCapitalized, close - start <= 8, work.containerTitle == nil,
      work.volume == nil,
      closesReference(close)
    {
      work.publisher = printed(start..<close)
    }
    return close
  }

  /// Whether only a date, place or numbers follow.
  private func closesReference(_ index: Int) -> Bool {
    var index = index
    while index < limit, tokens[index].kind == .sign { index += 1 }
    return index >= limit || isUsed[index] || isNumberingStart(index) || placeEnd(at: index) != nil
  }

  private func isContainer(_ range: Range<Int>) -> Bool {
    let words = tokens[range].filter(\.isWord)
    guard let first = words.first, first.isCapitalized else { return false }
    if words.contains(where: { $0.has([.journal, .conference]) && $0.isCapitalized }) { return true }
    return range.upperBound >= limit || isUsed[range.upperBound] || isNumberingStart(range.upperBound)
      || isSign(range.upperBound, ",") && range.upperBound + 1 < limit
        && (isUsed[range.upperBound + 1] || isNumberingStart(range.upperBound + 1))
  }

  // MARK: - The work that holds the work

  /// After `In` or the title: editors before or after, and the container's title.
  mutating func readContainer(at start: Int, to end: Int) -> Int {
    var index = start
    while index < end,
      tokens.isSign(":", at: index) || tokens.isSign(",", at: index) || tokens.isSign("(", at: index) && index == start
    { index += 1 }
    if let found = namesWithRole(at: index) ?? anyNamesWithRole(at: index), found.isEditor {
      if work.editors.isEmpty { work.editors = found.names }
      index = skipSigns(found.end)
    } else if let list = people(at: index), list.isCertain,
      isSign(list.end, ":") || isSign(list.end, ",") && list.names.count > 1 && list.isCertain
    {
      // `in: Göppinger, Hans und Günter Kaiser: Kriminologie`
      if work.editors.isEmpty { work.editors = list.names }
      index = skipSigns(list.end)
    } else if let names = editorsStart(at: index), let list = people(at: names) {
      if work.editors.isEmpty { work.editors = list.names }
      index = skipSigns(list.end)
    }
    guard index < end else { return index }
    if let close = QuotedTitleScanner(tokens: tokens, limit: end).close(of: index) {
      if work.containerTitle == nil { work.containerTitle = printed(index..<close + 1) }
      return close + 1
    }
    let close = containerEnd(from: index, to: end)
    if work.containerTitle == nil { work.containerTitle = printed(index..<close) }
    return close
  }

  /// The container's title runs to the first thing that is none of it.
  private func containerEnd(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if isUsed[index] || isNumberingStart(index) && index > start { return index }
      let token = tokens[index]
      if token.kind == .sign, index + 1 < end {
        let next = piece(at: index + 1)
        switch token.head {
        case ".", "?":
          if token.isSign("."), index > start,
            tokens.isInitial(at: index - 1) || isAbbreviated(before: index + 1, from: start)
              || tokens.has(.abbreviation, at: index - 1) && tokens[index - 1].range.count <= 6 && next == .unknown
          {
            break
          }
          return token.isSign("?") ? index + 1 : index
        case ",":
          if next != .unknown, next != .container { return index }
        case ";": return index
        case "(", "[":
          if next == .editors || next == .placeAndPublisher || next == .edition || next == .translators
            || next == .publisher || isNumberingStart(index)
          {
            return index
          }
          if next == .place, let close = placeEnd(at: index + 1),
            isSign(close, ":") || isUsed[min(close + 1, limit - 1)]
          {
            return index
          }
        default: break
        }
      }
      index += 1
    }
    return end
  }

  /// What follows a quoted title is its container, unless it is plainly something else.
  mutating func readContainerAfterQuotation(from start: Int, to head: Int) -> Int {
    var index = start
    while index < limit, tokens[index].kind == .sign,
      !tokens.isSign("(", at: index) && !tokens[index].head.isDoubleQuotationMark, !isNumberingStart(index)
    { index += 1 }
    guard index < limit, !isUsed[index], !isNumberingStart(index), tokens.isWord(at: index) else { return start }
    switch piece(at: index) {
    case .container: return start
    case .proceedings: return readContainer(at: index, to: max(head, index + 1))
    case .unknown, .series, .publisher:
      if let numbering = numberings.first(where: { $0.range.lowerBound == head }), numbering.volume != nil,
        isPeriodicalName(index..<head)
      {
        // `Invest. Ophthalmol. Vis. Sci., vol. 27`: abbreviations and all, up to the volume.
        work.containerTitle = printed(index..<head)
        return head
      }
      if tokens[index].folded == "in" { return readContainer(at: index + 1, to: max(head, index + 1)) }
      guard tokens[index].isCapitalized || tokens.has(.particle, at: index) else { return start }
      // `“Title”, Quay Press, Oslo, 1979`
      if isHouse(at: index) { return start }
      return readContainer(at: index, to: max(head, index + 1))
    case .place:
      // `Moscow, Oborona i Bezopasnost, in Russian, …`: the town of an agency before the periodical.
      guard let end = placeEnd(at: index), isSign(end, ","), end + 1 < limit, piece(at: end + 1) == .unknown,
        tokens[end + 1].isCapitalized,
        pieceEnd(at: end + 1) - end > 1, let day = work.issued?.day, day > 0
      else { return start }
      work.publisherPlace = printed(index..<end)
      return readContainer(at: end + 1, to: max(head, end + 2))
    default: return start
    }
  }

  /// Whether a piece of at most four words says that it is a house, and no volume follows.
  private func isHouse(at start: Int) -> Bool {
    let end = pieceEnd(at: start)
    guard end - start <= 4, piece(at: start) == .publisher, !isNumberingStart(end), !isNumberingStart(end + 1) else {
      return false
    }
    return tokens[start..<end].contains { HouseWords.plain.contains($0.folded) && $0.isCapitalized }
      && !tokens[start..<end].contains { $0.has(.journal) }
  }

  /// Whether nothing but words, abbreviations and a subtitle stand before the volume.
  private func isPeriodicalName(_ range: Range<Int>) -> Bool {
    range.count <= 24 && tokens[range.lowerBound].isCapitalized && !tokens.has(.containment, at: range.lowerBound)
      && range.allSatisfy { index in
        !isUsed[index]
          && (tokens[index].kind != .sign || [".", "&", ":", "'", "’", "-", "–"].contains(tokens[index].head)
            || tokens.isSign(",", at: index) && index == range.upperBound - 1)
      }
  }

  // MARK: - Type

  mutating func setType() {
    if let genre = work.genre.map({ Folding.fold($0) }), Self.theses.contains(where: genre.holds) {
      work.type = "thesis"
    } else if work.genre != nil {
      work.type = "report"
    } else if work.containerTitle != nil, work.volume != nil || work.issue != nil {
      work.type = work.editors.isEmpty && work.publisher == nil ? "article-journal" : "chapter"
    } else if let container = work.containerTitle {
      let words = Folding.fold(container)
      if Self.meetings.contains(where: words.holds) {
        work.type = "paper-conference"
      } else if work.editors.isEmpty, work.publisher == nil, work.issued?.month != nil {
        work.type = "article-newspaper"
      } else {
        work.type =
          work.editors.isEmpty && work.publisher == nil && work.publisherPlace == nil ? "article-journal" : "chapter"
      }
    } else if work.publisher != nil || work.publisherPlace != nil || work.edition != nil {
      work.type = "book"
    } else if work.URL != nil {
      work.type = "webpage"
    } else if work.title != nil, !work.authors.isEmpty {
      work.type = "book"
    }
  }

  private static let theses: [StaticString] = ["thesis", "diss", "these", "arbeit"]
  private static let meetings: [StaticString] = ["proceedings", "conference", "symposium", "workshop"]
}

extension String {
  /// Whether the bytes of `part` stand in it; to look for its characters takes fifty times as long. Cost: their product at
  /// worst.
  fileprivate func holds(_ part: StaticString) -> Bool {
    part.withUTF8Buffer { part in
      utf8.indices.contains { utf8[$0] == part.first && utf8[$0...].starts(with: part) }
    }
  }
}
