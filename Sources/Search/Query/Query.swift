import DocumentModel

/// A query as a tree, read from its text without any index.
///
/// Two queries are equal when they ask the same, wherever their words stand in the text.
public struct Query: Hashable, Sendable {
  public var root: QueryNode

  public init(_ root: QueryNode) { self.root = root }

  /// Reads the query language. Cost: linear in the text. Throws a `QueryError` that points at the place.
  public init(parsing text: String) throws(QueryError) {
    let scalars = ScalarText(text)
    guard scalars.count <= Self.maximumLength else {
      throw QueryError(
        .tooLong, "A query holds at most \(Self.maximumLength) characters; this one has \(scalars.count).",
        range: Self.maximumLength..<scalars.count)
    }
    var parser = QueryParser(tokens: try QueryLexer.tokens(of: scalars), length: scalars.count)
    self = try parser.parse()
  }

  /// Takes every word of a text as a bare word: no operators, no fields, no phrases. Cost: linear in the text.
  public init(plain text: String) throws(QueryError) {
    let scalars = ScalarText(text)
    let words = WordScanner(scalars).map { QueryWord(bare: scalars[$0], range: $0) }
    guard !words.isEmpty else { throw .empty(length: scalars.count) }
    self.init(.joining(words.map { QueryClause(.should, .word($0)) }))
  }

  /// The most scalars that a query may have.
  public static let maximumLength = 20_000
  /// How deep parentheses may stand in each other. Each may become four operators of Xapian, which allows 200 levels.
  public static let maximumDepth = 40
}

/// One part of a query.
public indirect enum QueryNode: Hashable, Sendable {
  /// A bare word: matches by stem and spelling variant.
  case word(QueryWord)
  /// An abbreviation and what it stands for, each two words or more next to each other: any of these, and they weigh about as
  /// one word. No query is read so: `AbbreviationExpander` puts it in the place of a word.
  case abbreviation(QueryWord, [[QueryWord]])
  /// A single word in quotation marks: matches as written, but for case and diacritics.
  case exact(QueryWord)
  /// `interop*`: every word that begins so.
  case prefix(QueryWord)
  /// Two words or more in this order, next to each other, each by stem and spelling variant.
  case phrase([QueryWord])
  /// `a NEAR/5 b`, or `a ADJ/5 b` in this order: neighbours at most `distance` words apart. The operands are words,
  /// exact words, prefixes, or alternatives of these.
  case near([QueryNode], distance: Int, inOrder: Bool)
  /// A field or range: filters and does not rank.
  case field(FieldFilter)
  /// Alternatives: `a OR b`.
  case any([QueryNode])
  /// What stands side by side, or is joined by `AND`.
  case group([QueryClause])

  /// The most words that one `near` can hold.
  static let maximumNeighbours = 64

  /// Whether it only filters: fields, and what is made of nothing else.
  public var isFilter: Bool {
    switch self {
    case .field: true
    case .any(let nodes): nodes.allSatisfy(\.isFilter)
    case .group(let clauses): clauses.allSatisfy { $0.occurrence == .mustNot || $0.node.isFilter }
    case .word, .abbreviation, .exact, .prefix, .phrase, .near: false
    }
  }

  /// Whether it says whose words are meant.
  var isVoice: Bool {
    if case .field(let filter) = self { filter.field == .voice } else { false }
  }

  /// The node of these clauses, what is excluded after the rest. A single one that is not excluded stands for itself.
  static func joining(_ clauses: [QueryClause]) -> QueryNode {
    if clauses.count == 1, clauses[0].occurrence != .mustNot { return clauses[0].node }
    return .group(clauses.filter { $0.occurrence != .mustNot } + clauses.filter { $0.occurrence == .mustNot })
  }
}

/// A member of a group.
///
/// Where no clause that ranks is a `must`, at least one `should` has to match; else they only add to the score.
public struct QueryClause: Hashable, Sendable {
  public enum Occurrence: Hashable, Sendable { case should, must, mustNot }

  public var occurrence: Occurrence
  public var node: QueryNode

  public init(_ occurrence: Occurrence, _ node: QueryNode) {
    self.occurrence = occurrence
    self.node = node
  }
}

/// A word of a query as typed, with its place.
public struct QueryWord: Hashable, Sendable {
  public var text: String
  /// In scalars of the query.
  public var range: Range<Int>

  public init(_ text: String, range: Range<Int> = 0..<0) {
    self.text = text
    self.range = range
  }

  /// A word outside quotation marks. One that looks like an operator (`AND,` in pasted text) is put into small letters,
  /// so that the query as understood cannot be misread.
  init(bare text: String, range: Range<Int>) {
    self.init(Self.operators.contains(text) ? text.lowercased() : text, range: range)
  }

  private static let operators: Set<String> = ["AND", "OR", "NOT", "NEAR", "ADJ"]

  /// By text alone: a query means the same wherever its words stand.
  public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
