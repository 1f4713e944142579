import DocumentModel

/// Reads the quotations of one document.
struct QuotationReader {
  let document: Document
  let text: ScalarText
  let kinds: QuotationKinds
  var clauses: [BlockClauses] = []
  var namer: SpeakerNamer
  /// The last quotation of running text with its block, for those that carry its speaker on.
  var found: [Quotation] = []

  init(_ document: Document, scope: QuotationFinder.Scope) {
    self.document = document
    text = document.text
    kinds = QuotationKinds(text: document.text)
    var persons = PersonIndex(of: document.text)
    let hasDashes = DashedSpeech.isUsed(in: document)
    for (index, block) in document.blocks.enumerated() where Self.isRead(block, scope) {
      let isCarriedOn = index + 1 < document.blocks.count && Self.opens(document.blocks[index + 1], document.text)
      var spans = QuotationMarkScanner.spans(in: document.text, range: block.range, isCarriedOn: isCarriedOn)
        .filter { $0.depth == 0 }
      if spans.isEmpty, hasDashes { spans = DashedSpeech.spans(in: document.text, range: block.range) }
      let clause = BlockClauses(block, of: document.text, spans: spans)
      for sentence in clause.sentences {
        persons.add(clause.tokens[sentence], sentence: clause.tokens[sentence.lowerBound].range.lowerBound)
      }
      clauses.append(clause)
    }
    namer = SpeakerNamer(text: document.text, persons: persons, author: document.work.authors.first?.display)
  }

  /// Whether a block begins with an opening mark.
  private static func opens(_ block: Block, _ text: ScalarText) -> Bool {
    text.trimming(block.range).first.map { text[$0].isDoubleQuotationMark && text[$0] != "”" } ?? false
  }

  private static func isRead(_ block: Block, _ scope: QuotationFinder.Scope) -> Bool {
    switch block.kind {
    case .paragraph, .listItem, .standfirst, .caption, .blockQuotation, .epigraph, .verse: block.repeats == nil
    case .note: scope == .bodyAndNotes
    default: false
    }
  }

  mutating func quotations() -> [Quotation] {
    var place = 0
    while place < clauses.count {
      if let form = clauses[place].block.setApartForm {
        place = readSetApart(from: place, form: form)
      } else {
        readSpans(of: place)
        place += 1
      }
    }
    found.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    for index in found.indices { found[index].id = "q\(index + 1)" }
    return found
  }

  // MARK: Running text

  private mutating func readSpans(of place: Int) {
    let clause = clauses[place]
    let text = text
    let reader = ClauseReader(tokens: clause.tokens) { token in
      guard case .quotation(let span) = clause.tokens[token].kind else { return false }
      return Self.endsOpen(text, clause.spans[span])
    }
    var index = 0
    while index < clause.spans.count {
      if continuesQuotation(place, index) {
        found[found.count - 1].text += "\n" + text[clause.spans[index].inner]
        found[found.count - 1].range =
          found[found.count - 1].range.lowerBound..<clause.spans[index].inner.upperBound
        found[found.count - 1].note = note(after: clause.spans[index].inner.upperBound)
        // Over several paragraphs, each of which is nothing else, it is set apart.
        if index == 0, clause.spans.count == 1, isWholeParagraph(clause), isWholeParagraph(clauses[place - 1]) {
          found[found.count - 1].form = .block
        }
        if found[found.count - 1].cue == nil { attributeContinuation(clause, clause.places[index], reader) }
        if clause.spans[index].isClosed { isOpenAcross = false }
        index += 1
        continue
      }
      isOpenAcross = false
      var last = index
      while last + 1 < clause.spans.count, isInterrupted(clause, last, reader) { last += 1 }
      found.append(quotation(clause, index...last, place, reader))
      if !clause.spans[last].isClosed, last == clause.spans.count - 1,
        clause.spans[last].outer.upperBound >= text.trimming(clause.block.range).upperBound
      {
        isOpenAcross = true
        openBlock = place
      }
      index = last + 1
    }
  }

  /// Whether the last quotation found has no closing mark yet, and the paragraph that it ended in.
  private var isOpenAcross = false
  private var openBlock = 0

  /// Whether a span carries on an unclosed quotation of the paragraph before: it opens its own paragraph.
  private mutating func continuesQuotation(_ place: Int, _ index: Int) -> Bool {
    guard isOpenAcross, index == 0, place == openBlock + 1 else { return false }
    let clause = clauses[place]
    guard clause.spans[0].outer.lowerBound == text.trimming(clause.block.range).lowerBound else { return false }
    openBlock = place
    return true
  }

  private static func endsOpen(_ text: ScalarText, _ span: QuotedSpan) -> Bool {
    // The stop may stand before the closing mark of a quotation inside.
    guard let last = span.inner.last(where: { !text[$0].isSingleQuotationMark && !text[$0].isDoubleQuotationMark })
    else { return false }
    switch text[last] {
    case ",", "?", "!", "…", "—", "–", "-": return true
    default: return false
    }
  }

  /// Whether only `he said,` stands between a span and the next, inside one sentence.
  private func isInterrupted(_ clause: BlockClauses, _ index: Int, _ reader: ClauseReader) -> Bool {
    let left = clause.places[index]
    let right = clause.places[index + 1]
    guard right - left > 2, right - left < 20, let last = clause.spans[index].inner.last else { return false }
    let opens = text[last] == "," || text[last].isDash || text[last] == "…" || clause.tokens[left + 1].isMark(",")
    guard opens, clause.tokens[right - 1].isMark(",") || clause.tokens[right - 1].isMark("—") else { return false }
    guard let reading = reader.following(left, in: left..<right), let speaker = reading.speaker else { return false }
    // `"…," he said, pointing at "the thing"`: the insertion is the attribution and nothing else.
    let end = max(reading.cue.upperBound, speaker.upperBound)
    return right - 1 - end <= 4 && min(reading.cue.lowerBound, speaker.lowerBound) <= left + 3
      && !clause.tokens[(left + 1)..<right].contains { $0.folded == "and" || $0.folded == "but" || $0.isMark(".") }
  }

  private mutating func quotation(
    _ clause: BlockClauses, _ spans: ClosedRange<Int>, _ place: Int, _ reader: ClauseReader
  ) -> Quotation {
    let first = clause.spans[spans.lowerBound]
    let last = clause.spans[spans.upperBound]
    let range = first.inner.lowerBound..<last.inner.upperBound
    let text = spans.map { self.text[clause.spans[$0].inner] }.joined(separator: " … ")
    var quotation = Quotation(
      id: "", text: text, range: range, form: .inline, kind: .scare, block: clause.block.index,
      note: note(after: range.upperBound), confidence: first.isClosed && last.isClosed ? 1 : 0.4)
    if standsAlone(clause, spans, place) {
      quotation.form = .block
      quotation.kind = .writing
      if let signature = signature(clause) {
        quotation.speaker = namer.speaker(signature, of: clause.tokens, sentence: clause.block.range.lowerBound)
      } else {
        attributeByLeadIn(&quotation, place)
      }
      if quotation.speaker != nil { return quotation }
    }
    let token = clause.places[spans.lowerBound]
    guard let sentence = clause.sentence(of: token) else { return quotation }
    attribute(&quotation, clause, token, clause.sentences[sentence], reader, isShort: kinds.length(first.inner) <= 2)
    if quotation.speaker == nil { carry(&quotation, clause, place, token, sentence) }
    if quotation.speaker == nil, quotation.cue == nil { carryReport(&quotation, clause, token, sentence) }
    if quotation.speaker == nil, quotation.cue == nil, isWholeParagraph(clause) { attributeBelow(&quotation, place) }
    if quotation.speaker == nil, quotation.cue == nil {
      classify(&quotation, clause, token, clause.sentences[sentence], first.inner)
    }
    if quotation.note == nil, quotation.speaker != nil {
      quotation.note = noteOfSentence(clause, clause.places[spans.upperBound], last.inner, first.inner)
    }
    return quotation
  }

  /// The note at the end of the sentence that a whole sentence is quoted in, where no other quotation stands between:
  /// `"…," the report says, and its authors still think so.5`
  private func noteOfSentence(_ clause: BlockClauses, _ token: Int, _ last: Range<Int>, _ first: Range<Int>) -> String?
  {
    guard text[first.lowerBound].isUppercase, kinds.length(first) > 4, let sentence = clause.sentence(of: token) else {
      return nil
    }
    let rest = token + 1..<clause.sentences[sentence].upperBound
    guard let end = rest.last, !clause.tokens[rest].contains(where: \.isQuotation) else { return nil }
    let place = clause.tokens[end].range.upperBound
    return note(in: last.upperBound..<place + 3, after: place - 1)
  }

  /// Whether a block quotation kept its marks: the quotation is a paragraph by itself, and the paragraph before leads it
  /// in or is such a one too, or a signature follows it, or it has sixty words and more and a note at its end.
  private func standsAlone(_ clause: BlockClauses, _ spans: ClosedRange<Int>, _ place: Int) -> Bool {
    guard spans.count == 1, clause.spans.count == 1, place > 0, clause.block.kind == .paragraph else { return false }
    if signature(clause) != nil { return true }
    guard isWholeParagraph(clause) else { return false }
    let before = clauses[place - 1].block
    if before.index + 1 == clause.block.index {
      if let last = found.last, last.form == .block, last.range.upperBound > before.range.lowerBound { return true }
      switch text.trimming(before.range).last.map({ text[$0] }) {
      case ":", ",", "—", "-", "–": return true
      default: break
      }
    }
    let inner = clause.spans[0].inner
    return inner.count > 360 && note(after: inner.upperBound) != nil
  }

  /// Whether the only span of a paragraph is all of it, but for a stop.
  private func isWholeParagraph(_ clause: BlockClauses) -> Bool {
    guard let span = clause.spans.first else { return false }
    let range = text.trimming(clause.block.range)
    return span.outer.lowerBound == range.lowerBound && range.upperBound - span.outer.upperBound <= 1
  }

  /// `“…” — Jane Roe, 2 May 1901`: the name that a dash joins to a quotation, where the paragraph is nothing else.
  private func signature(_ clause: BlockClauses) -> Range<Int>? {
    guard clause.places[0] == 0, (3...24).contains(clause.tokens.count),
      ["—", "–", "―"].contains(clause.tokens[1].folded), let run = NameRun(clause.tokens[...], at: 2), run.name != nil
    else { return nil }
    return run.range
  }

  /// The last paragraph of a quotation may hold its attribution.
  private mutating func attributeContinuation(_ clause: BlockClauses, _ token: Int, _ reader: ClauseReader) {
    guard let sentence = clause.sentence(of: token) else { return }
    var quotation = found[found.count - 1]
    attribute(&quotation, clause, token, clause.sentences[sentence], reader, isShort: false)
    if quotation.cue != nil { found[found.count - 1] = quotation }
  }

  /// Sets speaker, cue and kind from the sentence that holds the quotation.
  private func attribute(
    _ quotation: inout Quotation, _ clause: BlockClauses, _ token: Int, _ sentence: Range<Int>, _ reader: ClauseReader,
    isShort: Bool
  ) {
    // `"Stop!" Roe said.`: a question or a cry ends no sentence where its attribution follows.
    var sentence = sentence
    if token + 1 == sentence.upperBound, let next = clause.sentence(of: token + 1),
      reader.endsOpen(token) || clause.tokens[token + 1].kind == .mark
    {
      sentence = sentence.lowerBound..<clause.sentences[next].upperBound
    }
    // `"I see no way." Roe said.`: an attribution cut off by the stop.
    if token + 1 == sentence.upperBound, let next = clause.sentence(of: token + 1),
      reader.isAttribution(clause.sentences[next])
    {
      sentence = sentence.lowerBound..<clause.sentences[next].upperBound
    }
    guard var reading = reader.reading(of: token, in: sentence) else { return }
    let words = clause.tokens[reading.cue]
    // Whoever does something behind a quotation speaks it only where it is a sentence.
    if !reading.isStrong, !reading.isAdjacent, let word = words.first, CueTable.cue(word.folded) == nil,
      !kinds.isSentence(quotation.range)
    {
      return
    }
    if let phrase = reading.speaker, namer.namesNobody(phrase, of: clause.tokens) { return }
    if isShort {
      // A word or two in the middle of a reported clause are held at arm's length, not quoted; so are those after an
      // article: `spoke of the "dash"`.
      if !reading.isAdjacent || !reading.isStrong { return }
      if token > 0, reading.cue.upperBound <= token, ClauseWords.articles.contains(clause.tokens[token - 1].folded) {
        return
      }
    }
    // `reports have spoken of "harbour dues"` is about a word, whoever used it.
    if let phrase = reading.speaker, namer.isAnyDocument(phrase, of: clause.tokens), kinds.length(quotation.range) <= 3
    {
      quotation.kind = .term
      quotation.cue = words.first.map(\.folded)
      return
    }
    // `says "…", while the other has "…"`: another clause holds this one.
    if !reading.isAdjacent, reading.cue.upperBound <= token, token > 0,
      ["has", "have", "had"].contains(clause.tokens[token - 1].folded),
      clause.tokens[reading.cue.upperBound..<token].contains(where: { ["while", "whereas"].contains($0.folded) })
    {
      return
    }
    if let document = document(meantBy: reading.speaker, in: sentence, of: clause, reader) {
      reading.speaker = document
    }
    // `published "A Short History"` names a work; `said "Never Again"` quotes.
    if kinds.isTitle(quotation.range),
      !reading.isAdjacent
        || reading.medium == .written && token > 0
          && clause.tokens[token - 1].kind != .mark && reading.cue.upperBound <= token
    {
      return
    }
    let start = clause.tokens[sentence.lowerBound].range.lowerBound
    quotation.speaker = reading.speaker.flatMap { namer.speaker($0, of: clause.tokens, sentence: start) }
    if let head = words.first, let tail = words.last {
      quotation.cue = text[head.range.lowerBound..<tail.range.upperBound].lowercased()
    }
    let isDocument = reading.speaker.map { namer.isDocument($0, of: clause.tokens) } ?? false
    quotation.kind = reading.medium == .written || isDocument ? .writing : .speech
    quotation.confidence *= reading.confidence
  }

  /// Takes the speaker of what stands just before, where this quotation is a sentence of its own that goes on from it.
  private func carry(
    _ quotation: inout Quotation, _ clause: BlockClauses, _ place: Int, _ token: Int, _ sentence: Int
  ) {
    let range = clause.sentences[sentence]
    guard range.lowerBound == token || isOnlyConnected(clause, range.lowerBound..<token),
      kinds.length(quotation.range) > 3 || range.count <= 2 && kinds.isSentence(quotation.range)
    else { return }
    if sentence > 0 {
      // `"…," he said. "…"` and `He added that he saw no way. "…"`
      continueFrom(clause, sentences: max(0, sentence - 2)..<sentence, &quotation, trust: 0.8)
    } else if place > 0, range.upperBound == clause.tokens.count, clauses[place - 1].block.setApartForm == nil,
      clauses[place - 1].block.index + 1 == clause.block.index
    {
      // A paragraph that is nothing but a quotation.
      let before = clauses[place - 1]
      continueFrom(
        before, sentences: max(0, before.sentences.count - 2)..<before.sentences.count, &quotation, trust: 0.6)
    }
  }

  /// Whether nothing but a connective stands before a quotation in its sentence: `Then, "…"`, `Adding: "…"`.
  private func isOnlyConnected(_ clause: BlockClauses, _ range: Range<Int>) -> Bool {
    guard range.count == 2, clause.tokens[range.lowerBound + 1].kind == .mark else {
      return range.count == 1 && Self.connectives.contains(clause.tokens[range.lowerBound].folded)
    }
    let word = clause.tokens[range.lowerBound]
    guard word.isWord else { return false }
    return Self.connectives.contains(word.folded) || CueTable.cue(word.folded)?.form == .participle
  }

  private static let connectives = WordSet(
    words: """
      then instead indeed but and so specifically still yet also finally again moreover further furthermore rather
      besides plus adding continuing
      """)

  /// Takes the speaker of the last of these sentences: of the quotation that it holds or reports, or whose attribution
  /// it is.
  private func continueFrom(
    _ clause: BlockClauses, sentences: Range<Int>, _ quotation: inout Quotation, trust: Double
  ) {
    guard let last = sentences.last else { return }
    let tokens = clause.tokens[clause.sentences[last]]
    let start = clause.tokens[clause.sentences[last].lowerBound].range.lowerBound
    // `"…," Roe said on "The Morning Hour." "…"`: a title in the attribution is passed over.
    let spoken = found.suffix(3).last { $0.kind == .speech || $0.kind == .writing && $0.speaker != nil }
    if let previous = spoken, previous.range.upperBound > clause.block.range.lowerBound,
      let speaker = previous.speaker,
      previous.range.upperBound > start || speaker.range.lowerBound >= start
        || isAbout(speaker, clause, clause.sentences[last])
    {
      quotation.speaker = speaker
      quotation.kind = previous.kind
      quotation.confidence *= trust
      return
    }
    guard !tokens.contains(where: \.isQuotation) else { return }
    let reader = ClauseReader(tokens: clause.tokens) { _ in false }
    guard let reading = reader.mainReport(in: clause.sentences[last]), reading.isStrong, let phrase = reading.speaker,
      let speaker = namer.speaker(phrase, of: clause.tokens, sentence: start)
    else { return }
    quotation.speaker = speaker
    quotation.kind = reading.medium == .written ? .writing : .speech
    quotation.confidence *= trust * 0.8
  }

  /// Whether the subject of a sentence without quotation is this speaker.
  private func isAbout(_ speaker: Speaker, _ clause: BlockClauses, _ sentence: Range<Int>) -> Bool {
    guard !clause.tokens[sentence].contains(where: \.isQuotation),
      let subject = ClauseReader(tokens: clause.tokens, endsOpen: { _ in false }).mainSubject(in: sentence),
      let other = namer.speaker(
        subject, of: clause.tokens, sentence: clause.tokens[sentence.lowerBound].range.lowerBound)
    else { return false }
    return other.name == speaker.name
  }

  /// The note whose marker stands at the end of a quotation, or after its closing mark and stop.
  func note(after end: Int) -> String? { note(in: end..<end + 5, after: end) }

  /// The note of the first marker in a range of offsets, where no letter stands between `end` and it. Cost: logarithmic
  /// in the markers.
  private func note(in range: Range<Int>, after end: Int) -> String? {
    let index = document.markers.partitionIndex { $0.offset >= range.lowerBound }
    guard index < document.markers.count else { return nil }
    let marker = document.markers[index]
    guard range.contains(marker.offset), marker.offset <= text.count,
      text.scalars[min(end, marker.offset)..<marker.offset].allSatisfy({ !$0.isLetter })
    else { return nil }
    return marker.note
  }
}

extension Block {
  /// The form of a quotation that the block is as a whole; nil for running text.
  var setApartForm: Quotation.Form? {
    switch kind {
    case .blockQuotation, .verse: .block
    case .epigraph: .epigraph
    default: nil
    }
  }
}
