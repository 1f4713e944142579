import DocumentModel

/// Finds the short name that a reference gives its work for later: `[hereafter IRC]`, `(hereinafter ‘the Report’)`,
/// `(im Folgenden: Bericht)`, `(‘the Treaty’)`.
struct HereafterScanner {
  struct Reading {
    /// The tokens of the remark, with its brackets.
    var range: Range<Int>
    /// As printed, without article and marks.
    var alias: String
    /// Whether words say that it is a short name; else only its quotation marks do, and it may be a translated title.
    var isAnnounced: Bool
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The remark that begins with the bracket at `start`. Cost: bounded.
  func remark(at start: Int) -> Reading? {
    guard start + 2 < limit, tokens.isSign("(", at: start) || tokens.isSign("[", at: start) else { return nil }
    let closing: Unicode.Scalar = tokens.isSign("(", at: start) ? ")" : "]"
    guard let close = (start + 2..<min(limit, start + 20)).first(where: { tokens.isSign(closing, at: $0) }) else {
      return nil
    }
    let first = opening(at: start + 1, limit: close)
    // Without such a word, only quotation marks around all of it tell a short name from a remark.
    if first == start + 1 {
      guard tokens[first].kind == .sign,
        QuotedTitleScanner.closing(tokens[first].head)?.contains(tokens[close - 1].head)
          == true, close - 1 > first
      else { return nil }
    }
    return alias(in: first..<close).map {
      Reading(range: start..<(close + 1), alias: $0, isAnnounced: first > start + 1)
    }
  }

  /// The remark that is a sentence of its own: `Hereafter cited as Handbook.`
  func sentence(at start: Int) -> Reading? {
    let first = opening(at: start, limit: min(limit, start + 14))
    guard first > start, limit - start <= 14 else { return nil }
    return alias(in: first..<limit).map { Reading(range: start..<limit, alias: $0, isAnnounced: true) }
  }

  /// Behind the words that announce a short name; `start` where there are none.
  private func opening(at start: Int, limit: Int) -> Int {
    guard start < limit else { return start }
    var index = start
    if Self.twoWords[tokens[start].folded] == tokens[min(start + 1, limit - 1)].folded {
      index = start + 2
    } else if Self.words.contains(tokens[start].folded) {
      index = start + 1
    } else {
      return start
    }
    while index < limit,
      Self.fillers.contains(tokens[index].folded) || tokens.isDash(at: index)
        || tokens[index].kind == .sign && [".", ":", ",", "="].contains(tokens[index].head)
    { index += 1 }
    return index
  }

  private func alias(in range: Range<Int>) -> String? {
    var range = range
    while let first = range.first, tokens[first].kind == .sign || Self.articles.contains(tokens[first].folded) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, tokens[last].kind == .sign { range = range.lowerBound..<last }
    guard let first = range.first, range.count <= 8, tokens.isWord(at: first), tokens[first].isCapitalized,
      !tokens[range].contains(where: { $0.year != nil })
    else { return nil }
    return text[tokens[first].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]
  }

  private static let words: WordSet = [
    "hereafter", "hereinafter", "henceforth", "kunftig", "nachfolgend", "fortan", "ci-apres", "далее", "cited",
    "abbreviated",
  ]
  private static let twoWords = ["im": "folgenden", "en": "adelante", "cited": "hereafter"]
  private static let fillers: WordSet = [
    "cited", "as", "referred", "to", "zit", "zitiert", "als", "designe", "citee", "cite", "abgekurzt", "called",
  ]
  static let articles: WordSet = ["the", "der", "die", "das", "le", "la", "les", "l", "el", "il"]
}
