import DocumentModel

/// Citations by author and year in notes: `Smith 1999, 12`.
extension NoteReferenceReader {
  func authorYear(at start: Int, in range: Range<Int>, signal: String?) -> SpottedReference? {
    guard let reading = AuthorYearScanner(text: text, tokens: tokens, limit: range.upperBound).citation(at: start),
      isCitation(reading, from: start, in: range)
    else { return nil }
    // `Müller 1990: Der lange Weg` is a whole entry.
    let end = reading.range.upperBound
    if end + 2 < range.upperBound, reading.locator == nil,
      tokens.isSign(":", at: end) || tokens.isSign(".", at: end)
        || tokens.isSign(",", at: end) && tokens[end + 1].isCapitalized,
      tokens[end + 1].isCapitalized || tokens[end + 1].kind == .sign, signal == nil
    {
      return nil
    }
    return spotted(reading, signal: signal)
  }

  func spotted(_ reading: AuthorYearScanner.Reading, signal: String?) -> SpottedReference {
    var item = Work()
    item.authors = reading.names
    item.issued = reading.date
    var spotted = SpottedReference(
      range: reading.range, form: .short, item: item, locator: reading.locator, signal: signal)
    spotted.yearLetter = reading.letter
    return spotted
  }

  /// Whether a name and a year in running words cite a work: not `Department of State, 1990 P-Reels`, nor `Ironically, 1887
  /// was`. Names that the document cites do, and so does what a page follows or what stands by itself.
  func isCitation(_ reading: AuthorYearScanner.Reading, from start: Int, in range: Range<Int>) -> Bool {
    if reading.locator != nil { return true }
    if reading.names.contains(where: { $0.citedForms.contains(where: known.families.contains) }) { return true }
    if start > range.lowerBound, tokens.isSign(":", at: start - 1) { return false }
    let end = reading.range.upperBound
    // `Steinbach 1979 has shown …`, where the note begins.
    if start == 0, end > 1, !tokens.isSign(",", at: end - 2), !Self.timeWords.contains(tokens[0].folded) { return true }
    return end >= range.upperBound || [".", ";", ")", "]"].contains { tokens.isSign($0, at: end) }
  }

  /// Words before a year that no author is called by.
  private static let timeWords: WordSet = [
    "between", "before", "after", "until", "since", "around", "during", "by", "from", "in", "about", "circa", "spring",
    "summer", "autumn", "fall", "winter", "early", "late",
  ]
}
