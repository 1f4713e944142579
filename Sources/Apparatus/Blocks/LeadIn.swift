import DocumentModel

/// What the words before a paragraph say of it.
struct LeadIn {
  /// Whether they report speech or writing: `stated that`, `wrote`, `as follows`, `called for`.
  private(set) var reports = false
  /// Whether somebody says something in them: `stated`, not `a statement`.
  private(set) var speaks = false
  /// Whether they speak of words at all, wherever in the sentence: `his words will serve as an example of`.
  private(set) var mentions = false
  /// Whether they break off where a clause begins: `that`, `the view of`.
  private(set) var opensClause = false

  /// Whether they say that several things of a kind follow: `three reasons:`, `the following works:`.
  private(set) var announcesList = false
  /// Whether they address somebody, as the head of a letter does: `To the people of the lake towns:`.
  private(set) var addresses = false

  /// Reads the words that stand in `range` of a text. Cost: linear.
  init(_ text: BlockText, _ range: Range<Int>) {
    let words = text.wordRanges(in: range).map { text.draft.text[$0] }
    guard let first = words.first, let last = words.last else { return }
    opensClause = Self.clauseWords.contains(folding: last)
    let roles = words.suffix(40).map { Self.roles[folding: $0] ?? [] }
    // A noun far from the end names something else in passing.
    reports =
      roles.suffix(24).contains { $0.contains(.report) && !$0.contains(.statement) }
      || roles.suffix(8).contains { $0.contains(.statement) }
    mentions = reports || roles.contains { $0.contains(.statement) }
    speaks = roles.contains {
      !$0.contains(.statement) && !$0.contains(.verb) && $0.contains(.report) || $0.contains(.saying)
    }
    addresses = words.count <= 12 && Self.addressWords.contains(folding: first)
    announcesList =
      words.suffix(6).contains { Self.listNouns.contains(folding: $0) }
      || words.suffix(3).contains { Self.numbers.contains(folding: $0) }
  }

  private static let addressWords: WordSet = ["to", "dear"]
  private static let clauseWords: WordSet = [
    "that", "because", "whether", "dass", "que", "as", "are", "was", "is", "were",
  ]

  /// `that`, `because`: a clause must follow.
  static func breaksOff(_ word: String) -> Bool { clauseWords.contains(word) }

  /// Whether a word names what is said or written, in its singular or plural.
  static func isStatement(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    roles[folding: word]?.contains(.statement) ?? false
  }

  /// What a word can be in a lead-in.
  private struct Role: OptionSet, Sendable {
    let rawValue: UInt8
    /// It names what is said or written.
    static let statement = Role(rawValue: 1)
    /// It reports: a verb in one of its forms, or a statement.
    static let report = Role(rawValue: 2)
    /// It stands among the verbs as it is.
    static let verb = Role(rawValue: 4)
    /// Somebody says something with it, whatever else it may be.
    static let saying = Role(rawValue: 8)
  }

  /// Every form of the words below, so that one look-up tells all that a word can be.
  private static let roles: WordMap<Role> = {
    var roles: [String: Role] = [:]
    for noun in nouns {
      for ending in ["", "s", "es"] { roles[noun + ending, default: []].formUnion([.statement, .report]) }
    }
    for verb in verbs {
      roles[verb, default: []].formUnion(ambiguous.contains(verb) ? .verb : [.verb, .report])
      var forms = ["s", "es", "d", "ed", "ing"].map { verb + $0 }
      if verb.hasSuffix("e") { forms.append(verb.dropLast() + "ing") }
      if verb.hasSuffix("y") { forms.append(verb.dropLast() + "ied") }
      for form in forms { roles[form, default: []].insert(.report) }
    }
    for word in ["said", "told", "wrote"] { roles[word, default: []].insert(.saying) }
    return WordMap(roles)
  }()

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
    "full", "verbatim",
    "express", "respond", "contend", "affirm", "reiterate", "reflect", "remember", "lament", "muse", "email", "assure",
    "schrieb", "schreibt", "sagte", "erklarte", "heisst", "ecrit", "ecrivait", "dit", "declarait", "escribio", "dijo",
  ]
  private static let nouns: Set<String> = [
    "passage", "statement", "letter", "words", "paragraph", "sentence", "specimen", "quotation", "remark", "extract",
    "excerpt", "account", "testimony",
    "memorandum", "telegram", "message", "reply", "answer", "resolution", "clause", "article", "dispatch", "despatch",
    "preface", "verse", "line", "poem", "email", "description", "instruction", "exchange", "report", "speech", "diary",
    "missive", "appraisal", "note",
  ]
  private static let listNouns: WordSet = [
    "list", "reasons", "works", "categories", "references", "steps", "items", "points", "factors", "examples", "parts",
    "volumes", "sections", "groups", "questions", "ways", "kinds", "types", "causes", "features", "titles", "books",
  ]
  private static let numbers: WordSet = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several",
  ]
}
