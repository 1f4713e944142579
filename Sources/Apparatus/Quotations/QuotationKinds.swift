import DocumentModel

/// Tells titles, terms and scare quotes from words that somebody said or wrote.
struct QuotationKinds {
  let text: ScalarText

  /// Whether a span is set like a work's title: every word but the small ones capitalised, two at least.
  func isTitle(_ inner: Range<Int>) -> Bool {
    var words = 0
    var capitals = 0
    for range in WordScanner(text, in: inner) {
      let head = text[range.lowerBound]
      words += 1
      if head.isUppercase || head.isASCIIDigit {
        capitals += 1
      } else if words == 1 && head.isLowercase || range.count > 7
        || !Self.small.contains(folding: text.scalars[range])
      {
        return false
      }
      if words > 30 { return false }
    }
    return capitals >= 2
  }

  /// How many words a span has, counted up to six.
  func length(_ inner: Range<Int>) -> Int {
    var scanner = WordScanner(text, in: inner)
    var count = 0
    while count < 6, scanner.next() != nil { count += 1 }
    return count
  }

  /// Whether the words before a span say that it is a word as a word: `the term`, `known as`, `so-called`,
  /// `a phrase for this,`, `the French`.
  func introducesTerm(_ words: ArraySlice<ClauseToken>, after: ClauseToken?) -> Bool {
    let tokens = words.suffix(6)
    guard let last = tokens.last(where: { $0.isWord }) else { return false }
    if Self.termNouns.contains(last.folded) {
      // `called "promising" by somebody` ascribes the word; `told in these words, "…"` quotes.
      if last.folded == "words" { return tokens.last?.isMark(",") == false }
      return after?.folded != "by" || last.folded == "nicknamed"
    }
    // `what lawyers call "…"`
    if ["call", "calls", "called"].contains(last.folded), tokens.last?.isWord == true,
      tokens.contains(where: { $0.folded == "what" })
    {
      return true
    }
    // `The formula was "sixteen plus one"`
    if ClauseWords.beForms.contains(last.folded), words.contains(where: { Self.termNouns.contains($0.folded) }) {
      return true
    }
    // `in a phrase that proved important, the "…"`
    if ClauseWords.articles.contains(last.folded),
      let noun = words.lastIndex(where: {
        Self.termNouns.contains($0.folded)
      }), noun > words.startIndex + 1, words[noun - 2].folded == "in",
      ClauseWords.determiners.contains(words[noun - 1].folded), words[words.endIndex - 2].isMark(",")
    {
      return true
    }
    if tokens.last?.isMark(",") == true, tokens.contains(where: { $0.folded == "for" || $0.folded == "in" }) {
      let phrase = tokens.suffix(5)
      if phrase.contains(where: { Self.termNouns.contains($0.folded) || Self.isLanguage($0) }) { return true }
    }
    if Self.isLanguage(last), tokens.last?.isWord == true { return true }
    guard last.folded == "as" || last.folded == "a" || last.folded == "the" || last.folded == "of" else { return false }
    if last.folded == "of", tokens.suffix(2).contains(where: { Self.termNouns.contains($0.folded) }) { return true }
    return words.suffix(last.folded == "as" ? 7 : 4).contains { Self.termVerbs.contains($0.folded) }
  }

  /// Whether the words after a span say so: `…, a word that the treaty does not contain`, `… in French`; or, where it
  /// opens its sentence, a verb of which it is the subject: `… is safe as long as`.
  func isCalledTerm(before tokens: ArraySlice<ClauseToken>, opensSentence: Bool) -> Bool {
    var words = tokens.prefix(4)
    guard let first = words.popFirst() else { return false }
    if opensSentence, ClauseWords.beForms.contains(first.folded) || Self.subjectVerbs.contains(first.folded) {
      return true
    }
    guard let second = words.popFirst() else { return false }
    if first.folded == "in", Self.isLanguage(second) { return true }
    guard first.isMark(","), ["a", "an", "the"].contains(second.folded) else { return false }
    return words.contains { Self.termNouns.contains($0.folded) }
  }

  private static func isLanguage(_ token: ClauseToken) -> Bool {
    token.isCapitalised && ReferenceParser.languages.contains(token.folded)
  }

  private static let subjectVerbs: WordSet = ["means", "meant", "has", "had", "can", "may", "asks", "stands"]

  /// Whether a span reads as a sentence of its own: a capital at its head and a stop at its end.
  func isSentence(_ inner: Range<Int>) -> Bool {
    guard let last = inner.last, text[inner.lowerBound].isUppercase else { return false }
    switch text[last] {
    case ".", "!", "?", "…", ",", "—": return true
    default: return false
    }
  }

  private static let small = WordSet(
    words: """
      a an the of in on at to for and or but by as with from is not its into upon over de la le les des du et der die
      das und von zu im del el vs than via below above under before after against among across between near beyond
      without behind through about
      """)
  private static let termNouns = WordSet(
    words: """
      term terms word words phrase expression called so-called termed dubbed labelled labeled named entitled titled
      verb noun adjective adverb formula slogan motto nickname nicknamed concept means meaning meant sogenannte sogenannten
      """)
  private static let termVerbs = WordSet(
    words: """
      known referred described called calls call calling term word phrase concept notion understood meaning defined branded labelled
      labeled expression
      """)
}
