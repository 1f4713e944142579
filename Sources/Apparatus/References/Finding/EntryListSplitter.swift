import DocumentModel

/// Cuts a list of references whose entries run on, with line ends that count or without.
struct EntryListSplitter {
  let text: ScalarText
  let tokens: [ReferenceToken]
  /// Whether an entry begins with a line.
  let isOfLines: Bool

  init(text: ScalarText, range: Range<Int>, isOfLines: Bool = false) {
    self.text = text
    self.isOfLines = isOfLines
    tokens = ReferenceTokenizer.tokens(of: text, in: range)
  }

  /// Scalar ranges in order. A new entry begins on a new line, or after a full stop, where names are followed by a year or a
  /// colon.
  func entries() -> [Range<Int>] {
    var starts: [Int] = []
    var index = 0
    while index < tokens.count {
      if index == 0 || tokens[index].isCapitalized && isBehindEnd(index), startsEntry(index) {
        starts.append(index)
      }
      index += 1
    }
    if starts.first != 0 { starts.insert(0, at: 0) }
    guard let last = tokens.last else { return [] }
    return starts.indices.map { place in
      let end = place + 1 < starts.count ? tokens[starts[place + 1] - 1].range.upperBound : last.range.upperBound
      return tokens[starts[place]].range.lowerBound..<end
    }
  }

  private func isBehindEnd(_ index: Int) -> Bool {
    guard isOfLines else { return tokens.isSign(".", at: index - 1) && tokens[index].isSpaced }
    return text.scalars[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound].contains("\n")
  }

  private func startsEntry(_ index: Int) -> Bool {
    guard tokens[index].isCapitalized || tokens.has(.particle, at: index),
      let list = NameListScanner(text: text, tokens: tokens, limit: min(tokens.count, index + 60)).list(at: index),
      list.end + 1 < tokens.count
    else { return isOfLines && startsBodyEntry(index) }
    for next in list.end..<min(tokens.count, list.end + 14) {
      if tokens.year(at: next) != nil {
        return next == list.end || tokens.isSign(",", at: list.end) || tokens.isSign("(", at: list.end)
          || tokens.isSign(".", at: list.end) || tokens.isSign("/", at: list.end)
          || tokens.isSign(";", at: list.end)
      }
      if tokens.isSign(":", at: next) || tokens.isSign(".", at: next) && next > list.end { return false }
    }
    return false
  }

  /// `Harbour Archive. 1987.`, `Harbour Archive (1987)`: a body, then the year.
  private func startsBodyEntry(_ index: Int) -> Bool {
    guard tokens[index].isCapitalized else { return false }
    for next in (index + 1)..<max(index + 1, min(tokens.count, index + 10)) {
      if tokens.year(at: next) != nil { return tokens.isSign(".", at: next - 1) || tokens.isSign("(", at: next - 1) }
      if tokens.isSign(",", at: next) || tokens.isSign(":", at: next) { return false }
    }
    return false
  }
}
