import DocumentModel

/// The author whom a standfirst names: `Jane Roe takes a close look at …`, `Jane Roe and John Doe assess …`.
enum StandfirstAuthors {
  /// The persons who are the subject of its first verb, where that verb is what authors do; empty where the subject is
  /// a body (`NATO examines …`) or the verb another. Cost: linear in the first sentence.
  static func authors(_ string: String) -> [Name] {
    let text = ScalarText(string)
    guard let sentence = SentenceSplitter.sentences(of: text).first else { return [] }
    let tokens = ClauseTokenizer.tokens(in: text, range: sentence.lowerBound..<sentence.upperBound, spans: [])
    var start = 0
    // `In this article, Jane Roe examines …`
    if let first = tokens.first, ["in", "for", "from", "here", "as"].contains(first.folded),
      let comma = tokens.firstIndex(where: { $0.isMark(",") }), comma <= 8
    {
      start = comma + 1
    }
    guard let end = subjectEnd(tokens, from: start), start < end else { return [] }
    var subject = end
    // `Jane Roe, professor of history at X, examines …`
    if let comma = tokens[start..<end].firstIndex(where: { $0.isMark(",") }), tokens[end - 1].isMark(",") {
      subject = comma
    }
    let range = tokens[start].range.lowerBound..<tokens[subject - 1].range.upperBound
    guard tokens[start..<subject].allSatisfy({ isPartOfName($0) }) else { return [] }
    let names = NameParser.names(in: text[range])
    return names.allSatisfy { $0.literal == nil && $0.given != nil } ? names : []
  }

  /// The place of the first verb that authors do, within the sentence's first words.
  private static func subjectEnd(_ tokens: [ClauseToken], from start: Int) -> Int? {
    for index in start..<max(start, min(tokens.count, start + 24)) where tokens[index].isWord {
      let token = tokens[index]
      guard !token.isCapitalised, index > start + 1 else { continue }
      if ClauseWords.adverbs.contains(token.folded) { continue }
      if verbs.contains(token.folded) { return index }
      guard index + 1 < tokens.count, let objects = phrases[token.folded] else { continue }
      let rest = tokens[(index + 1)..<min(tokens.count, index + 5)]
      if rest.contains(where: { objects.contains($0.folded) }) { return index }
    }
    return nil
  }

  private static func isPartOfName(_ token: ClauseToken) -> Bool {
    if token.isMark(",") || token.isMark("&") || token.folded == "and" { return true }
    guard token.isWord, !token.isPossessive else { return false }
    if PersonWords.bodies.contains(token.folded) || PersonWords.ordinary.contains(token.folded) { return false }
    return token.isCapitalised || PersonWords.particles.contains(token.folded)
      || PersonWords.titles.contains(token.folded)
  }

  private static let verbs = Set(
    words: """
      examines examine asks ask argues argue reports report assesses assess considers consider explores explore
      analyses analyzes analyse analyze reviews review discusses discuss describes describe explains explain
      investigates investigate reflects reflect surveys survey traces trace writes write weighs weigh questions
      question charts chart recounts recount outlines outline shows show finds find warns warn revisits revisit
      interviews interview looks look suggests suggest contends contend proposes propose evaluates evaluate probes
      probe untangles unravels dissects believes wonders recalls reassesses scrutinises scrutinizes studies study
      tells travels sums summarises summarizes compares compare maps dissect sets set sees untersucht fragt erklart
      analysiert
      """)
  /// Verbs that need a certain object: `takes a look`, `makes the case`, `offers an assessment`.
  private static let phrases: [String: Set<String>] = [
    "takes": ["look", "stock", "view", "aim", "issue", "closer"], "take": ["look", "stock", "view", "aim", "issue"],
    "casts": ["look", "eye", "glance"], "makes": ["case", "argument", "plea"], "make": ["case", "argument", "plea"],
    "offers": ["assessment", "analysis", "view", "perspective", "account", "thoughts"],
    "gives": ["assessment", "analysis", "view", "account", "overview"], "puts": ["perspective", "context", "case"],
    "calls": ["for"], "goes": ["beyond", "behind", "back"], "speaks": ["to", "with"], "talks": ["to", "with"],
  ]
}
