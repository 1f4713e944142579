import DocumentModel

/// Finds the verb of saying and the speaker of a quotation in the sentence that holds it.
///
/// The subject of a cue stands right before it (`Ivanov said`), before a comma and an apposition (`Ivanov, the minister,
/// said`), after it (`said Ivanov`), at the head of the sentence where the cue is a participle (`…, adding that`), or
/// after `by` and `according to`. Every search is limited to a window, so that the whole stays linear.
struct ClauseReader {
  /// What was read, in token places.
  struct Reading {
    var speaker: Range<Int>?
    var cue: Range<Int>
    /// `according to`, `in the words of`: the cue is no verb.
    var medium: Cue.Medium
    var isStrong: Bool
    var confidence: Double
    /// Whether the quotation stands right beside the cue or a stop that follows it.
    var isAdjacent: Bool
  }

  let tokens: [ClauseToken]
  /// Whether the words inside a quotation end in a comma, a dash, an exclamation or question mark; by token place.
  let endsOpen: (Int) -> Bool

  private static let window = 60
  /// How many other quotations may stand between a quotation and its cue.
  private static let reach = 3

  // MARK: The three places

  /// The reading of the quotation at a token, looking no further than its sentence.
  func reading(of place: Int, in sentence: Range<Int>) -> Reading? {
    let before = preceding(place, in: sentence)
    if let before, before.isAdjacent { return before }
    if let after = following(place, in: sentence) { return after }
    return before ?? trailing(place, in: sentence) ?? leading(place, in: sentence)
  }

  /// `"…," said Ivanov`, `"…," Ivanov said`, `"…," according to Ivanov`.
  func following(_ place: Int, in sentence: Range<Int>) -> Reading? {
    var next = place + 1
    let limit = min(sentence.upperBound, place + 32)
    guard next < limit else { return nil }
    var isOpen = endsOpen(place)
    if isComma(next) || isDash(next) {
      isOpen = true
      next += 1
    }
    guard next < limit, !tokens[next].isQuotation else { return nil }
    if let reading = accordingTo(at: next, limit: limit) ?? signature(at: next, sentence: sentence) { return reading }
    if tokens[next].isWord, tokens[next].folded == "as" || tokens[next].folded == "so" { next += 1 }
    while next < limit, tokens[next].isWord, isAdverb(tokens[next]), cue(at: next, limit: limit) == nil { next += 1 }
    guard next < limit else { return nil }
    if let (cue, length) = cue(at: next, limit: limit), cue.form == .past || cue.form == .present, isOpen || cue.isStrong {
      guard let speaker = phrase(after: next + length, limit: limit) else { return nil }
      return Reading(
        speaker: speaker, cue: next..<(next + length), medium: cue.medium, isStrong: cue.isStrong, confidence: 0.95,
        isAdjacent: true)
    }
    // `"No." Roe tweeted`: without a comma only where name and verb stand close.
    let reach = isOpen ? limit : min(limit, next + 5)
    guard isOpen || isName(next) || ClauseWords.pronouns.contains(tokens[next].folded) else { return nil }
    // A new clause (`…," and he left`) is no attribution.
    guard tokens[next].isWord, !ClauseWords.clauseStarts.contains(tokens[next].folded) else { return nil }
    var index = next + 1
    while index < reach {
      let token = tokens[index]
      if token.isQuotation || token.isMark(";") || token.isMark(":") { return nil }
      if let (cue, length) = cue(at: index, limit: limit), cue.form != .participle,
        cue.form != .base || isBaseVerb(index), !isPassive(index, cue, floor: next),
        let speaker = subject(before: index, floor: next)
      {
        let isClose = speaker.lowerBound - next <= 8
        return Reading(
          speaker: speaker, cue: index..<(index + length), medium: cue.medium, isStrong: cue.isStrong,
          confidence: isClose ? 0.95 : 0.75, isAdjacent: isClose)
      }
      index += 1
    }
    return nil
  }

  /// `"…" — Jane Roe`: a dash and a name end the sentence.
  private func signature(at next: Int, sentence: Range<Int>) -> Reading? {
    guard next > 0, isDash(next - 1), tokens[next - 1].folded != "-", let run = NameRun(tokens[sentence], at: next),
      let name = run.name, name.count > 1, run.range.upperBound >= sentence.upperBound - 1
    else { return nil }
    return Reading(
      speaker: run.range, cue: next..<next, medium: .spoken, isStrong: true, confidence: 0.8, isAdjacent: true)
  }

  /// `Ivanov said that "…"`, `Ivanov called it "…"`, `…, adding "…"`.
  func preceding(_ place: Int, in sentence: Range<Int>) -> Reading? {
    let floor = max(sentence.lowerBound, place - Self.window)
    var crossed = 0
    var index = place - 1
    while index >= floor, crossed <= Self.reach {
      let token = tokens[index]
      if token.isQuotation { crossed += 1 }
      defer { index -= 1 }
      if let reading = accordingTo(before: index, place: place) { return reading }
      guard token.isWord, let (cue, length) = cue(at: index, limit: place) else { continue }
      let distance = place - (index + length)
      if !cue.isStrong, distance > 14 { continue }
      guard let speaker = speaker(of: cue, at: index, length: length, in: sentence.lowerBound..<place) else { continue }
      let isAdjacent = crossed == 0 && (distance <= 1 || isIntroduction(index + length, place))
      return Reading(
        speaker: speaker, cue: index..<(index + length), medium: cue.medium, isStrong: cue.isStrong,
        confidence: isAdjacent ? 0.95 : cue.isStrong && crossed == 0 ? 0.85 : 0.7, isAdjacent: isAdjacent)
    }
    return nil
  }

  /// An attribution that ends the sentence: `The plan was "a trap" for all, Ivanov said.`
  private func trailing(_ place: Int, in sentence: Range<Int>) -> Reading? {
    let limit = min(sentence.upperBound, place + Self.window)
    var index = place + 1
    var crossed = 0
    while index < limit, crossed <= Self.reach {
      defer { index += 1 }
      if tokens[index].isQuotation { crossed += 1 }
      guard isComma(index), index + 1 < limit else { continue }
      if let reading = accordingTo(at: index + 1, limit: limit) { return reading }
      var verb = index + 1
      if tokens[verb].folded == "as" { verb += 1 }
      while verb < min(limit, index + 10), !isComma(verb) {
        if let (cue, length) = cue(at: verb, limit: limit), cue.form == .past || cue.form == .present, cue.isStrong {
          let speaker =
            verb > index + 1 ? subject(before: verb, floor: index + 1) : phrase(after: verb + length, limit: limit)
          if let speaker {
            return Reading(
              speaker: speaker, cue: verb..<(verb + length), medium: cue.medium, isStrong: true, confidence: 0.75,
              isAdjacent: false)
          }
          break
        }
        verb += 1
      }
    }
    return nil
  }

  /// `According to Ivanov, …` at the head of the sentence, `TRUMP: "…"`, and a sentence that ends in a colon.
  private func leading(_ place: Int, in sentence: Range<Int>) -> Reading? {
    if let reading = accordingTo(at: sentence.lowerBound, limit: place) { return reading }
    guard place - 1 > sentence.lowerBound, tokens[place - 1].isMark(":") else { return nil }
    // A label (`ROE: "…"`, `— Jane Roe: "…"`) is nothing but a name; else the sentence's subject is meant.
    let label = phrase(endingAt: place - 1, floor: sentence.lowerBound).flatMap { label in
      let opens = label.lowerBound == sentence.lowerBound || tokens[label.lowerBound - 1].kind == .mark
      return opens && label.allSatisfy { isName($0) } ? label : nil
    }
    guard let speaker = label ?? mainSubject(in: sentence.lowerBound..<(place - 1)) else { return nil }
    let isLabel = label != nil
    return Reading(
      speaker: speaker, cue: place..<place, medium: .spoken, isStrong: true, confidence: isLabel ? 0.85 : 0.55,
      isAdjacent: true)
  }

  /// The last reported speech of a sentence without quotation in it: `Ivanov stated that he saw no way.`
  func report(in sentence: Range<Int>) -> Reading? {
    let floor = max(sentence.lowerBound, sentence.upperBound - 2 * Self.window)
    var index = sentence.upperBound - 1
    while index >= floor {
      defer { index -= 1 }
      if let reading = accordingTo(at: index, limit: sentence.upperBound) { return reading }
      guard tokens[index].isWord, let (cue, length) = cue(at: index, limit: sentence.upperBound),
        let speaker = speaker(of: cue, at: index, length: length, in: sentence)
      else { continue }
      return Reading(
        speaker: speaker, cue: index..<(index + length), medium: cue.medium, isStrong: cue.isStrong, confidence: 0.8,
        isAdjacent: index + length >= sentence.upperBound - 2)
    }
    return nil
  }

  // MARK: Cues

  /// The cue at a token and how many tokens it takes.
  private func cue(at index: Int, limit: Int) -> (Cue, Int)? {
    let token = tokens[index]
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
    if cue.isAlsoNoun, cue.form != .base, length == 1, !isVerb(index, limit: limit) { return nil }
    // `the said article`, `a stated goal`.
    if cue.form == .past, index > 0, ClauseWords.articles.contains(tokens[index - 1].folded) { return nil }
    return (cue, length)
  }

  /// `to say`, `would say`, `they say`, `critics say`.
  private func isBaseVerb(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    var before = index - 1
    while before > 0, index - before < 4, isAdverb(tokens[before]), tokens[before].isWord { before -= 1 }
    let token = tokens[before]
    if ClauseWords.auxiliariesOfBase.contains(token.folded) { return true }
    if ClauseWords.plurals.contains(token.folded) { return true }
    // A plural noun before it: `critics say`.
    return token.isWord && !token.isPossessive && token.folded.hasSuffix("s") && token.folded.count > 3
      && Self.pluralVerbs.contains(tokens[index].folded)
  }

  private static let pluralVerbs: Set<String> = [
    "say", "argue", "write", "claim", "insist", "state", "warn", "contend", "believe", "tell", "complain", "maintain",
  ]

  /// Whether a word that is also a noun is a verb here: after a name, a pronoun or an adverb, or before its content.
  private func isVerb(_ index: Int, limit: Int) -> Bool {
    guard index > 0, tokens[index - 1].isWord else {
      return index > 0 && (tokens[index - 1].isMark(",") || tokens[index - 1].isMark(")"))
        && CueTable.cue(tokens[index].folded)?.form == .participle
    }
    let before = tokens[index - 1]
    if before.isPossessive || ClauseWords.determiners.contains(before.folded) && !before.isCapitalised { return false }
    if ["he", "she", "it", "who", "which"].contains(before.folded) { return true }
    if ClauseWords.prepositions.contains(before.folded) { return before.folded == "by" || before.folded == "in" }
    if before.isCapitalised, !PersonWords.ordinary.contains(before.folded) { return true }
    guard index + 1 < limit else { return true }
    let after = tokens[index + 1]
    return after.folded == "that" || after.isMark(":") || after.isMark(",") || after.isQuotation
  }

  /// The speaker of a cue in the middle of a sentence, wherever the cue's form puts it.
  private func speaker(of cue: Cue, at index: Int, length: Int, in sentence: Range<Int>) -> Range<Int>? {
    let floor = sentence.lowerBound
    if CueTable.quoting.contains(tokens[index].folded), !isPassive(index, cue, floor: floor) {
      return phrase(after: index + length, limit: sentence.upperBound)
    }
    switch cue.form {
    case .participle:
      if index > floor, ClauseWords.beForms.contains(tokens[index - 1].folded) || tokens[index - 1].folded == "been" {
        return subject(before: index, floor: floor)
      }
      return mainSubject(in: floor..<index)
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
  private func isPassive(_ index: Int, _ cue: Cue, floor: Int) -> Bool {
    guard cue.form == .past else { return false }
    var before = index - 1
    while before >= floor, tokens[before].isWord, isAdverb(tokens[before]) { before -= 1 }
    return before >= floor && ClauseWords.beForms.contains(tokens[before].folded)
  }

  private func accordingTo(at index: Int, limit: Int) -> Reading? {
    guard index + 2 < limit, tokens[index].folded == "according", tokens[index + 1].folded == "to",
      let speaker = phrase(after: index + 2, limit: limit)
    else { return nil }
    return Reading(
      speaker: speaker, cue: index..<(index + 2), medium: .spoken, isStrong: true, confidence: 0.9, isAdjacent: true)
  }

  /// `in the words of Ivanov, "…"`, `in Ivanov's words, "…"`, with the quotation close behind.
  private func accordingTo(before index: Int, place: Int) -> Reading? {
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

  private static let wordNouns: Set<String> = [
    "words", "phrase", "dictum", "formula", "verdict", "reply", "answer", "response", "statement", "remark", "conclusion",
  ]

  // MARK: Subjects

  /// The subject of the verb at a token.
  private func subject(before verb: Int, floor: Int) -> Range<Int>? {
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
    if token.isQuotation { return nil }
    if token.kind == .mark { return token.isMark(",") || isDash(index) ? apposition(endingAt: index, floor: floor) : nil }
    if ["who", "which", "that"].contains(token.folded) {
      let end = index > floor && isComma(index - 1) ? index - 1 : index
      return phrase(endingAt: end, floor: floor)
    }
    if ["and", "but", "or", "then", "to"].contains(token.folded) {
      return mainSubject(in: floor..<index)
    }
    return phrase(endingAt: index + 1, floor: floor)
  }

  /// Before a comma that closes an apposition: `Ivanov, the defence minister, said`.
  private func apposition(endingAt comma: Int, floor: Int) -> Range<Int>? {
    var end = comma
    let limit = max(floor, comma - 40)
    while end > limit {
      var opening = end - 1
      while opening >= limit, !isComma(opening), !(isDash(opening) && isDash(comma)) {
        if tokens[opening].isQuotation || tokens[opening].isMark(";") || tokens[opening].isMark(":") { return nil }
        opening -= 1
      }
      guard opening >= limit else { break }
      if let phrase = phrase(endingAt: opening, floor: floor), isNominal(phrase) { return phrase }
      end = opening
    }
    return nil
  }

  /// A noun phrase that ends before a token: back to the clause's beginning.
  private func phrase(endingAt end: Int, floor: Int) -> Range<Int>? {
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
      if ClauseWords.clauseStarts.contains(token.folded) {
        guard token.folded == "and" || token.folded == "or", joinsNouns(start - 1, floor: limit) else { break }
      }
      if ClauseWords.pronouns.contains(token.folded), !ClauseWords.determiners.contains(token.folded) { break }
      if ClauseWords.beForms.contains(token.folded) || ClauseWords.auxiliaries.contains(token.folded) { break }
      start -= 1
    }
    return trimmed(start..<end)
  }

  /// Without the adverbial before the noun phrase: `In an interview on Monday the minister` gives `the minister`.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, isAdverb(tokens[start]), !isName(start) { start += 1 }
    guard start < range.upperBound else { return nil }
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
    return start..<range.upperBound
  }

  /// Whether `and` joins two names or two short noun phrases: `Ivanov and Baluevsky said`.
  private func joinsNouns(_ and: Int, floor: Int) -> Bool {
    guard and > floor, and + 1 < tokens.count else { return false }
    return isName(and - 1) && (isName(and + 1) || ClauseWords.determiners.contains(tokens[and + 1].folded))
  }

  /// A noun phrase that begins at a token: `a spokesman for the ministry`, `John Roe of Leeds`.
  private func phrase(after start: Int, limit: Int) -> Range<Int>? {
    guard start < limit, tokens[start].isWord else { return nil }
    let first = tokens[start]
    let isAlone = start + 1 == limit || !tokens[start + 1].isWord || !ClauseWords.determiners.contains(first.folded)
    if ClauseWords.pronouns.contains(first.folded), isAlone { return start..<(start + 1) }
    guard first.isCapitalised || ClauseWords.determiners.contains(first.folded)
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
      let isOffice = token.folded == "to" && PersonWords.titles.contains(tokens[end - 1].folded) && !first.isCapitalised
        && ["a", "an", "one"].contains(first.folded)
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
      if isAdverb(token), !token.isCapitalised { break }
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
      let isParticiple = token.folded.hasSuffix("ing") && (!isName(start) || start == range.lowerBound && !isName(start + 1, in: range))
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
          || ["who", "which", "that", "to"].contains(token.folded) || isAdverb(token) && !token.isCapitalised
        {
          break
        }
        if !token.isCapitalised, isVerbLike(end, start: start) { break }
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

  /// A guess at a verb by its ending, where no table says so: `attacked`, `walked`.
  private func isVerbLike(_ index: Int, start: Int) -> Bool {
    let word = tokens[index].folded
    if CueTable.cue(word) != nil, !PersonWords.titles.contains(word) { return true }
    if word.hasSuffix("ed"), word.count > 4 { return true }
    return isName(index - 1) && !PersonWords.titles.contains(word)
      && (word.hasSuffix("s") && !word.hasSuffix("ss") || Self.verbs.contains(word))
  }

  private static let verbs: Set<String> = [
    "took", "made", "went", "came", "gave", "got", "stood", "sat", "began", "left", "met", "ran", "won", "lost", "drew",
    "sent", "fought", "shook", "struck", "sought", "brought", "kept", "let", "paid", "saw", "spent", "broke", "threw", "hit",
    "used", "tried", "grew", "rose", "fell", "led", "felt", "knew", "spoke",
  ]

  // MARK: Words

  private func isNominal(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let first = tokens[range.lowerBound]
    if range.count == 1, ClauseWords.pronouns.contains(first.folded) { return true }
    return range.contains { isName($0) }
      || (ClauseWords.determiners.contains(first.folded) && range.count > 1)
      || PersonWords.titles.contains(tokens[range.upperBound - 1].folded)
  }

  private func isName(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord && token.isCapitalised && !PersonWords.ordinary.contains(token.folded)
  }

  private func isName(_ index: Int, in range: Range<Int>) -> Bool { range.contains(index) && isName(index) }

  private func isAdverb(_ token: ClauseToken) -> Bool {
    ClauseWords.adverbs.contains(token.folded)
      || (token.folded.hasSuffix("ly") && token.folded.count > 4 && !token.isCapitalised)
  }

  private func isComma(_ index: Int) -> Bool { tokens[index].isMark(",") }
  private func isDash(_ index: Int) -> Bool {
    tokens[index].kind == .mark && ["—", "–", "-", "―"].contains(tokens[index].folded)
  }

  /// `Smith (R-Iowa) said`: the place before the parenthesis that ends at `index`.
  private func skippingParenthesis(_ index: Int, floor: Int) -> Int {
    guard index >= floor, tokens[index].isMark(")") || tokens[index].isMark("]") else { return index }
    var opening = index - 1
    while opening > floor, index - opening < 20, !tokens[opening].isMark("("), !tokens[opening].isMark("[") { opening -= 1 }
    return opening - 1
  }

  /// Whether what stands between a cue and a quotation only leads in: `, that`, `reporters:`, `the council:`.
  private func isIntroduction(_ start: Int, _ place: Int) -> Bool {
    guard start <= place else { return false }
    let between = tokens[start..<place]
    if between.allSatisfy({ $0.kind == .mark || $0.folded == "that" || $0.folded == "as" || $0.folded == "it" }) {
      return true
    }
    return between.count <= 10 && (tokens[place - 1].isMark(",") || tokens[place - 1].isMark(":"))
  }
}
