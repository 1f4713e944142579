import DocumentModel

/// Recognises the sentence or two that an editor sets over an article: `Jane Roe asks whether the treaty can last.`
enum Standfirst {
  static func isStandfirst(_ text: BlockText, _ index: Int, position: Int, afterTitle: Bool) -> Bool {
    guard position <= 4, text[index].kind == .paragraph, !text[index].isStated, !text.endsWithMarker(index) else {
      return false
    }
    let words = text.words(index, limit: 71)
    guard words.count >= 6, words.count <= 70 else { return false }
    if openings.contains(where: { words.starts(with: $0) }) { return position == 0 || afterTitle }
    // A name, then a verb of looking, in the present, within the first words.
    guard let verb = words.prefix(14).firstIndex(where: { verbs.contains($0) }), verb >= 2 else { return false }
    guard position == 0 || afterTitle, startsWithName(text, index, words: verb) else { return false }
    if let need = companions[words[verb]] { return words[verb...].prefix(7).contains { need.contains($0) } }
    return true
  }

  /// Whether the first two words are capitalised: a name, not the start of a sentence.
  private static func startsWithName(_ text: BlockText, _ index: Int, words: Int) -> Bool {
    let range = text.core(index)
    var scanner = WordScanner(ScalarText(text.draft.text[range]))
    guard let first = scanner.next(), let second = scanner.next() else { return false }
    let scalars = text.draft.text
    let isName =
      scalars[range.lowerBound + first.lowerBound].isUppercase
      && scalars[range.lowerBound + second.lowerBound].isUppercase
    return isName
      && !articles.contains(
        Folding.fold(text.draft.string(range.lowerBound + first.lowerBound..<range.lowerBound + first.upperBound)))
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "this", "that", "these", "in", "on", "at", "for", "after",
  ]

  private static let verbs: Set<String> = [
    "takes", "take", "looks", "look", "examines", "examine", "argues", "argue", "explains", "explain", "considers",
    "consider", "reports", "asks", "ask", "assesses", "assess", "reviews", "review", "discusses", "discuss", "explores",
    "explore", "describes", "describe", "traces", "trace", "reflects", "reflect", "recalls", "analyses", "analyzes",
    "analyse", "outlines", "surveys", "profiles", "investigates", "investigate", "weighs", "makes", "charts",
    "revisits",
    "wonders", "offers", "sets", "finds", "visits", "untersucht", "erklart", "analysiert", "examine", "analyse",
  ]
  /// A common verb needs the word that makes it one of looking: takes a look, makes the case, sets out.
  private static let companions: [String: Set<String>] = [
    "takes": ["look", "stock", "view", "issue"], "take": ["look", "stock", "view", "issue"],
    "makes": ["case", "argument", "plea"], "sets": ["out"],
    "offers": ["view", "assessment", "look", "analysis", "account"],
    "finds": ["that", "out"], "reports": ["on", "from", "that"], "looks": ["at", "back", "into", "ahead", "beyond"],
    "look": ["at", "back", "into", "ahead", "beyond"],
  ]
  private static let openings: [[String]] = [
    ["in", "this", "article"], ["in", "this", "essay"], ["in", "this", "interview"], ["in", "this", "issue"],
    ["an", "interview", "with"], ["a", "conversation", "with"], ["this", "article", "examines"],
    ["this", "essay", "examines"],
  ]
}
