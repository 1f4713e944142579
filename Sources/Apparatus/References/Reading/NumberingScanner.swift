import DocumentModel

/// Reads the run of numbers that tells where in a periodical or book a work stands: `33, no. 3/4 (2003): 151–172`,
/// `2004;12(5):20`, `vol. 89, no. 2, pp. 151–165, 2003`, `Jg. 12, H. 3, S. 4–9`, `(1993) 56`.
struct NumberingScanner {
  struct Numbering {
    var volume: String?
    var issue: String?
    var page: String?
    var numberOfPages: String?
    /// Whether a label (`vol.`, `pp.`) says what a number is.
    var isLabelled = false
    var volumeIsLabelled = false
    var pageIsLabelled = false
    var date: PartialDate?
    var dateIsBracketed = false
    /// Whether words stand in place of the numbers: `to appear`.
    var isUnpublished = false
    /// How many numbers and dates there are.
    var items = 0
    var range: Range<Int>

    /// Whether this is more than a lone number or date in running words.
    var isStrong: Bool {
      isLabelled || (volume != nil && (page != nil || issue != nil)) || (volume != nil && date != nil)
    }
  }

  private enum Kind { case number, span, volume, issue, page, pageCount, date }

  private struct Item {
    var kind: Kind
    var text: String
    var date: PartialDate?
    /// The sign before it: `,`, `:`, `(`, `;`, `.`; a blank where none is.
    var before: Unicode.Scalar
    var isBracketed: Bool
    var token: Int
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int
  /// Whether a year is still wanted, so that a bare one is the date rather than a volume.
  var wantsDate = true

  /// The numbering that begins at `start`; nil where neither number, label nor date does. Cost: linear in its tokens.
  func numbering(at start: Int) -> Numbering? {
    var items: [Item] = []
    var index = start
    var end = start
    var depth = 0
    var before: Unicode.Scalar = " "
    while index < limit, items.count < 40, index - start < 160 {
      let token = tokens[index]
      if token.kind == .sign {
        switch token.head {
        case "(", "[": depth += 1
        case ")", "]":
          guard depth > 0 else { return interpret(items, start..<end) }
          depth -= 1
          index += 1
          end = index
          continue
        case "№":
          guard let value = value(at: index + 1) else { return interpret(items, start..<end) }
          items.append(
            Item(kind: .issue, text: value.text, date: nil, before: before, isBracketed: depth > 0, token: index))
          index = value.end
          end = index
          before = " "
          continue
        case ",", ":", ";", ".", "/", "¶": break
        default:
          guard token.isDash, !items.isEmpty else { return interpret(items, start..<end) }
        }
        // Two sentence ends divide numberings.
        before = token.head
        index += 1
        continue
      }
      guard let item = item(at: index, before: before, depth: depth, previous: items.last) else { break }
      items.append(item.item)
      index = item.end
      end = index
      before = " "
    }
    return interpret(items, start..<end)
  }

  // MARK: - Items

  private func item(
    at index: Int, before: Unicode.Scalar, depth: Int, previous: Item?
  ) -> (item: Item, end: Int)? {
    let token = tokens[index]
    func made(_ kind: Kind, _ text: String, _ end: Int, date: PartialDate? = nil) -> (Item, Int) {
      (Item(kind: kind, text: text, date: date, before: before, isBracketed: depth > 0, token: index), end)
    }
    if token.isWord || token.kind == .mixed && token.classes != [] || token.head == "n" {
      if let label = label(at: index) {
        guard let value = value(at: label.next) else {
          // `Suppl` and `Pt` may stand without a number.
          if label.kind == .issue, token.folded.hasPrefix("supp"), previous != nil {
            return made(.issue, token.folded, index + 1)
          }
          return dated(at: index, made: made)
        }
        return made(label.kind, value.text, value.end)
      }
      if token.has([.month, .season]) { return dated(at: index, made: made) }
      if previous == nil, isRomanVolume(index) { return made(.number, text[token.range], index + 1) }
      if let previous,
        before == ":" || before == "," || before == ";" || previous.kind == .date && previous.isBracketed,
        let value = value(at: index),
        token.kind == .mixed && isPageLike(token) || token.isRoman && (token.count > 1 || !token.isCapitalized)
      {
        return made(value.isSpan ? .span : .number, value.text, value.end)
      }
      return nil
    }
    guard token.kind == .number || token.kind == .mixed && isPageLike(token) else { return nil }
    // `'91` is part of a name; so are spans of years (`1450–1800`) before any number.
    if index > 1, previous == nil, !token.isSpaced, tokens.isDash(at: index - 1), !tokens[index - 1].isSpaced,
      tokens.isWord(at: index - 2) || tokens[index - 2].kind == .mixed
    {
      return nil
    }
    if index > 0, previous == nil,
      token.count == 5 && tokens.has(.region, at: index - 1) || tokens[index - 1].folded == "version"
    {
      return nil
    }
    if index > 0, !token.isSpaced,
      tokens[index - 1].head.isSingleQuotationMark || tokens.isSign("#", at: index - 1)
        || tokens.isSign("$", at: index - 1)
    {
      return nil
    }
    if previous == nil, token.year != nil, index + 2 < limit, tokens.isDash(at: index + 1),
      tokens.year(at: index + 2) != nil
    {
      return nil
    }
    // `360 pp.`, `297 S.`
    if token.kind == .number, index + 1 < limit, tokens.has(.pageLabel, at: index + 1),
      tokens[index + 1].folded != "col",
      before != ":", !isNumber(afterLabel: index + 1),
      !tokens[index + 1].isCapitalized || tokens[index + 1].folded == "s" && !isWordInitial(index + 1),
      tokens[index + 1].isSpaced
        || tokens[index + 1].folded == "p" || tokens[index + 1].folded == "pp"
    {
      let end = index + 2 < limit && tokens.isSign(".", at: index + 2) ? index + 3 : index + 2
      return made(.pageCount, text[token.range], end)
    }
    if let date = DateScanner(tokens: tokens, limit: limit).date(at: index),
      isDate(at: index, reading: date, before: before, depth: depth, previous: previous)
    {
      return made(.date, "", date.end, date: date.date)
    }
    guard let value = value(at: index) else { return nil }
    return made(value.isSpan ? .span : .number, value.text, value.end)
  }

  /// `12a`, `1991b`, `e219`, `CR376`: not `5SiO4`.
  private func isPageLike(_ token: ReferenceToken) -> Bool {
    var changes = 0
    var letters = 0
    var last: Bool?
    for scalar in token.folded.unicodeScalars {
      if let last, last != scalar.isASCIIDigit { changes += 1 }
      last = scalar.isASCIIDigit
      if !scalar.isASCIIDigit { letters += 1 }
    }
    return changes == 1 && letters <= 2
  }

  /// `Review, XLIII (January 1965)`, `Annales, VII, 1998, p. 5`, `Review XIV:2`: a volume in roman capitals, which a date or
  /// number follows.
  func isRomanVolume(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isAllCapitals, !token.has(.region), index > 1, index + 2 < limit,
      tokens.isSign(",", at: index - 1)
        || tokens.isWord(at: index - 1) && tokens[index - 1].isCapitalized
          && tokens.isSign(":", at: index + 1),
      tokens.isSign(",", at: index + 1) || tokens.isSign("(", at: index + 1) || tokens.isSign(":", at: index + 1)
        || tokens.isSign("/", at: index + 1),
      token.isRoman, token.folded.utf8.contains(where: { "ivx".utf8.contains($0) })
    else { return false }
    let next = tokens[index + 2]
    return next.kind == .number || next.has([.month, .season, .pageLabel, .issueLabel]) || next.kind == .mixed
  }

  private func isWordInitial(_ index: Int) -> Bool {
    index + 2 < limit && tokens.isSign(".", at: index + 1) && tokens[index + 2].isCapitalized
  }

  private func dated(
    at index: Int, made: (Kind, String, Int, PartialDate?) -> (Item, Int)
  ) -> (Item, Int)? {
    guard let date = DateScanner(tokens: tokens, limit: limit).date(at: index) else {
      // `June 15–17` or a lone month goes with the numbers, and says nothing.
      return nil
    }
    return made(.date, "", date.end, date.date)
  }

  private func isDate(
    at index: Int, reading: DateScanner.Reading, before: Unicode.Scalar, depth: Int, previous: Item?
  ) -> Bool {
    let hasMonth = reading.date.month != nil || reading.date.season != nil
    if hasMonth { return true }
    guard tokens.year(at: index) != nil else { return reading.end > index + 1 }
    if reading.end < limit, tokens.isDash(at: reading.end), reading.end + 1 < limit,
      tokens[reading.end + 1].kind == .number, depth == 0,
      before == ":" || !wantsDate || tokens[reading.end + 1].range.count < 3
    {
      return false
    }
    if before == ":", previous != nil { return false }
    // `10(12) 1952-1962`: pages, though they look like years.
    if let previous,
      previous.kind == .number || previous.kind == .issue || previous.kind == .volume || previous.kind == .span,
      reading.end + 1 < limit,
      tokens.isDash(at: reading.end), tokens[reading.end + 1].kind == .number, depth == 0
    {
      return false
    }
    if depth > 0, before == "(" || before == "[" { return true }
    if let previous, previous.kind == .page, !wantsDate { return false }
    return wantsDate
  }

  private func label(at index: Int) -> (kind: Kind, next: Int)? {
    let token = tokens[index]
    let kind: Kind
    if token.has(.pageLabel) {
      kind = .page
    } else if token.has(.volumeLabel) {
      kind = .volume
    } else if token.has(.issueLabel) {
      kind = .issue
    } else {
      return nil
    }
    var next = index + 1
    if next < limit, tokens[next].kind == .sign, [".", ":", "°", "º"].contains(tokens[next].head) { next += 1 }
    if next < limit, tokens.isSign(".", at: next) || tokens.isDash(at: next) { next += 1 }
    // A single letter is a label only right before a number, and not as the end of a name: `Mech Eng H. 2008`.
    guard next < limit, token.count > 1 || isNumeric(next) else { return nil }
    if token.count == 1, index > 0, tokens.isWord(at: index - 1), tokens.year(at: next) != nil || token.isCapitalized {
      return nil
    }
    return (kind, next)
  }

  private func isNumber(afterLabel index: Int) -> Bool {
    var next = index + 1
    if next < limit, tokens.isSign(".", at: next) { next += 1 }
    return next < limit && tokens[next].kind == .number && tokens.year(at: next) == nil
  }

  private func isNumeric(_ index: Int) -> Bool {
    tokens[index].kind == .number || tokens[index].kind == .mixed || tokens[index].isRoman
  }

  /// A number, a roman numeral or a span of them: `151–172`, `xii`, `e123-e130`, `3/4`, `141- 143`, `125 ff.`
  private func value(at start: Int) -> (text: String, end: Int, isSpan: Bool)? {
    guard start < limit, isNumeric(start) else { return nil }
    var end = start + 1
    var isSpan = false
    while end + 1 < limit, tokens.isDash(at: end) || tokens.isSign("/", at: end) || tokens.isSign("‑", at: end),
      isNumeric(end + 1)
    {
      // A dash before a whole date is none of ours.
      if tokens.isDash(at: end) { isSpan = true }
      end += 2
      if end - start > 8 { break }
    }
    return (text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound], end, isSpan)
  }

  // MARK: - Meaning

  private func interpret(_ items: [Item], _ range: Range<Int>) -> Numbering? {
    guard !items.isEmpty else { return nil }
    var result = Numbering(range: range)
    result.items = items.count
    for (place, item) in items.enumerated() {
      switch item.kind {
      case .volume:
        if result.volume == nil { result.volume = item.text; result.volumeIsLabelled = true }
        result.isLabelled = true
      case .issue:
        if result.issue == nil { result.issue = item.text }
        result.isLabelled = true
      case .page:
        if result.page == nil || !result.pageIsLabelled { result.page = item.text; result.pageIsLabelled = true }
        result.isLabelled = true
      case .pageCount:
        if result.numberOfPages == nil { result.numberOfPages = item.text }
        result.isLabelled = true
      case .date:
        // `2003 [1910]`: the year of the first edition is in square brackets.
        if result.date == nil || item.isBracketed && item.before != "[" && !result.dateIsBracketed {
          result.date = item.date
          result.dateIsBracketed = item.isBracketed
        }
      case .number, .span: placeBare(item, at: place, in: items, into: &result)
      }
    }
    return result
  }

  private func placeBare(_ item: Item, at place: Int, in items: [Item], into result: inout Numbering) {
    let rest = items[(place + 1)...]
    let hasMore = rest.contains { $0.kind == .number || $0.kind == .span || $0.kind == .page }
    let previous = place > 0 ? items[place - 1] : nil
    if place == items.count - 1, result.volume == nil, result.page == nil, previous?.kind == .date,
      previous?.isBracketed == true,
      item.before == " " || item.before == ","
    {
      // `(1991) 77.`: the page cited.
      result.page = item.text
    } else if item.isBracketed, item.before == "(" || item.before == "[", result.volume != nil, result.issue == nil,
      result.page == nil, previous.map({ $0.kind == .number || $0.kind == .span || $0.kind == .volume }) ?? false
    {
      result.issue = item.text
    } else if result.volume == nil,
      item.kind == .number || rest.contains(where: { $0.kind == .span || $0.kind == .page }),
      result.page == nil, item.before != ":" || hasMore || place == 0
    {
      result.volume = item.text
    } else if result.issue == nil, result.page == nil, hasMore, !item.isBracketed,
      item.kind == .number || rest.contains(where: { $0.kind == .span || $0.kind == .page })
    {
      result.issue = item.text
    } else if result.page == nil {
      result.page = item.text
    }
  }
}
