import DocumentModel
import Xapian

/// Which kinds of units a query finds.
struct Scope {
  /// nil for all kinds.
  private let kinds: [Unit.Kind]?
  /// Whether every match holds a word of the query in its text, so that only found units can match.
  private let holdsWords: Bool

  /// Whether a document that matches by its title alone is found.
  private let findsWorks: Bool

  init(of query: Query, kinds: [Unit.Kind]?, findsWorks: Bool) {
    holdsWords = Self.holdsWords(query.root)
    self.findsWorks = findsWorks
    self.kinds = kinds ?? (Self.asksForKinds(query.root) ? Unit.Kind.searchable : nil)
  }

  /// What is found of a query.
  func applied(to query: Xapian.Query) -> Xapian.Query {
    guard let kinds = kinds ?? (findsWorks && holdsWords ? nil : Unit.Kind.searchable) else { return query }
    if holdsWords, Set(kinds).isSuperset(of: Unit.Kind.searchable) { return query }
    return .filter(query, by: .or(kinds.map { .term($0.term(Schema.kind)) }))
  }

  private static func holdsWords(_ node: QueryNode) -> Bool {
    switch node {
    case .word, .abbreviation, .exact, .prefix, .phrase, .near: true
    case .field: false
    case .any(let nodes): nodes.allSatisfy(holdsWords)
    case .group(let clauses):
      clauses.contains { $0.occurrence == .must && holdsWords($0.node) }
        || clauses.contains { $0.occurrence == .should }
          && clauses.allSatisfy { $0.occurrence != .should || holdsWords($0.node) }
          && !clauses.contains { $0.occurrence == .must && !$0.node.isFilter }
    }
  }

  private static func asksForKinds(_ node: QueryNode) -> Bool {
    switch node {
    case .field(let filter): filter.field == .kind
    case .any(let nodes): nodes.contains(where: asksForKinds)
    case .group(let clauses): clauses.contains { $0.occurrence != .mustNot && asksForKinds($0.node) }
    case .word, .abbreviation, .exact, .prefix, .phrase, .near: false
    }
  }
}

extension Schema {
  /// Under which the words of a title stand on units and on the document's own entry.
  static let titlePrefixes = [title, documentField + title]
}
