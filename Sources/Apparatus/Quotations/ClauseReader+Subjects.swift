import DocumentModel

/// Noun phrases: the subject of a verb, before it, after it and at the head of the sentence.
extension ClauseReader {
  /// The subject of the verb at a token.
  func subject(before verb: Int, floor: Int, hops: Int = 0) -> Range<Int>? {
    var index = verb - 1
    while index >= floor, tokens[index].isWord,
      isAdverb(tokens[index]) || ClauseWords.auxiliaries.contains(tokens[index].folded)
        || ClauseWords.beForms.contains(tokens[index].folded)
    {
      index -= 1
    }
    index = skippingParenthesis(index, floor: floor)
    guard index >= floor else { return nil }
    let token = tokens[index]
    if token.isQuotation {
      // `Roe, who wrote "The Weir," said`: the title's comma closes the apposition.
      guard index > floor, tokens[index - 1].isWord, endsOpen(index) else { return nil }
      return apposition(endingAt: index, floor: floor)
    }
    if token.kind == .mark {
      return token.isMark(",") || isDash(index) ? apposition(endingAt: index, floor: floor) : nil
    }
    if ["who", "which", "that"].contains(token.folded) {
      if index > floor, isComma(index - 1) { return phrase(endingAt: index - 1, floor: floor).map(nearest) }
      return phrase(endingAt: index, floor: floor).map(nearest)
    }
    if ["and", "but", "or", "then", "to"].contains(token.folded) {
      return mainSubject(in: floor..<index)
    }
    if hops < 2, let opening = adverbial(endingAt: index + 1, floor: floor) {
      return subject(before: opening, floor: floor, hops: hops + 1)
    }
    return phrase(endingAt: index + 1, floor: floor)
  }

  /// Where a phrase like `in a statement` begins that parts a verb from its subject (`has in the past said`); nil where
  /// what ends there is no such phrase.
  private func adverbial(endingAt end: Int, floor: Int) -> Int? {
    var start = end - 1
    while start > floor, end - start < 5, tokens[start].isWord, !ClauseWords.prepositions.contains(tokens[start].folded)
    {
      start -= 1
    }
    guard start > floor, end - start > 1, Self.places.contains(tokens[start].folded),
      ClauseWords.determiners.contains(tokens[start + 1].folded)
    else { return nil }
    let before = tokens[start - 1]
    return before.isWord
      && (ClauseWords.auxiliaries.contains(before.folded) || ["who", "and", "but"].contains(before.folded))
      ? start : nil
  }

  private static let places: WordSet = ["in", "on", "at", "during", "after", "before"]

  /// The last noun phrase of several words: `posted it under a headline` gives `a headline`.
  private func nearest(_ phrase: Range<Int>) -> Range<Int> {
    guard !isName(phrase.lowerBound) || phrase.count > 5,
      let start = phrase.last(where: { ["a", "an", "the", "his", "her", "its", "their"].contains(tokens[$0].folded) }),
      start > phrase.lowerBound, !["of", "for", "to"].contains(tokens[start - 1].folded)
    else { return phrase }
    return start..<phrase.upperBound
  }

  /// The subject of a participle that stands right before it: `footage of Roe saying`, `a sign reading`.
  func nearSubject(of participle: Int, floor: Int) -> Range<Int>? {
    var index = participle - 1
    while index > floor, isAdverb(tokens[index]), !isName(index) { index -= 1 }
    guard index > floor, tokens[index].isWord, !tokens[index].isPossessive else { return nil }
    if isName(index) {
      var start = index
      while start > floor, isName(start - 1) { start -= 1 }
      guard start > floor,
        ["with", "of", "by", "hear", "heard", "saw", "shows", "showing"].contains(tokens[start - 1].folded)
      else { return nil }
      return start..<(index + 1)
    }
    guard Self.inscribed.contains(tokens[index].folded) else { return nil }
    return phrase(endingAt: index + 1, floor: floor).map(nearest)
  }

  /// What bears words.
  private static let inscribed = WordSet(
    words: """
      sign signs hat hats cap caps shirt shirts t-shirt t-shirts poster posters banner banners headline billboard
      placard placards sticker stickers plaque button buttons flag flags inscription label caption
      """)

  /// Before a comma that closes an apposition: `Ivanov, the defence minister, said`.
  func apposition(endingAt comma: Int, floor: Int) -> Range<Int>? {
    var end = comma
    let limit = max(floor, comma - 40)
    while end > limit {
      var opening = end - 1
      while opening >= limit, !isComma(opening), !(isDash(opening) && isDash(comma)) {
        if tokens[opening].isMark(";") || tokens[opening].isMark(":") { return nil }
        // `the ad, titled "A Weir," says` holds a title; `"…," said Roe, "…," and` another's words.
        if tokens[opening].isQuotation, opening == floor || !tokens[opening - 1].isWord { return nil }
        opening -= 1
      }
      guard opening >= limit else { break }
      if let phrase = phrase(endingAt: opening, floor: floor), isNominal(phrase) {
        // `A top adviser, Jane Roe, said`
        let inner = (opening + 1)..<end
        let isNamed = phrase.contains { isName($0) }
        return !isNamed && end == comma && inner.count > 1 && inner.count <= 4 && inner.allSatisfy({ isName($0) })
          ? inner : phrase
      }
      end = opening
    }
    return nil
  }

  /// A noun phrase that ends before a token: back to the clause's beginning.
  func phrase(endingAt end: Int, floor: Int) -> Range<Int>? {
    let end = skippingParenthesis(end - 1, floor: floor) + 1
    guard end > floor else { return nil }
    let last = tokens[end - 1]
    guard last.isWord || last.kind == .number else { return nil }
    if ClauseWords.pronouns.contains(last.folded) { return (end - 1)..<end }
    var start = end - 1
    let limit = max(floor, end - 16)
    while start > limit {
      let token = tokens[start - 1]
      guard token.isWord || token.kind == .number else { break }
      // `A colleague who edits this series called`: the clause belongs to the noun before it.
      if token.folded == "who", start - 1 > limit, let head = phrase(endingAt: start - 1, floor: limit),
        isNominal(head)
      {
        return head.lowerBound..<end
      }
      if ClauseWords.clauseStarts.contains(token.folded) {
        // `the statute of that year`
        let isPointing = token.folded == "that" && start - 1 > limit && tokens[start - 2].folded == "of"
        let joins = (token.folded == "and" || token.folded == "or") && joinsNouns(start - 1, floor: limit)
        guard isPointing || joins else { break }
      }
      if ClauseWords.pronouns.contains(token.folded), !ClauseWords.determiners.contains(token.folded) { break }
      if ClauseWords.beForms.contains(token.folded) || ClauseWords.auxiliaries.contains(token.folded) { break }
      if !token.isCapitalised, CueTable.saying.contains(token.folded) || token.folded == "calling" { break }
      start -= 1
    }
    return trimmed(start..<end)
  }

  /// Without the adverbial before the noun phrase: `In an interview on Monday the minister` gives `the minister`.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, isAdverb(tokens[start]), !isName(start) { start += 1 }
    guard start < range.upperBound else { return nil }
    // `is harmed by a note that`: what stands before `by` is the rest of another verb.
    if !tokens[start].isCapitalised, tokens[start].folded.hasSuffix("ed") || tokens[start].folded.hasSuffix("ing"),
      let by = range.last(where: { tokens[$0].folded == "by" }), by > start, by + 1 < range.upperBound
    {
      start = by + 1
    }
    if tokens[start].isWord, ClauseWords.prepositions.contains(tokens[start].folded) {
      var index = range.upperBound - 1
      let endsInName = isName(index)
      while index > start {
        let token = tokens[index]
        if endsInName, !isName(index), !PersonWords.titles.contains(token.folded) { break }
        if !endsInName, ClauseWords.determiners.contains(token.folded) { return index..<range.upperBound }
        index -= 1
      }
      guard index + 1 < range.upperBound, endsInName else { return nil }
      start = index + 1
    }
    // `at which point the crowd chanted`: a bare word before an article belongs to what stands before.
    let head = tokens[start]
    if head.isWord, !head.isCapitalised, !ClauseWords.determiners.contains(head.folded),
      !PersonWords.titles.contains(head.folded), CueTable.cue(head.folded) == nil, start + 1 < range.upperBound,
      ["the", "a", "an"].contains(tokens[start + 1].folded)
    {
      start += 1
    }
    return start..<range.upperBound
  }

  /// Whether `and` joins two names or two short noun phrases: `Ivanov and Petrov said`.
  func joinsNouns(_ and: Int, floor: Int) -> Bool {
    guard and > floor, and + 1 < tokens.count else { return false }
    return isName(and - 1) && (isName(and + 1) || ClauseWords.determiners.contains(tokens[and + 1].folded))
  }

  /// A noun phrase that begins at a token: `a spokesman for the ministry`, `John Roe of Leeds`.
  func phrase(after start: Int, limit: Int) -> Range<Int>? {
    guard start < limit, tokens[start].isWord else { return nil }
    let first = tokens[start]
    let isAlone = start + 1 == limit || !tokens[start + 1].isWord || !ClauseWords.determiners.contains(first.folded)
    if ClauseWords.pronouns.contains(first.folded), isAlone { return start..<(start + 1) }
    guard
      first.isCapitalised || ClauseWords.determiners.contains(first.folded)
        || PersonWords.titles.contains(first.folded) || first.folded.hasSuffix("s")
    else { return nil }
    guard !ClauseWords.prepositions.contains(first.folded), !ClauseWords.clauseStarts.contains(first.folded) else {
      return nil
    }
    var end = start + 1
    while end < min(limit, start + 14) {
      let token = tokens[end]
      guard token.isWord || token.kind == .number else { break }
      // `an adviser to the mayor` goes on; `said the mayor to the press` does not.
      let isOffice =
        token.folded == "to" && !first.isCapitalised
        && (PersonWords.titles.contains(tokens[end - 1].folded) && ["a", "an", "one", "the"].contains(first.folded)
          && end - start > 1 || tokens[end - 1].folded == "close")
      if ClauseWords.phraseEnds.contains(token.folded), !token.isCapitalised, !isOffice { break }
      if token.folded == "and", !(joinsNouns(end, floor: start)) { break }
      if token.folded == "from" || token.folded == "for", isName(end - 1), end - start < 4, start + 1 < end,
        !ClauseWords.determiners.contains(first.folded)
      {
        break
      }
      if ClauseWords.pronouns.contains(token.folded), token.folded != "one" { break }
      if ClauseWords.auxiliaries.contains(token.folded) || ClauseWords.beForms.contains(token.folded) { break }
      if !token.isCapitalised, let cue = CueTable.cue(token.folded), !cue.isAlsoNoun,
        !ClauseWords.determiners.contains(tokens[end - 1].folded)
      {
        break
      }
      // `the first minister`, `the last of them`
      if isAdverb(token), !token.isCapitalised, !ClauseWords.articles.contains(tokens[end - 1].folded) { break }
      end += 1
    }
    return start..<end
  }

  /// The subject of a sentence: what stands at its head, after an adverbial and a comma.
  func mainSubject(in range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    let limit = range.upperBound
    var hops = 0
    while start < limit {
      let token = tokens[start]
      if token.isQuotation || token.kind == .mark || ["and", "but", "so", "yet"].contains(token.folded)
        || isAdverb(token) && !isName(start)
      {
        start += 1
        continue
      }
      if hops < 3,
        let comma = timeEnd(at: start, limit: limit) ?? placeEnd(at: start, floor: range.lowerBound, limit: limit)
      {
        start = comma + 1
        hops += 1
        continue
      }
      // `Early in the campaign, Roe`, `Fueled by the news, Roe`
      let next = start + 1 < limit ? tokens[start + 1].folded : ""
      if start == range.lowerBound, hops < 3, token.isWord,
        Self.openings.contains(token.folded) || token.folded.hasSuffix("ed") && token.folded.count > 4,
        ClauseWords.prepositions.contains(next) || next.hasSuffix("ly"),
        let comma = (start..<min(limit, start + 20)).first(where: { isComma($0) })
      {
        start = comma + 1
        hops += 1
        continue
      }
      let isParticiple =
        token.folded.hasSuffix("ing") && (!isName(start) || start == range.lowerBound && !isName(start + 1, in: range))
      guard token.isWord, ClauseWords.prepositions.contains(token.folded) && !isName(start) || isParticiple, hops < 3,
        let comma = (start..<min(limit, start + 30)).first(where: { isComma($0) })
      else { break }
      start = comma + 1
      hops += 1
    }
    guard start < limit, tokens[start].isWord else { return nil }
    if ClauseWords.pronouns.contains(tokens[start].folded) { return start..<(start + 1) }
    guard !ClauseWords.prepositions.contains(tokens[start].folded) else { return nil }
    var end = start
    while end < min(limit, start + 12), tokens[end].isWord || tokens[end].kind == .number {
      let token = tokens[end]
      if end > start {
        if ClauseWords.auxiliaries.contains(token.folded)
          || ClauseWords.beForms.contains(token.folded) || ClauseWords.pronouns.contains(token.folded)
          || ["who", "which", "that", "to"].contains(token.folded)
          || isAdverb(token) && !token.isCapitalised && !ClauseWords.determiners.contains(tokens[end - 1].folded)
        {
          break
        }
        if !token.isCapitalised, !isDocumentHead(end, start: start), isVerbLike(end, start: start) { break }
        if let tail = seriesEnd(at: end, limit: limit) {
          end = tail
          continue
        }
        if ClauseWords.prepositions.contains(token.folded), isName(end - 1) || !["of", "for"].contains(token.folded) {
          break
        }
        if token.folded == "and", !joinsNouns(end, floor: start) { break }
      }
      end += 1
    }
    let phrase = start..<end
    return isNominal(phrase) ? phrase : nil
  }

  private static let openings: WordSet = [
    "early", "late", "soon", "shortly", "back", "just", "right", "long", "days",
  ]

  /// The comma after `Hours later,`, `A few days ago,`.
  private func timeEnd(at start: Int, limit: Int) -> Int? {
    for index in (start + 1)..<max(start + 1, min(limit - 1, start + 5)) where isComma(index + 1) {
      guard tokens[start..<index].allSatisfy({ $0.isWord || $0.kind == .number }) else { return nil }
      return ["later", "ago", "earlier", "before", "afterwards"].contains(tokens[index].folded) ? index + 1 : nil
    }
    return nil
  }

  /// The comma after the land in `in Salem, New Hampshire, Roe`: a short name between commas, a name before the first.
  private func placeEnd(at start: Int, floor: Int, limit: Int) -> Int? {
    guard start > floor + 1, isComma(start - 1), isName(start - 2), isName(start) else { return nil }
    var end = start + 1
    while end < limit, end - start < 3, isName(end) { end += 1 }
    guard end + 1 < limit, isComma(end) else { return nil }
    let next = tokens[end + 1]
    return isName(end + 1) || ClauseWords.pronouns.contains(next.folded)
      || ClauseWords.determiners.contains(next.folded)
      || ClauseWords.prepositions.contains(next.folded) ? end : nil
  }

  /// Whether a word that may be a verb is the noun of its phrase: `the third report puts`, but not `the editors report`.
  private func isDocumentHead(_ index: Int, start: Int) -> Bool {
    guard ClauseWords.documents.contains(tokens[index].folded), index - start <= 3,
      ClauseWords.determiners.contains(tokens[start].folded),
      !tokens[index - 1].folded.hasSuffix("s")
        || index - 1 == start
    else { return false }
    return !tokens[start..<index].contains { ClauseWords.documents.contains($0.folded) || $0.isPossessive }
  }

  /// `in this series`, `of the volume` after a document's name: the token after it.
  func seriesEnd(at index: Int, limit: Int) -> Int? {
    guard index > 0, index + 2 < limit, ClauseWords.documents.contains(tokens[index - 1].folded),
      ["in", "of", "from"].contains(tokens[index].folded),
      ["this", "the", "that", "our", "same", "their"].contains(tokens[index + 1].folded),
      ClauseWords.collections.contains(tokens[index + 2].folded)
    else { return nil }
    return index + 3
  }

  /// A guess at a verb by its ending, where no table says so: `attacked`, `walked`.
  func isVerbLike(_ index: Int, start: Int) -> Bool {
    let word = tokens[index].folded
    // `the secretary of state`
    if tokens[index - 1].folded == "of" { return false }
    if CueTable.cue(word) != nil, !PersonWords.titles.contains(word) { return true }
    if word.hasSuffix("ed"), word.count > 4 { return true }
    guard isName(index - 1) else { return index - start > 1 && Self.verbs.contains(word) }
    return !PersonWords.titles.contains(word)
      && (word.hasSuffix("s") && !word.hasSuffix("ss") || Self.verbs.contains(word))
  }

  private static let verbs = WordSet(
    words: """
      took made went came gave got stood sat began left met ran won lost drew sent fought shook struck sought brought
      kept let paid saw spent broke threw hit used tried grew rose fell led felt knew spoke
      """)
}
