import DocumentModel

/// Which words report speech here, and whose.
extension ClauseReader {
  /// The cue at a token and how many tokens it takes.
  func cue(at index: Int, limit: Int) -> (Cue, Int)? {
    let token = tokens[index]
    if let phrase = cuePhrase(at: index, limit: limit) { return phrase }
    guard token.isWord, !token.isPossessive, let cue = CueTable.cue(token.folded) else { return nil }
    if token.isCapitalised, index > 0, cue.isAlsoNoun { return nil }
    var length = 1
    if let particles = CueTable.particles[token.folded], index + 1 < limit,
      particles.contains(tokens[index + 1].folded)
    {
      length = 2
    } else if CueTable.needsParticle.contains(token.folded) {
      return nil
    }
    if cue.form == .base, !isBaseVerb(index) { return nil }
    // `a website called "…"` gives a name; `Roe called it "…"` has an object between.
    if CueTable.naming.contains(token.folded), index + 1 < tokens.count, tokens[index + 1].isQuotation, index > 0,
      tokens[index - 1].isWord, !isName(index - 1), !ClauseWords.pronouns.contains(tokens[index - 1].folded),
      !isAdverb(tokens[index - 1])
    {
      return nil
    }
    if cue.isAlsoNoun, cue.form != .base, length == 1, !isVerb(index, limit: limit) { return nil }
    // `the said article`, `a stated goal`.
    if cue.form == .past, index > 0,
      ClauseWords.articles.contains(tokens[index - 1].folded) || tokens[index - 1].isPossessive
    {
      return nil
    }
    if token.folded == "thanks", index + 1 < tokens.count, tokens[index + 1].folded == "to" { return nil }
    // `will continue to build`, `continued "to build"`: no speech, but more of the same.
    if token.folded.hasPrefix("continu"), index + 1 < tokens.count,
      tokens[index + 1].folded == "to" || cue.form == .base
    {
      return nil
    }
    // `Roe says it shows "…"`: a thought inside what somebody else says.
    if CueTable.thinking.contains(token.folded), isInsideReport(index) { return nil }
    return (cue, length)
  }

  /// Whether a subject of at most three words and a stronger verb of saying stand right before a verb.
  private func isInsideReport(_ index: Int) -> Bool {
    var before = index - 1
    while before > 0, index - before < 5, tokens[before].isWord, CueTable.cue(tokens[before].folded) == nil {
      before -= 1
    }
    guard before >= 0, index - before > 1, index - before < 5, tokens[before].isWord else { return false }
    return CueTable.saying.contains(tokens[before].folded)
  }

  /// `closed with the observation`, `gave an answer`: a verb and a noun of saying, in at most six words.
  private func cuePhrase(at index: Int, limit: Int) -> (Cue, Int)? {
    let token = tokens[index]
    guard token.isWord, !token.isCapitalised, index + 2 < limit else { return nil }
    var next = index + 1
    if Self.framing.contains(token.folded) {
      guard tokens[next].folded == "with" else { return nil }
      next += 1
    } else if !Self.giving.contains(token.folded) {
      return nil
    }
    guard next + 1 < limit, ["a", "an", "the", "this", "these"].contains(tokens[next].folded) else { return nil }
    for noun in (next + 1)..<min(limit, next + 3) {
      guard tokens[noun].isWord, !tokens[noun].isPossessive else { return nil }
      guard ClauseWords.statements.contains(tokens[noun].folded) else { continue }
      let isPresent = token.folded.hasSuffix("s")
      let cue = Cue(
        medium: .spoken, form: isPresent ? .present : .past, isStrong: true, isAlsoNoun: false, takesHearer: false)
      return (cue, noun + 1 - index)
    }
    return nil
  }

  private static let framing: WordSet = [
    "closed", "closes", "ended", "ends", "opened", "opens", "began", "begins", "finished", "finishes",
  ]
  private static let giving: WordSet = ["gave", "gives", "offered", "offers"]

  /// `to say`, `would say`, `they say`, `critics say`.
  func isBaseVerb(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    var before = index - 1
    while before > 0, index - before < 4, isAdverb(tokens[before]), tokens[before].isWord { before -= 1 }
    let token = tokens[before]
    if ClauseWords.auxiliariesOfBase.contains(token.folded) { return true }
    if ClauseWords.plurals.contains(token.folded) { return true }
    // A plural noun before it: `critics say`.
    guard token.isWord, !token.isPossessive, token.folded.hasSuffix("s"), token.folded.count > 3 else { return false }
    if Self.pluralVerbs.contains(tokens[index].folded) { return true }
    // `The minutes record that`, `the papers state:`
    return before == index - 1 && index + 1 < tokens.count
      && (tokens[index + 1].folded == "that" || tokens[index + 1].isMark(":"))
  }

  private static let pluralVerbs = WordSet(
    words: """
      say argue write claim insist state warn contend believe tell complain maintain
      """)

  /// Whether a word that is also a noun is a verb here: after a name, a pronoun or an adverb, or before its content.
  func isVerb(_ index: Int, limit: Int) -> Bool {
    guard index > 0, tokens[index - 1].isWord else {
      return index > 0 && (tokens[index - 1].isMark(",") || tokens[index - 1].isMark(")"))
        && CueTable.cue(tokens[index].folded)?.form == .participle
    }
    let before = tokens[index - 1]
    // `her recovered emails`, `one in three of Republican claims`
    if before.folded.hasSuffix("ed"), !before.isCapitalised { return false }
    if index > 1, before.isCapitalised, tokens[index - 2].folded == "of" || tokens[index - 2].folded == "under" {
      return false
    }
    if before.isPossessive || ClauseWords.determiners.contains(before.folded) && !before.isCapitalised { return false }
    if ["he", "she", "it", "who", "which"].contains(before.folded) { return true }
    if ClauseWords.prepositions.contains(before.folded) { return before.folded == "by" || before.folded == "in" }
    if before.isCapitalised, !PersonWords.ordinary.contains(before.folded) { return true }
    guard index + 1 < limit else { return true }
    let after = tokens[index + 1]
    // `what the second report calls a trap`
    if CueTable.cue(tokens[index].folded)?.form == .present, ["a", "an", "it", "this"].contains(after.folded) {
      return true
    }
    // `after the riots and the attacks, which`
    let isStrong = CueTable.cue(tokens[index].folded)?.isStrong ?? false
    return after.folded == "that" || after.isMark(":") || after.isMark(",") && isStrong || after.isQuotation
  }

  /// The speaker of a cue in the middle of a sentence, wherever the cue's form puts it.
  func speaker(of cue: Cue, at index: Int, length: Int, in sentence: Range<Int>) -> Range<Int>? {
    let floor = sentence.lowerBound
    if CueTable.quoting.contains(tokens[index].folded), !isPassive(index, cue, floor: floor) {
      return phrase(after: index + length, limit: sentence.upperBound)
    }
    switch cue.form {
    case .participle:
      if index > floor, ClauseWords.beForms.contains(tokens[index - 1].folded) || tokens[index - 1].folded == "been" {
        return subject(before: index, floor: floor)
      }
      return nearSubject(of: index, floor: floor) ?? mainSubject(in: floor..<index)
    case .base:
      var before = index - 1
      while before > floor, isAdverb(tokens[before]) { before -= 1 }
      if before >= floor, tokens[before].folded == "to" { return mainSubject(in: floor..<before) }
      return subject(before: index, floor: floor)
    case .past, .present:
      if isPassive(index, cue, floor: floor) {
        guard cue.takesHearer else { return nil }
        // `was described by Ivanov as`
        for by in (index + 1)..<max(index + 1, min(sentence.upperBound, index + 8)) where tokens[by].folded == "by" {
          return phrase(after: by + 1, limit: sentence.upperBound)
        }
        return nil
      }
      if let subject = subject(before: index, floor: floor) { return subject }
      // `Said Ivanov: "…"`, `, wrote Ivanov, "…"`
      guard index == floor || tokens[index - 1].kind == .mark || tokens[index - 1].isQuotation else { return nil }
      return phrase(after: index + length, limit: sentence.upperBound)
    }
  }

  /// `was told`: a form of be stands before a past form.
  func isPassive(_ index: Int, _ cue: Cue, floor: Int) -> Bool {
    guard cue.form == .past else { return false }
    var before = index - 1
    while before >= floor, tokens[before].isWord, isAdverb(tokens[before]) { before -= 1 }
    return before >= floor && ClauseWords.beForms.contains(tokens[before].folded)
  }

  func accordingTo(at index: Int, limit: Int) -> Reading? {
    guard index + 2 < limit else { return nil }
    let isEnglish = tokens[index].folded == "according" && tokens[index + 1].folded == "to"
    let start = index + (isEnglish ? 2 : 1)
    guard isEnglish || ClauseWords.accordingTo.contains(tokens[index].folded),
      var speaker = phrase(after: start, limit: limit)
    else { return nil }
    // `Laut dem Bericht war alles „bereit“`: the verb comes second.
    if !isEnglish, let verb = speaker.first(where: { ClauseWords.foreignVerbs.contains(tokens[$0].folded) }) {
      guard verb > start else { return nil }
      speaker = speaker.lowerBound..<verb
    }
    // `according to a copy of the letter seen by the clerk`
    if speaker.upperBound < limit, tokens[speaker.upperBound].folded == "by",
      let owner = phrase(after: speaker.upperBound + 1, limit: limit)
    {
      speaker = speaker.lowerBound..<owner.upperBound
    }
    return Reading(
      speaker: speaker, cue: index..<start, medium: .spoken, isStrong: true, confidence: 0.9, isAdjacent: true)
  }

  /// `in the words of Ivanov, "…"`, `in Ivanov's words, "…"`, with the quotation close behind.
  func accordingTo(before index: Int, place: Int) -> Reading? {
    guard Self.wordNouns.contains(tokens[index].folded), place - index < 12 else { return nil }
    var speaker: Range<Int>?
    if index + 2 < place, tokens[index + 1].folded == "of" {
      speaker = phrase(after: index + 2, limit: place)
    } else if index > 0, tokens[index - 1].isPossessive, place - index <= 2 {
      speaker = phrase(endingAt: index, floor: max(0, index - 8))
    }
    guard let speaker, tokens[place - 1].kind == .mark else { return nil }
    return Reading(
      speaker: speaker, cue: index..<(index + 1), medium: .spoken, isStrong: true, confidence: 0.85, isAdjacent: true)
  }

  /// What a document is said to hold, with the quotation close behind: `the rule given in the second report, that "…"`,
  /// `the warning of the report applies, "…"`, `the report's remark may be repeated: "…"`.
  func statement(before index: Int, place: Int) -> Reading? {
    guard ClauseWords.statements.contains(tokens[index].folded), place - index < 20,
      tokens[place - 1].kind == .mark || tokens[place - 1].folded == "that"
    else { return nil }
    var speaker: Range<Int>?
    if index > 0, tokens[index - 1].isPossessive, ClauseWords.documents.contains(tokens[index - 1].folded) {
      speaker = phrase(endingAt: index, floor: max(0, index - 8))
    } else {
      var next = index + 1
      if next < place, Self.placing.contains(tokens[next].folded) { next += 1 }
      guard next < place, ["of", "in", "from", "by"].contains(tokens[next].folded),
        next > index + 1
          || ["of", "in"].contains(tokens[next].folded)
      else { return nil }
      speaker = document(at: next + 1, limit: place)
    }
    return speaker.map {
      Reading(
        speaker: $0, cue: index..<(index + 1), medium: .written, isStrong: true, confidence: 0.8, isAdjacent: true)
    }
  }

  /// `Roe's claim that "…"`, `her remark, "…"`: a statement with its owner before it.
  func ownStatement(before index: Int, place: Int) -> Reading? {
    guard index > 0, tokens[index].isWord, Self.claims.contains(tokens[index].folded), place - index <= 12,
      !ClauseWords.beForms.contains(tokens[place - 1].folded)
    else { return nil }
    guard index + 1 < place,
      tokens[index + 1].folded == "that" || index + 1 == place - 1 && tokens[index + 1].kind == .mark
    else { return nil }
    var owner = index - 1
    if owner > 0, tokens[owner].isWord, !tokens[owner].isPossessive, !tokens[owner].isCapitalised,
      !Self.owners.contains(tokens[owner].folded)
    {
      owner -= 1
    }
    let speaker: Range<Int>
    if Self.owners.contains(tokens[owner].folded) {
      speaker = owner..<(owner + 1)
    } else if tokens[owner].isPossessive, let phrase = phrase(endingAt: owner + 1, floor: max(0, owner - 6)) {
      speaker = phrase
    } else {
      return nil
    }
    return Reading(
      speaker: speaker, cue: index..<(index + 1), medium: .spoken, isStrong: true, confidence: 0.75, isAdjacent: true)
  }

  private static let owners: WordSet = ["his", "her", "their"]
  private static let claims: WordSet = [
    "claim", "remark", "statement", "assertion", "comment", "warning", "promise", "declaration", "observation",
    "contention", "suggestion", "belief", "boast", "complaint", "reply", "answer", "response", "line", "slogan",
  ]

  private static let placing: WordSet = ["given", "stated", "made", "offered", "found", "printed", "drawn", "set"]

  /// A document named at a token: `the second report of this series`.
  func document(at start: Int, limit: Int) -> Range<Int>? {
    guard start < limit, tokens[start].isWord, ClauseWords.determiners.contains(tokens[start].folded) else {
      return nil
    }
    for index in (start + 1)..<max(start + 1, min(limit, start + 5)) {
      guard tokens[index].isWord, !tokens[index].isPossessive else { return nil }
      if ClauseWords.documents.contains(tokens[index].folded) {
        return start..<(seriesEnd(at: index + 1, limit: limit) ?? index + 1)
      }
    }
    return nil
  }

  private static let wordNouns = WordSet(
    words: """
      words phrase dictum formula verdict reply answer response statement remark conclusion
      """)
}
