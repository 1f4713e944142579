import DocumentModel

/// The title, and what of the rest is the periodical or book that holds it.
extension ReferenceParser {
  mutating func readTitleAndRest() {
    var rest = titleStart
    if let close = QuotedTitleScanner(tokens: tokens, limit: limit).close(of: titleStart), !continuesTitle(after: close)
    {
      work.title = printed(titleStart..<close + 1)
      titleIsQuoted = work.title != nil
      rest = close + 1
      if titleIsQuoted, let end = readReporter(at: rest) { rest = end }
    } else if let end = numberedActEnd(at: titleStart) ?? bracketedTitleEnd(at: titleStart) {
      work.title = printed(titleStart..<end)
      rest = end
    }
    if work.title == nil, let end = readTitleBeforeReporter(from: rest) { rest = end }
    findNumberings(from: rest)
    mergeNumberings()
    findDate(from: rest)
    let isPlain = !titleIsQuoted && work.title == nil
    var head = headEnd(from: rest)
    // `Title, especially 43–59`
    while head > rest + 1, Self.emphases.contains(tokens[head - 1].folded) || isSign(head - 1, ","),
      tokens[rest..<head].suffix(2).contains(where: { Self.emphases.contains($0.folded) })
    { head -= 1 }
    if isPlain {
      rest = readPlainTitle(from: rest, to: head)
    } else if work.containerTitle == nil {
      rest = readContainerAfterQuotation(from: rest, to: head)
    }
    readPieces(from: rest, to: limit)
  }

  /// `The Salt Roads, 73 Harbour L. Rev. 733, 740 (1964)`: a title without marks before its volume-first periodical.
  private mutating func readTitleBeforeReporter(from start: Int) -> Int? {
    for index in start..<min(limit, start + 40) where isSign(index, ",") && index > start {
      guard index + 2 < limit, tokens[index + 1].kind == .number, tokens[index + 1].year == nil,
        tokens[index + 2].isCapitalized,
        let found = ReporterScanner(text: text, tokens: tokens, limit: limit).reporter(at: index + 1),
        found.date != nil, tokens[index + 2..<found.end].contains(where: { $0.has([.journal, .abbreviation]) })
      else { continue }
      work.title = printed(start..<index)
      apply(found)
      return found.end
    }
    return nil
  }

  /// `‘The rigours of an experiment’: the authority of …`: only the title's beginning stands in marks.
  private func continuesTitle(after close: Int) -> Bool {
    guard close + 2 < limit else { return false }
    let next = tokens[close + 1]
    if next.isSign(":") || next.isSign("?") || next.isSign("!") || next.isDash {
      return tokens[close + 2].isWord && !piece(at: close + 2).isPlace
    }
    if close > 0, tokens[close - 1].isSign(".") || tokens[close - 1].isSign(",") { return false }
    return next.isWord && !next.isCapitalized && !next.has(.containment) && next.isSpaced
      && !next.has([.pageLabel, .volumeLabel, .editor, .translator])
  }

  // MARK: - Numbers

  private mutating func findNumberings(from start: Int) {
    var scanner = NumberingScanner(text: text, tokens: tokens, limit: limit)
    scanner.wantsDate = work.issued == nil
    var index = start
    while index < limit {
      let token = tokens[index]
      guard !isUsed[index],
        token.kind == .number || token.kind == .mixed && token.value != nil || token.isSign("(") || token.isSign("[")
          || token.has([.volumeLabel, .issueLabel, .pageLabel, .month, .season]) || token.folded == "to"
          || token.isSign("№") || scanner.isRomanVolume(index)
          || token.folded == "in"
      else {
        index += 1
        continue
      }
      if let end = unpublishedEnd(at: index) {
        var found = NumberingScanner.Numbering(range: index..<end)
        found.items = 2
        found.isUnpublished = true
        numberings.append(found)
        index = end
        continue
      }
      if let found = scanner.numbering(at: index), !isUsed[found.range].contains(true) {
        if found.isStrong && isPlausible(found) && !isMeasure(found) || found.date != nil || isClosingNumber(found) {
          numberings.append(found)
        }
        index = max(index + 1, found.range.upperBound)
      } else {
        index += 1
      }
    }
  }

  /// `to appear`, `in press`, which end a reference in place of its numbers.
  private func unpublishedEnd(at index: Int) -> Int? {
    guard index + 1 < limit, !tokens[index].isCapitalized,
      tokens[index].folded == "to" && tokens[index + 1].folded == "appear"
        || tokens[index].folded == "in" && tokens[index + 1].folded == "press"
    else { return nil }
    let end = skip(index + 2, ".", ")")
    return end >= limit || tokens[end].kind == .sign || tokens[end].year != nil ? end : nil
  }

  /// `1.2 Ga`, `18 000 m`, `2,2-diphenyl`: numbers without labels that running words follow.
  private func isMeasure(_ found: NumberingScanner.Numbering) -> Bool {
    let end = found.range.upperBound
    guard !found.isLabelled, found.date == nil, end + 1 < limit, tokens[end - 1].kind != .sign else { return false }
    if tokens[end].isDash, !tokens[end].isSpaced { return tokens[end + 1].isWord && !tokens[end + 1].isCapitalized }
    let isDecimal =
      found.range.count == 3 && isSign(found.range.lowerBound + 1, ".") && !tokens[end - 1].isSpaced
    return tokens[end].isWord && !isUsed[end] && (!tokens[end].isCapitalized || isDecimal)
      && !tokens[end].has([.containment, .pageLabel, .volumeLabel, .issueLabel, .access, .month])
  }

  /// A lone label and number in running words (`Part 2 of the plan`) is none.
  private func isPlausible(_ found: NumberingScanner.Numbering) -> Bool {
    guard found.items == 1 else { return true }
    let start = found.range.lowerBound
    let end = found.range.upperBound
    // `…, Part II: Simulation of …`: a part of the title.
    if Self.partLabels.contains(tokens[start].folded), end + 1 < limit, isSign(end, ":") || isSign(end, "."),
      tokens[end + 1].isWord, tokens[end + 1].isCapitalized, !tokens[end + 1].has([.pageLabel, .volumeLabel])
    {
      return false
    }
    let follows =
      start > 0
      && (tokens[start - 1].kind == .sign || isSign(start, "(") || found.volumeIsLabelled || found.pageIsLabelled)
    let precedes =
      end >= limit || tokens[end].kind == .sign || isUsed[end] || tokens[end - 1].kind == .sign
      || tokens[end].isCapitalized
    return follows && precedes
  }

  /// A bare number that ends the reference after words, or a span of pages.
  private func isClosingNumber(_ found: NumberingScanner.Numbering) -> Bool {
    guard found.items == 1, found.volume != nil || found.page != nil else { return false }
    let start = found.range.lowerBound
    guard start > titleStart + 1 else { return false }
    if found.page != nil || found.volume?.contains(where: { $0 == "-" || $0 == "–" }) == true {
      // `Radical Harbours (223–255).`
      if tokens[start].isSign("("), isSign(found.range.upperBound - 1, ")"), found.range.count == 5 {
        let end = found.range.upperBound
        return tokens[start - 1].isWord && (end >= limit || isSign(end, "."))
      }
      return tokens[start - 1].isSign(",") || tokens[start - 1].isSign(":") || tokens[start - 1].isSign(".")
    }
    guard found.range.upperBound >= limit - 1 else { return false }
    return tokens[start - 1].isSign(",") || tokens[start - 1].isSign(")") || tokens[start - 1].isSign(":")
      || tokens[start - 1].has([.journal, .abbreviation])
  }

  private mutating func mergeNumberings() {
    for found in numberings {
      if let pages = pagesAfterBracketedYear(found) {
        work.page = work.page ?? pages
        continue
      }
      if let volume = found.volume, found.isStrong || found.items > 0 {
        if found.items == 1, !found.volumeIsLabelled, found.page == nil {
          // A lone number after everything else is a page where the volume is known or the date has closed the reference.
          if work.volume != nil || isLonePage(found) {
            work.page = work.page ?? volume
          } else {
            work.volume = work.volume ?? volume
          }
        } else {
          work.volume = work.volume ?? volume
        }
      }
      if let issue = found.issue { work.issue = work.issue ?? issue }
      if let page = found.page { work.page = work.page ?? page }
      if let count = found.numberOfPages { work.numberOfPages = work.numberOfPages ?? count }
    }
  }

  /// `(New York: Library of America, 1983), 427, 426`: bare numbers after the bracket that closes with the year.
  private func pagesAfterBracketedYear(_ found: NumberingScanner.Numbering) -> String? {
    let start = found.range.lowerBound
    let before = isSign(start - 1, ",") ? start - 2 : start - 1
    guard !found.isLabelled, found.date == nil, isSign(before, ")"), before > 1, tokens[before - 1].year != nil,
      !tokens[found.range].contains(where: { $0.isSign(":") || $0.isSign("(") })
    else { return nil }
    return text[tokens[start].range.lowerBound..<tokens[found.range.upperBound - 1].range.upperBound]
  }

  private func isLonePage(_ found: NumberingScanner.Numbering) -> Bool {
    let start = found.range.lowerBound
    return isSign(start - 1, ":") || isSign(start - 1, ")")
      || found.volume?.contains(where: { $0 == "-" || $0 == "–" }) == true
      || isSign(start - 1, ",") && work.issued != nil && isNote
  }

  /// The date of issue, where none stands behind the names: the one among the numbers, else the last.
  private mutating func findDate(from start: Int) {
    // `(1798, 1799, 1805)`: many years are what a title is about.
    let dated = numberings.filter { found in
      found.date != nil && !(tokens[found.range].count { $0.year != nil } > 2 && isListOfYears(found.range))
    }
    if let known = work.issued {
      // A fuller form of the same year: `2011. … (March 2011)`.
      if known.month == nil, let fuller = dated.first(where: { $0.date?.year == known.year && $0.date?.month != nil }) {
        work.issued = fuller.date
      }
    } else {
      let days = dated.filter { $0.date?.day != nil }
      let best =
        dated.first { $0.isStrong && $0.items > 1 } ?? dated.last {
          $0.dateIsBracketed && $0.range.lowerBound > start + 2 && !isInTitle($0)
        } ?? (titleIsQuoted && days.count > 1 ? days.first : dated.last { !isInTitle($0) } ?? dated.last)
      work.issued = best?.date
      if let chosen = best?.date, chosen.month == nil,
        let fuller = dated.first(where: { $0.date?.year == chosen.year && $0.date?.month != nil })
      {
        work.issued = fuller.date
      }
    }
    for found in dated where found.items == 1 && (found.date?.year == work.issued?.year) && !isInTitle(found) {
      for index in found.range { isUsed[index] = true }
    }
    numberings.removeAll { $0.items == 1 && $0.date != nil }
  }

  private func isListOfYears(_ range: Range<Int>) -> Bool {
    isSign(range.lowerBound, "(") && tokens[range].allSatisfy { $0.year != nil || $0.kind == .sign && !$0.isDash }
  }

  /// A year amid running words: `policy in 1995 and after`.
  private func isInTitle(_ found: NumberingScanner.Numbering) -> Bool {
    let start = found.range.lowerBound
    let end = found.range.upperBound
    // `mass mortality in October, 1954`
    if start > titleStart, tokens[start - 1].isWord, tokens[start - 1].has(.functionWord),
      !tokens[start - 1].isCapitalized
    {
      return true
    }
    guard end < limit, tokens[end].isWord, !isUsed[end], tokens[end - 1].kind != .sign else { return false }
    return !tokens[end].has([.containment, .pageLabel, .volumeLabel])
  }

  /// Where the words before the first volume, issue or page end.
  private func headEnd(from start: Int) -> Int {
    numberings.first {
      $0.range.lowerBound >= start && ($0.volume != nil || $0.page != nil || $0.issue != nil || $0.items > 1)
    }?
    .range.lowerBound ?? limit
  }

  /// `(1979) 27 Political Studies 183, 185`, `[1919] 2 K.B. 571`, `, 73 Yale L.J. 733 (1964)`.
  private mutating func readReporter(at start: Int) -> Int? {
    ReporterScanner(text: text, tokens: tokens, limit: limit).reporter(at: start).map { found in
      work.issued = found.date ?? work.issued
      work.volume = found.volume
      work.containerTitle = found.title
      work.page = found.page
      if let place = found.pinpoint { locator = CitedLocator(label: "page", value: place) }
      return found.end
    }
  }

  // MARK: - Title without marks

  private mutating func readPlainTitle(from start: Int, to head: Int) -> Int {
    guard start < limit else { return start }
    let first = numberings.first { $0.range.lowerBound == head }
    let boundaries = boundaries(from: start, to: head)
    // What clearly belongs to a book or a part of one decides first.
    let cut = bookCut(boundaries, from: start, to: head)
    if let first, isPeriodical(first), !isPageOfBook(first, from: start), cut.map({ !$0.isClear }) ?? true, head > start,
      let split = PeriodicalSplitter(tokens: tokens, isCommaStyle: isCommaStyle).split(
        boundaries, from: start, to: head)
    {
      work.title = printed(start..<split)
      work.containerTitle = printed(split..<head)
      return head
    }
    if cut == nil, let first, isPeriodical(first), let split = periodicalStart(from: start, to: head) {
      work.title = printed(start..<split)
      work.containerTitle = printed(split..<head)
      return head
    }
    let end = cut?.index ?? head
    work.title = printed(start..<end)
    if isSign(end - 1, "/"), isSign(end - 2, "/"), end < head { return readContainer(at: end, to: head) }
    return end
  }

  private static let emphases: Set<String> = ["especially", "esp", "particularly", "insbesondere", "notamment"]

  /// `Feminism, Marriage and the Law (1989) 46`: in a note a page behind the year is the place cited in a book, unless the
  /// words before are a periodical's.
  private mutating func isPageOfBook(_ found: NumberingScanner.Numbering, from start: Int) -> Bool {
    let index = found.range.lowerBound
    guard isNote, !found.isLabelled, isSign(index, "("), index + 2 < limit, tokens[index + 1].year != nil,
      isSign(index + 2, ")"), !tokens[found.range].contains(where: { $0.isSign(":") }),
      !tokens[max(start, index - 8)..<index].contains(where: { $0.isCapitalized && $0.has([.journal, .abbreviation]) })
    else { return false }
    // `(1990) 4, 220`: two pages.
    if let volume = work.volume, found.volume == volume {
      work.volume = nil
      work.page = volume
    }
    return true
  }

  /// `… with type 2 diabetes Harbour Educ., 36`: capitalised words of periodicals right before the volume, after a title in
  /// small letters, without a sign between them.
  private func periodicalStart(from start: Int, to end: Int) -> Int? {
    var index = end
    var words = 0
    var known = 0
    while index > start, words < 9 {
      let token = tokens[index - 1]
      if token.isWord {
        guard token.isCapitalized || token.has([.functionWord, .conjunction]) && token.count <= 3 else { break }
        words += 1
        if token.isCapitalized, token.has([.journal, .abbreviation]) { known += 1 }
      } else if !token.isSign("."), !token.isSign("&"), !(token.isSign(",") && index == end) {
        return nil
      }
      index -= 1
    }
    while index < end, !tokens[index].isWord || !tokens[index].isCapitalized { index += 1 }
    guard index < end, known > 0, words <= 6, index > start + 2, tokens[index - 1].isWord,
      !tokens[index - 1].has(.functionWord)
    else { return nil }
    return index
  }

  private func isPeriodical(_ numbering: NumberingScanner.Numbering) -> Bool {
    if numbering.isUnpublished { return true }
    if numbering.volume != nil, !numbering.volumeIsLabelled { return true }
    if numbering.issue != nil { return true }
    if numbering.volume != nil { return numbering.page != nil || numbering.date != nil }
    return numbering.page != nil && !numbering.pageIsLabelled
  }

  /// Where a new piece may begin, with the sign before it.
  func boundaries(from start: Int, to end: Int) -> [Boundary] {
    var result: [Boundary] = []
    var depth = 0
    var index = start
    while index < end {
      let token = tokens[index]
      if isUsed[index] {
        if index + 1 < end, !isUsed[index + 1] { result.append(Boundary(index: index + 1, sign: .date)) }
      } else if token.kind == .sign {
        switch token.head {
        case "(", "[":
          depth += 1
          if index + 1 < end { result.append(Boundary(index: index + 1, sign: .bracket)) }
        case ")", "]":
          depth = max(0, depth - 1)
          if index + 1 < end, depth == 0 { result.append(Boundary(index: index + 1, sign: .closing)) }
        case ".", "?", "!", "…":
          // `системами.- СПб.: Наука`
          if depth == 0, index + 2 < end, tokens[index + 1].isDash, tokens[index + 2].isCapitalized,
            token.isSign("."), tokens[index + 2].isSpaced
          {
            result.append(Boundary(index: index + 2, sign: .stop))
            break
          }
          guard depth == 0, index + 1 < end,
            tokens[index + 1].isSpaced
              || tokens[index + 1].isCapitalized && tokens[index - max(0, min(1, index))].count > 1,
            !(token.isSign(".") && isPartNumber(around: index, from: start))
          else { break }
          result.append(Boundary(index: index + 1, sign: token.isSign(".") ? .stop : .mark))
        case "’", "”", "»":
          // `‘safe rides.’ Old Harbour`: the stop stands inside the marks.
          guard depth == 0, index > start, index + 1 < end, !token.isSpaced, tokens[index + 1].isSpaced,
            tokens[index + 1].isCapitalized, [".", "?", "!"].contains(tokens[index - 1].head)
          else { break }
          result.append(Boundary(index: index + 1, sign: .stop))
        case ",", ";":
          if depth == 0, index + 1 < end { result.append(Boundary(index: index + 1, sign: .comma)) }
        case ":":
          if depth == 0, index + 1 < end { result.append(Boundary(index: index + 1, sign: .colon)) }
        case "/":
          // Russian lists part the title from what holds it so.
          if depth == 0, isSign(index + 1, "/"), index + 2 < end {
            result.append(Boundary(index: index + 2, sign: .slashes))
          }
        default:
          if token.isDash, token.isSpaced, depth == 0, index + 1 < end, tokens[index + 1].isSpaced {
            result.append(Boundary(index: index + 1, sign: .dash))
          }
        }
      }
      index += 1
    }
    return result
  }

  /// `Harbour Studies. 2. Cranes of …`, `Part 1. Eggs`: the stop before or behind the number of a part.
  private func isPartNumber(around stop: Int, from start: Int) -> Bool {
    func isNumeral(_ index: Int) -> Bool {
      index < limit && index > start
        && (tokens[index].kind == .number && tokens[index].count <= 2
          || tokens[index].isRoman && tokens[index].isCapitalized && tokens[index].folded != "c")
    }
    var next = stop + 1
    if next < limit, Self.partLabels.contains(tokens[next].folded) { next += 1 }
    if isNumeral(next), isSign(next + 1, ".") || isSign(next + 1, ":"), next + 2 < limit,
      tokens[next + 2].isCapitalized, tokens[next + 2].isSpaced, !tokens[next + 2].has([.edition, .month]),
      !isInitialOfName(next)
    {
      return editionEnd(at: stop + 1) == nil
    }
    return isNumeral(stop - 1) && stop > start + 2 && tokens[stop - 1].isSpaced
      && (isSign(stop - 2, ".") || Self.partLabels.contains(tokens[stop - 2].folded)) && !isInitialOfName(stop - 1)
  }

  /// `I. Smith`, `I. C. Smith`: a letter that may be an initial, a name behind it.
  private func isInitialOfName(_ index: Int) -> Bool {
    tokens[index].isInitial && index + 3 < limit
      && (isSign(index + 3, ",") || isSign(index + 3, ".") || tokens[index + 3].has(.conjunction))
  }

  /// `Phil. Trans. R. Soc.`, `Fed. Proc.`: short capitalised words between stops are a periodical's name.
  private func isAmongAbbreviations(_ index: Int, from start: Int) -> Bool {
    index - 3 >= start && isSign(index - 1, ".") && isSign(index - 3, ".") && tokens[index - 2].isCapitalized
      && (2...6).contains(tokens[index - 2].count) && tokens[index - 2].has([.abbreviation, .journal])
      && !tokens[index - 2].has([.edition, .volumeLabel])
  }

  private static let partLabels: Set<String> = ["part", "pt", "teil", "partie", "parte"]

  struct Boundary {
    enum Sign { case stop, mark, comma, colon, bracket, closing, dash, date, slashes }
    var index: Int
    var sign: Sign
  }

  /// The first boundary after which something stands that no title holds.
  private func bookCut(_ boundaries: [Boundary], from start: Int, to head: Int) -> (index: Int, isClear: Bool)? {
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
          if tokens[boundary.index].has(.volumeLabel), boundary.index + 1 < limit, isSign(boundary.index + 1, ".") {
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
  private func closes(_ piece: Piece, at index: Int) -> Bool {
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
  private func closesSoon(_ start: Int) -> Bool {
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
  private func hasCapital(_ token: ReferenceToken) -> Bool { text.scalars[token.range].contains(where: \.isUppercase) }

  /// `… de la ville, Sombre Quai, Paris, 1980`: a house that no table knows, between a title in small letters and the town.
  private func unknownHouse(before place: Int, from start: Int) -> Int? {
    guard isCommaStyle, isClosingPlace(place), place > start + 4 else { return nil }
    var index = place - 2
    while index > start, place - index < 7, tokens[index].kind != .sign || tokens[index].isSign("&") { index -= 1 }
    guard isSign(index, ","), index + 1 < place - 1, isHouseLike(index + 1..<place - 1), tokens[index + 1].isCapitalized
    else { return nil }
    let isSentenceCase = tokens[start..<index].contains {
      $0.isWord && !$0.isCapitalized && !$0.has([.functionWord, .conjunction, .particle])
    }
    return isSentenceCase ? index + 1 : nil
  }

  /// `(Oslo: Fjord, 1993)`, `(HSup 140; Sheffield: Quay, 1993)`: a bracket that closes with the year of publication.
  private func closesWithYear(_ start: Int) -> Bool {
    guard isSign(start - 1, "("), start < limit, tokens[start].isCapitalized,
      let close = (start..<min(limit, start + 30)).first(where: { isSign($0, ")") || isSign($0, "(") }),
      isSign(close, ")"), close > start + 1, tokens[close - 1].year != nil, isSign(close - 2, ",")
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
  private func closesWithHouse(_ index: Int) -> Bool {
    guard let colon = placeEnd(at: index) ?? unknownPlaceEnd(at: index), isSign(colon, ":") else { return false }
    let end = pieceEnd(at: colon + 1)
    if isPublisher(at: colon + 1) { return true }
    return end >= limit
      || (end..<min(limit, end + 3)).contains { isUsed[$0] || tokens[$0].year != nil || isNumberingStart($0) }
  }

  private func isClosingPlace(_ index: Int) -> Bool {
    guard let end = placeEnd(at: index) else { return false }
    if isSign(end, "."), end + 1 < limit, !isUsed[end + 1], tokens[end + 1].isWord, !isPublisher(at: end + 1),
      tokens[end + 1].year == nil, !isNumberingStart(end + 1)
    {
      // `… from Hanover, New Hampshire. In: …`: the title's own place.
      return false
    }
    return end >= limit || isUsed[end] || isSign(end, ".") || isSign(end, ":")
      || isSign(end, ",") && end + 1 < limit && (isUsed[end + 1] || tokens[end + 1].year != nil)
  }

  /// Whether the full stop before a piece ends an abbreviation or initial rather than a sentence.
  func isAbbreviated(before index: Int, from start: Int) -> Bool {
    guard index >= 2, index - 2 >= start, tokens[index - 1].isSign(".") else { return false }
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
  private func isAcronym(before index: Int, from start: Int) -> Bool {
    index - 4 >= start && tokens[index - 2].isInitial && !tokens[index - 2].isSpaced && tokens[index - 3].isSign(".")
      && tokens[index - 4].isInitial
  }

  /// Whether `in` after a comma leads to a book: a colon, editors or proceedings follow.
  private func isLikelyContainer(_ index: Int) -> Bool {
    if isSign(index + 1, ":") { return true }
    guard index + 1 < limit, tokens[index + 1].isCapitalized || tokens[index + 1].kind == .sign else { return false }
    for next in (index + 1)..<min(limit, index + 16) {
      if tokens[next].has([.editor]), isSign(next + 1, ")") || isSign(next + 1, ".") || isSign(next - 1, "(") {
        return true
      }
      if tokens[next].has([.conference, .journal]) { return true }
    }
    return false
  }
}
