/// Finds where the title of an article ends and the name of the periodical begins, the volume coming next.
struct PeriodicalSplitter {
  let tokens: [ReferenceToken]
  /// Whether commas divide the parts of this reference.
  let isCommaStyle: Bool

  /// The best of `boundaries` by what stands before and after it; nil where all of it is the periodical's name.
  func split(_ boundaries: [ReferenceParser.Boundary], from start: Int, to end: Int) -> Int? {
    var best: (index: Int, score: Double)?
    for boundary in boundaries where boundary.index > start && boundary.index < end {
      let score = score(boundary, from: start, to: end)
      if best.map({ score > $0.score }) ?? true { best = (boundary.index, score) }
    }
    guard let best, best.score > -4 else { return nil }
    return best.index
  }

  private func score(_ boundary: ReferenceParser.Boundary, from start: Int, to end: Int) -> Double {
    let index = boundary.index
    var score: Double
    switch boundary.sign {
    case .slashes: score = 10
    case .stop: score = 4
    case .mark: score = 4
    case .date: score = 5
    case .comma: score = isCommaStyle ? 1.5 : 0
    case .closing: score = 0
    case .colon, .dash: score = -1
    case .bracket: score = -6
    }
    score += after(index, to: end)
    score += before(index, from: start, sign: boundary.sign)
    return score
  }

  /// How much the words up to the volume read like a periodical's name.
  private func after(_ start: Int, to end: Int) -> Double {
    // A long look ahead would make many boundaries quadratic, and no periodical's name is that long.
    guard end - start <= 40 else { return -10 }
    var score = 0.0
    var words = 0
    var isFirst = true
    var hasKnown = false
    var hasAbbreviation = false
    for index in start..<end {
      let token = tokens[index]
      guard token.isWord else {
        if token.isSign(":") { score -= 0.5 }
        if token.isSign("?") || token.isSign("!") { score -= 3 }
        // A sentence ends inside: what stands before it belongs to the title.
        if token.isSign("."), index + 1 < end, index > start + 1, tokens[index + 1].isSpaced,
          tokens.isWord(at: index - 1),
          tokens.isWord(at: index - 2),
          tokens[index - 1].range.count > 4, tokens[index - 1].classes.isDisjoint(with: [.abbreviation, .journal])
        {
          score -= 1
        }
        if token.kind == .number || token.kind == .mixed { score -= 1 }
        if token.isSign(","), index + 1 < end { score -= 1 }
        continue
      }
      words += 1
      if isFirst {
        isFirst = false
        if !token.isCapitalized { score -= 4 }
        if token.has(.containment), token.isCapitalized {
          score += 3
        } else if token.has(.functionWord),
          !["the", "der", "die", "das", "la", "le", "les", "l", "new"].contains(token.folded), token.count > 1
        {
          score -= 3
        }
        if token.has([.journal, .abbreviation]) { score += 2 }
      } else if !token.isCapitalized, !token.has([.functionWord, .journal, .abbreviation]), token.count > 1 {
        score -= hasKnown ? 0.7 : 1.5
      }
      if token.has(.journal) { hasKnown = true }
      if token.has(.abbreviation), index + 1 < end, tokens.isSign(".", at: index + 1) || token.count <= 5 {
        hasAbbreviation = true
      }
    }
    guard words > 0 else { return -20 }
    if hasKnown { score += 1.5 }
    if hasAbbreviation { score += 1 }
    if words > 9 { score -= Double(words - 9) }
    return max(score, -12)
  }

  /// How much the words before read like a whole title.
  private func before(_ index: Int, from start: Int, sign: ReferenceParser.Boundary.Sign) -> Double {
    var score = 0.0
    var last = index - 1
    while last > start, !tokens.isWord(at: last), tokens[last].kind == .sign { last -= 1 }
    let word = tokens[last]
    if last - start < 1 { score -= 2 }
    if word.has(.functionWord), word.isWord, !word.isCapitalized || word.count <= 3, word.count > 1 { score -= 4 }
    if sign == .stop, word.isWord {
      if word.isInitial || word.count == 1 {
        score -= 4
      } else if last > start + 1, tokens.isSign(".", at: last - 1), word.isCapitalized, word.count <= 9 {
        // `Plast. Reconstr. Surg.`: one word between stops is an abbreviation.
        score -= 4
      } else if word.has(.abbreviation), word.isCapitalized, word.count <= 9 {
        // `Dev. Biol.`: the stop abbreviates; `the brain. Cell` has no abbreviation before it.
        score -= last > start && tokens.isWord(at: last - 1) && !tokens[last - 1].isCapitalized ? 1 : 4
      } else if word.count <= 3, !word.isCapitalized, word.has(.abbreviation) {
        score -= 1
      }
    }
    return score
  }
}
