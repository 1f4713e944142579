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
  mutating func readTitleBeforeReporter(from start: Int) -> Int? {
    for index in start..<min(limit, start + 40) where isSign(index, ",") && index > start {
      guard index + 2 < limit, tokens[index + 1].kind == .number, tokens.year(at: index + 1) == nil,
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
  func continuesTitle(after close: Int) -> Bool {
    guard close + 2 < limit else { return false }
    let next = tokens[close + 1]
    if next.isSign(":") || next.isSign("?") || next.isSign("!") || next.isDash {
      return tokens.isWord(at: close + 2) && !piece(at: close + 2).isPlace
    }
    if close > 0, tokens.isSign(".", at: close - 1) || tokens.isSign(",", at: close - 1) { return false }
    return next.isWord && !next.isCapitalized && !next.has(.containment) && next.isSpaced
      && !next.has([.pageLabel, .volumeLabel, .editor, .translator])
  }

  /// `(1979) 27 Political Studies 183, 185`, `[1919] 2 K.B. 571`, `, 73 Yale L.J. 733 (1964)`.
  mutating func readReporter(at start: Int) -> Int? {
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

  mutating func readPlainTitle(from start: Int, to head: Int) -> Int {
    guard start < limit else { return start }
    let first = numberings.first { $0.range.lowerBound == head }
    let boundaries = boundaries(from: start, to: head)
    // What clearly belongs to a book or a part of one decides first.
    let cut = bookCut(boundaries, from: start, to: head)
    if let first, isPeriodical(first), !isPageOfBook(first, from: start), cut.map({ !$0.isClear }) ?? true,
      head > start,
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

  static let emphases: WordSet = ["especially", "esp", "particularly", "insbesondere", "notamment"]

  /// `Feminism, Marriage and the Law (1989) 46`: in a note a page behind the year is the place cited in a book, unless the
  /// words before are a periodical's.
  mutating func isPageOfBook(_ found: NumberingScanner.Numbering, from start: Int) -> Bool {
    let index = found.range.lowerBound
    guard isNote, !found.isLabelled, isSign(index, "("), index + 2 < limit, tokens.year(at: index + 1) != nil,
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
  func periodicalStart(from start: Int, to end: Int) -> Int? {
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
    while index < end, !tokens.isWord(at: index) || !tokens[index].isCapitalized { index += 1 }
    guard index < end, known > 0, words <= 6, index > start + 2, tokens.isWord(at: index - 1),
      !tokens.has(.functionWord, at: index - 1)
    else { return nil }
    return index
  }

  func isPeriodical(_ numbering: NumberingScanner.Numbering) -> Bool {
    if numbering.isUnpublished { return true }
    if numbering.volume != nil, !numbering.volumeIsLabelled { return true }
    if numbering.issue != nil { return true }
    if numbering.volume != nil { return numbering.page != nil || numbering.date != nil }
    return numbering.page != nil && !numbering.pageIsLabelled
  }
}
