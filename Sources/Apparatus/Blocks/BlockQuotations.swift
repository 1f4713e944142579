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
      defer { index += 1 }
      guard !text.isNote[index], blocks[index].kind != .navigation, blocks[index].repeats == nil else { continue }
      if blocks[index].kind == .paragraph, !blocks[index].isStated, reader.isQuotation(index, before: before, blocks) {
        blocks[index].kind = .blockQuotation
      }
      before = index
    }
  }

  private static func commonIndent(_ blocks: [DraftBlock]) -> Int {
    var counts: [Int: Int] = [:]
    for block in blocks where block.kind == .paragraph { counts[min(block.indent, 40), default: 0] += block.range.count }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
  }

  private func isQuotation(_ index: Int, before: Int?, _ blocks: [DraftBlock]) -> Bool {
    guard text.wordCount(index, limit: 4) >= 3 else { return false }
    if isIndented(index), text.wordCount(index, limit: 6) >= 5 { return true }
    guard let before else { return false }
    // Its further paragraphs, each with an opening mark, until one closes.
    if blocks[before].kind == .blockQuotation, opensWithMark(before), !closesWithMark(before), opensWithMark(index) { return true }
    guard blocks[before].kind == .paragraph else { return false }
    if opensWithMark(index) { return isMarked(index, before) }
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
    guard let last = text.last(before) else { return false }
    if last == ":" || last == "," || last.isDash || last.isLetter { return true }
    // Standing alone between paragraphs it is set off where its own marker follows it and it is more than a remark.
    return text.endsWithMarker(index) && text.wordCount(index, limit: 26) >= 25
  }

  // MARK: By the words before

  private func isIntroduced(_ index: Int, _ before: Int) -> Bool {
    guard let last = text.last(before), text.wordCount(before, limit: 7) >= 4 else { return false }
    guard text.wordCount(index, limit: 9) >= 8 else { return false }
    guard last == ":" || last == "," || last.isDash || last.isLetter else { return false }
    if last.isLetter, text.wordCount(before, limit: 10) < 10 { return false }
    let cue = LeadIn(text.words(in: tail(of: before)))
    switch last {
    case ":": return cue.reports || text.endsWithMarker(index) && text.wordCount(index, limit: 20) >= 15
    case ",": return text.wordCount(before, limit: 8) >= 6 && (text.first(index)?.isUppercase ?? false || cue.reports)
    case "—", "–": return colonBefore(before) || cue.reports
    default:
      return cue.opensClause || text.first(index)?.isLowercase ?? false && cue.reports
    }
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
    guard LeadIn(text.words(in: tail(of: before))).reports else { return false }
    return speaksAsI(index) && !speaksAsI(before)
  }

  /// `I`, `my`, `we`, `our` outside quotation marks.
  private func speaksAsI(_ index: Int) -> Bool {
    let core = text.core(index)
    let scalars = text.draft.text
    var inQuotes = false
    var offset = core.lowerBound
    while offset < core.upperBound {
      let scalar = scalars[offset]
      if scalar.isDoubleQuotationMark { inQuotes = scalar == "\"" ? !inQuotes : scalar == "“" || scalar == "«" || scalar == "„" }
      guard scalar.isLetter else {
        offset += 1
        continue
      }
      let start = offset
      while offset < core.upperBound, scalars[offset].isLetter { offset += 1 }
      if !inQuotes, offset - start <= 4, Self.firstPerson.contains(String(scalars: scalars[start..<offset])) { return true }
    }
    return false
  }

  private static let firstPerson: Set<String> = [
    "I", "my", "My", "me", "we", "We", "our", "Our", "us", "ich", "Ich", "wir", "Wir", "mein", "je", "Je", "nous", "Nous",
  ]
}

/// What the words before a paragraph say of it.
struct LeadIn {
  /// Whether they report speech or writing: `stated that`, `wrote`, `as follows`, `called for`.
  private(set) var reports = false
  /// Whether they break off where a clause begins: `that`, `the view of`.
  private(set) var opensClause = false

  init(_ words: [String]) {
    guard let last = words.last else { return }
    opensClause = Self.clauseWords.contains(last)
    reports = words.suffix(24).contains { Self.verbs.contains($0) || Self.nouns.contains($0) }
  }

  private static let clauseWords: Set<String> = ["that", "because", "whether", "dass", "que", "as", "are", "was", "is", "were"]

  private static let verbs: Set<String> = [
    "said", "says", "say", "stated", "states", "wrote", "writes", "written", "declared", "declares", "noted", "notes",
    "observed", "observes", "remarked", "remarks", "argued", "argues", "explained", "explains", "asserted", "asserts",
    "replied", "replies", "answered", "answers", "asked", "asks", "added", "adds", "claimed", "claims", "commented",
    "concluded", "concludes", "reported", "reports", "announced", "announces", "told", "tells", "recalled", "recalls",
    "warned", "warns", "insisted", "insists", "emphasized", "stressed", "maintained", "maintains", "proposed", "proposes",
    "recommended", "demanded", "demands", "called", "calls", "urged", "urges", "promised", "predicted", "complained",
    "protested", "confessed", "admitted", "acknowledged", "exclaimed", "testified", "quoted", "quotes", "quoting", "cited",
    "cites", "reads", "read", "ran", "runs", "follows", "following", "describes", "described", "speaks", "spoke",
    "begins", "began", "continues", "continued", "provides", "provided", "requires", "required", "ordered", "decreed",
    "instructed", "informed", "advised", "suggested", "suggests", "recounts", "recounted", "pronounced", "thus", "words",
    "expressed", "responded", "contended", "affirmed", "reiterated", "reflected", "remembered", "lamented", "mused",
    "schrieb", "schreibt", "sagte", "erklarte", "heisst", "ecrit", "ecrivait", "dit", "declarait", "escribio", "dijo",
  ]
  private static let nouns: Set<String> = [
    "passage", "statement", "letter", "words", "paragraph", "sentence", "extract", "excerpt", "account", "testimony",
    "memorandum", "telegram", "message", "reply", "answer", "resolution", "clause", "article", "dispatch", "despatch",
    "preface", "verse", "lines", "poem", "email", "description", "instructions", "exchange", "report", "speech", "diary",
  ]
}
