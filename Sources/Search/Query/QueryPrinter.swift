import DocumentModel

extension Query: CustomStringConvertible {
  /// The query as understood, in the query language: reading it gives the same tree.
  public var description: String { QueryPrinter.text(of: root) }
}

/// Prints a tree in the query language.
enum QueryPrinter {
  static func text(of node: QueryNode) -> String {
    switch node {
    case .word(let word): word.text
    case .abbreviation(let word, let expansions): ([word.text] + expansions.map(quoted)).joined(separator: " OR ")
    case .exact(let word): "\"\(word.text)\""
    case .prefix(let word): word.text + "*"
    case .phrase(let words): quoted(words)
    case .near(let operands, let distance, let inOrder):
      operands.map(operand).joined(separator: " \(inOrder ? "ADJ" : "NEAR")/\(distance) ")
    case .field(let filter): text(of: filter)
    case .any(let nodes): nodes.map(operand).joined(separator: " OR ")
    case .group(let clauses): text(of: clauses)
    }
  }

  /// A node as part of another: what holds several parts goes into parentheses.
  private static func operand(_ node: QueryNode) -> String {
    switch node {
    case .any, .group, .abbreviation: "(\(text(of: node)))"
    case .near: text(of: node)
    case .word, .exact, .prefix, .phrase, .field: text(of: node)
    }
  }

  private static func text(of clauses: [QueryClause]) -> String {
    let isSideBySide = clauses.allSatisfy { $0.occurrence != .must || $0.node.isFilter }
    if isSideBySide || clauses.contains(where: { $0.occurrence == .should }) {
      return clauses.map(sideBySide).joined(separator: " ")
    }
    return clauses.enumerated().map { index, clause in
      (index == 0 ? "" : " AND ") + (clause.occurrence == .mustNot ? "NOT " : "") + signed(clause.node)
    }.joined()
  }

  private static func sideBySide(_ clause: QueryClause) -> String {
    switch clause.occurrence {
    case .should: operand(clause.node)
    case .must: clause.node.isFilter ? operand(clause.node) : "+" + signed(clause.node)
    case .mustNot: "-" + signed(clause.node)
    }
  }

  /// After a sign, neighbours go into parentheses too, for the reader's sake.
  private static func signed(_ node: QueryNode) -> String {
    if case .near = node { return "(\(text(of: node)))" }
    return operand(node)
  }

  private static func quoted(_ words: [QueryWord]) -> String {
    "\"" + words.map(\.text).joined(separator: " ") + "\""
  }

  private static func text(of filter: FieldFilter) -> String {
    let value =
      switch filter.value {
      case .text(let words): words.count == 1 ? words[0].text : quoted(words)
      case .prefix(let word): word.text + "*"
      case .label(let label): text(ofLabel: label)
      case .dates(let from, let to): range(from?.iso, to?.iso)
      case .numbers(let from, let to): range(from.map(String.init), to.map(String.init))
      case .kinds(let kinds): kinds.map(\.rawValue).joined(separator: ",")
      case .voice(let voice): voice.rawValue
      }
    return filter.field.rawValue + ":" + value
  }

  private static func range(_ from: String?, _ to: String?) -> String {
    if let from, from == to { return from }
    return (from ?? "") + ".." + (to ?? "")
  }

  private static func text(ofLabel label: String) -> String {
    let scalars = label.unicodeScalars
    // A label with a quotation mark was typed without quotation marks, and so has no blank.
    if scalars.contains(where: \.isDoubleQuotationMark) { return label }
    return scalars.contains { $0.isBlank || $0 == "(" || $0 == ")" } ? "\"\(label)\"" : label
  }
}
