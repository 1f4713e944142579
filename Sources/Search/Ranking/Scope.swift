import DocumentModel
import Xapian

/// Which kinds of units a query finds.
struct Scope {
  /// nil for all kinds, headings weighing less.
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

  func applied(to query: Xapian.Query) -> Xapian.Query {
    if let (others, headings) = apart(query) { return .or([others, headings]) }
    guard let kinds else { return query }
    return restricted(query, to: kinds, excluding: nil)
  }

  /// What is found of a query, where its weight is of no account.
  func matching(_ query: Xapian.Query) -> Xapian.Query {
    apart(query) == nil ? applied(to: query) : restricted(query, to: Unit.Kind.searchable, excluding: nil)
  }

  /// What is found of a query that is no heading, and the headings, where these weigh less.
  func apart(_ query: Xapian.Query) -> (others: Xapian.Query, headings: Xapian.Query)? {
    guard kinds == nil, !(findsWorks && holdsWords) else { return nil }
    let headings = Xapian.Query.term(Unit.Kind.heading.term(Schema.kind))
    return (
      restricted(query, to: Unit.Kind.searchable.filter { $0 != .heading }, excluding: headings),
      .scaled(.filter(query, by: headings), by: Ranking.headingFactor)
    )
  }

  private func restricted(
    _ query: Xapian.Query, to kinds: [Unit.Kind], excluding: Xapian.Query?
  ) -> Xapian.Query {
    if holdsWords {
      // Leaving out a few is cheaper than picking out nearly all.
      if let excluding { return .andNot(query, excluding) }
      if Set(kinds).isSuperset(of: Unit.Kind.searchable) { return query }
    }
    return .filter(query, by: .or(kinds.map { .term($0.term(Schema.kind)) }))
  }

  private static func holdsWords(_ node: QueryNode) -> Bool {
    switch node {
    case .word, .exact, .prefix, .phrase, .near: true
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
    case .word, .exact, .prefix, .phrase, .near: false
    }
  }
}

extension Schema {
  /// Under which the words of a title stand on units and on the document's own entry.
  static let titlePrefixes = [title, documentField + title]
}
