import DocumentModel

/// Quotations whose speaker the sentence before names.
extension QuotationReader {
  /// Takes the speaker of the sentence before where this one only goes on with what was asked or reported:
  /// `The mayor was asked why. The answer is brief: "…"`; `The second report describes the storm. It was feared, "…"5`.
  func carryReport(_ quotation: inout Quotation, _ clause: BlockClauses, _ token: Int, _ sentence: Int) {
    guard sentence > 0 else { return }
    let own = clause.sentences[sentence]
    let before = clause.sentences[sentence - 1]
    guard !clause.tokens[before].contains(where: \.isQuotation) else { return }
    let reader = ClauseReader(tokens: clause.tokens) { _ in false }
    let isAnswer = clause.tokens[own].prefix(3).contains { Self.answers.contains($0.folded) }
    guard token > own.lowerBound, let subject = reader.mainSubject(in: before) else { return }
    if isAnswer, clause.tokens[token - 1].isMark(":") {
      guard clause.tokens[before].contains(where: { $0.folded == "asked" }) else { return }
      take(subject, clause, before, &quotation, kind: .speech, confidence: 0.6)
    } else if quotation.note != nil, kinds.length(quotation.range) > 3, clause.tokens[token - 1].isMark(","),
      reader.document(at: subject.lowerBound, limit: subject.upperBound) != nil, reader.report(in: before) != nil
    {
      take(subject, clause, before, &quotation, kind: .writing, confidence: 0.5)
    }
  }

  private static let answers: Set<String> = ["answer", "reply", "response"]

  private func take(
    _ phrase: Range<Int>, _ clause: BlockClauses, _ sentence: Range<Int>, _ quotation: inout Quotation,
    kind: Quotation.Kind, confidence: Double
  ) {
    let start = clause.tokens[sentence.lowerBound].range.lowerBound
    guard let speaker = namer.speaker(phrase, of: clause.tokens, sentence: start) else { return }
    quotation.speaker = speaker
    quotation.kind = kind
    quotation.confidence *= confidence
  }
}
