import DocumentModel

/// The numbers and the date of what is cited: which of those in the string they are, and what they mean.
extension ReferenceParser {
  mutating func findNumberings(from start: Int) {
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
  func unpublishedEnd(at index: Int) -> Int? {
    guard index + 1 < limit, !tokens[index].isCapitalized,
      tokens[index].folded == "to" && tokens[index + 1].folded == "appear"
        || tokens[index].folded == "in" && tokens[index + 1].folded == "press"
    else { return nil }
    let end = skip(index + 2, ".", ")")
    return end >= limit || tokens[end].kind == .sign || tokens.year(at: end) != nil ? end : nil
  }

  /// `1.2 Ga`, `18 000 m`, `2,2-diphenyl`: numbers without labels that running words follow.
  func isMeasure(_ found: NumberingScanner.Numbering) -> Bool {
    let end = found.range.upperBound
    guard !found.isLabelled, found.date == nil, end + 1 < limit, tokens[end - 1].kind != .sign else { return false }
    if tokens.isDash(at: end), !tokens[end].isSpaced {
      return tokens.isWord(at: end + 1) && !tokens[end + 1].isCapitalized
    }
    let isDecimal =
      found.range.count == 3 && isSign(found.range.lowerBound + 1, ".") && !tokens[end - 1].isSpaced
    return tokens.isWord(at: end) && !isUsed[end] && (!tokens[end].isCapitalized || isDecimal)
      && !tokens.has([.containment, .pageLabel, .volumeLabel, .issueLabel, .access, .month], at: end)
  }

  /// A lone label and number in running words (`Part 2 of the plan`) is none.
  func isPlausible(_ found: NumberingScanner.Numbering) -> Bool {
    guard found.items == 1 else { return true }
    let start = found.range.lowerBound
    let end = found.range.upperBound
    // `…, Part II: Simulation of …`: a part of the title.
    if Self.partLabels.contains(tokens[start].folded), end + 1 < limit, isSign(end, ":") || isSign(end, "."),
      tokens.isWord(at: end + 1), tokens[end + 1].isCapitalized, !tokens.has([.pageLabel, .volumeLabel], at: end + 1)
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
  func isClosingNumber(_ found: NumberingScanner.Numbering) -> Bool {
    guard found.items == 1, found.volume != nil || found.page != nil else { return false }
    let start = found.range.lowerBound
    guard start > titleStart + 1 else { return false }
    if found.page != nil || found.volume?.contains(where: { $0 == "-" || $0 == "–" }) == true {
      // `Radical Harbours (223–255).`
      if tokens.isSign("(", at: start), isSign(found.range.upperBound - 1, ")"), found.range.count == 5 {
        let end = found.range.upperBound
        return tokens.isWord(at: start - 1) && (end >= limit || isSign(end, "."))
      }
      return tokens.isSign(",", at: start - 1) || tokens.isSign(":", at: start - 1) || tokens.isSign(".", at: start - 1)
    }
    guard found.range.upperBound >= limit - 1 else { return false }
    return tokens.isSign(",", at: start - 1) || tokens.isSign(")", at: start - 1) || tokens.isSign(":", at: start - 1)
      || tokens.has([.journal, .abbreviation], at: start - 1)
  }

  mutating func mergeNumberings() {
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
  func pagesAfterBracketedYear(_ found: NumberingScanner.Numbering) -> String? {
    let start = found.range.lowerBound
    let before = isSign(start - 1, ",") ? start - 2 : start - 1
    guard !found.isLabelled, found.date == nil, isSign(before, ")"), before > 1, tokens.year(at: before - 1) != nil,
      !tokens[found.range].contains(where: { $0.isSign(":") || $0.isSign("(") })
    else { return nil }
    return text[tokens[start].range.lowerBound..<tokens[found.range.upperBound - 1].range.upperBound]
  }

  func isLonePage(_ found: NumberingScanner.Numbering) -> Bool {
    let start = found.range.lowerBound
    return isSign(start - 1, ":") || isSign(start - 1, ")")
      || found.volume?.contains(where: { $0 == "-" || $0 == "–" }) == true
      || isSign(start - 1, ",") && work.issued != nil && isNote
  }

  /// The date of issue, where none stands behind the names: the one among the numbers, else the last.
  mutating func findDate(from start: Int) {
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

  func isListOfYears(_ range: Range<Int>) -> Bool {
    isSign(range.lowerBound, "(") && tokens[range].allSatisfy { $0.year != nil || $0.kind == .sign && !$0.isDash }
  }

  /// A year amid running words: `policy in 1995 and after`.
  func isInTitle(_ found: NumberingScanner.Numbering) -> Bool {
    let start = found.range.lowerBound
    let end = found.range.upperBound
    // `mass mortality in October, 1954`
    if start > titleStart, tokens.isWord(at: start - 1), tokens.has(.functionWord, at: start - 1),
      !tokens[start - 1].isCapitalized
    {
      return true
    }
    guard end < limit, tokens.isWord(at: end), !isUsed[end], tokens[end - 1].kind != .sign else { return false }
    return !tokens.has([.containment, .pageLabel, .volumeLabel], at: end)
  }

  /// Where the words before the first volume, issue or page end.
  func headEnd(from start: Int) -> Int {
    numberings.first {
      $0.range.lowerBound >= start && ($0.volume != nil || $0.page != nil || $0.issue != nil || $0.items > 1)
    }?
    .range.lowerBound ?? limit
  }
}
