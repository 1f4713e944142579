import DocumentModel

/// Quotations without a speaker: terms, titles, words held at a distance.
extension QuotationReader {
  /// The kind of a quotation that nobody is said to speak.
  func classify(
    _ quotation: inout Quotation, _ clause: BlockClauses, _ token: Int, _ sentence: Range<Int>, _ inner: Range<Int>
  ) {
    quotation.confidence *= 0.6
    let length = kinds.length(inner)
    let before = clause.tokens[min(sentence.lowerBound, token)..<token].suffix(16)
    let after = clause.tokens[(token + 1)..<max(token + 1, sentence.upperBound)]
    if kinds.introducesTerm(before, after: after.first) || length <= 5 && joinsTerm(clause, token, sentence) {
      quotation.kind = length <= 5 ? .term : .writing
    } else if length <= 3, kinds.isCalledTerm(before: after, opensSentence: before.isEmpty) {
      quotation.kind = .term
    } else if kinds.isTitle(inner) {
      quotation.kind = .title
    } else if length <= 3 {
      quotation.kind = .scare
    } else if kinds.isSentence(inner), quotation.note == nil {
      quotation.kind = .speech
    } else {
      quotation.kind = .writing
    }
  }

  /// Whether a term stands just before in the same sentence: `was "sixteen plus one", and later "nineteen plus one"`.
  private func joinsTerm(_ clause: BlockClauses, _ token: Int, _ sentence: Range<Int>) -> Bool {
    guard let last = found.last, last.kind == .term, last.block == clause.block.index else { return false }
    let between = clause.tokens[max(sentence.lowerBound, token - 5)..<token]
    guard let previous = between.lastIndex(where: \.isQuotation),
      clause.tokens[previous].range.contains(last.range.lowerBound)
    else { return false }
    return clause.tokens[(previous + 1)..<token].contains { ["and", "or"].contains($0.folded) }
  }
}
