import DocumentModel

/// Reads a unit of a note that is all titles and numbers, without any name or mark to know it by: archival papers
/// (`MS. Board of Trade, Day Book, 1798–1820, p. 38`), short titles with volume and page (`Journals, VIII, 742`), handbooks
/// and newspapers (`Harbour Directory October 1940, pp. 5–6`).
struct TitledUnitReader {
  let text: ScalarText
  let tokens: [ReferenceToken]

  /// Nil where the unit holds running words, or nothing that places a work. Cost: linear.
  func reading(in range: Range<Int>, signal: String?) -> SpottedReference? {
    var end = range.upperBound
    while end > range.lowerBound, tokens[end - 1].kind == .sign, !tokens.isSign(")", at: end - 1),
      !tokens.isSign("]", at: end - 1)
    { end -= 1 }
    let range = range.lowerBound..<max(range.lowerBound, end)
    guard isTitled(range) else { return nil }
    let pieces = pieces(of: range)
    guard let first = pieces.first, !isNumeric(first) else { return nil }
    // Papers that have chapters, or nothing but a late year, are no holding.
    let isPrinted =
      tokens[range].contains { ["chap", "chapter", "chapters", "sect", "section"].contains($0.folded) }
      || tokens[range].allSatisfy { $0.kind != .mixed && ($0.kind != .number || $0.year.map { $0 > 1949 } ?? false) }
    let isArchival = tokens[range].contains { isHolder($0) && !(isPrinted && $0.folded == "papers") }
    let isPeriodical = tokens[range].contains { $0.has([.journal, .agency]) && $0.isCapitalized }
    let hasNumber =
      tokens[range].contains { $0.kind == .number || $0.kind == .mixed }
      || pieces.dropFirst().contains(where: isNumeric)
    guard hasNumber || signal != nil && (isArchival || isPeriodical) else { return nil }
    var item = Work()
    let date = date(in: range)
    item.issued = date?.date
    let titleEnd = pieces.dropFirst().first(where: isNumeric)?.lowerBound ?? range.upperBound
    if isArchival {
      item.type = "manuscript"
      // `Minutes of the Board, 3 May 1911, Harbour Archive, box 4`: what is held may stand before what holds it.
      let home = pieces.firstIndex { tokens[$0].contains { isHolder($0) } } ?? 0
      item.archive = text.title(of: tokens[pieces[home]])
      let titles = home > 0 ? pieces[..<home] : pieces[1...]
      item.title = titles.prefix { !isShelf($0) }.first { isWorded($0, date: date?.start) }.flatMap {
        text.title(of: tokens[$0])
      }
      if home + 1 < pieces.count {
        item.archiveLocation = text.title(of: tokens[pieces[home + 1].lowerBound..<range.upperBound])
      }
    } else {
      var end = min(titleEnd, date.map { max($0.start, range.lowerBound + 1) } ?? titleEnd)
      if let place = place(in: pieces, before: end) {
        item.publisherPlace = text.title(of: tokens[place..<end])
        end = place
      }
      // `Guide for Pilots, Harbour Board Papers, 1904`
      let titles = pieces.prefix { $0.upperBound <= end }
      if let last = titles.dropFirst().last, tokens[last].contains(where: { $0.isCapitalized && $0.folded == "papers" })
      {
        item.containerTitle = text.title(of: tokens[last])
        end = last.lowerBound
      }
      item.title = text.title(of: tokens[range.lowerBound..<end])
    }
    guard item.title != nil || item.archive != nil else { return nil }
    let place = locator(in: range, pieces: pieces)
    return SpottedReference(
      range: range, form: isArchival || date != nil ? .full : .short, item: item, locator: place, signal: signal)
  }

  private func isHolder(_ token: ReferenceToken) -> Bool {
    token.has(.archive) && token.isCapitalized && token.count > 3 || token.folded == "ms" || token.folded == "mss"
  }

  /// Whether a piece can be a title: no number, no date, and no group of records.
  private func isWorded(_ piece: Range<Int>, date: Int?) -> Bool {
    !isNumeric(piece) && date.map { !piece.contains($0) } ?? true
      && !["rg", "record", "lot"].contains(tokens[piece.lowerBound].folded)
  }

  /// Where a thing is kept: `box 4`. What follows is the place of the archive.
  private func isShelf(_ piece: Range<Int>) -> Bool {
    ["box", "folder", "file", "reel", "carton"].contains(tokens[piece.lowerBound].folded)
  }

  /// Whether words are those of titles: capitalised but for small ones, without a verb.
  func isTitled(_ range: Range<Int>) -> Bool {
    guard let first = range.first, tokens.isWord(at: first),
      tokens[first].isCapitalized || Self.labels.contains(tokens[first].folded), range.count <= 90,
      !ReferenceEvidence.verbs.contains(tokens[first].folded),
      !["based", "laut", "nach", "for", "in", "on", "as"].contains(tokens[first].folded)
    else {
      return false
    }
    var words = 0
    var lowercase = 0
    for index in range where tokens.isWord(at: index) {
      words += 1
      if tokens[index].isCapitalized { continue }
      if ReferenceEvidence.verbs.contains(tokens[index].folded) { return false }
      if !tokens.has(
        [
          .functionWord, .conjunction, .pageLabel, .volumeLabel, .issueLabel, .placeLabel, .archive, .particle,
        ], at: index),
        !Self.labels.contains(tokens[index].folded)
      {
        lowercase += 1
      }
    }
    return words > 0 && lowercase * 6 <= words
  }

  /// Small words that lead to a place in a holding.
  private static let labels: WordSet = [
    "under", "date", "dates", "lib", "annex", "encl", "enclosure", "dated", "box", "folder", "file", "fols", "fol",
  ]

  /// What commas divide.
  private func pieces(of range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where tokens.isSign(",", at: index) || tokens.isSign(";", at: index) {
      if index > start { pieces.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  /// Where the town stands that closes a title before its date: `Charter of the Harbour, Riga, 4 May 1999`.
  private func place(in pieces: [Range<Int>], before end: Int) -> Int? {
    // Only the tokens of the unit are looked at, so that many units of one note stay cheap.
    guard let start = pieces.first?.lowerBound, start < end else { return nil }
    let scanner = PlaceScanner(
      tokens: Array(tokens[start..<end]), limit: end - start, isUsed: Array(repeating: false, count: end - start))
    return pieces.dropFirst().first { piece in
      guard piece.lowerBound < end, let close = scanner.end(at: piece.lowerBound - start) else { return false }
      return tokens[(start + close)..<end].allSatisfy { $0.kind == .sign }
    }?.lowerBound
  }

  /// Whether a piece is numbers and labels only: `VIII`, `pp. 5–6`, `No. 14`.
  private func isNumeric(_ piece: Range<Int>) -> Bool {
    piece.allSatisfy { index in
      let token = tokens[index]
      return token.kind != .word || token.has([.pageLabel, .volumeLabel, .issueLabel, .placeLabel]) && token.count <= 6
        || token.count <= 7 && token.folded.utf8.allSatisfy { "ivxlc".utf8.contains($0) }
    }
  }

  private func date(in range: Range<Int>) -> (date: PartialDate, start: Int)? {
    let scanner = DateScanner(tokens: tokens, limit: range.upperBound)
    for index in range.dropFirst() {
      guard tokens.has([.month, .season], at: index) || tokens[index].kind == .number,
        let reading = scanner.date(at: index)
      else { continue }
      return (reading.date, index)
    }
    return nil
  }

  private func locator(in range: Range<Int>, pieces: [Range<Int>]) -> CitedLocator? {
    let scanner = LocatorScanner(text: text, tokens: tokens, limit: range.upperBound)
    for piece in pieces.dropFirst() where isNumeric(piece) && tokens.year(at: piece.lowerBound) == nil {
      if let found = scanner.locator(at: piece.lowerBound, bare: true) { return found.locator }
    }
    return nil
  }
}
