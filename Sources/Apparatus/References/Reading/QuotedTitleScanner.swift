import DocumentModel

/// Finds where a title in quotation marks ends.
struct QuotedTitleScanner {
  let tokens: [ReferenceToken]
  let limit: Int

  /// The token of the closing mark of the quotation that opens at `start`; nil where none opens or it is not closed.
  func close(of start: Int) -> Int? {
    guard start < limit, tokens[start].kind == .sign, let closing = Self.closing(tokens[start].head) else { return nil }
    let opening = tokens[start].head
    var last: Int?
    var depth = 0
    var index = start + 1
    // No title is longer; without a bound many marks that nothing closes would cost their product.
    let limit = min(self.limit, start + 300)
    while index < limit {
      let token = tokens[index]
      guard token.kind == .sign else { index += 1; continue }
      if closing.contains(token.head) {
        if opening != token.head, depth > 0 { depth -= 1; index += 1; continue }
        last = index
        if closes(index, opening: opening) { return index }
      } else if token.head == opening, opening != "\"", opening != "'" {
        depth += 1
      }
      index += 1
    }
    return last
  }

  /// A double mark closes; of single marks the one that is no apostrophe.
  private func closes(_ index: Int, opening: Unicode.Scalar) -> Bool {
    if opening.isDoubleQuotationMark { return true }
    guard index + 1 < limit else { return true }
    let next = tokens[index + 1]
    if next.kind == .sign { return true }
    // `wives’ rights` may be a possessive; after another letter than s a mark before a blank closes.
    if index > 0, !tokens[index].isSpaced, next.isSpaced, tokens.isWord(at: index - 1),
      !tokens[index - 1].folded.hasSuffix("s")
    {
      return true
    }
    return next.has(.containment) || next.kind == .number
      || next.isCapitalized && next.isSpaced && tokens[index].isSpaced == false
        && index > 0 && tokens[index - 1].kind == .sign
  }

  static func closing(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "“": ["”", "“", "\""]
    case "\"": ["\"", "”", "“"]
    case "”": ["”"]
    case "„": ["“", "”", "\"", "‟"]
    case "«": ["»"]
    case "»": ["«"]
    case "‘": ["’", "‘"]
    case "‚": ["‘", "’", "'"]
    case "`": ["'", "´", "’"]
    case "'": ["'", "’"]
    default: nil
    }
  }
}
