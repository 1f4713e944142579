import DocumentModel

/// Finds the references of one note, with their signals and locators, amid commentary.
struct NoteReferenceReader {
  let text: ScalarText
  let tokens: [ReferenceToken]
  let known: KnownWorks
  let splitter: NoteUnitSplitter
  private(set) var found: [SpottedReference] = []

  init(text: ScalarText, range: Range<Int>, known: KnownWorks) {
    self.text = text
    self.known = known
    tokens = ReferenceTokenizer.tokens(of: text, in: range)
    splitter = NoteUnitSplitter(text: text, tokens: tokens)
  }

  /// The references in order. Cost: linear, but for the pieces of a unit, of which each is looked at a few times.
  mutating func references() -> [SpottedReference] {
    for unit in splitter.units() { readUnit(unit) }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    addAliases()
    addEdges()
    return found
  }

  /// Gives each short name to the reference that it stands in or behind.
  private mutating func addAliases() {
    let scanner = HereafterScanner(text: text, tokens: tokens, limit: tokens.count)
    var next = 0
    for index in tokens.indices {
      while next < found.count, found[next].range.lowerBound <= index { next += 1 }
      guard next > 0 else { continue }
      let startsSentence = index > 0 && tokens.isSign(".", at: index - 1) && tokens[index].isCapitalized
      guard let remark = scanner.remark(at: index) ?? (startsSentence ? scanner.sentence(at: index) : nil) else {
        continue
      }
      found[next - 1].aliases.append(remark.alias)
    }
  }

  /// Joins references that a signal joins (`X, quoted in Y`) where nothing but the signal stands between them.
  private mutating func addEdges() {
    for (index, last) in zip(found.indices.dropFirst(), found.indices) {
      guard let signal = found[index].signal, let edge = SignalScanner.edge(of: signal) else { continue }
      let between = found[last].range.upperBound..<found[index].range.lowerBound
      let words = between.clamped(to: tokens.indices).filter { tokens[$0].kind != .sign }.count
      if !between.isEmpty, words <= signal.split(separator: " ").count + 1 { found[index].edge = edge }
    }
  }

  // MARK: - Signals

  mutating func readUnit(_ unit: Range<Int>) {
    var start = skipSigns(unit.lowerBound, to: unit.upperBound)
    var signal: String?
    let scanner = SignalScanner(tokens: tokens, limit: unit.upperBound)
    var index = start
    while index < unit.upperBound {
      guard !splitter.isQuoted[index], let reading = scanner.signal(at: index), reading.next < unit.upperBound,
        isStart(reading.next, strictly: SignalScanner.common.contains(tokens[index].folded) && index > start)
      else {
        index += 1
        continue
      }
      if index > start { read(start..<index, signal: signal) }
      signal = text[tokens[index].range.lowerBound..<tokens[reading.end - 1].range.upperBound]
      start = reading.next
      index = max(reading.next, index + 1)
    }
    if start < unit.upperBound { read(start..<unit.upperBound, signal: signal) }
  }

  func isStart(_ index: Int, strictly: Bool) -> Bool {
    let token = tokens[index]
    if strictly {
      return AuthorYearScanner(text: text, tokens: tokens, limit: tokens.count).citation(at: index) != nil
        || NameListScanner(text: text, tokens: tokens, limit: min(tokens.count, index + 60), isNote: true).list(
          at: index)?.isCertain == true
    }
    return token.isCapitalized || token.kind == .link
      || token.kind == .sign && QuotedTitleScanner.closing(token.head) != nil
      || token.has(.particle) || backReference(at: index, limit: tokens.count) != nil || token.isSign("(")
      || token.isSign("[")
      || token.folded == "in"
  }

  func skipSigns(_ index: Int, to end: Int) -> Int {
    var index = index
    while index < end, tokens[index].kind == .sign, isBreak(tokens[index].head) { index += 1 }
    return index
  }

  private func isBreak(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case ".", ",", ";", ":", ")", "]": true
    default: sign.isDash
    }
  }

  func backReference(at index: Int, limit: Int) -> BackReferenceScanner.Reading? {
    BackReferenceScanner(text: text, tokens: tokens, limit: limit).reading(at: index)
  }

  // MARK: - One piece

  /// More references than any unit holds.
  private static let mostInUnit = 40

  /// Reads what stands in `range`; what is left behind one reference is read again, as long as something is taken.
  mutating func read(_ range: Range<Int>, signal: String?) {
    var start = range.lowerBound
    let end = range.upperBound
    var signal = signal
    for _ in 0..<Self.mostInUnit {
      start = skipSigns(start, to: end)
      guard start < end else { return }
      guard let spotted = spot(start..<end, signal: signal) else { break }
      found.append(spotted)
      start = max(spotted.range.upperBound, start + 1)
      signal = nil
    }
    let before = found.count
    scanProse(start..<end, signal: signal)
    if found.count == before, start == skipSigns(range.lowerBound, to: end),
      let titled = TitledUnitReader(text: text, tokens: tokens).reading(in: start..<end, signal: signal)
    {
      found.append(titled)
    }
  }

  func spot(_ range: Range<Int>, signal: String?) -> SpottedReference? {
    caseShort(at: range.lowerBound, limit: range.upperBound, signal: signal) ?? alias(in: range, signal: signal)
      ?? backReference(in: range, signal: signal) ?? authorYear(at: range.lowerBound, in: range, signal: signal)
      ?? containedBackReference(in: range, signal: signal) ?? full(in: range, signal: signal, threshold: 2.5)
      ?? short(in: range, signal: signal)
  }

  // MARK: - Whole references

  /// The whole reference that `range` is; after `idem` its authors are known and not printed.
  func full(
    in range: Range<Int>, signal: String?, threshold: Double, withoutNames: Bool = false
  ) -> SpottedReference? {
    let start = skipSigns(range.lowerBound, to: range.upperBound)
    guard start < range.upperBound else { return nil }
    let place = closingPlace(of: start..<range.upperBound)
    var parser = ReferenceParser(text, tokens: withoutRemark(start..<(place?.start ?? range.upperBound)))
    parser.isNote = true
    parser.isWithoutNames = withoutNames
    parser.parse()
    parser.locator = parser.locator ?? place?.locator
    addReport(to: &parser, in: start..<range.upperBound)
    guard
      ReferenceEvidence(text: text, tokens: tokens, isQuoted: splitter.isQuoted).score(
        of: parser, in: start..<range.upperBound) >= threshold
    else { return nil }
    var end = range.upperBound
    while end > start, tokens[end - 1].kind == .sign, [".", ",", ";", ":", "(", "["].contains(tokens[end - 1].head) {
      end -= 1
    }
    return SpottedReference(range: start..<end, form: .full, item: parser.work, locator: parser.locator, signal: signal)
  }

  /// Gives a case the report that the parser has not read: `587 F.2d 900, 904`.
  private func addReport(to parser: inout ReferenceParser, in range: Range<Int>) {
    guard parser.work.type == "legal_case", parser.work.volume == nil,
      let report = CaseShortScanner(text: text, tokens: tokens, limit: range.upperBound).report(in: range)
    else { return }
    parser.work.volume = report.volume
    parser.work.containerTitle = report.reporter
    parser.work.page = report.page
    parser.locator = report.pinpoint ?? parser.locator
  }

  /// The tokens of a reference without the remark that gives it a short name.
  private func withoutRemark(_ range: Range<Int>) -> ArraySlice<ReferenceToken> {
    let scanner = HereafterScanner(text: text, tokens: tokens, limit: range.upperBound)
    for index in range.dropFirst() {
      guard let remark = scanner.remark(at: index), remark.isAnnounced else { continue }
      return (tokens[range.lowerBound..<index] + tokens[remark.range.upperBound..<range.upperBound])[...]
    }
    return tokens[range]
  }

  /// `, para. 19`, `, sect. II` at the end of a reference; pages belong to its numbers.
  private func closingPlace(of range: Range<Int>) -> (locator: CitedLocator, start: Int)? {
    let scanner = LocatorScanner(text: text, tokens: tokens, limit: range.upperBound)
    for index in range.suffix(12) where tokens.isSign(",", at: index) && index > range.lowerBound {
      if let place = scanner.locator(at: index, bare: false), isWhole(place.end, range.upperBound),
        ["section", "paragraph", "chapter"].contains(place.locator.label)
      {
        return (place.locator, index)
      }
    }
    return nil
  }

  /// `Smith, p. 32`, `Smith, Chronology, 14`, `Golts.`
  func short(in range: Range<Int>, signal: String?) -> SpottedReference? {
    guard let (names, end) = authors(at: range.lowerBound, limit: range.upperBound) else {
      return shortTitle(in: range, signal: signal)
    }
    let isKnown = names.allSatisfy { $0.citedForms.first.map(known.families.contains) ?? false }
    var item = Work()
    item.authors = names
    let scanner = LocatorScanner(text: text, tokens: tokens, limit: range.upperBound)
    if isWhole(end, range.upperBound) {
      guard isKnown else { return nil }
      return SpottedReference(range: range.lowerBound..<end, form: .short, item: item, signal: signal)
    }
    guard tokens.isSign(",", at: end) || tokens.isSign(":", at: end) else { return nil }
    if let place = scanner.locator(at: end, bare: true),
      isKnown || tokens.has(.pageLabel, at: end + 1) && isWhole(place.end, range.upperBound)
    {
      return SpottedReference(
        range: range.lowerBound..<place.end, form: .short, item: item, locator: place.locator, signal: signal)
    }
    guard isKnown else { return nil }
    // A short title, to the comma before the page.
    let title = skipSigns(end, to: range.upperBound)
    var close: Int
    if let mark = QuotedTitleScanner(tokens: tokens, limit: range.upperBound).close(of: title) {
      close = mark + 1
    } else {
      close = title
      while close < range.upperBound, close - title < 16, !tokens.isSign(",", at: close),
        !tokens.isSign(".", at: close),
        !tokens.isSign(";", at: close), !tokens.isSign("(", at: close), tokens[close].kind != .number
      { close += 1 }
    }
    guard close > title, tokens[title].isCapitalized || tokens[title].kind == .sign,
      !tokens[title..<close].contains(where: { $0.year != nil })
    else { return nil }
    item.title = text.title(of: tokens[title..<close])
    // `Elliot, Sketches of the District (Washington, 1830), p. 164`: printed in full once more, but for the given name.
    if close < range.upperBound, tokens.isSign("(", at: close),
      let end = (close..<min(range.upperBound, close + 14)).first(where: { tokens.isSign(")", at: $0) }),
      let year = tokens[close..<end].compactMap(\.year).last
    {
      item.issued = PartialDate(year: year)
      close = end + 1
    }
    let place = scanner.locator(at: close, bare: true)
    guard place != nil || isWhole(close, range.upperBound) else { return nil }
    return SpottedReference(
      range: range.lowerBound..<(place?.end ?? close), form: .short, item: item, locator: place?.locator, signal: signal
    )
  }

  /// `“The Quiet Border,” 14`: a quoted title and a page, and nothing else.
  func shortTitle(in range: Range<Int>, signal: String?) -> SpottedReference? {
    guard let close = QuotedTitleScanner(tokens: tokens, limit: range.upperBound).close(of: range.lowerBound),
      close > range.lowerBound + 1
    else { return nil }
    var item = Work()
    item.title = text.title(of: tokens[range.lowerBound..<(close + 1)])
    let place = LocatorScanner(text: text, tokens: tokens, limit: range.upperBound).locator(at: close + 1, bare: true)
    // Words in quotation marks and no page are a title where they are one that is known.
    guard isWhole(place?.end ?? close + 1, range.upperBound),
      place != nil || item.title.map({ known.titles.contains(WorkKey.letters($0)) }) ?? false
    else { return nil }
    return SpottedReference(
      range: range.lowerBound..<(place?.end ?? close + 1), form: .short, item: item, locator: place?.locator,
      signal: signal)
  }

  // MARK: - Commentary

  /// References amid running words: author and year, `X, op. cit.`, a case, a quoted title with what holds it.
  mutating func scanProse(_ range: Range<Int>, signal: String?) {
    var index = range.lowerBound
    var signal = signal
    while index < range.upperBound {
      var next = index + 1
      guard !splitter.isQuoted[index] || index == range.lowerBound || !splitter.isQuoted[index - 1],
        let spotted = spotInProse(at: index, in: range, signal: signal, next: &next)
      else {
        index = next
        continue
      }
      found.append(spotted)
      signal = nil
      index = max(index + 1, spotted.range.upperBound)
    }
  }

  /// What begins at `index`; where nothing does, `next` is the next place to look.
  func spotInProse(at index: Int, in range: Range<Int>, signal: String?, next: inout Int) -> SpottedReference? {
    let token = tokens[index]
    let isSeparate = index == range.lowerBound || !tokens[index - 1].isCapitalized
    if isSeparate, let spotted = caseShort(at: index, limit: range.upperBound, signal: signal) { return spotted }
    if token.kind == .sign {
      guard QuotedTitleScanner.closing(token.head) != nil, index + 3 < range.upperBound,
        token.isSpaced || index == range.lowerBound,
        let close = QuotedTitleScanner(tokens: tokens, limit: range.upperBound).close(of: index), close - index > 2
      else { return nil }
      return full(in: index..<proseEnd(close, range.upperBound), signal: signal, threshold: 3)
    }
    guard token.isCapitalized || token.has(.particle) else { return nil }
    let isFree =
      index == range.lowerBound
      || (!tokens[index - 1].isCapitalized || tokens[index - 1].kind == .sign)
        && !Self.articles.contains(tokens[index - 1].folded)
    if let named = entitled(at: index, in: range, signal: signal) { return named }
    if isFree, let reading = AuthorYearScanner(text: text, tokens: tokens, limit: range.upperBound).citation(at: index),
      token.isCapitalized || reading.names.first?.particle != nil, isCitation(reading, from: index, in: range)
    {
      return spotted(reading, signal: signal)
    }
    guard token.isCapitalized, isFree else { return nil }
    if let spotted = backReference(in: index..<range.upperBound, signal: signal),
      spotted.form != .crossNote || spotted.namedNote != nil && !spotted.item.authors.isEmpty, spotted.form != .ibid
    {
      return spotted
    }
    if CaseNameScanner(tokens: tokens, limit: range.upperBound).caseEnd(at: index) != nil {
      return full(in: index..<proseEnd(index, range.upperBound), signal: signal, threshold: 2)
    }
    if let list = NameListScanner(text: text, tokens: tokens, limit: min(range.upperBound, index + 60), isNote: true)
      .list(at: index), list.isCertain, list.end < range.upperBound,
      tokens.isSign(",", at: list.end) || tokens.isSign(":", at: list.end)
        || tokens[list.end].kind == .sign && QuotedTitleScanner.closing(tokens[list.end].head) != nil
    {
      // None of the names begins a reference where the list does not.
      next = max(next, list.end)
      return full(in: index..<min(range.upperBound, list.end + 150), signal: signal, threshold: 4)
    }
    return nil
  }

  /// `a work by Robert Vane entitled The Nine Harbours (York, 1948)`: a title told as one in running words, with its place
  /// and year in brackets.
  private func entitled(at index: Int, in range: Range<Int>, signal: String?) -> SpottedReference? {
    guard index > range.lowerBound, ["entitled", "titled", "betitelt", "intitule"].contains(before(index)),
      let open = (index..<min(range.upperBound, index + 30)).first(where: { tokens.isSign("(", at: $0) }),
      let close = (open..<min(range.upperBound, open + 14)).first(where: { tokens.isSign(")", at: $0) }),
      tokens[open..<close].contains(where: { $0.year != nil }),
      var spotted = full(in: index..<(close + 1), signal: signal, threshold: 1.5)
    else { return nil }
    // Whoever is named right before the word wrote it.
    var start = index - 1
    while start > range.lowerBound, index - start < 8,
      tokens[start - 1].isCapitalized || tokens.isSign(".", at: start - 1)
    {
      start -= 1
    }
    if spotted.item.authors.isEmpty, start > range.lowerBound, ["by", "von", "par"].contains(tokens[start - 1].folded),
      let list = NameListScanner(text: text, tokens: tokens, limit: index - 1, isNote: true).list(at: start)
    {
      spotted.item.authors = list.names
    }
    return spotted
  }

  private func before(_ index: Int) -> String {
    tokens.isSign(",", at: index - 1) && index > 1 ? tokens[index - 2].folded : tokens[index - 1].folded
  }

  /// What follows an article is no family name.
  private static let articles: WordSet = [
    "the", "a", "an", "das", "ein", "eine", "einem", "einer", "le", "les", "un", "une",
  ]

  /// A second quoted title begins another reference.
  func proseEnd(_ start: Int, _ end: Int) -> Int {
    var index = start + 1
    while index < end {
      if tokens[index].kind == .sign, tokens[index].isSpaced, QuotedTitleScanner.closing(tokens[index].head) != nil,
        index + 1 < end, !tokens[index + 1].isSpaced
      {
        var cut = index
        while cut > start + 1, tokens.isWord(at: cut - 1), !tokens[cut - 1].isCapitalized { cut -= 1 }
        return cut
      }
      index += 1
    }
    return end
  }
}

extension ScalarText {
  /// The letters of tokens without the quotation marks and stops at both ends.
  func title(of tokens: ArraySlice<ReferenceToken>) -> String? {
    var tokens = tokens
    while let first = tokens.first, first.kind == .sign { tokens.removeFirst() }
    while let last = tokens.last, last.kind == .sign, !last.isSign(")"), !last.isSign("?"), !last.isSign("!") {
      tokens.removeLast()
    }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return self[first.range.lowerBound..<last.range.upperBound]
  }
}
