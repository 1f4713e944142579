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
    let after = following(place, in: sentence)
    if let before, before.isAdjacent {
      // `Roe named the one thing that he asked for: "…," she said.`: what stands right behind is surer than a colon's reach.
      guard let after, after.isAdjacent, place - before.cue.upperBound > 2, after.cue.upperBound <= place + 5,
        after.cue.upperBound >= sentence.upperBound - 1
      else { return before }
      return after
    }
    if let after { return after }
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
    if let (cue, length) = cue(at: next, limit: limit), cue.form == .past || cue.form == .present,
      isOpen || cue.isStrong
    {
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
      if let (cue, length) = cue(at: index, limit: limit) ?? finalCue(at: index, limit: limit), cue.form != .participle,
        cue.form != .base || isBaseVerb(index), !isPassive(index, cue, floor: next),
        let speaker = subject(before: index, floor: next),
        !cue.isAlsoNoun || cue.form != .present
          || speaker.lowerBound == next || self.cue(at: index, limit: limit) != nil
      {
        let isClose = speaker.lowerBound - next <= 8
        return Reading(
          speaker: speaker, cue: index..<(index + length), medium: cue.medium, isStrong: cue.isStrong,
          confidence: isClose ? 0.95 : 0.75, isAdjacent: isClose)
      }
      index += 1
    }
    return isOpen ? actor(at: next, limit: limit) : nil
  }

  /// `"…," an angry Roe retaliated`: whoever does anything at all right behind a quotation that a comma ends.
  private func actor(at next: Int, limit: Int) -> Reading? {
    guard next > 0, isName(next) || ClauseWords.determiners.contains(tokens[next].folded) else { return nil }
    var verb = next + 1
    while verb < min(limit, next + 6), tokens[verb].isWord, tokens[verb].isCapitalised || !isPastForm(verb) {
      verb += 1
    }
    guard verb < min(limit, next + 6), tokens[verb].isWord, let speaker = subject(before: verb, floor: next),
      speaker.lowerBound == next, isNominal(speaker),
      !speaker.contains(where: { ClauseWords.prepositions.contains(tokens[$0].folded) })
    else { return nil }
    return Reading(
      speaker: speaker, cue: verb..<(verb + 1), medium: .spoken, isStrong: false, confidence: 0.6, isAdjacent: false)
  }

  private func isPastForm(_ index: Int) -> Bool {
    let word = tokens[index].folded
    return word.hasSuffix("ed") && word.count > 4 && !ClauseWords.determiners.contains(tokens[index - 1].folded)
  }

  /// Whether a sentence is nothing but a short attribution: `Roe said.`, `the old clerk wrote on Monday.`
  func isAttribution(_ sentence: Range<Int>) -> Bool {
    guard sentence.count <= 9, !tokens[sentence].contains(where: \.isQuotation) else { return false }
    let first = sentence.lowerBound
    guard
      isName(first) || ClauseWords.pronouns.contains(tokens[first].folded)
        || ClauseWords.determiners.contains(tokens[first].folded)
    else { return false }
    for index in (first + 1)..<max(first + 1, min(sentence.upperBound, first + 5)) {
      guard let (cue, length) = cue(at: index, limit: sentence.upperBound), cue.isStrong,
        cue.form == .past || cue.form == .present, subject(before: index, floor: first)?.lowerBound == first
      else { continue }
      let next = index + length
      guard next < sentence.upperBound, tokens[next].isWord else { return true }
      return ["on", "in", "at", "last", "during"].contains(tokens[next].folded) || isAdverb(tokens[next])
    }
    return false
  }

  /// `"…?" a clerk of the lake office asks.`: a word that is a noun too is a verb where it ends the clause.
  private func finalCue(at index: Int, limit: Int) -> (Cue, Int)? {
    guard index + 1 < tokens.count, tokens[index + 1].isMark("."), let cue = CueTable.cue(tokens[index].folded),
      cue.isAlsoNoun, cue.form == .present, cue.isStrong, index + 1 <= limit
    else { return nil }
    return (cue, 1)
  }

  /// `"…" — Jane Roe`: a dash and a name end the sentence.
  private func signature(at next: Int, sentence: Range<Int>) -> Reading? {
    guard next > 0, isDash(next - 1), tokens[next - 1].folded != "-", let run = NameRun(tokens[sentence], at: next),
      let name = run.name, name.count > 1,
      run.range.upperBound >= sentence.upperBound - 1 || tokens[run.range.upperBound].isQuotation
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
      if let reading = accordingTo(before: index, place: place) ?? statement(before: index, place: place)
        ?? ownStatement(before: index, place: place)
      {
        return reading
      }
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

  /// What the main clause of a sentence reports: `Ivanov stated that his critics had warned of it.`
  func mainReport(in sentence: Range<Int>) -> Reading? {
    let limit = min(sentence.upperBound, sentence.lowerBound + 30)
    for index in sentence.lowerBound..<limit where tokens[index].isWord {
      guard let (cue, length) = cue(at: index, limit: sentence.upperBound), cue.isStrong, cue.form != .participle,
        cue.form != .base, index + length < sentence.upperBound, tokens[index + length].folded == "that",
        let speaker = speaker(of: cue, at: index, length: length, in: sentence)
      else { continue }
      return Reading(
        speaker: speaker, cue: index..<(index + length), medium: cue.medium, isStrong: true, confidence: 0.8,
        isAdjacent: false)
    }
    return report(in: sentence)
  }

  /// The last reported speech of a sentence without quotation in it: `Ivanov stated that he saw no way.`
  func report(in sentence: Range<Int>) -> Reading? {
    let floor = max(sentence.lowerBound, sentence.upperBound - 2 * Self.window)
    var index = sentence.upperBound - 1
    while index >= floor {
      defer { index -= 1 }
      if let reading = accordingTo(at: index, limit: sentence.upperBound)
        ?? accordingTo(before: index, place: sentence.upperBound)
      {
        return reading
      }
      guard tokens[index].isWord, let (cue, length) = cue(at: index, limit: sentence.upperBound),
        let speaker = speaker(of: cue, at: index, length: length, in: sentence)
      else { continue }
      return Reading(
        speaker: speaker, cue: index..<(index + length), medium: cue.medium, isStrong: cue.isStrong, confidence: 0.8,
        isAdjacent: index + length >= sentence.upperBound - 2)
    }
    return nil
  }
}
