import DocumentModel

/// Reads a date at a place in a reference: `1987`, `1991a`, `March 1, 2006`, `1 March 2006`, `2006 Mar 1`,
/// `1.3.2006`, `Winter, 2005`, `Sept.–Oct. 1998`, `1974/75`.
struct DateScanner {
  struct Reading {
    var date: PartialDate
    var end: Int
  }

  let tokens: [ReferenceToken]
  let limit: Int

  func date(at start: Int) -> Reading? {
    guard start < limit else { return nil }
    let token = tokens[start]
    if token.has([.month, .season]) { return monthFirst(at: start) }
    if let year = token.year { return yearFirst(year, at: start) }
    if let day = token.value, (1...31).contains(day), token.count <= 4 { return dayFirst(day, at: start) }
    if token.isWord, token.count <= 2, ["c", "ca"].contains(token.folded) {
      let next = skip(start + 1, ".")
      guard next < limit, let year = tokens.year(at: next) else { return nil }
      return yearFirst(year, at: next)
    }
    return nil
  }

  private func skip(_ index: Int, _ signs: Unicode.Scalar...) -> Int {
    index < limit && tokens[index].kind == .sign && signs.contains(tokens[index].head) ? index + 1 : index
  }

  private func month(at index: Int) -> Int? {
    guard index < limit, tokens.has(.month, at: index) else { return nil }
    return months(tokens[index].folded)
  }

  /// The month of a word, the first one of `January-February`.
  private func months(_ word: String) -> Int? {
    DateWords.months[word] ?? word.split(separator: "-").first.flatMap { DateWords.months[String($0)] }
  }

  /// The end of a second month or season: `March–April`, `Sept./Oct.`, `Herbst/Winter`.
  private func skipSecondMonth(_ index: Int) -> Int {
    guard index + 1 < limit, tokens.isDash(at: index) || tokens.isSign("/", at: index) || tokens.isSign("&", at: index),
      tokens.has([.month, .season], at: index + 1)
    else { return index }
    return skip(index + 2, ".")
  }

  private func monthFirst(at start: Int) -> Reading? {
    let season = DateWords.seasons[tokens[start].folded]
    let month = season == nil ? months(tokens[start].folded) : nil
    var index = skipSecondMonth(skip(start + 1, "."))
    var day: Int?
    if season == nil, index < limit, let value = tokens[index].value, (1...31).contains(value),
      tokens[index].range.count <= 4
    {
      day = value
      index += 1
      if index + 1 < limit, tokens.isDash(at: index), let last = tokens[index + 1].value, (1...31).contains(last) {
        index += 2
      }
    }
    index = skip(index, ",", ".")
    // `Sept 12 1998`, and the article of `mars de 1998`.
    if index + 1 < limit, ["de", "of"].contains(tokens[index].folded) { index += 1 }
    guard index < limit, let year = tokens.year(at: index) else { return nil }
    return Reading(date: PartialDate(year: year, month: month, day: day, season: season), end: index + 1)
  }

  private func dayFirst(_ day: Int, at start: Int) -> Reading? {
    var index = start + 1
    if index + 1 < limit, tokens.isDash(at: index), let last = tokens[index + 1].value, (1...31).contains(last),
      tokens[index + 1].range.count <= 2
    {
      index += 2
    }
    index = skip(index, ".")
    if index < limit, ["de", "of"].contains(tokens[index].folded) { index += 1 }
    if let month = month(at: index) {
      var next = skip(index + 1, ".", ",")
      if next + 1 < limit, ["de", "of"].contains(tokens[next].folded) { next += 1 }
      guard next < limit, let year = tokens.year(at: next) else { return nil }
      return Reading(date: PartialDate(year: year, month: month, day: day), end: next + 1)
    }
    // 1.3.2006, 03/01/2006 (day and month cannot be told there, so neither is said).
    guard index + 2 < limit, let second = tokens[index].value ?? nil,
      (1...12).contains(second) || (1...31).contains(second),
      tokens[index].range.count <= 2
    else {
      return nil
    }
    let isDotted = index > start + 1
    let sign = index + 1
    guard tokens.isSign(".", at: sign) || tokens.isSign("/", at: sign) || tokens.isDash(at: sign),
      let year = tokens.year(at: sign + 1)
    else {
      return slashed(day, at: start)
    }
    guard isDotted, second <= 12 else { return Reading(date: PartialDate(year: year), end: sign + 2) }
    return Reading(date: PartialDate(year: year, month: second, day: day), end: sign + 2)
  }

  private func slashed(_ first: Int, at start: Int) -> Reading? {
    guard start + 4 < limit, tokens.isSign("/", at: start + 1) || tokens.isDash(at: start + 1),
      let second = tokens[start + 2].value,
      tokens.isSign("/", at: start + 3) || tokens.isDash(at: start + 3), let year = tokens.year(at: start + 4),
      second <= 31
    else { return nil }
    if first > 12, second <= 12 {
      return Reading(date: PartialDate(year: year, month: second, day: first), end: start + 5)
    }
    if second > 12, first <= 12 {
      return Reading(date: PartialDate(year: year, month: first, day: second), end: start + 5)
    }
    return Reading(date: PartialDate(year: year), end: start + 5)
  }

  private func yearFirst(_ year: Int, at start: Int) -> Reading? {
    var index = start + 1
    var date = PartialDate(year: year)
    // 2006-03-01
    if index + 3 < limit, tokens.isDash(at: index), !tokens[index].isSpaced, let month = tokens[index + 1].value,
      (1...12).contains(month), tokens[index + 1].range.count == 2, tokens.isDash(at: index + 2),
      let day = tokens[index + 3].value, (1...31).contains(day), tokens[index + 3].range.count == 2
    {
      return Reading(date: PartialDate(year: year, month: month, day: day), end: index + 4)
    }
    // 1974/75, 1765–69; the first year counts.
    if index + 1 < limit, tokens.isSign("/", at: index) || tokens.isDash(at: index), tokens[index + 1].kind == .number,
      tokens[index + 1].range.count == 2 || tokens.year(at: index + 1) != nil, tokens.isSign("/", at: index)
    {
      return Reading(date: date, end: index + 2)
    }
    let month = skip(index, ",")
    if month < limit, let value = self.month(at: month), !(month + 1 < limit && tokens.isInitial(at: month)) {
      date.month = value
      index = skipSecondMonth(skip(month + 1, "."))
      if index < limit, let day = tokens[index].value, tokens[index].kind == .number, (1...31).contains(day),
        index + 1 >= limit || !tokens.isSign(":", at: index + 1) && !tokens.isSign("(", at: index + 1)
      {
        date.day = day
        index += 1
      }
    }
    return Reading(date: date, end: index)
  }
}
