import DocumentModel

/// Recognises quotations set as paragraphs of their own: by their indent, by their marks, by the words before them, by
/// the labels of those who speak in turn.
struct BlockQuotations {
  let text: BlockText
  let voices: BlockVoices
  private let indent: Int
  /// How far the first line of a paragraph stands in.
  private let firstIndent: Int
  private let labels: SpeechLabels
  /// Whether each paragraph stands on one line, so that one of several lines is verse.
  private let linesCount: Bool

  /// Cost: linear in the text.
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    let reader = BlockQuotations(text, blocks)
    var before: Int?
    var index = 0
    while index < blocks.count, blocks[index].foot == nil {
      guard !text.isNote[index], blocks[index].kind != .navigation, blocks[index].repeats == nil else {
        index += 1
        continue
      }
      let end = reader.isOpen(blocks[index]) ? reader.end(of: index, before: before, blocks) : index
      for position in index..<end where blocks[position].kind != .verse {
        blocks[position].kind = .blockQuotation
      }
      index = max(end, index + 1)
      before = index - 1
    }
  }

  private init(_ text: BlockText, _ blocks: [DraftBlock]) {
    self.text = text
    voices = BlockVoices(text, blocks)
    let paragraphIndent = Self.commonIndent(
      blocks.lazy.filter { $0.kind == .paragraph }.map { ($0.indent, $0.range.count) })
    indent = paragraphIndent
    firstIndent = Self.commonIndent(
      blocks.lazy.filter { $0.kind == .paragraph && $0.isWrapped && $0.indent == paragraphIndent }
        .map { ($0.firstIndent, $0.range.count) })
    labels = SpeechLabels(text, blocks)
    linesCount =
      blocks.count { $0.kind == .paragraph && $0.isWrapped } * 8 < blocks.count { $0.kind == .paragraph }
  }

  func isOpen(_ block: DraftBlock) -> Bool { block.kind == .paragraph && !block.isStated && block.foot == nil }

  /// The indent at which most letters stand; `indents` are those of blocks with how many letters they have.
  private static func commonIndent(_ indents: some Sequence<(Int, Int)>) -> Int {
    var counts: [Int: Int] = [:]
    for (indent, letters) in indents { counts[min(indent, 40), default: 0] += letters }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  /// The block after the quotation that begins at `index`; `index` itself where none begins.
  private func end(of index: Int, before: Int?, _ blocks: [DraftBlock]) -> Int {
    if let end = markedRun(from: index, blocks) ?? openedRun(from: index, blocks) { return end }
    if let end = labels.run(from: index) { return end }
    guard isQuotation(index, before: before, blocks) else { return index }
    guard let before, !opensWithMark(index), !isIndented(index) else { return index + 1 }
    return QuotationExtent(text: text, voices: voices, isLetter: isSalutation(index)).end(
      of: index, after: before, blocks)
  }

  private func isQuotation(_ index: Int, before: Int?, _ blocks: [DraftBlock]) -> Bool {
    if let before, isSalutation(index), text.last(before) == ":", LeadIn(text, tail(of: before)).reports {
      return true
    }
    guard text.wordCount(index, limit: 4) >= 3 else { return false }
    if isIndented(index), text.wordCount(index, limit: 6) >= 5 { return true }
    if endsWithSource(index) { return true }
    guard let before, [.paragraph, .listItem, .blockQuotation].contains(blocks[before].kind) else { return false }
    guard blocks[before].kind != .blockQuotation else { return false }
    if isVerse(index, before) { return true }
    if opensWithMark(index) { return isMarked(index, before) }
    guard let first = text.first(index), first.isLetter || first == "[" || first == "." || first == "…" else {
      return false
    }
    let follows = before > 0 && blocks[before - 1].kind == .blockQuotation
    return isIntroduced(index, before, resumes: follows) || isReported(index, before)
  }

  // MARK: By how it is set

  private func isIndented(_ index: Int) -> Bool {
    let block = text[index]
    guard block.indent >= indent + 2, block.indent <= indent + 20 else { return false }
    // A paragraph of one line has nothing but its first line.
    if !block.isWrapped, block.indent == firstIndent { return false }
    return block.isWrapped || text.endsSentence(index) || text.endsWithMarker(index)
  }

  /// Two lines or more after a colon or in the middle of a sentence, where each paragraph is one line.
  private func isVerse(_ index: Int, _ before: Int) -> Bool {
    guard linesCount, text[index].isWrapped, text[index].range.count <= 400, let last = text.last(before) else {
      return false
    }
    return last == ":" || last == "," || last.isDash || last.isLetter
  }

  /// `Dear Mr. Roe,`, `Good morning`: what opens a letter.
  private func isSalutation(_ index: Int) -> Bool {
    guard text[index].range.count <= 60, let last = text.last(index), !text.endsSentence(index) || last == "!" else {
      return false
    }
    guard let head = text.wordRanges(in: text.core(index), limit: 1).first,
      Self.salutations.contains(folding: text.draft.text[head])
        || Self.salutationHeads.contains(folding: text.draft.text[head])
    else { return false }
    let words = text.words(index, limit: 7)
    guard let first = words.first, words.count <= 6 else { return false }
    return Self.salutations.contains(first) && (last == "," || last == ":" || last == "!" || words.count <= 2)
      || Self.salutationHeads.contains(first) && words.count > 1 && Self.salutationSeconds.contains(words[1])
  }

  private static let salutations: WordSet = [
    "dear", "dearest", "sir", "sirs", "gentlemen", "madam", "hi", "hello", "hey", "excellency", "liebe", "lieber",
    "cher", "chere", "monsieur", "madame", "querido", "estimado", "caro", "cara",
  ]
  private static let salutationHeads: WordSet = ["good", "my"]
  private static let salutationSeconds: WordSet = [
    "morning", "afternoon", "evening", "day", "dear", "lord", "lady",
  ]

  // MARK: By the words before

  private func isIntroduced(_ index: Int, _ before: Int, resumes: Bool) -> Bool {
    guard let last = text.last(before), resumes || text.wordCount(before, limit: 7) >= 4 else { return false }
    let least = resumes && last == ":" || colonBefore(before) ? 5 : 8
    guard text.wordCount(index, limit: least + 1) >= least else { return false }
    guard last == ":" || last == "," || last.isDash || last.isLetter else { return false }
    if last.isLetter, !resumes, text.wordCount(before, limit: 6) < 6 { return false }
    let cue = LeadIn(text, tail(of: before))
    let isSmall = text.first(index)?.isLowercase ?? false
    switch last {
    case ":": return introducesByColon(cue, index, isSmall: isSmall, isDashed: false)
    case ",": return cue.reports || text.wordCount(before, limit: 8) >= 6 && !isSmall && !text.endsWithMarker(before)
    case "—", "–":
      return colonBefore(before) ? introducesByColon(cue, index, isSmall: isSmall, isDashed: true) : cue.reports
    default:
      return cue.opensClause || isSmall && (resumes || cue.reports || text.endsWithMarker(index))
    }
  }

  /// Whether words that end in a colon introduce a quotation rather than a list or an argument.
  /// `:—` hardly introduces anything else.
  private func introducesByColon(_ cue: LeadIn, _ index: Int, isSmall: Bool, isDashed: Bool) -> Bool {
    if isSmall {
      return text.endsSentence(index) || cue.reports || text.wordCount(index, limit: 12) >= 12 && !breaksOff(index)
    }
    let isForeign = voices.isForeign(index)
    if cue.announcesList, !isForeign { return false }
    return cue.reports || isDashed || isForeign && !cue.addresses && text.wordCount(index, limit: 20) >= 15
      || text.endsWithMarker(index) && text.markerCount(index) == 1 && text.wordCount(index, limit: 20) >= 15
  }

  /// `…; and`: an item of an enumeration.
  private func breaksOff(_ index: Int) -> Bool {
    guard let last = text.last(index) else { return true }
    return last == ";" || last == "," || last.isLetter && ["and", "or"].contains(text.words(in: tail(of: index)).last)
  }

  private func colonBefore(_ index: Int) -> Bool {
    let core = text.core(index)
    return core.count > 1 && text.draft.text[core.upperBound - 2] == ":"
  }

  /// The last sentence or so of a block: what introduces the next.
  func tail(of index: Int) -> Range<Int> {
    let core = text.core(index)
    var start = max(core.lowerBound, core.upperBound - 240)
    var offset = core.upperBound - 2
    while offset > start {
      if text.draft.text[offset].isBlank, text.draft.text[offset - 1] == ".", offset + 1 < core.upperBound,
        text.draft.text[offset + 1].isUppercase, core.upperBound - offset > 30
      {
        start = offset + 1
        break
      }
      offset -= 1
    }
    return start..<core.upperBound
  }

  /// A whole sentence that reports what somebody said, then his words in the first person, with a marker of their own.
  private func isReported(_ index: Int, _ before: Int) -> Bool {
    guard text.endsWithMarker(index), !text.endsWithMarker(before), text.endsSentence(before) else { return false }
    let cue = LeadIn(text, tail(of: before))
    // Where the author himself never speaks so, the words of another need only be mentioned.
    if cue.mentions, voices.isForeignFirst(index) { return true }
    guard cue.speaks else { return false }
    // An author who says "we" may report another's "I".
    return voices[index].singular && !voices[before].singular && !voices.isOwn(\.singular)
      || voices[index].isFirst && !voices[before].isFirst && !voices.isOwn(\.isFirst)
  }
}
