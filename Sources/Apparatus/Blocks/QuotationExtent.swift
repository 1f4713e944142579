import DocumentModel

/// How far an unmarked quotation of several paragraphs runs.
///
/// For each paragraph after the first the evidence that it is still quoted is weighed against the evidence that the
/// author has taken the word again; the quotation ends where the sum is greatest. The weights are reasons, not figures
/// fitted to texts: a paragraph is the author's until something speaks for the other, so the sum starts below nought.
struct QuotationExtent {
  let text: BlockText
  let voices: BlockVoices
  /// Whether it opens as a letter does, so that the next paragraph is more likely the letter's than the author's.
  let isLetter: Bool

  /// No quotation is followed further than this.
  private static let reach = 24

  private static let prior = -1.0
  /// A person the author hardly ever uses (`I`, `we`, `you`).
  private static let voice = 1.5
  /// The quotation ends with its marker.
  private static let marker = 2.0
  /// A name of the introduction returns that the quotation has not used so far.
  private static let name = -1.5
  /// The paragraph after the quotation names whoever was quoted, or points back at the words.
  private static let resumed = 1.0
  /// Markers inside a paragraph are the author's, unless the first quoted paragraph has such too.
  private static let inner = -1.0
  /// `He`, `They`: a subject that only what stands before explains.
  private static let pronoun = -1.0
  /// The paragraph introduces something itself.
  private static let introduces = -1.5
  /// `I quote it in full`.
  private static let inFull = 0.75
  /// `. . .`
  private static let cuts = 1.0

  /// The block after the quotation that begins at `start`. Cost: linear in at most 24 paragraphs.
  func end(of start: Int, after leadIn: Int, _ blocks: [DraftBlock]) -> Int {
    let reader = BackwardPointer(text: text, leadIn: leadIn, first: start)
    let ownMarker = !text.endsWithMarker(leadIn)
    let hasInner = innerMarkers(start) > 0
    let isInFull = announcesAll(leadIn)
    var sum = 0.0
    var best = start + 1
    var bestSum = (ownMarker && text.endsWithMarker(start) ? Self.marker : 0)
    var end = start + 1
    // What the paragraph at `end` was found to do when it was looked at as the one after the quotation.
    var returns: (names: Bool, points: Bool)?
    while end < min(blocks.count, start + Self.reach), isOpen(blocks[end]), !text.isNote[end] {
      let voice = voices.foreignness(end) * Self.voice
      // Another's voice is surer than a name, which he may use too.
      if !voices.isForeign(end) {
        if returns?.points ?? reader.pointsAtWords(end) { break }
        if returns?.names ?? reader.names(end) { sum += Self.name }
      }
      sum += base(end) + voice
      if !hasInner { sum += max(-2, Double(innerMarkers(end)) * Self.inner) }
      if reader.opensWithPronoun(end) { sum += Self.pronoun }
      if text.last(end) == ":" || text.last(end) == "," && text[end].range.count > 60 { sum += Self.introduces }
      if isInFull { sum += Self.inFull }
      if hasCuts(end) { sum += Self.cuts }
      end += 1
      var value = sum
      if ownMarker, text.endsWithMarker(end - 1) { value += Self.marker }
      returns = nil
      if end < blocks.count, isOpen(blocks[end]), !text.isNote[end], !voices.isForeign(end) {
        let found = (names: reader.names(end), points: reader.pointsAtWords(end))
        if found.names || found.points { value += Self.resumed }
        returns = found
      }
      if value > bestSum {
        bestSum = value
        best = end
      }
      if sum < -6 { break }
    }
    return best
  }

  /// What a paragraph weighs before anything is known of it; in a letter the next is rather the letter's than the author's.
  private func base(_ index: Int) -> Double {
    guard isLetter else { return Self.prior }
    return voices[index].isFirst || voices[index].second ? 0.5 : -0.25
  }

  private func isOpen(_ block: DraftBlock) -> Bool { block.kind == .paragraph && !block.isStated && block.foot == nil }

  private func innerMarkers(_ index: Int) -> Int {
    max(0, text.markerCount(index) - (text.endsWithMarker(index) ? 1 : 0))
  }

  private func announcesAll(_ leadIn: Int) -> Bool {
    text.wordRanges(in: text.core(leadIn)).suffix(12)
      .contains { Self.wholes.contains(folding: text.draft.text[$0]) }
  }

  private static let wholes: WordSet = ["full", "verbatim", "paragraphs"]

  /// Words left out, or put in by whoever quotes.
  private func hasCuts(_ index: Int) -> Bool {
    let scalars = text.scalars(index)
    guard let first = scalars.first else { return false }
    if first == "[" || first == "…" || scalars.prefix(3).elementsEqual([".", " ", "."]) { return true }
    return text.contains(". . .", in: scalars.indices)
  }
}

/// Tells whether a paragraph after a quotation speaks of the quotation, or of whoever is quoted.
struct BackwardPointer {
  private let text: BlockText
  /// The names in the words before the quotation that it does not use itself, folded.
  private let names: Set<String>

  init(text: BlockText, leadIn: Int, first: Int) {
    self.text = text
    let core = text.core(leadIn)
    let found = Self.names(text.draft.text, max(core.lowerBound, core.upperBound - 300)..<core.upperBound)
    guard !found.isEmpty else {
      names = []
      return
    }
    let head = text.core(first)
    let own = Self.names(text.draft.text, head.lowerBound..<min(head.upperBound, head.lowerBound + 2000))
    names = found.subtracting(own)
  }

  /// Whether the first words name somebody whom the introduction named.
  func names(_ index: Int) -> Bool {
    !names.isEmpty && !names.isDisjoint(with: Self.names(text.draft.text, head(index)))
  }

  private func head(_ index: Int) -> Range<Int> {
    let core = text.core(index)
    return core.lowerBound..<min(core.upperBound, core.lowerBound + 180)
  }

  /// Whether the first words point at what was quoted: `this letter`, `the above`.
  func pointsAtWords(_ index: Int) -> Bool {
    let words = text.wordRanges(in: head(index), limit: 12)
    let scalars = text.draft.text
    for (place, word) in words.enumerated() where Self.opensPointer(scalars[word.lowerBound]) {
      if Self.backwards.contains(folding: scalars[word]), place > 0,
        Self.articles.contains(folding: scalars[words[place - 1]])
      {
        return true
      }
      guard Self.pointers.contains(folding: scalars[word]) else { continue }
      let next = words[(place + 1)..<min(words.count, place + 3)]
      if next.contains(where: { LeadIn.isStatement(scalars[$0]) }) { return true }
    }
    return false
  }

  func opensWithPronoun(_ index: Int) -> Bool {
    text.wordRanges(in: text.core(index), limit: 1).first
      .map { Self.pronouns.contains(folding: text.draft.text[$0]) } ?? false
  }

  /// Whether one of the `backwards` or the `pointers` may begin with a letter; false is sure.
  private static func opensPointer(_ letter: Unicode.Scalar) -> Bool {
    switch letter.asciiLowercase {
    case "a", "f", "h", "s", "t": true
    default: !letter.isASCII
    }
  }

  private static let backwards: WordSet = ["above", "foregoing"]
  private static let articles: WordSet = ["the"]
  private static let pronouns: WordSet = ["he", "she", "they"]
  private static let pointers: WordSet = ["this", "these", "those", "such", "his", "her", "their"]

  /// Capitalised words of four letters and more that open no sentence and are no office or body.
  private static func names(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Set<String> {
    var names: Set<String> = []
    var inQuotes = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = scalars[offset]
      if scalar.isDoubleQuotationMark { inQuotes = scalar == "\"" ? !inQuotes : scalar == "“" || scalar == "«" }
      guard scalar.isLetter else {
        offset += 1
        continue
      }
      let start = offset
      while offset < range.upperBound, scalars[offset].isLetter { offset += 1 }
      guard !inQuotes, scalar.isUppercase, offset - start >= 4 else { continue }
      let word = scalars[start..<offset]
      if !PersonWords.ordinary.contains(folding: word), !PersonWords.bodies.contains(folding: word),
        !PersonWords.titles.contains(folding: word), !ClauseWords.documents.contains(folding: word),
        CueTable.cue(folding: word) == nil
      {
        names.insert(Folding.string(of: word))
      }
    }
    return names
  }
}
