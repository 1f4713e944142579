import DocumentModel

/// Recognises quotations set as paragraphs of their own: by their indent, by their marks, or by the words before them.
struct BlockQuotations {
  private let text: BlockText
  private let indent: Int

  /// Cost: linear in the text of paragraphs that may introduce or be a quotation.
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    let reader = BlockQuotations(text: text, indent: commonIndent(blocks))
    var before: Int?
    var index = 0
    while index < blocks.count, blocks[index].foot == nil {
      guard !text.isNote[index], blocks[index].kind != .navigation, blocks[index].repeats == nil else {
        index += 1
        continue
      }
      var end = index + 1
      if reader.isOpen(blocks[index]) {
        if let run = reader.markedRun(from: index, blocks) {
          end = run
        } else if reader.isQuotation(index, before: before, blocks) {
          end = reader.endOfUnmarked(index, before: before, blocks)
        } else {
          end = index
        }
        for position in index..<end { blocks[position].kind = .blockQuotation }
        end = max(end, index + 1)
      }
      before = end - 1
      index = end
    }
  }

  private func isOpen(_ block: DraftBlock) -> Bool { block.kind == .paragraph && !block.isStated && block.foot == nil }

  private static func commonIndent(_ blocks: [DraftBlock]) -> Int {
    var counts: [Int: Int] = [:]
    for block in blocks where block.kind == .paragraph {
      counts[min(block.indent, 40), default: 0] += block.range.count
    }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  private func isQuotation(_ index: Int, before: Int?, _ blocks: [DraftBlock]) -> Bool {
    guard text.wordCount(index, limit: 4) >= 3 else { return false }
    if isIndented(index), text.wordCount(index, limit: 6) >= 5 { return true }
    if endsWithSource(index) { return true }
    guard let before, [.paragraph, .listItem].contains(blocks[before].kind) else { return false }
    if opensWithMark(index) { return isMarked(index, before) }
    guard let first = text.first(index), first.isLetter || first == "[" || first == "." || first == "…" else {
      return false
    }
    return isIntroduced(index, before) || isReported(index, before)
  }

  // MARK: By indent

  private func isIndented(_ index: Int) -> Bool {
    let block = text[index]
    guard block.indent >= indent + 2, block.indent <= indent + 20 else { return false }
    return block.isWrapped || text.endsSentence(index) || text.endsWithMarker(index)
  }

  // MARK: By marks

  private func opensWithMark(_ index: Int) -> Bool {
    guard let first = text.first(index) else { return false }
    return first.isDoubleQuotationMark || first == "‘"
  }

  private func closesWithMark(_ index: Int) -> Bool {
    text.last(index).map { $0.isDoubleQuotationMark || $0.isSingleQuotationMark } ?? false
  }

  /// A paragraph that is one quotation from its first mark to its last.
  private func isMarked(_ index: Int, _ before: Int) -> Bool {
    let core = text.core(index)
    let scalars = text.draft.text
    let open = scalars[core.lowerBound]
    var depth = 0
    for offset in core {
      let scalar = scalars[offset]
      if scalar == "“" || scalar == "„" || scalar == "«" { depth += 1 }
      if scalar == "”" || scalar == "»" {
        depth -= 1
        if depth <= 0, offset < core.upperBound - 2, open != "\"" { return false }
      }
      if open == "\"", scalar == "\"", offset > core.lowerBound, offset < core.upperBound - 2 { return false }
    }
    // Standing alone between paragraphs it is set off where it is long, or where its own marker follows it.
    if text.endsWithMarker(index) { return text.wordCount(index, limit: 26) >= 25 }
    return !opensWithMark(before) && text.wordCount(index, limit: 60) >= 60
  }

  /// Paragraphs that each open with a mark, of which none but the last closes what it opens: where such a run ends.
  private func markedRun(from start: Int, _ blocks: [DraftBlock]) -> Int? {
    var end = start
    while end < blocks.count, isOpen(blocks[end]), !text.isNote[end], opensWithMark(end) {
      end += 1
      if !leavesOpen(end - 1) { break }
    }
    return end - start > 1 ? end : nil
  }

  /// Whether a paragraph opens more marks than it closes.
  private func leavesOpen(_ index: Int) -> Bool {
    var depth = 0
    var straight = 0
    for scalar in text.draft.text[text.core(index)] {
      switch scalar {
      case "“", "„", "«": depth += 1
      case "”", "»": depth -= 1
      case "\"": straight += 1
      default: break
      }
    }
    return depth > 0 || straight % 2 == 1
  }

  /// `… the people.”—Jane Roe to John Doe, 2 March 1864`: a dash after a full stop, then whose the words are.
  private func endsWithSource(_ index: Int) -> Bool {
    let core = text.core(index)
    let scalars = text.draft.text
    var offset = core.upperBound - 1
    let limit = max(core.lowerBound + 30, core.upperBound - 110)
    while offset > limit {
      if scalars[offset].value == 0x2014 || scalars[offset].value == 0x2015 {
        var before = offset - 1
        while scalars[before].isBlank, before > core.lowerBound { before -= 1 }
        var next = offset + 1
        while next < core.upperBound, scalars[next].isBlank { next += 1 }
        let isDone = scalars[before].isSentenceEnd || scalars[before].isClosingMark && scalars[before] != ")"
        return isDone && next < core.upperBound && scalars[next].isUppercase
          && text.words(in: next..<core.upperBound, limit: 3).count > 1 && !text.endsSentence(index)
      }
      offset -= 1
    }
    return false
  }

  // MARK: By the words before

  private func isIntroduced(_ index: Int, _ before: Int) -> Bool {
    guard let last = text.last(before), text.wordCount(before, limit: 7) >= 4 else { return false }
    guard text.wordCount(index, limit: 9) >= 8 else { return false }
    guard last == ":" || last == "," || last.isDash || last.isLetter else { return false }
    if last.isLetter, text.wordCount(before, limit: 6) < 6 { return false }
    let cue = LeadIn(text.words(in: tail(of: before)))
    let isSmall = text.first(index)?.isLowercase ?? false
    switch last {
    case ":":
      return cue.reports || isSmall && text.endsSentence(index)
        || text.endsWithMarker(index) && text.wordCount(index, limit: 20) >= 15
    case ",": return cue.reports || text.wordCount(before, limit: 8) >= 6 && !isSmall && !text.endsWithMarker(before)
    case "—", "–": return colonBefore(before) || cue.reports
    default: return cue.opensClause || isSmall && (cue.reports || text.endsWithMarker(index))
    }
  }

  /// An unmarked quotation of several paragraphs ends with the one that bears its marker, where the paragraph that
  /// introduces it has none at its end and none stands in between.
  private func endOfUnmarked(_ index: Int, before: Int?, _ blocks: [DraftBlock]) -> Int {
    guard let before, text.last(before) == ":", !opensWithMark(index), text.markerCount(index) == 0,
      !text.endsWithMarker(before), text.endsSentence(index)
    else { return index + 1 }
    var end = index + 1
    while end < blocks.count, end - index <= 8, isOpen(blocks[end]), !text.isNote[end], !opensWithMark(end),
      text.wordCount(end, limit: 12) >= 12
    {
      if text.last(end) == ":" || text.last(end) == "," { return index + 1 }
      let markers = text.markerCount(end)
      end += 1
      if markers == 1, text.endsWithMarker(end - 1) { return speaksAlike(index, end - 1) ? end : index + 1 }
      if markers > 0 { return index + 1 }
    }
    return index + 1
  }

  /// Whether the words between are in the voice of the first paragraph, not in that of one who speaks of it.
  private func speaksAlike(_ index: Int, _ last: Int) -> Bool {
    let opening = text.words(last, limit: 6)
    return !opening.contains { LeadIn.isReport($0) }
  }

  private func colonBefore(_ index: Int) -> Bool {
    let core = text.core(index)
    return core.count > 1 && text.draft.text[core.upperBound - 2] == ":"
  }

  /// The last sentence or so of a block: what introduces the next.
  private func tail(of index: Int) -> Range<Int> {
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
    guard LeadIn(text.words(in: tail(of: before))).speaks else { return false }
    // An author who says "we" may report another's "I".
    return [Self.firstPerson, Self.firstSingular].contains { speaks(index, as: $0) && !speaks(before, as: $0) }
  }

  /// `I`, `my`, `we`, `our` outside quotation marks.
  private func speaks(_ index: Int, as person: Set<String>) -> Bool {
    let core = text.core(index)
    let scalars = text.draft.text
    var inQuotes = false
    var offset = core.lowerBound
    while offset < core.upperBound {
      let scalar = scalars[offset]
      if scalar.isDoubleQuotationMark {
        inQuotes = scalar == "\"" ? !inQuotes : scalar == "“" || scalar == "«" || scalar == "„"
      }
      guard scalar.isLetter else {
        offset += 1
        continue
      }
      let start = offset
      while offset < core.upperBound, scalars[offset].isLetter { offset += 1 }
      if !inQuotes, offset - start <= 4, person.contains(String(scalars: scalars[start..<offset])) {
        return true
      }
    }
    return false
  }

  private static let firstSingular: Set<String> = ["I", "my", "My", "me", "ich", "Ich", "mein", "je", "Je"]
  private static let firstPerson = firstSingular.union(["we", "We", "our", "Our", "us", "wir", "Wir", "nous", "Nous"])
}

/// What the words before a paragraph say of it.
struct LeadIn {
  /// Whether they report speech or writing: `stated that`, `wrote`, `as follows`, `called for`.
  private(set) var reports = false
  /// Whether somebody says something in them: `stated`, not `a statement`.
  private(set) var speaks = false
  /// Whether they break off where a clause begins: `that`, `the view of`.
  private(set) var opensClause = false

  init(_ words: [String]) {
    guard let last = words.last else { return }
    opensClause = Self.clauseWords.contains(last)
    reports = words.suffix(24).contains { Self.isReport($0) }
    speaks = words.suffix(40).contains {
      !Self.nouns.contains($0) && !Self.verbs.contains($0) && Self.isReport($0) || $0 == "said" || $0 == "told"
        || $0 == "wrote"
    }
  }

  private static let clauseWords: Set<String> = [
    "that", "because", "whether", "dass", "que", "as", "are", "was", "is", "were",
  ]

  /// `that`, `because`: a clause must follow.
  static func breaksOff(_ word: String) -> Bool { clauseWords.contains(word) }

  /// Whether a word reports: a verb in one of its forms, or what is reported.
  static func isReport(_ word: String) -> Bool {
    if nouns.contains(word) || verbs.contains(word) && !ambiguous.contains(word) { return true }
    for ending in ["s", "es", "d", "ed", "ing"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if verbs.contains(stem) || ending == "ing" && verbs.contains(stem + "e") { return true }
      if ending == "s" && nouns.contains(stem) { return true }
    }
    return word.hasSuffix("ied") && verbs.contains(word.dropLast(3) + "y")
  }

  /// Bare forms that are oftener something else: the State, an order, a run.
  private static let ambiguous: Set<String> = [
    "state", "order", "run", "call", "note", "claim", "address", "like", "word", "require", "add",
  ]

  private static let verbs: Set<String> = [
    "say", "said", "state", "write", "wrote", "written", "declare", "note", "observe", "remark", "argue", "explain",
    "assert", "reply", "answer", "ask", "add", "claim", "comment", "conclude", "report", "announce", "tell", "told",
    "recall", "warn", "insist", "emphasize", "emphasise", "stress", "maintain", "propose", "recommend", "demand",
    "call",
    "urge", "promise", "predict", "complain", "protest", "confess", "admit", "acknowledge", "exclaim", "testify",
    "quote",
    "cite", "read", "ran", "run", "follow", "describe", "speak", "spoke", "begin", "began", "continue", "provide",
    "require", "order", "decree", "instruct", "inform", "advise", "suggest", "recount", "pronounce", "thus", "word",
    "express", "respond", "contend", "affirm", "reiterate", "reflect", "remember", "lament", "muse", "email", "assure",
    "schrieb", "schreibt", "sagte", "erklarte", "heisst", "ecrit", "ecrivait", "dit", "declarait", "escribio", "dijo",
  ]
  private static let nouns: Set<String> = [
    "passage", "statement", "letter", "words", "paragraph", "sentence", "specimen", "quotation", "remark", "extract",
    "excerpt", "account", "testimony",
    "memorandum", "telegram", "message", "reply", "answer", "resolution", "clause", "article", "dispatch", "despatch",
    "preface", "verse", "line", "poem", "email", "description", "instruction", "exchange", "report", "speech", "diary",
  ]
}
