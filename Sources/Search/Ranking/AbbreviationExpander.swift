import DocumentModel

/// Puts what abbreviations stand for beside them: `CFE` finds *Conventional Forces in Europe*, where a text of the index explains
/// it so.
struct AbbreviationExpander {
  let vocabulary: Vocabulary
  /// Of the index's texts, the first.
  let language: String?

  /// What an abbreviation stands for in more ways than these says nothing.
  private static let mostExpansions = 6

  /// The query with its bare words in capitals expanded; what is excluded stays as it is. Cost: a look-up a word in capitals.
  func expanded(_ query: Query) throws -> Query {
    var words: [String] = []
    Self.collect(query.root, &words)
    // Where hardly anything is not in capitals, capitals tell nothing.
    guard words.contains(where: Self.isAbbreviation), words.count < 3 || !words.allSatisfy(Self.isAbbreviation) else {
      return query
    }
    return Query(try expanded(query.root))
  }

  private func expanded(_ node: QueryNode) throws -> QueryNode {
    switch node {
    case .word(let word) where Self.isAbbreviation(word.text):
      let expansions = try different(vocabulary.expansions(of: Folding.fold(word.text.filter { $0 != "." })))
      guard !expansions.isEmpty, expansions.count <= Self.mostExpansions else { return node }
      return .abbreviation(word, expansions.map { $0.map { QueryWord($0, range: word.range) } })
    case .any(let nodes): return .any(try nodes.map(expanded))
    case .group(let clauses):
      return .group(
        try clauses.map { $0.occurrence == .mustNot ? $0 : QueryClause($0.occurrence, try expanded($0.node)) })
    case .word, .abbreviation, .exact, .prefix, .phrase, .near, .field: return node
    }
  }

  /// Those of other stems than all before.
  private func different(_ expansions: [[String]]) throws -> [[String]] {
    let normaliser = try vocabulary.normaliser(for: language)
    var seen: Set<[String]> = []
    return expansions.filter { words in seen.insert(words.flatMap { normaliser.words(of: $0).map(\.stem) }).inserted }
  }

  private static func collect(_ node: QueryNode, _ words: inout [String]) {
    switch node {
    case .word(let word): words.append(word.text)
    case .any(let nodes): for node in nodes { collect(node, &words) }
    case .group(let clauses): for clause in clauses { collect(clause.node, &words) }
    case .abbreviation, .exact, .prefix, .phrase, .near, .field: break
    }
  }

  private static func isAbbreviation(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    return (2...16).contains(scalars.count) && scalars.allSatisfy { $0 == "." || $0.isUppercase && $0.isLetter }
  }
}
