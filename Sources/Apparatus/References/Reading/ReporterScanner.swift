import DocumentModel

/// Reads the volume-first form of legal citation: `(1979) 27 Political Studies 183, 185`, `[1919] 2 K.B. 571`,
/// `73 Yale L.J. 733, 740 (1964)`, `83 U.S. (16 Wall.) 130 (1873)`, `164 A.3d 1189 (Pa. 2017)`, `347 US 483 [1954]`.
struct ReporterScanner {
  struct Reading {
    var date: PartialDate?
    var volume: String?
    var title: String
    var page: String?
    var pinpoint: String?
    /// The court that a bracket behind it names: `9th Cir.`.
    var court: String?
    var start: Int
    var end: Int
    /// Whether its name is in the table of reports.
    var isKnown = false
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The report that begins at `start`, with the pages of parallel reports passed over. Cost: bounded.
  func reporter(at start: Int) -> Reading? {
    guard var reading = single(at: start) else { return nil }
    readPinpoint(into: &reading)
    // `, 93 S. Ct. 705, 35 L. Ed. 2d 147`: the same case in other reports.
    for _ in 0..<8 {
      guard reading.end < limit, tokens.isSign(",", at: reading.end) || tokens.isSign("[", at: reading.end),
        var other = single(at: reading.end + (tokens.isSign("[", at: reading.end) ? 1 : 0)), other.date == nil,
        other.isKnown
      else { break }
      readPinpoint(into: &other)
      reading.end = other.end
      if reading.end < limit, tokens.isSign("]", at: reading.end) { reading.end += 1 }
    }
    readBracket(into: &reading)
    return reading
  }

  /// One volume, name and first page.
  private func single(at start: Int) -> Reading? {
    var index = start
    while index < limit, tokens[index].kind == .sign, [",", "."].contains(tokens[index].head) { index += 1 }
    var date: PartialDate?
    let begin = index
    if index + 2 < limit, tokens.isSign("(", at: index) || tokens.isSign("[", at: index),
      let year = tokens.year(at: index + 1),
      tokens.isSign(")", at: index + 2) || tokens.isSign("]", at: index + 2)
    {
      date = PartialDate(year: year)
      index += 3
      if index < limit, tokens.isSign(",", at: index) { index += 1 }
    }
    var volume: String?
    if index < limit, tokens[index].kind == .number, tokens[index].range.count <= 4 {
      volume = text[tokens[index].range]
      index += 1
    } else if date == nil || !tokens.isSign("[", at: begin) {
      return nil
    }
    let first = index
    var lower = 0
    while index < limit, index - first < 24 {
      let token = tokens[index]
      if token.kind == .number, index > first { break }
      if token.isWord {
        if !token.isCapitalized, !token.has([.functionWord, .conjunction]) { lower += 1 }
      } else if token.isSign("(") {
        break
      } else if token.kind == .mixed {
        // `F.3d`, `P2d`; `e183` is a page.
        guard isSeries(token) || token.isCapitalized && index == first else { break }
      } else if !(token.isSign(".") || token.isSign("&") || token.isSign("'") || token.isSign("’") || token.isSign(":"))
      {
        return nil
      }
      index += 1
    }
    guard index > first, index < limit, lower <= 1, tokens[first].isCapitalized else { return nil }
    var last = index
    if tokens.isSign("(", at: index) {
      guard let close = (index..<min(limit, index + 6)).first(where: { tokens.isSign(")", at: $0) }), close + 1 < limit,
        tokens[close + 1].kind == .number, close > index + 1
      else { return nil }
      // `(16 Wall.)`: the old reporter's name in brackets; `Ill. App. (4th)` and `EWCA (Civ)` belong to the name.
      if tokens[index + 1].kind != .number { last = close + 1 }
      index = close + 1
    }
    guard tokens[index].kind == .number || tokens[index].kind == .mixed else { return nil }
    while last > first, tokens[last - 1].kind == .sign, !tokens.isSign(".", at: last - 1),
      !tokens.isSign(")", at: last - 1)
    {
      last -= 1
    }
    guard last > first else { return nil }
    let title = text[tokens[first].range.lowerBound..<tokens[last - 1].range.upperBound]
    var reading = Reading(
      date: date, volume: volume, title: title, start: begin, end: index, isKnown: ReporterNames.isKnown(key(title)))
    (reading.page, reading.end) = span(at: index)
    return reading
  }

  /// `2d`, `3d`, `4th`: the series of a report.
  private func isSeries(_ token: ReferenceToken) -> Bool {
    token.count <= 4 && token.value != nil
      && ["d", "nd", "rd", "th", "st"].contains { token.folded.hasSuffix($0) && token.folded.count - $0.count <= 2 }
  }

  /// A report's name without blanks, stops and brackets.
  private func key(_ title: String) -> String {
    String(String.UnicodeScalarView(title.unicodeScalars.filter { $0.isLetter || $0.isASCIIDigit }))
  }

  private func span(at start: Int) -> (String, Int) {
    var end = start + 1
    if end + 1 < limit, tokens.isDash(at: end), tokens[end + 1].kind == .number { end += 2 }
    return (text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound], end)
  }

  /// `, 185`, `, at 185`, `at p. 185`, `, 155–57`; not the volume of a parallel report.
  private func readPinpoint(into reading: inout Reading) {
    var index = reading.end
    if index < limit, tokens.isSign(",", at: index) { index += 1 }
    if index < limit, tokens[index].folded == "at" { index += 1 }
    if index > reading.end, index + 1 < limit, tokens.has(.pageLabel, at: index) {
      index += tokens.isSign(".", at: index + 1) ? 2 : 1
    }
    guard index > reading.end, index < limit, tokens[index].kind == .number, tokens[index].range.count <= 4 else {
      return
    }
    let (value, end) = span(at: index)
    if end < limit, tokens.isWord(at: end) || tokens[end].kind == .mixed, tokens[end].isCapitalized,
      let other = single(at: index), other.isKnown
    {
      return
    }
    reading.pinpoint = value
    reading.end = end
    // `, 347, 351`
    while reading.end + 1 < limit, tokens.isSign(",", at: reading.end), tokens[reading.end + 1].kind == .number,
      tokens[reading.end + 1].range.count <= 4, reading.end - index < 16,
      reading.end + 2 >= limit || tokens[reading.end + 2].kind == .sign
    { reading.end = span(at: reading.end + 1).1 }
  }

  /// `(9th Cir. 1982)`, `[1954]`: the date, and the court before it.
  private func readBracket(into reading: inout Reading) {
    let open = reading.end
    guard reading.date == nil, open < limit, tokens.isSign("(", at: open) || tokens.isSign("[", at: open) else {
      return
    }
    var first: Int?
    for next in (open + 1)..<max(open + 1, min(limit, open + 16)) {
      let token = tokens[next]
      if token.isSign(")") || token.isSign("]") {
        if reading.date != nil { reading.end = next + 1 }
        break
      }
      if let year = token.year, reading.date == nil {
        reading.date = PartialDate(year: year)
        first = first ?? next
      } else if token.has(.month) {
        first = first ?? next
      }
    }
    guard reading.date != nil, let first, first > open + 1 else { return }
    var last = first
    while last > open + 1, tokens.isSign(",", at: last - 1) { last -= 1 }
    reading.court = text[tokens[open + 1].range.lowerBound..<tokens[last - 1].range.upperBound]
  }
}
