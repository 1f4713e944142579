extension Query {
  /// The query with the words that were likely meant in place of unknown ones; nil where there is none to replace.
  func replacing(_ words: [UnknownWord]) -> Query? {
    var meant: [String: String] = [:]
    for word in words { meant[word.word] = word.suggestion }
    guard !meant.isEmpty else { return nil }
    let corrected = Query(root.replacing(meant))
    return corrected == self ? nil : corrected
  }
}

extension QueryNode {
  fileprivate func replacing(_ meant: [String: String]) -> QueryNode {
    func replaced(_ word: QueryWord) -> QueryWord {
      meant[word.text].map { QueryWord($0, range: word.range) } ?? word
    }
    switch self {
    case .word(let word): return .word(replaced(word))
    case .phrase(let words): return .phrase(words.map(replaced))
    case .near(let operands, let distance, let inOrder):
      return .near(operands.map { $0.replacing(meant) }, distance: distance, inOrder: inOrder)
    case .any(let nodes): return .any(nodes.map { $0.replacing(meant) })
    case .group(let clauses): return .group(clauses.map { QueryClause($0.occurrence, $0.node.replacing(meant)) })
    // What is to be taken exactly is.
    case .exact, .prefix, .field, .abbreviation: return self
    }
  }
}
