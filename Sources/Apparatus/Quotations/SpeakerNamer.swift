import DocumentModel

/// Makes a speaker of a noun phrase: the fullest name that the document gives, the words and their place.
struct SpeakerNamer {
  let text: ScalarText
  let persons: PersonIndex
  /// What `I` is called: the document's author, where known.
  let author: String?

  /// The speaker that a phrase of a block's tokens names. Cost: linear in the phrase.
  func speaker(_ phrase: Range<Int>, of tokens: [ClauseToken], sentence: Int) -> Speaker? {
    guard let first = phrase.first, let last = phrase.last else { return nil }
    let range = tokens[first].range.lowerBound..<PersonIndex.bareEnd(tokens[last], text)
    let mention = text[range]
    if phrase.count == 1, tokens[first].folded == "you" || namesNobody(phrase, of: tokens) { return nil }
    if phrase.count == 1,
      ClauseWords.pronouns.contains(tokens[first].folded) || ["his", "her"].contains(tokens[first].folded)
    {
      return pronoun(tokens[first], mention, range, sentence: sentence)
    }
    if let name = name(in: phrase, of: tokens) { return Speaker(name: name, mention: mention, range: range) }
    // A group, a body or a document: its own words without the article, where a name follows.
    let bare = ["the", "a", "an"].contains(tokens[first].folded) && phrase.count > 1 && tokens[first + 1].isCapitalised
    let start = bare ? tokens[first + 1].range.lowerBound : range.lowerBound
    return Speaker(name: text[start..<range.upperBound], mention: mention, range: range)
  }

  /// Whether the phrase points at nobody in particular: `by those who feared it`.
  func namesNobody(_ phrase: Range<Int>, of tokens: [ClauseToken]) -> Bool {
    phrase.count == 1 && ["those", "these", "this", "that"].contains(tokens[phrase.lowerBound].folded)
  }

  /// Whether the phrase is any document, none in particular: `a note that says "…"`, `papers in English`.
  func isAnyDocument(_ phrase: Range<Int>, of tokens: [ClauseToken]) -> Bool {
    guard let first = phrase.first, let last = phrase.last else { return false }
    if ["a", "an", "any", "no", "every"].contains(tokens[first].folded) {
      return ClauseWords.documents.contains(tokens[last].folded) || ClauseWords.statements.contains(tokens[last].folded)
    }
    let head = tokens[first].folded
    return head.hasSuffix("s") && ClauseWords.documents.contains(String(head.dropLast()))
  }

  /// Whether the phrase is a document rather than a person: `the report`, `the treaty`.
  func isDocument(_ phrase: Range<Int>, of tokens: [ClauseToken]) -> Bool {
    tokens[phrase].contains { ClauseWords.documents.contains($0.folded) }
  }

  private func pronoun(_ token: ClauseToken, _ mention: String, _ range: Range<Int>, sentence: Int) -> Speaker {
    var name = mention
    if token.folded == "i", let author { name = author }
    let gender: GivenNames.Gender? =
      ClauseWords.male.contains(token.folded) ? .male : ClauseWords.female.contains(token.folded) ? .female : nil
    if let gender, let person = persons.antecedent(of: gender, before: range.lowerBound, sentence: sentence) {
      name = persons.fullName(ofWords: person.words, printed: text[person.range], before: range.lowerBound)
    }
    return Speaker(name: name, mention: mention, range: range)
  }

  /// The person's name in a phrase: the run of capitalised words that ends it, or that stands before an apposition.
  private func name(in phrase: Range<Int>, of tokens: [ClauseToken]) -> String? {
    var index = phrase.lowerBound
    var runs: [NameRun] = []
    while index < phrase.upperBound {
      // `Le ministre`, at the head of a sentence: an article is no name.
      guard let run = NameRun(tokens[phrase], at: index),
        run.range.count > 1 || phrase.count == 1 || !ClauseWords.determiners.contains(tokens[index].folded)
      else {
        index += 1
        continue
      }
      runs.append(run)
      index = run.range.upperBound
    }
    // `a spokesman for the Ministry` ends in a name that is not the speaker's.
    guard let last = runs.last, let name = last.name, last.range.upperBound == phrase.upperBound else {
      // `Roe's predecessor` is not Roe.
      return runs.count == 1 && runs[0].range.lowerBound == phrase.lowerBound
        && !tokens[runs[0].range.upperBound - 1].isPossessive
        ? runs[0].name.flatMap { printed($0, tokens) }
        : nil
    }
    if name.lowerBound > phrase.lowerBound,
      runs.count == 1 || runs[runs.count - 2].range.upperBound < last.range.lowerBound
    {
      let between = tokens[
        (runs.count > 1 ? runs[runs.count - 2].range.upperBound : phrase.lowerBound)..<last.range.lowerBound]
      if between.contains(where: { ["of", "for", "at", "from", "in", "on", "with"].contains($0.folded) }) {
        // `Roe of Leeds`: the first name is the speaker's; `a spokesman for Leeds` has none.
        guard let first = runs.first, runs.count > 1, first.range.lowerBound == phrase.lowerBound else { return nil }
        return first.name.flatMap { printed($0, tokens) }
      }
      // `the Ministry`: an article before a body that is no person.
      if between.last.map({ ClauseWords.determiners.contains($0.folded) }) == true,
        !persons.isPerson(tokens[name.upperBound - 1].folded)
      {
        return nil
      }
    }
    if tokens[phrase].contains(where: { $0.folded == "and" }) { return nil }
    return printed(name, tokens)
  }

  private func printed(_ name: Range<Int>, _ tokens: [ClauseToken]) -> String {
    let range = tokens[name.lowerBound].range.lowerBound..<PersonIndex.bareEnd(tokens[name.upperBound - 1], text)
    let words = tokens[name].map(\.folded)
    if words.contains(where: { PersonWords.bodies.contains($0) }) { return text[range] }
    return persons.fullName(ofWords: words, printed: text[range], before: range.lowerBound)
  }
}
