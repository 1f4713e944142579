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

  init(_ words: [String]) {
    guard let last = words.last else { return }
    opensClause = Self.clauseWords.contains(last)
    // A noun far from the end names something else in passing.
    reports =
      words.suffix(24).contains { Self.isReport($0) && !Self.isStatement($0) }
      || words.suffix(8).contains(where: Self.isStatement)
    mentions = reports || words.suffix(40).contains(where: Self.isStatement)
    speaks = words.suffix(40).contains {
      !Self.isStatement($0) && !Self.verbs.contains($0) && Self.isReport($0) || $0 == "said" || $0 == "told"
        || $0 == "wrote"
    }
    addresses = words.count <= 12 && ["to", "dear"].contains(words[0])
    announcesList = words.suffix(6).enumerated().contains { place, word in
      Self.listNouns.contains(word) || Self.numbers.contains(word) && place >= words.suffix(6).count - 3
    }
  }

  private static let clauseWords: Set<String> = [
    "that", "because", "whether", "dass", "que", "as", "are", "was", "is", "were",
  ]

  /// `that`, `because`: a clause must follow.
  static func breaksOff(_ word: String) -> Bool { clauseWords.contains(word) }

  /// Whether a word reports: a verb in one of its forms, or what is reported.
  static func isReport(_ word: String) -> Bool {
    if isStatement(word) || verbs.contains(word) && !ambiguous.contains(word) { return true }
    for ending in ["s", "es", "d", "ed", "ing"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if verbs.contains(stem) || ending == "ing" && verbs.contains(stem + "e") { return true }
    }
    return word.hasSuffix("ied") && verbs.contains(word.dropLast(3) + "y")
  }

  /// Whether a word names what is said or written, in its singular or plural.
  static func isStatement(_ word: String) -> Bool {
    nouns.contains(word) || word.hasSuffix("s") && nouns.contains(String(word.dropLast()))
      || word.hasSuffix("es") && nouns.contains(String(word.dropLast(2)))
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
  private static let listNouns: Set<String> = [
    "list", "reasons", "works", "categories", "references", "steps", "items", "points", "factors", "examples", "parts",
    "volumes", "sections", "groups", "questions", "ways", "kinds", "types", "causes", "features", "titles", "books",
  ]
  private static let numbers: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several",
  ]
}
