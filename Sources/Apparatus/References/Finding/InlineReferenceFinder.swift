import DocumentModel

/// Finds the citations by author and year in running text, of a document that ends in a list of references:
/// `(Smith 1999, 12; Brown 2003a)`, `Smith and Jones (2001)`, `vgl. Müller 1998, S. 3`.
///
/// A name before a year is a citation where the list has a work of that name and year. In brackets it may be one that the
/// list has lost, if nothing but names, year and place stand there; anywhere else, a year is a year.
struct InlineReferenceFinder {
  private let text: ScalarText
  /// The list's entries by the folded name of an author, and their years.
  private var entries: [String: [(names: Set<String>, year: Int)]] = [:]

  /// Fewer entries with author and year are no list that a text is cited by.
  private static let fewestEntries = 3

  /// Nil where the entries are no list by author and year.
  init?(text: ScalarText, entries found: [FoundReference]) {
    self.text = text
    var count = 0
    for entry in found {
      guard let year = entry.reference.item.issued?.year else { continue }
      let names = ReferenceResolver.answers(entry.reference.item)
      if !names.isEmpty { count += 1 }
      for name in names { entries[name, default: []].append((names, year)) }
    }
    guard count >= Self.fewestEntries else { return nil }
  }

  /// Blocks whose words are the author's or those that he quotes.
  static func isText(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .paragraph, .listItem, .blockQuotation, .caption, .standfirst, .table, .pullQuote: true
    default: false
    }
  }

  /// The citations in a block. Cost: linear.
  func references(in range: Range<Int>, block: Int) -> [FoundReference] {
    guard holdsYear(range) else { return [] }
    let tokens = ReferenceTokenizer.tokens(of: text, in: range)
    let scanner = AuthorYearScanner(text: text, tokens: tokens, limit: tokens.count)
    var result: [FoundReference] = []
    // The token behind the last opening bracket or the semicolon after it, while one is open.
    var pieces: [Int] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .sign {
        switch token.head {
        case "(", "[": pieces.append(index + 1)
        case ")", "]": _ = pieces.popLast()
        case ";": if !pieces.isEmpty { pieces[pieces.count - 1] = index + 1 }
        default: break
        }
        index += 1
        continue
      }
      guard token.isCapitalized || token.has(.particle), let found = citation(at: index, scanner, pieces.last) else {
        index += 1
        continue
      }
      result.append(reference(found.reading, signal: found.signal, tokens: tokens, block: block))
      index = found.reading.range.upperBound
      addYears(after: found.reading, at: &index, tokens: tokens, block: block, to: &result)
    }
    return result
  }

  private func holdsYear(_ range: Range<Int>) -> Bool {
    var digits = 0
    for offset in range {
      if text[offset].isASCIIDigit {
        digits += 1
        if digits == 4, text[offset - 3] == "1" || text[offset - 3] == "2" { return true }
      } else {
        digits = 0
      }
    }
    return false
  }

  // MARK: - One citation

  private func citation(
    at index: Int, _ scanner: AuthorYearScanner, _ piece: Int?
  ) -> (reading: AuthorYearScanner.Reading, signal: String?)? {
    let tokens = scanner.tokens
    guard var reading = scanner.citation(at: index) else { return body(at: index, scanner, piece) }
    reading.names = reading.names.map(\.withoutPossessive)
    // In a sentence the first of several capitals may be a given name or a title.
    let signal = signal(before: index, tokens)
    if isListed(reading) { return (reading, signal?.text) }
    guard let piece, piece <= index else { return nil }
    let start = signal?.start ?? index
    guard start == piece, reading.range.upperBound < tokens.count,
      [")", "]", ";"].contains(where: { tokens.isSign($0, at: reading.range.upperBound) }),
      !reading.names.contains(where: { $0.short.unicodeScalars.count < 3 })
    else { return nil }
    return (reading, signal?.text)
  }

  /// `(International River Commission 2003)`: a body that the list has, with the year of one of its works.
  private func body(
    at start: Int, _ scanner: AuthorYearScanner, _ piece: Int?
  ) -> (reading: AuthorYearScanner.Reading, signal: String?)? {
    let tokens = scanner.tokens
    guard start == 0 || !tokens[start - 1].isCapitalized else { return nil }
    var letters = ""
    var index = start
    while index < tokens.count, index - start < 10, tokens.isWord(at: index),
      tokens[index].isCapitalized || tokens.has([.functionWord, .conjunction], at: index)
    {
      letters += WorkKey.letters(text[tokens[index].range])
      index += 1
    }
    guard index - start > 1, entries[letters] != nil else { return nil }
    let name = Name(literal: text[tokens[start].range.lowerBound..<tokens[index - 1].range.upperBound])
    if index < tokens.count, tokens.isSign(",", at: index) || tokens.isSign("(", at: index) { index += 1 }
    guard index < tokens.count, let year = tokens.year(at: index) else { return nil }
    var reading = AuthorYearScanner.Reading(
      names: [name], date: PartialDate(year: year), letter: tokens[index].yearLetter(in: text),
      range: start..<(index + 1))
    if let place = LocatorScanner(text: text, tokens: tokens, limit: tokens.count).locator(at: index + 1, bare: false) {
      reading.locator = place.locator
      reading.range = start..<place.end
    }
    return isListed(reading) ? (reading, signal(before: start, tokens)?.text) : nil
  }

  private func isListed(_ reading: AuthorYearScanner.Reading) -> Bool {
    let names = ReferenceResolver.families(reading.names)
    guard let first = names.first, let works = entries[first] else { return false }
    return works.contains { $0.year == reading.date.year && $0.names.isSuperset(of: names) }
  }

  /// The signal whose words end right before a token.
  private func signal(before index: Int, _ tokens: [ReferenceToken]) -> (text: String, start: Int)? {
    let scanner = SignalScanner(tokens: tokens, limit: index + 1)
    for start in (max(0, index - 4)..<index).reversed() {
      guard let signal = scanner.signal(at: start), signal.next == index else { continue }
      var first = start
      // `see also`: the longest that ends here.
      for earlier in max(0, start - 3)..<start where scanner.signal(at: earlier)?.next == index {
        first = earlier
        break
      }
      return (text[tokens[first].range.lowerBound..<tokens[signal.end - 1].range.upperBound], first)
    }
    return nil
  }

  /// `Smith 1999, 2001b; 2004`: the years after the first are works of the same names.
  private func addYears(
    after reading: AuthorYearScanner.Reading, at index: inout Int, tokens: [ReferenceToken], block: Int,
    to result: inout [FoundReference]
  ) {
    while index + 1 < tokens.count, tokens.isSign(",", at: index) || tokens.isSign(";", at: index),
      let year = tokens.year(at: index + 1)
    {
      let next = AuthorYearScanner.Reading(
        names: reading.names, date: PartialDate(year: year), letter: tokens[index + 1].yearLetter(in: text),
        range: (index + 1)..<(index + 2))
      guard isListed(next) else { return }
      result.append(reference(next, signal: nil, tokens: tokens, block: block))
      index += 2
    }
  }

  private func reference(
    _ reading: AuthorYearScanner.Reading, signal: String?, tokens: [ReferenceToken], block: Int
  ) -> FoundReference {
    let tokens = tokens[reading.range]
    let range = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
    var item = Work()
    item.authors = reading.names
    item.issued = reading.date
    var found = FoundReference(
      reference: Reference(
        id: "", note: nil, block: block, range: range, text: text[range], form: .inline, item: item,
        locator: reading.locator, signal: signal))
    found.yearLetter = reading.letter
    return found
  }
}

extension Name {
  /// `Smith’s (1999)` is Smith.
  fileprivate var withoutPossessive: Name {
    guard let family, family.hasSuffix("'s") || family.hasSuffix("’s") else { return self }
    var name = self
    name.family = String(family.dropLast(2))
    return name
  }
}
