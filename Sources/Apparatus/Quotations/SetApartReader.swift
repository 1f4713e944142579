import DocumentModel

/// Block quotations, epigraphs and verse: blocks that are quotations as a whole.
extension QuotationReader {
  /// Reads the run of neighbouring blocks of one form that begins at `place`; returns the place after it.
  mutating func readSetApart(from place: Int, form: Quotation.Form) -> Int {
    var end = place + 1
    while end < clauses.count, clauses[end].block.setApartForm == form,
      clauses[end].block.index == clauses[end - 1].block.index + 1
    {
      end += 1
    }
    var parts = clauses[place..<end].map { text.trimming($0.block.range) }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return end }
    parts = parts.map(withoutMarks)
    let first = parts[0].lowerBound
    let last = parts[parts.count - 1].upperBound
    var quotation = Quotation(
      id: "", text: parts.map { text[$0] }.joined(separator: "\n"), range: first..<last, form: form, kind: .writing,
      block: clauses[place].block.index, note: note(after: last), confidence: 0.6)
    if form == .epigraph { attributeBySignature(&quotation, parts) }
    if quotation.speaker == nil { attributeByLeadIn(&quotation, place) }
    found.append(quotation)
    return end
  }

  /// A paragraph without the marks around it.
  private func withoutMarks(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    let spans = QuotationMarkScanner.spans(in: text, range: range).filter { $0.depth == 0 }
    guard spans.count == 1, spans[0].outer.lowerBound == start, end - spans[0].outer.upperBound <= 1 else {
      return range
    }
    start = spans[0].inner.lowerBound
    end = spans[0].inner.upperBound
    return start..<end
  }

  /// `— Jane Roe, Letters`: the last line of an epigraph names its author.
  private func attributeBySignature(_ quotation: inout Quotation, _ parts: [Range<Int>]) {
    guard let part = parts.last else { return }
    var start = part.upperBound
    while start > part.lowerBound, !text[start - 1].isLineEnd { start -= 1 }
    let line = text.trimming(start..<part.upperBound)
    guard line.count < 120, let head = line.first, text[head].isDash else { return }
    let tokens = ClauseTokenizer.tokens(in: text, range: line, spans: [])
    guard let begin = tokens.firstIndex(where: { $0.isWord }) else { return }
    quotation.confidence = 0.9
    let words = ReferenceTokenizer.tokens(of: text, in: tokens[begin].range.lowerBound..<line.upperBound)
    let series = NumberedSeriesScanner(text: text, tokens: words, limit: words.count)
    if let found = series.name(at: 0), let name = found.name.literal {
      let range = words[0].range.lowerBound..<words[found.end - 1].range.upperBound
      quotation.speaker = Speaker(name: name, mention: text[range], range: range)
      return
    }
    let end = tokens[begin...].firstIndex { $0.kind != .word } ?? tokens.count
    quotation.speaker = namer.speaker(begin..<end, of: tokens, sentence: line.lowerBound)
  }

  /// Whether a phrase holds a name or a body: `The passage` and `One of many` say nothing of whose the words are.
  private func names(_ phrase: Range<Int>, in clause: BlockClauses) -> Bool {
    clause.tokens[phrase].contains { token in
      PersonWords.bodies.contains(token.folded) || ClauseWords.documents.contains(token.folded)
        || token.isWord && token.isCapitalised && !PersonWords.ordinary.contains(token.folded)
          && !ClauseWords.determiners.contains(token.folded)
    }
  }

  /// The sentence before a block quotation says whose words follow.
  func attributeByLeadIn(_ quotation: inout Quotation, _ place: Int) {
    guard place > 0, clauses[place - 1].block.setApartForm == nil,
      clauses[place].block.index - clauses[place - 1].block.index <= 3
    else { return }
    let clause = clauses[place - 1]
    guard let sentence = clause.sentences.last else { return }
    let reader = ClauseReader(tokens: clause.tokens) { _ in false }
    let start = clause.tokens[sentence.lowerBound].range.lowerBound
    var reading = reader.report(in: sentence)
    let isOpen =
      clause.tokens[sentence.upperBound - 1].isMark(":") || clause.tokens[sentence.upperBound - 1].isMark(",")
    if reading == nil, isOpen, let subject = reader.mainSubject(in: sentence) {
      let name = namer.speaker(subject, of: clause.tokens, sentence: start)
      guard name != nil, names(subject, in: clause) else { return }
      reading = ClauseReader.Reading(
        speaker: subject, cue: subject.upperBound..<subject.upperBound, medium: .written, isStrong: false,
        confidence: 0.4,
        isAdjacent: false)
    }
    guard let reading, var phrase = reading.speaker else { return }
    phrase = document(meantBy: phrase, in: sentence, of: clause, reader) ?? phrase
    quotation.speaker = namer.speaker(phrase, of: clause.tokens, sentence: start)
    let words = clause.tokens[reading.cue]
    if let head = words.first, let tail = words.last {
      quotation.cue = text[head.range.lowerBound..<tail.range.upperBound].lowercased()
    }
    let isDocument = namer.isDocument(phrase, of: clause.tokens)
    quotation.kind = reading.medium == .written || isDocument ? .writing : .speech
    quotation.confidence = isOpen || reading.isAdjacent ? 0.9 : 0.75
  }
}
