import DocumentModel

/// Recognises what is printed under a picture, a figure or a table.
enum Captions {
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    for index in blocks.indices where blocks[index].kind == .paragraph && !blocks[index].isStated && !text.isNote[index]
    {
      if isCaption(text, index) || isTableCaption(text, index) { blocks[index].kind = .caption }
    }
  }

  /// `Table: Members by year`, or a line set in italic or bold, right over or under a table. Of a table's neighbours only
  /// one is its caption: the one above goes first.
  private static func isTableCaption(_ text: BlockText, _ index: Int) -> Bool {
    let isOver = index + 1 < text.count && text[index + 1].kind == .table
    let isUnder = index > 0 && text[index - 1].kind == .table
    guard isOver || isUnder, text[index].range.count <= 400 else { return false }
    let range = text.core(index)
    if isLabelled(text, range) { return true }
    guard text[index].isEmphasised, text.wordCount(index, limit: 3) >= 2 else { return false }
    return isOver || !(index > 1 && hasCaptionOver(text, index))
  }

  /// `Table:`, `Tabelle:` without a number.
  private static func isLabelled(_ text: BlockText, _ range: Range<Int>) -> Bool {
    let scalars = text.draft.text
    let end = scalars[range].prefix(16).firstIndex { !$0.isLetter } ?? range.upperBound
    guard end > range.lowerBound, end + 1 < range.upperBound, scalars[end] == ":" else { return false }
    return labels.contains(Folding.fold(text.draft.string(range.lowerBound..<end)))
  }

  /// Whether the table over a block has a caption over it.
  private static func hasCaptionOver(_ text: BlockText, _ index: Int) -> Bool {
    var over = index - 1
    while over >= 0, text[over].kind == .table { over -= 1 }
    return over >= 0 && (text[over].kind == .caption || isCaption(text, over) || isLabelled(text, text.core(over)))
  }

  static func isCaption(_ text: BlockText, _ index: Int) -> Bool {
    let range = text.core(index)
    guard range.count <= 700, !text[index].isStated || text[index].kind == .paragraph else { return false }
    let head = text.words(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 40), limit: 2)
    guard let first = head.first else { return false }
    if labels.contains(first), head.count > 1, isNumber(head[1]) {
      return afterNumber(text.draft.text, range).map { $0.isSentenceEnd || $0.isDash || $0 == "|" || $0 == "(" } ?? true
        || range.count <= 160 && !text.endsSentence(index)
    }
    if credits.contains(first), text.draft.text[range].prefix(24).contains(":"), range.count <= 160 { return true }
    return hasCredit(text, range)
  }

  private static func isNumber(_ word: String) -> Bool {
    word.allSatisfy { $0.isNumber || $0 == "." } || word.allSatisfy { "ivxlc".contains($0) } || word.count == 1
  }

  /// What follows the number of `Figure 3.`
  private static func afterNumber(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Unicode.Scalar? {
    var words = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if scalars[index].isBlank { words += 1 }
      if words == 1, index > range.lowerBound, !scalars[index].isBlank {
        while index < range.upperBound, scalars[index].isASCIIDigit || scalars[index].isLetter { index += 1 }
        return index < range.upperBound ? scalars[index] : nil
      }
      index += 1
    }
    return nil
  }

  /// A credit in parentheses or after a dash at the end: `(© Reuters)`, `(Photo: J. Roe)`, `Photograph by J. Roe`
  private static func hasCredit(_ text: BlockText, _ range: Range<Int>) -> Bool {
    let scalars = text.draft.text
    guard let last = range.last else { return false }
    if scalars[last] == ")" || scalars[last] == "]" {
      var open = last
      while open > range.lowerBound, last - open < 90, scalars[open] != "(" && scalars[open] != "[" { open -= 1 }
      guard scalars[open] == "(" || scalars[open] == "[" else { return false }
      let inside = open + 1..<last
      if scalars[inside].contains("©") { return true }
      return text.words(in: inside, limit: 3).first.map { credits.contains($0) } ?? false
        || text.words(in: inside, limit: 6).contains("photo")
    }
    let tail = max(range.lowerBound, range.upperBound - 60)..<range.upperBound
    guard range.count <= 400, !(scalars[last] == "." && range.count > 240) else { return false }
    if scalars[tail].contains("©"), !SiteLine.isNavigation(text, text.draft.blockIndex(at: range.lowerBound) ?? 0) {
      return true
    }
    guard text.contains("photo", in: tail) || text.contains("courtesy", in: tail) || text.contains("credit", in: tail)
    else {
      return false
    }
    let words = text.words(in: tail)
    for (position, word) in words.enumerated()
    where word == "photo" || word == "photograph" || word == "courtesy" || word == "credit" {
      if position + 1 < words.count, ["by", "of", "courtesy", "credit"].contains(words[position + 1]) { return true }
    }
    return false
  }

  private static let labels: WordSet = [
    "figure", "fig", "table", "map", "plate", "chart", "diagram", "box", "exhibit", "photo", "image", "illustration",
    "abbildung",
    "abb", "tabelle", "tab", "karte", "tableau", "carte", "figura", "tabla", "mapa",
  ]
  private static let credits: WordSet = [
    "photo", "photos", "photograph", "photographs", "image", "picture", "credit", "source", "courtesy", "foto", "bild",
    "illustration", "caption",
  ]
}
