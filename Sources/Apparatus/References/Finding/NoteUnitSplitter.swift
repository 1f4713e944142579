import DocumentModel

/// Cuts a note into units that hold at most one reference of the usual kind: at semicolons, and at sentence ends where
/// what follows is a new reference, a signal or commentary rather than the next part of the same entry.
struct NoteUnitSplitter {
  let text: ScalarText
  let tokens: [ReferenceToken]
  /// Whether each token stands inside quotation marks.
  let isQuoted: [Bool]

  init(text: ScalarText, tokens: [ReferenceToken]) {
    self.text = text
    self.tokens = tokens
    isQuoted = Self.quoted(tokens)
  }

  private static func quoted(_ tokens: [ReferenceToken]) -> [Bool] {
    var result = Array(repeating: false, count: tokens.count)
    let scanner = QuotedTitleScanner(tokens: tokens, limit: tokens.count)
    var index = 0
    while index < tokens.count {
      let isOpening =
        index + 1 < tokens.count && !tokens[index + 1].isSpaced
        && (index == 0 || tokens[index].isSpaced || tokens[index - 1].kind == .sign)
      if isOpening, tokens[index].kind == .sign, let close = scanner.close(of: index) {
        for inside in index..<close { result[inside] = true }
        index = close + 1
      } else {
        index += 1
      }
    }
    return result
  }

  /// Token ranges in order. Cost: linear, but for name lists, of which each is read once.
  func units() -> [Range<Int>] {
    var units: [Range<Int>] = []
    var start = 0
    var depth = 0
    var hasDate = false
    var namesEnd = self.namesEnd(at: 0)
    var index = 0
    func cut(at next: Int) {
      append(start..<next, to: &units)
      start = next
      depth = 0
      hasDate = false
      namesEnd = self.namesEnd(at: next)
    }
    while index < tokens.count {
      guard !isQuoted[index] else {
        index += 1
        continue
      }
      if tokens.year(at: index) != nil { hasDate = true }
      if tokens[index].kind == .sign {
        switch tokens[index].head {
        case "(", "[": depth += 1
        case ")", "]": depth = max(0, depth - 1)
        case ";":
          if depth == 0, index >= namesEnd, dividesReferences(index) { cut(at: index + 1) }
        case ".", "?", "!":
          if depth == 0, index >= namesEnd, endsReference(index, start: start, hasDate: hasDate) { cut(at: index + 1) }
        default: break
        }
      } else if tokens[index].kind == .number, depth == 0, index > start, startsNextAfterNumber(index) {
        cut(at: index + 1)
      }
      index += 1
    }
    append(start..<tokens.count, to: &units)
    return units
  }

  /// A unit that runs on and on is no reference; cut, it stays cheap to look at from every side.
  private func append(_ unit: Range<Int>, to units: inout [Range<Int>]) {
    var start = unit.lowerBound
    while start < unit.upperBound {
      let end = min(start + 600, unit.upperBound)
      units.append(start..<end)
      start = end
    }
  }

  private func namesEnd(at start: Int) -> Int {
    NameListScanner(text: text, tokens: tokens, limit: min(tokens.count, start + 600), isNote: true).list(at: start)?
      .end ?? start
  }

  private func dividesReferences(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return true }
    // `2004;12(5)`, and `Oxford; New York`.
    if !tokens[index + 1].isSpaced, tokens[index + 1].kind == .number { return false }
    if index > 0, tokens.has(.place, at: index - 1), tokens.has(.place, at: index + 1),
      !tokens.has(.givenName, at: index + 1)
    {
      return false
    }
    // `The Port of Riga; Its History and Trade`: the second half of a title.
    return !Self.secondHalves.contains(tokens[index + 1].folded)
  }

  /// Words with which the second half of a title begins behind a semicolon.
  private static let secondHalves: WordSet = ["its", "their", "or", "being", "together"]

  /// `(1996) 74 R. Collier, …`: a page, then the next author without any sign between.
  private func startsNextAfterNumber(_ index: Int) -> Bool {
    guard index + 3 < tokens.count, tokens.isInitial(at: index + 1), tokens.isSign(".", at: index + 2),
      tokens.isSign(")", at: index - 1)
        || tokens.isSign(".", at: index - 1) && index > 1 && tokens.has(.pageLabel, at: index - 2),
      let list = NameListScanner(text: text, tokens: tokens, limit: min(tokens.count, index + 40), isNote: true).list(
        at: index + 1),
      list.isCertain, list.end < tokens.count
    else { return false }
    return tokens.isSign(",", at: list.end)
  }

  private func endsReference(_ index: Int, start: Int, hasDate: Bool) -> Bool {
    let next = index + 1
    guard next < tokens.count else { return true }
    // Closing marks belong to the sentence before.
    if tokens[next].kind == .sign, !tokens[next].head.isDoubleQuotationMark, !tokens.isSign("‘", at: next),
      !tokens.isSign("(", at: next), !tokens.isSign("[", at: next)
    {
      return false
    }
    let isFused = !tokens[next].isSpaced
    if isFused {
      // `2006.Golts`: the blank was lost between two references.
      guard index > start, tokens[next].isCapitalized, tokens[next].range.count > 2,
        tokens.year(at: index - 1) != nil || tokens.isSign(")", at: index - 1)
      else { return false }
      return true
    }
    // `3. Mai 1902` is a date.
    if index > start, tokens.has(.month, at: next), tokens[index - 1].kind == .number,
      tokens[index - 1].range.count <= 2
    {
      return false
    }
    if startsAnew(next) { return !(index > start && isBoundByAbbreviation(index)) || startsBackReference(next) }
    if index > start, tokens.isSign(".", at: index), isBoundByAbbreviation(index) { return false }
    guard tokens[next].isCapitalized || tokens[next].head.isDoubleQuotationMark || tokens.isSign("‘", at: next) else {
      return false
    }
    if hasDate { return !continuesEntry(next) }
    // Prose so far: a sentence has ended. A reference so far: the next part of its entry.
    return !looksLikeReference(start)
  }

  private func startsBackReference(_ index: Int) -> Bool {
    BackReferenceScanner(text: text, tokens: tokens, limit: tokens.count).reading(at: index).map { $0.form == .ibid }
      ?? false
      || tokens[index].isCapitalized && SignalScanner(tokens: tokens, limit: tokens.count).signal(at: index) != nil
        && !SignalScanner.common.contains(tokens[index].folded)
  }

  /// A back-reference, a signal, or names followed by what follows names.
  private func startsAnew(_ index: Int) -> Bool {
    if startsBackReference(index) { return true }
    if tokens[index].isCapitalized, SignalScanner(tokens: tokens, limit: tokens.count).signal(at: index) != nil {
      return true
    }
    guard tokens[index].isCapitalized,
      let list = NameListScanner(text: text, tokens: tokens, limit: min(tokens.count, index + 60), isNote: true).list(
        at: index), list.isCertain,
      list.end < tokens.count
    else { return false }
    let sign = tokens[list.end]
    return sign.isSign(",") || sign.isSign(":") || sign.head.isDoubleQuotationMark || sign.isSign("‘")
      || sign.isSign("(") || sign.year != nil
  }

  private func isBoundByAbbreviation(_ index: Int) -> Bool {
    let word = tokens[index - 1]
    guard word.isWord else { return false }
    if word.isInitial { return true }
    return Self.abbreviations.contains(word.folded)
      || word.has([.pageLabel, .volumeLabel, .issueLabel]) && word.count <= 4
      || word.has(.placeLabel) && word.count <= 5 && index + 1 < tokens.count && isPlaceNumber(tokens[index + 1])
      || word.has(.month) && word.count <= 4 && word.folded != "may"
  }

  /// `sect. II`, `art. 4`
  private func isPlaceNumber(_ token: ReferenceToken) -> Bool {
    token.kind == .number || token.kind == .mixed
      || token.isWord && token.count <= 7 && token.folded.utf8.allSatisfy { "ivxlc".utf8.contains($0) }
  }

  private static let abbreviations: WordSet = [
    "ed", "eds", "trans", "tr", "cf", "vgl", "hrsg", "hg", "aufl", "jg", "j", "rev", "univ", "op", "loc", "cit", "al",
    "vs", "v", "dr", "prof", "st", "co",
    "inc", "ltd", "jr", "sr", "etc", "ca", "bzw", "z", "b", "usw", "ff", "f", "dept", "hon", "gen", "lt", "col", "mr",
    "mrs", "ms", "art", "para", "sec", "ch", "chap",
    "anm", "fn", "n", "nn", "bspw", "dir", "coll", "trad", "mass", "calif", "conn", "rep", "proc", "soc", "am", "int",
    "q", "eg", "ie", "e", "i", "g", "app", "supp", "aust",
    "см", "с", "т", "др", "изд", "esp", "insb", "bes", "u", "a", "o", "d", "s", "cwth", "vic", "tas", "ser", "diss",
    "ms", "mss",
    "ph", "lib", "bk", "pt", "encl",
  ]

  /// After a whole reference: `New York: Penguin`, `2nd ed.`, `Manuscript` go on with it.
  private func continuesEntry(_ index: Int) -> Bool {
    tokens.has([.edition, .editor, .translator, .pageLabel, .access, .genre], at: index)
      && !tokens.has(.givenName, at: index)
      || tokens.has(.place, at: index) && index + 1 < tokens.count
        && (tokens.isSign(":", at: index + 1) || tokens.isSign(".", at: index + 1) || tokens.isSign(",", at: index + 1))
      || tokens[index].kind == .link
  }

  /// Whether the unit begins like a reference: names that are certain, or a title in quotation marks.
  func looksLikeReference(_ start: Int) -> Bool {
    guard start < tokens.count else { return false }
    if tokens[start].kind == .sign, QuotedTitleScanner.closing(tokens[start].head) != nil { return true }
    var start = start
    if let signal = SignalScanner(tokens: tokens, limit: tokens.count).signal(at: start) { start = signal.next }
    let limit = min(tokens.count, start + 200)
    guard let list = NameListScanner(text: text, tokens: tokens, limit: limit, isNote: true).list(at: start),
      list.isCertain
    else { return false }
    // `Sokolov A. P. River Fairs`: the stop of the last initial divides names from title.
    return list.end < tokens.count && (tokens[list.end].kind == .sign || tokens.isSign(".", at: list.end - 1))
  }
}
