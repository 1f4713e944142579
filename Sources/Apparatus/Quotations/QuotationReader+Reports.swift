import DocumentModel

/// Quotations whose speaker the sentence before names.
extension QuotationReader {
  /// Takes the speaker of the sentence before where this one only goes on with what was asked or reported:
  /// `The mayor was asked why. The answer is brief: "…"`; `The second report describes the storm. It was feared, "…"5`;
  /// `The second report is cooler. In its words, "…"`.
  func carryReport(_ quotation: inout Quotation, _ clause: BlockClauses, _ token: Int, _ sentence: Int) {
    guard sentence > 0 else { return }
    let own = clause.sentences[sentence]
    let before = clause.sentences[sentence - 1]
    // Only neighbours are meant; the bounds also keep a paragraph of endless sentences cheap.
    guard token - own.lowerBound < 60, before.count < 200, !clause.tokens[before].contains(where: \.isQuotation) else {
      return
    }
    let reader = ClauseReader(tokens: clause.tokens) { _ in false }
    let head = clause.tokens[own].prefix(4).map(\.folded)
    let isAnswer = clause.tokens[own].prefix(3).contains { Self.answers.contains($0.folded) }
    guard token > own.lowerBound, let subject = reader.mainSubject(in: before) else { return }
    if head.count > 3, head[0] == "in", ["its", "his", "her", "their"].contains(head[1]), head[2] == "words" {
      let isDocument = namer.isDocument(subject, of: clause.tokens)
      guard (head[1] == "its") == isDocument, token - own.lowerBound <= 4 else { return }
      take(subject, clause, before, &quotation, kind: isDocument ? .writing : .speech, confidence: 0.6)
    } else if isAnswer, clause.tokens[token - 1].isMark(":") {
      guard clause.tokens[before].contains(where: { $0.folded == "asked" }) else { return }
      take(subject, clause, before, &quotation, kind: .speech, confidence: 0.6)
    } else if quotation.note != nil, kinds.length(quotation.range) > 3, clause.tokens[token - 1].isMark(","),
      reader.document(at: subject.lowerBound, limit: subject.upperBound) != nil, reader.report(in: before) != nil
    {
      take(subject, clause, before, &quotation, kind: .writing, confidence: 0.5)
    }
  }

  /// The document that `it` means: the one that its sentence names before (`in the second report it says`, `the report
  /// ends, for it says`), or else the subject of the sentence before.
  func document(
    meantBy phrase: Range<Int>?, in sentence: Range<Int>, of clause: BlockClauses, _ reader: ClauseReader
  ) -> Range<Int>? {
    guard let phrase, phrase.count == 1, clause.tokens[phrase.lowerBound].folded == "it",
      sentence.lowerBound <= phrase.lowerBound
    else { return nil }
    let opens = ["in", "on"].contains(clause.tokens[sentence.lowerBound].folded)
    if let found = reader.document(at: sentence.lowerBound + (opens ? 1 : 0), limit: phrase.lowerBound) { return found }
    guard phrase.lowerBound == sentence.lowerBound, let place = clause.sentence(of: phrase.lowerBound), place > 0,
      let subject = reader.mainSubject(in: clause.sentences[place - 1])
    else { return nil }
    return reader.document(at: subject.lowerBound, limit: subject.upperBound)
  }

  /// `— Jane Roe, Leeds`: the paragraph below names whoever spoke, after a dash and in at most eight words.
  func attributeBelow(_ quotation: inout Quotation, _ place: Int) {
    guard place + 1 < clauses.count, clauses[place + 1].block.index == clauses[place].block.index + 1 else { return }
    let clause = clauses[place + 1]
    guard (2...10).contains(clause.tokens.count), ["—", "–", "―", "-"].contains(clause.tokens[0].folded),
      let run = NameRun(clause.tokens[...], at: 1), run.name != nil,
      let speaker = namer.speaker(run.range, of: clause.tokens, sentence: clause.block.range.lowerBound)
    else { return }
    quotation.speaker = speaker
    quotation.kind = kinds.isSentence(quotation.range) ? .speech : .writing
    quotation.confidence *= 0.8
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
