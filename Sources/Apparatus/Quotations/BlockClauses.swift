import DocumentModel

/// One block cut for the search: its quotations, its tokens with each quotation as one, and its sentences.
struct BlockClauses {
  var block: Block
  /// The outermost spans, in order.
  var spans: [QuotedSpan]
  var tokens: [ClauseToken]
  /// Token ranges, in order, covering the tokens.
  var sentences: [Range<Int>]
  /// For each span its token place.
  var places: [Int]

  /// Cost: linear in the block.
  init(_ block: Block, of text: ScalarText, spans: [QuotedSpan]) {
    self.block = block
    self.spans = spans
    tokens = ClauseTokenizer.tokens(in: text, range: block.range, spans: spans)
    sentences = []
    places = Array(repeating: 0, count: spans.count)
    for (index, token) in tokens.enumerated() {
      if case .quotation(let span) = token.kind { places[span] = index }
    }
    cutSentences(of: text)
  }

  private mutating func cutSentences(of text: ScalarText) {
    var span = 0
    var token = 0
    var start = 0
    for sentence in SentenceSplitter.sentences(of: text, in: block.range) {
      let end = sentence.upperBound
      while span < spans.count, spans[span].outer.upperBound < end { span += 1 }
      // A sentence that ends inside a quotation does not end the one around it.
      if span < spans.count, spans[span].outer.lowerBound < end, end < spans[span].outer.upperBound { continue }
      while token < tokens.count, tokens[token].range.upperBound <= end { token += 1 }
      if token > start { sentences.append(start..<token) }
      start = token
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
  }

  /// The place of the sentence that holds a token. Cost: logarithmic.
  func sentence(of token: Int) -> Int? {
    let index = sentences.partitionIndex { $0.upperBound > token }
    return index < sentences.count ? index : nil
  }
}
