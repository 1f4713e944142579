import DocumentModel

/// Tags of a markup language that a copy has left in a reference: `<italic>Lepus europaeus</italic>`.
struct MarkupTags {
  /// The tokens without those of tags.
  private(set) var tokens: [ReferenceToken] = []
  /// Where the tags before a token begin, by where the token does; where those behind it end, by where it does.
  private var before: [Int: Int] = [:]
  private var behind: [Int: Int] = [:]

  /// Nil where no tag stands. Cost: linear.
  init?(in tokens: ArraySlice<ReferenceToken>) {
    guard tokens.indices.contains(where: { tokens.isSign("<", at: $0) }) else { return nil }
    self.tokens.reserveCapacity(tokens.count)
    var index = tokens.startIndex
    var opened: (start: Int, isSpaced: Bool)?
    while index < tokens.endIndex {
      if let tag = Self.tag(at: index, in: tokens) {
        if tag.closes, let last = self.tokens.last {
          behind[last.range.upperBound] = tokens[tag.end - 1].range.upperBound
        } else if opened == nil {
          opened = (tokens[index].range.lowerBound, tokens[index].isSpaced)
        }
        index = tag.end
        continue
      }
      var token = tokens[index]
      if let opened {
        before[token.range.lowerBound] = opened.start
        token.isSpaced = token.isSpaced || opened.isSpaced
      }
      opened = nil
      self.tokens.append(token)
      index += 1
    }
    guard self.tokens.count < tokens.count else { return nil }
  }

  /// A range of the text with the tags around the tokens it was cut from.
  func extended(_ range: Range<Int>, within tokens: ArraySlice<ReferenceToken>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    for token in tokens {
      if token.range.lowerBound <= range.lowerBound, let start = before[token.range.lowerBound] {
        lower = min(lower, start)
      }
      if token.range.upperBound >= range.upperBound, let end = behind[token.range.upperBound] {
        upper = max(upper, end)
      }
    }
    return lower..<upper
  }

  private static func tag(at start: Int, in tokens: ArraySlice<ReferenceToken>) -> (closes: Bool, end: Int)? {
    guard tokens.isSign("<", at: start) else { return nil }
    var index = start + 1
    let closes = index < tokens.endIndex && tokens.isSign("/", at: index)
    if closes { index += 1 }
    guard index + 1 < tokens.endIndex, names.contains(tokens[index].folded), tokens.isSign(">", at: index + 1) else {
      return nil
    }
    return (closes, index + 2)
  }

  private static let names: WordSet = [
    "i", "b", "u", "em", "strong", "italic", "bold", "underline", "sup", "sub", "sc", "smallcaps", "span", "cite",
  ]
}
