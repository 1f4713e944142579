import DocumentModel

/// Takes one reference apart: names, date, title, what holds it, numbers, publisher, links.
///
/// Marked parts first (links, quoted title, numberings, dates), then what lies between them is cut at its punctuation and
/// each piece told by its words and its place. Every token is used once; what is not understood is left out.
struct ReferenceParser {
  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int
  var work = Work()
  var locator: CitedLocator?
  /// Tokens that a link, an access date or a date has taken.
  var isUsed: [Bool]
  /// The numberings after the title's beginning, in order.
  var numberings: [NumberingScanner.Numbering] = []
  /// Where the title begins.
  var titleStart = 0
  var titleIsQuoted = false
  /// Whether the first names are followed by a comma rather than a full stop or date.
  var isCommaStyle = false
  /// Whether the string stands in a note, where a page is the place cited rather than the work's extent.
  var isNote = false
  /// Whether it begins with its title: the names before it stand elsewhere.
  var isWithoutNames = false
  var namesAreCertain = false
  /// Whether a body is named as the author before a comma or colon.
  var isBodyNamed = false
  /// Whether it is a law case or a statute.
  var isLegal = false
  /// Whether it is a periodical or agency told by its date alone.
  var isWire = false

  /// Tags that a copy has left in the text, which is printed with them.
  private let tags: MarkupTags?

  /// Reads tokens `range` of `tokens`, which are those of `text`.
  init(_ text: ScalarText, tokens: ArraySlice<ReferenceToken>) {
    self.text = text
    // No reference is longer; what is beyond is left unread, so that a text without any structure stays cheap.
    tags = MarkupTags(in: tokens.prefix(Self.mostTokens))
    self.tokens = tags?.tokens ?? Array(tokens.prefix(Self.mostTokens))
    limit = self.tokens.count
    isUsed = Array(repeating: false, count: limit)
  }

  private static let mostTokens = 2500

  /// Cost: linear, but for the pieces between commas, of which each is looked at a bounded number of times.
  mutating func parse() {
    guard limit > 0 else { return }
    readLinks()
    let start = skipNumber()
    if isWithoutNames {
      isCommaStyle = true
      titleStart = skipSigns(start)
      readTitleAndRest()
      setType()
    } else if !readLegal(at: start), !readWire(at: start) {
      let afterNames = readNames(at: start)
      titleStart = readDate(after: afterNames)
      readTitleAndRest()
      dropHomelessNumbers()
      setType()
    }
    if isNote { makePageLocator() }
  }

  // MARK: - Text of tokens

  /// The letters of tokens without the signs at both ends; nil where nothing is left.
  func printed(_ range: Range<Int>) -> String? {
    var start = max(0, range.lowerBound)
    var end = min(limit, range.upperBound)
    while start < end, isUsed[start] || isTrimmed(tokens[start], atStart: true) { start += 1 }
    while end > start, isUsed[end - 1] || isTrimmed(tokens[end - 1], atStart: false) { end -= 1 }
    guard start < end else { return nil }
    var upper = tokens[end - 1].range.upperBound
    // `(Vol. 2)` keeps its bracket; so does an abbreviation its full stop.
    if end < limit, tokens.isSign(".", at: end), !tokens[end].isSpaced, tokens.has(.abbreviation, at: end - 1),
      end < range.upperBound, tokens[start..<end].contains(where: { $0.isSign(".") })
    {
      upper = tokens[end].range.upperBound
    }
    let lower = tokens[start].range.lowerBound
    guard let tags else { return text[lower..<upper] }
    let whole = tags.extended(lower..<upper, within: tokens[range.clamped(to: 0..<limit)])
    return text[whole]
  }

  private func isTrimmed(_ token: ReferenceToken, atStart: Bool) -> Bool {
    guard token.kind == .sign else { return false }
    switch token.head {
    case ".", ",", ";", ":", "“", "”", "\"", "„", "«", "»", "‘", "’", "‚", "'", "`", "´", "·", "*", "•": return true
    case "(", "[", "/": return !atStart
    case ")", "]": return atStart
    default: return token.isDash
    }
  }

  func skip(_ index: Int, _ signs: Unicode.Scalar...) -> Int {
    index < limit && tokens[index].kind == .sign && signs.contains(tokens[index].head) ? index + 1 : index
  }

  func isSign(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < limit && index >= 0 && tokens.isSign(scalar, at: index)
  }

  /// Numbers without a title or container that they could belong to say nothing.
  mutating func dropHomelessNumbers() {
    guard work.title == nil, work.containerTitle == nil else { return }
    work.volume = nil
    work.issue = nil
    work.page = nil
  }

  // MARK: - The beginning

  /// `[12]`, `12.`, `(3)`, `•` before the reference.
  private func skipNumber() -> Int {
    var index = 0
    while index < limit, tokens[index].kind == .sign,
      tokens.isDash(at: index) || tokens.isSign("•", at: index) || tokens.isSign("*", at: index)
        || tokens.isSign("_", at: index)
    {
      index += 1
    }
    // `———, ed. Title`: the author of the entry before.
    if index > 1, isSign(index, ","), let role = role(at: index), role.end < limit { return role.end }
    let isBracketed = isSign(index, "[") || isSign(index, "(")
    let number = isBracketed ? index + 1 : index
    guard number + 1 < limit, tokens[number].kind == .number || isBracketed else { return index }
    // A key in brackets: `[Allison2006-MIT]`.
    if isSign(index, "["), let close = (index..<min(limit, index + 6)).first(where: { isSign($0, "]") }),
      !tokens[(index + 2)..<max(index + 2, close)].contains(where: \.isSpaced),
      tokens[index..<close].contains(where: { $0.kind == .number || $0.kind == .mixed })
    {
      return skip(close + 1, ".")
    }
    if isBracketed {
      guard isSign(number + 1, "]") || isSign(number + 1, ")"), isSign(index, "[") || tokens.year(at: number) == nil
      else {
        return index
      }
      return skip(number + 2, ".")
    }
    guard tokens[number].range.count <= 3 else { return index }
    if isSign(number + 1, ".") || isSign(number + 1, ")") {
      return number + 2 < limit
        && (tokens[number + 2].isCapitalized || tokens[number + 2].kind == .sign
          || tokens.has(.particle, at: number + 2))
        ? number + 2 : index
    }
    // `13 Carter, E., …`
    if !isNote, tokens[number + 1].isCapitalized,
      NameListScanner(text: text, tokens: tokens, limit: limit).inverted(at: number + 1) != nil
    {
      return number + 1
    }
    return index
  }

  private mutating func readNames(at start: Int) -> Int {
    if let series = NumberedSeriesScanner(text: text, tokens: tokens, limit: limit).name(at: start) {
      work.authors = [series.name]
      isBodyNamed = true
      isCommaStyle = true
      return series.end
    }
    let scanner = NameListScanner(text: text, tokens: tokens, limit: limit, isNote: isNote)
    guard let list = scanner.list(at: start) else {
      return readFamily(at: start) ?? readLoneName(at: start) ?? readBody(at: start)
    }
    namesAreCertain = list.isCertain
    var end = list.end
    if let role = role(at: end) {
      if role.isEditor { work.editors = list.names } else { work.translators = list.names }
      end = role.end
    } else {
      work.authors = list.names
    }
    isCommaStyle = isSign(end, ",")
    return end
  }

  /// A lone family name before its role: `Richter (Eds.), Topics …`.
  private mutating func readFamily(at start: Int) -> Int? {
    guard start < limit, tokens.isWord(at: start), tokens[start].isCapitalized, isSign(start + 1, "("),
      let role = role(at: start + 1)
    else { return nil }
    let names = [Name(family: text[tokens[start].range])]
    if role.isEditor { work.editors = names } else { work.translators = names }
    return role.end
  }

  /// One word as the author: `Ovid. Metamorphoses. Edited by …`, `COLLECTIF. Soins …`. A title follows in a piece of its
  /// own, and something after that.
  private mutating func readLoneName(at start: Int) -> Int? {
    if !isNote, start + 4 < limit, tokens[start].isCapitalized, isSign(start + 1, ","),
      ["anonymous", "anon", "anonyme", "collectif"].contains(tokens[start].folded)
    {
      work.authors = [Name(literal: text[tokens[start].range])]
      isCommaStyle = true
      return start + 1
    }
    guard !isNote, start + 2 < limit, tokens.isWord(at: start), tokens[start].isCapitalized,
      tokens[start].range.count > 2,
      isSign(start + 1, "."), tokens[start + 2].isSpaced,
      !tokens.has([.functionWord, .journal, .conference, .month, .genre, .law, .abbreviation, .series], at: start)
    else { return nil }
    let title = start + 2
    guard tokens[title].isCapitalized || tokens.year(at: title) != nil, !piece(at: title).isKnown else { return nil }
    guard let stop = (title + 1..<min(limit, title + 40)).first(where: { isSign($0, ".") }), stop + 2 < limit,
      tokens[title..<stop].contains(where: \.isWord)
    else { return nil }
    work.authors = [Name(literal: text[tokens[start].range])]
    return start + 1
  }

  /// `(eds.)`, `, ed.`, `(Hrsg.)`, `, editors` after names.
  func role(at index: Int) -> (isEditor: Bool, end: Int)? {
    var next = skip(index, ",", ";")
    let isBracketed = isSign(next, "(") || isSign(next, "[")
    if isBracketed { next += 1 }
    if isBracketed, let close = directionEnd(at: next) { return (true, close) }
    guard next < limit, tokens.isWord(at: next), tokens.has([.editor, .translator], at: next),
      tokens[next].folded != "edited"
    else { return nil }
    let isEditor = tokens.has(.editor, at: next)
    next = skip(next + 1, ".")
    // `(ed. and trans.)`
    while isBracketed, next < limit, !isSign(next, ")"), !isSign(next, "]"), next - index < 10 { next += 1 }
    if isBracketed { next = skip(next, ")", "]") } else if next < limit, tokens[next].folded == "by" { return nil }
    return (isEditor, next)
  }

  /// `(sous la dir.)`, `(sous la direction de)`, `(a cura di)`: past the bracket.
  private func directionEnd(at start: Int) -> Int? {
    guard start + 3 < limit,
      tokens[start].folded == "sous" && tokens[start + 1].folded == "la" && tokens[start + 2].folded.hasPrefix("dir")
        || tokens[start].folded == "a" && tokens[start + 1].folded == "cura" && tokens[start + 2].folded == "di",
      let close = (start + 3..<min(limit, start + 6)).first(where: { isSign($0, ")") || isSign($0, "]") })
    else { return nil }
    return close + 1
  }

  /// A body as author: the words before a date that comes early, or before the first comma or colon.
  private mutating func readBody(at start: Int) -> Int {
    if start < limit, tokens[start].kind == .sign { return start }
    if let end = bodyEnd(at: start) {
      work.authors = [Name(literal: text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound])]
      isCommaStyle = isSign(end, ",")
      isBodyNamed = true
      return end
    }
    var index = start
    while index < limit, index - start < 24 {
      let token = tokens[index]
      if token.head.isDoubleQuotationMark, index > start + 1, isSign(index - 1, ","), index - start <= 7,
        isBody(start..<index - 1), tokens[start..<index].contains(where: { $0.has(.journal) && $0.isCapitalized }),
        let name = printed(start..<index - 1)
      {
        // `Harbour Week, “Pilots Strike,” April 5, 1969`: the periodical comes first.
        work.containerTitle = name
        isCommaStyle = true
        return index - 1
      }
      if token.head.isDoubleQuotationMark, !isNote, index > start + 2, isSign(index - 1, ".") || isSign(index - 1, ","),
        isBody(start..<index - 1), tokens[start..<index].count(where: \.isWord) <= 6,
        !tokens[start..<index].contains(where: { $0.has([.journal, .agency, .month]) || $0.kind == .number }),
        let name = printed(start..<index - 1)
      {
        // `United Harbours. “Rights of Pilots.”`
        work.authors = [Name(literal: name)]
        isCommaStyle = isSign(index - 1, ",")
        return index - 1
      }
      if token.head.isDoubleQuotationMark || token.kind == .link { return start }
      if token.isSign("("), index > start, index + 2 < limit, tokens.year(at: index + 1) != nil,
        isSign(index + 2, ")"), tokens[(index + 3)...].count > 3
      {
        break
      }
      if token.year != nil, index > start + 1, isSign(index + 1, ".") || isSign(index + 1, ":"),
        isSign(index - 1, ".") || isSign(index - 1, ","), tokens[(index + 1)...].count > 5
      {
        break
      }
      index += 1
    }
    guard index < limit, index - start < 24, index > start else { return start }
    if let name = printed(start..<index), isBody(start..<index) || isInstitution(start..<index) {
      work.authors = [Name(literal: name)]
      return index
    }
    return start
  }

  /// `Law Reform Commission, Title (1981)`, `Statistisches Bundesamt: …`, `A.L.R.C., Title`: where the body's name ends.
  private func bodyEnd(at start: Int) -> Int? {
    var index = start
    var isBody = false
    while index < limit, index - start < 16 {
      let token = tokens[index]
      if token.isWord {
        guard token.isCapitalized || token.has([.functionWord, .conjunction, .particle]) else { return nil }
        if token.isCapitalized, token.has(.institution), !token.has([.journal, .publisher]) { isBody = true }
      } else if token.isSign(",") || token.isSign(":") {
        break
      } else if token.isSign(".") {
        guard index > start, tokens.isInitial(at: index - 1) else { return nil }
        // `A.L.R.C.`: initials without blanks between them.
        if index - start >= 5, tokens[start..<index].allSatisfy({ $0.isInitial || $0.isSign(".") }),
          !tokens[(start + 1)..<index].contains(where: \.isSpaced)
        {
          isBody = true
        }
      } else if !token.isSign("&"), !token.isSign("/"), !token.isSign("’"), !token.isSign("'"), !token.isSign("("),
        !token.isSign(")")
      {
        return nil
      }
      index += 1
    }
    guard isBody, index < limit, index > start, index - start < 16, index + 2 < limit,
      tokens.isSign(",", at: index) || tokens.isSign(":", at: index),
      tokens[index + 1].isCapitalized || QuotedTitleScanner.closing(tokens[index + 1].head) != nil,
      tokens[index + 2].kind != .sign || tokens[index + 1].kind == .sign || tokens.isSign("’", at: index + 2),
      placeEnd(at: index + 1) == nil
    else { return nil }
    return index
  }

  /// Whether words read as a body's name or a lone family name: few, and capitalised but for small words.
  private func isBody(_ range: Range<Int>) -> Bool {
    var lowercase = 0
    var words = 0
    for token in tokens[range] where token.isWord {
      words += 1
      if !token.isCapitalized, !token.has([.functionWord, .particle]) { lowercase += 1 }
    }
    return words > 0 && words <= 14 && lowercase == 0
  }

  /// `Ministère des transports`: small words after the word that names the kind of body.
  private func isInstitution(_ range: Range<Int>) -> Bool {
    tokens[range.lowerBound].isCapitalized && tokens.has(.institution, at: range.lowerBound) && range.count <= 8
      && tokens[range].allSatisfy { $0.isWord || $0.isSign("’") || $0.isSign("'") }
  }

  /// The date right after the names: `(1991).`, `1988.`, `, 2004:`.
  private mutating func readDate(after index: Int) -> Int {
    guard index > 0 else { return index }
    var next = skip(index, ".", ",", ":")
    let isBracketed = isSign(next, "(") || isSign(next, "[")
    if isBracketed { next += 1 }
    let scanner = DateScanner(tokens: tokens, limit: limit)
    if let reading = scanner.date(at: next), tokens.year(at: next) != nil || isBracketed {
      let close = isBracketed ? skip(reading.end, ")", "]") : reading.end
      let isSpan = reading.end + 1 < limit && tokens.isDash(at: reading.end) && tokens[reading.end + 1].kind == .number
      if isBracketed ? close > reading.end : !isSpan && !isSign(close, ";") {
        work.issued = reading.date
        if isBracketed, isSign(close, ",") { isCommaStyle = true }
        // `1940 [1933].`: the year of the first edition.
        if isSign(close, "["), close + 2 < limit, tokens.year(at: close + 1) != nil, isSign(close + 2, "]") {
          return skipSigns(skip(close + 3, ".", ","))
        }
        return skipSigns(close)
      }
      // `(2011, March 3)`, `(1986/1990)`, `(1999 [1956])`: the bracket closes a little later.
      if isBracketed, let close = (reading.end..<min(limit, reading.end + 6)).first(where: { isSign($0, ")") }) {
        work.issued = reading.date
        return skipSigns(close + 1)
      }
    }
    if isBracketed, let close = (next..<min(limit, next + 4)).first(where: { isSign($0, ")") }),
      tokens[next..<close].contains(where: { $0.has([.unpublished]) || $0.folded == "n" || $0.folded == "o" })
    {
      return skipSigns(close + 1)
    }
    return skipSigns(index)
  }

  func skipSigns(_ index: Int) -> Int {
    var index = index
    while index < limit, tokens[index].kind == .sign, isBreak(tokens[index].head) { index += 1 }
    return index
  }

  private func isBreak(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case ".", ",", ":", ";", ")": true
    default: sign.isDash
    }
  }
}
