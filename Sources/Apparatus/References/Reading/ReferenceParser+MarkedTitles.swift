import DocumentModel

/// Titles that a number or brackets set apart.
extension ReferenceParser {
  /// `Resolution 1031 (1995)`, `Directive 95/46`: an act is known by its number, and the year in it is not its date.
  func numberedActEnd(at start: Int) -> Int? {
    guard start + 1 < limit, tokens[start].isCapitalized,
      tokens.has(.law, at: start) || tokens[start].folded == "decision",
      tokens[start + 1].kind == .number || tokens[start + 1].kind == .mixed
    else { return nil }
    var end = start + 2
    while end + 1 < limit, isSign(end, "/"), tokens[end + 1].kind != .sign { end += 2 }
    if isSign(end, "("), end + 2 < limit, tokens.year(at: end + 1) != nil, isSign(end + 2, ")") { end += 3 }
    return end >= limit || isSign(end, ",") || isSign(end, ".") ? end : nil
  }

  /// `[Paper on harbours], 2007`: a work without title, described in brackets after its author.
  func bracketedTitleEnd(at start: Int) -> Int? {
    guard start > 0, !work.authors.isEmpty, isSign(start, "["), start + 2 < limit, tokens[start + 1].isCapitalized,
      let close = (start + 2..<min(limit, start + 40)).first(where: { isSign($0, "]") }), close > start + 2,
      language(start + 1..<close) == nil
    else { return nil }
    return close + 1
  }
}
