import DocumentModel

/// Tells a note that only comments from one that cites what no reader has recognised.
///
/// An ibid. leads past a comment to the reference before it; past a citation that was not understood it would lead to the
/// wrong work. So a note counts as a comment only where nothing in it may be a citation.
enum NoteCommentary {
  /// Whether a note in which no reference was found is running words alone: a sentence with a verb, without numbers,
  /// links, quotation marks, names of several words or words for papers. Cost: linear.
  static func isOnlyCommentary(_ tokens: [ReferenceToken]) -> Bool {
    guard tokens.count >= 6, tokens.count <= 600 else { return false }
    var hasVerb = false
    var words = 0
    var lowercase = 0
    var lastCapital: Int?
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .number, .mixed, .link: return false
      case .sign:
        if token.head.isDoubleQuotationMark || token.isSign("‘") || token.isSign("§") { return false }
      case .word:
        words += 1
        if papers.contains(token.folded) { return false }
        if !token.isCapitalized {
          lowercase += 1
          hasVerb = hasVerb || ReferenceEvidence.verbs.contains(token.folded)
          if !token.has([.functionWord, .conjunction, .particle]) { lastCapital = nil }
        } else if token.folded != "i", index > 0 {
          // `Decline and Fall`, `Colonel Brant`: two capitals together may name a work or its author.
          if lastCapital != nil { return false }
          lastCapital = index
        }
      }
    }
    return hasVerb && lowercase * 10 >= words * 7
  }

  /// Words for what can be cited.
  private static let papers: WordSet = [
    "letter", "letters", "interview", "diary", "diaries", "pamphlet", "manuscript", "collection", "possession",
    "information", "communication", "conversation", "ledger", "register", "minutes", "map", "photograph", "edition",
    "archive", "archives", "papers", "files", "report", "reports", "memoir", "memoirs", "memorandum", "thesis",
    "chapter", "article", "book", "study", "essay", "op", "cit", "ibid", "supra", "infra", "preface", "introduction",
  ]
}
