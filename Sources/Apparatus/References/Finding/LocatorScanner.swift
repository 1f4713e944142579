import DocumentModel

/// Reads the place in a work that a reference names: `p. 32`, `pp. 80–1`, `S. 125 ff.`, `at 45`, `especially 43–59`,
/// `III, 392`, `para. 12`, `chap. 3`.
struct LocatorScanner {
  let text: ScalarText
  let tokens: [ReferenceToken]
  let limit: Int

  /// The locator that begins at `start`, past a comma; nil where none does. A number without label counts only where
  /// `bare` allows it. Cost: linear in its tokens.
  func locator(at start: Int, bare: Bool) -> (locator: CitedLocator, end: Int)? {
    var index = start
    while index < limit,
      isSign(index, ",") || isSign(index, ":") || isSign(index, "(") || isSign(index, "[")
        || index == start && isSign(index, ".")
    { index += 1 }
    while index < limit, Self.fillers.contains(tokens[index].folded) {
      index += 1
      if isSign(index, ".") { index += 1 }
    }
    // `à la p 22`, `aux pp 20–22`, `au para 7`
    if index + 1 < limit, ["a", "au", "aux"].contains(tokens[index].folded), !tokens[index].isCapitalized {
      let next = tokens[index + 1].folded == "la" ? index + 2 : index + 1
      if next < limit, self.label(at: next) != nil { index = next }
    }
    guard index < limit else { return nil }
    var label = "page"
    var isLabelled = false
    if let found = self.label(at: index) {
      label = found.label
      index = found.next
      isLabelled = true
    }
    guard isLabelled || bare, let value = value(at: index, isLabelled: isLabelled) else { return nil }
    return (CitedLocator(label: label, value: value.text), value.end)
  }

  private func isSign(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < limit && tokens.isSign(scalar, at: index)
  }

  private static let fillers: WordSet = [
    "at", "especially", "esp", "insbesondere", "insb", "bes", "besonders", "notamment", "hier", "bd",
  ]

  private func label(at index: Int) -> (label: String, next: Int)? {
    let token = tokens[index]
    if token.isSign("§") || token.isSign("¶") {
      var next = index + 1
      while isSign(next, "§") || isSign(next, "¶") { next += 1 }
      return (token.isSign("§") ? "section" : "paragraph", next)
    }
    guard token.isWord else { return nil }
    let label: String
    switch token.folded {
    case "p", "pp", "page", "pages", "s", "ss", "seite", "seiten", "pg", "pgs", "pag", "pags", "с", "стр", "sf":
      label = "page"
    case "ch", "chap", "chapter", "chapters", "kap", "kapitel", "chapitre": label = "chapter"
    case "para", "paras", "par", "paragraph", "paragraphs", "rn", "rdnr", "abs": label = "paragraph"
    case "sec", "sect", "section", "sections", "secs", "art", "article", "articles", "arts": label = "section"
    case "fol", "fols", "ff", "folio", "bl", "л": label = "folio"
    case "vol", "vols", "bd", "band", "tome", "t", "volume": label = "volume"
    default: return nil
    }
    var next = index + 1
    if isSign(next, ".") { next += 1 }
    guard next < limit, tokens[next].kind == .number || tokens[next].kind == .mixed || tokens[next].isRoman else {
      return nil
    }
    return (label, next)
  }

  /// Numbers, spans and lists of them, with `ff.` and `n. 17` behind them.
  private func value(at start: Int, isLabelled: Bool) -> (text: String, end: Int)? {
    guard start < limit, isNumber(start) else { return nil }
    var index = start + 1
    var end = index
    while index < limit {
      if tokens.isDash(at: index) || isSign(index, "/"), index + 1 < limit, isNumber(index + 1) {
        index += 2
      } else if isSign(index, ","), index + 1 < limit, isNumber(index + 1),
        tokens.year(at: index + 1) == nil || isLabelled,
        index + 2 >= limit || !(tokens.isWord(at: index + 2) && tokens[index + 2].isCapitalized)
      {
        index += 2
      } else if ["f", "ff", "sqq", "et"].contains(tokens[index].folded), !tokens[index].isCapitalized {
        if tokens[index].folded == "et" {
          guard index + 1 < limit, ["seq", "s", "ss", "sq"].contains(tokens[index + 1].folded) else { break }
          index += 1
        }
        index += 1
        if isSign(index, ".") { end = index; index += 1 }
        end = index
        break
      } else {
        break
      }
      end = index
      if index - start > 40 { break }
    }
    return (text[tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound], end)
  }

  private func isNumber(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .number && token.count <= 5 || token.kind == .mixed && token.value != nil && token.count <= 6
      || token.isRoman
  }
}
