import DocumentModel

/// Reads the volume-first form of legal citation: `(1979) 27 Political Studies 183, 185`, `[1919] 2 K.B. 571`,
/// `73 Yale L.J. 733, 740 (1964)`, `83 U.S. (16 Wall.) 130 (1873)`.
struct ReporterScanner {
  struct Reading {
    var date: PartialDate?
    var volume: String?
    var title: String
    var page: String?
    var pinpoint: String?
    var start: Int
    var end: Int
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// Cost: bounded.
  func reporter(at start: Int) -> Reading? {
    var index = start
    while index < limit, tokens[index].kind == .sign, [",", "."].contains(tokens[index].head) { index += 1 }
    var date: PartialDate?
    let begin = index
    if index + 2 < limit, tokens[index].isSign("(") || tokens[index].isSign("["), let year = tokens[index + 1].year,
      tokens[index + 2].isSign(")") || tokens[index + 2].isSign("]")
    {
      date = PartialDate(year: year)
      index += 3
    }
    var volume: String?
    if index < limit, tokens[index].kind == .number, tokens[index].count <= 4, tokens[index].year == nil || date == nil
    {
      volume = text[tokens[index].range]
      index += 1
    } else if date == nil || !tokens[begin].isSign("[") {
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
      } else if !(token.isSign(".") || token.isSign("&") || token.isSign("'") || token.isSign("’") || token.isSign(":"))
      {
        return nil
      }
      index += 1
    }
    guard index > first, index < limit, lower <= 1, tokens[first].isWord, tokens[first].isCapitalized else {
      return nil
    }
    var last = index
    // `(16 Wall.)`: the old reporter's name in brackets.
    if tokens[index].isSign("(") {
      guard let close = (index..<min(limit, index + 6)).first(where: { tokens[$0].isSign(")") }), close + 1 < limit,
        tokens[close + 1].kind == .number, tokens[index + 1].kind == .number
      else { return nil }
      index = close + 1
    }
    guard tokens[index].kind == .number || tokens[index].kind == .mixed else { return nil }
    while last > first, tokens[last - 1].kind == .sign, !tokens[last - 1].isSign(".") { last -= 1 }
    var reading = Reading(
      date: date, volume: volume, title: text[tokens[first].range.lowerBound..<tokens[last - 1].range.upperBound],
      start: begin, end: index)
    (reading.page, reading.end) = span(at: index)
    readPinpoint(into: &reading)
    return reading
  }

  private func span(at start: Int) -> (String, Int) {
    var end = start + 1
    if end + 1 < limit, tokens[end].isDash, tokens[end + 1].kind == .number { end += 2 }
    return (text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound], end)
  }

  /// `, 185`, `, at 185`, and a date that follows in brackets.
  private func readPinpoint(into reading: inout Reading) {
    var index = reading.end
    if index < limit, tokens[index].isSign(",") { index += 1 }
    if index < limit, tokens[index].folded == "at" { index += 1 }
    if index > reading.end, index < limit, tokens[index].kind == .number, tokens[index].count <= 4 {
      let (value, end) = span(at: index)
      reading.pinpoint = value
      reading.end = end
    }
    index = reading.end
    guard reading.date == nil, index < limit, tokens[index].isSign("(") else { return }
    for next in (index + 1)..<min(limit, index + 8) {
      if let year = tokens[next].year { reading.date = PartialDate(year: year) }
      if tokens[next].isSign(")") {
        if reading.date != nil { reading.end = next + 1 }
        return
      }
    }
  }
}
