import DocumentModel

/// Reads a list of persons at a place in a reference: `Family, I. I.`, `Family II`, `I. I. Family`, `Given Family`, in
/// any mixture that reference styles allow, with `et al.`. Cost: linear in the tokens read.
struct NameListScanner {
  struct List {
    var names: [Name] = []
    /// The token after the last name (and after `et al.`).
    var end: Int
    var hasOthers = false
    /// Whether a name has initials or a known given name, so that this is hardly a title.
    var isCertain = false
  }

  enum Style { case inverted, invertedInFull, compact, direct }

  struct Reading {
    var name: Name
    var end: Int
    var style: Style
    var isCertain: Bool
  }

  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int
  /// Whether the text is a note, where two capitalised words before a full stop are more often not a name.
  let isNote: Bool

  init(text: ScalarText, tokens: [ReferenceToken], limit: Int, isNote: Bool = false) {
    self.text = text
    self.tokens = tokens
    self.limit = limit
    self.isNote = isNote
  }

  /// More names than any list prints; a guard against hostile input.
  static let most = 400

  /// The list that begins at `start`; nil where no person's name begins there.
  func list(at start: Int) -> List? {
    guard var first = name(at: start, after: nil, separator: nil) ?? group(at: start) ?? unproven(at: start) else {
      return isNote ? nil : undividedList(at: start)
    }
    first.end = skipSuffix(first.end, into: &first.name)
    var list = List(names: [first.name], end: first.end, isCertain: first.isCertain)
    var closedUntil = start
    var style = first.style
    while list.names.count < Self.most {
      if let end = others(at: list.end) {
        list.end = end
        list.hasOthers = true
        list.isCertain = true
        break
      }
      guard let separator = separator(at: list.end) else {
        // `Als, TD. Dahl, HA.`: the initials' full stop is all that divides.
        guard list.end < limit, let next = undivided(at: list.end, after: style) else { break }
        list.names.append(next.name)
        list.end = next.end
        continue
      }
      if let group = group(at: separator.end) {
        list.names.append(group.name)
        list.end = group.end
        continue
      }
      var reading = name(at: separator.end, after: style, separator: separator.kind)
      if reading == nil, style == .invertedInFull || style == .direct {
        if separator.end < closedUntil || closes(from: separator.end, until: &closedUntil)
          || shape(at: separator.end).map({ yearOrQuotation(after: $0) }) ?? false
        {
          reading = direct(at: separator.end, needsProof: false)
        }
      }
      if reading == nil, separator.kind == .word { reading = mononym(at: separator.end) }
      guard var next = reading, !continuesInTitle(next.end, after: style) else { break }
      next.end = skipSuffix(next.end, into: &next.name)
      list.names.append(next.name)
      list.end = next.end
      list.isCertain = list.isCertain || next.isCertain
      if style == .invertedInFull, next.style == .direct { style = .direct }
      if separator.kind == .word, tokens.indices.contains(next.end), next.end < limit,
        !tokens.isSign(";", at: next.end),
        self.separator(at: next.end)?.kind != .word, !others(follows: next.end), style == .direct
      {
        // `A, B, and C`: the conjunction comes before the last name.
        break
      }
    }
    return list
  }

  // MARK: - Separators

  enum Separator { case comma, semicolon, slash, word }

  func separator(at index: Int) -> (kind: Separator, end: Int)? {
    guard index < limit else { return nil }
    var index = index
    var kind: Separator?
    if tokens.isSign(",", at: index) {
      kind = .comma
      index += 1
    } else if tokens.isSign(";", at: index) || tokens.isSign("·", at: index) || tokens.isSign("•", at: index) {
      kind = .semicolon
      index += 1
    } else if tokens.isSign("/", at: index) || tokens.isDash(at: index) && tokens[index].isSpaced {
      kind = .slash
      index += 1
    }
    // Doubled commas, and the ellipsis of a list cut short.
    while index < limit, kind != nil,
      tokens.isSign(",", at: index) || tokens.isSign(";", at: index) || tokens.isSign("…", at: index)
        || tokens.isSign(".", at: index)
    { index += 1 }
    // Czech and Slovak join the last name with `a`.
    let isCzech =
      index + 1 < limit && tokens[index].folded == "a" && !tokens[index].isCapitalized
      && tokens[index + 1].isCapitalized
    if index < limit, tokens.isSign("&", at: index) || isConjunction(tokens[index]) || isCzech {
      if index + 1 < limit, tokens[index].folded == "et", tokens[index + 1].folded == "al" { return nil }
      kind = .word
      index += 1
    }
    return kind.map { ($0, index) }
  }

  func isConjunction(_ token: ReferenceToken) -> Bool {
    token.has(.conjunction) && (!token.isCapitalized || token.folded == "and" || token.folded == "und")
  }

  func others(follows index: Int) -> Bool { others(at: index) != nil }

  /// `et al.`, `and others`, `u. a.`, `и др.` with a comma before it.
  func others(at index: Int) -> Int? {
    var index = index
    while index < limit, tokens.isSign(",", at: index) || tokens.isSign(";", at: index) || tokens.isSign("&", at: index)
    {
      index += 1
    }
    guard index + 1 < limit else { return nil }
    let first = tokens[index].folded
    if first == "et", tokens.isSign(".", at: index + 1), index + 2 < limit, tokens[index + 2].folded == "al" {
      return skipStop(index + 3)
    }
    if first == "et" || first == "and" || first == "&" || tokens.isSign("&", at: index) || first == "und" {
      guard tokens.has(.others, at: index + 1), !tokens[index + 1].isCapitalized,
        tokens[index + 1].folded != "alia" || first == "et"
      else {
        guard first == "und", tokens[index + 1].folded == "andere" else { return nil }
        return index + 2
      }
      return skipStop(index + 2)
    }
    if first == "u" || first == "и" {
      let next = tokens.isSign(".", at: index + 1) ? index + 2 : index + 1
      guard next < limit, ["a", "др"].contains(tokens[next].folded), !tokens[next].isCapitalized else { return nil }
      return skipStop(next + 1)
    }
    return nil
  }

  func skipStop(_ index: Int) -> Int { index < limit && tokens.isSign(".", at: index) ? index + 1 : index }

  /// `Jr.`, the star of a footnote, `(Producer)`: what may stand behind a name.
  func skipSuffix(_ index: Int, into name: inout Name) -> Int {
    let index = skipMarks(index)
    var next = index
    if next < limit, tokens.isSign(",", at: next) { next += 1 }
    guard next < limit, isSuffix(next) else { return index }
    name.suffix = text[tokens[next].range]
    return skipStop(next + 1)
  }

  private func skipMarks(_ start: Int) -> Int {
    var index = start
    while index < limit, tokens.isSign("*", at: index) || tokens.isSign("†", at: index), !tokens[index].isSpaced {
      index += 1
    }
    var close = index + 1
    guard index < limit, tokens.isSign("(", at: index), close < limit, Self.roles.contains(tokens[close].folded) else {
      return index
    }
    while close < limit, close - index < 6, !tokens.isSign(")", at: close) { close += 1 }
    return close < limit && tokens.isSign(")", at: close) ? close + 1 : index
  }

  private static let roles: WordSet = [
    "producer", "producers", "director", "directors", "writer", "writers", "host", "presenter", "composer", "artist",
    "photographer", "performer", "narrator", "interviewer",
  ]

  /// `Jr.`, `III`; `JR` and `SR` are initials.
  func isSuffix(_ index: Int) -> Bool {
    if tokens[index].kind == .mixed { return ["2nd", "3rd", "4th"].contains(tokens[index].folded) }
    return tokens.has(.suffix, at: index) && tokens[index].isCapitalized && tokens[index].range.count > 1
      && (!tokens[index].isAllCapitals || tokens[index].folded.hasPrefix("i"))
  }
}
