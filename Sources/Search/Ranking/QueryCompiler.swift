import DocumentModel
import Xapian

/// Turns a query's tree into a query of Xapian.
///
/// A word becomes the stems that the index's languages give it. Fields and ranges filter and never weigh. Words side by
/// side are `or`, so that rare words count most and none is left out (`to be or not to be` is found).
struct QueryCompiler {
  private let vocabulary: Vocabulary
  private let fields: FieldCompiler
  /// A language of each set of rules that the index holds.
  private let languages: [String]
  private var findsWorks = false
  /// On which side of quotation marks words have to stand, in the parentheses at hand.
  private var voice: Voice?
  private var leaves: [(text: String, query: Xapian.Query)] = []
  private var words: [(word: QueryWord, terms: [Term])] = []
  private var bareWords: [BareWord] = []

  init(vocabulary: Vocabulary, languages: [String]) {
    self.vocabulary = vocabulary
    self.languages = languages
    fields = FieldCompiler(vocabulary: vocabulary, languages: languages)
  }

  /// `kinds` are those asked for beside the query; nil leaves the choice to the query, and where it has no `in:` either,
  /// all kinds are found. `findsWorks` says that documents are wanted rather than units: then a
  /// bare word is looked for in the title too. Throws `QueryError` where a word with a star stands for too many.
  mutating func compile(_ query: Query, kinds: [Unit.Kind]? = nil, findsWorks: Bool = false) throws -> CompiledQuery {
    leaves = []
    words = []
    bareWords = []
    self.findsWorks = findsWorks
    let scope = Scope(of: query, kinds: kinds, findsWorks: findsWorks)
    let root = try compile(query.root)
    let weighed = query.root.isFilter ? Xapian.Query.scaled(root, by: 0) : root
    return CompiledQuery(
      query: scope.applied(to: weighed),
      leaves: leaves.map { ($0.text, scope.applied(to: $0.query)) }, bareWords: bareWords, words: words)
  }

  /// The window in positions of neighbours at most `distance` words apart from one to the next.
  static func window(distance: Int, operands: Int) -> Int { distance * max(operands - 1, 1) + 1 }

  // MARK: Nodes

  private mutating func compile(_ node: QueryNode) throws -> Xapian.Query {
    switch node {
    case .word, .abbreviation, .exact, .prefix, .phrase, .near:
      let query = try leaf(node)
      leaves.append((QueryPrinter.text(of: node), query))
      return query
    case .field(let filter): return try fields.compile(filter)
    case .any(let nodes):
      return .or(try compileAll(nodes).enumerated().map { nodes[$0].isFilter ? .scaled($1, by: 0) : $1 })
    case .group(let clauses): return try compile(clauses)
    }
  }

  private mutating func compileAll(_ nodes: [QueryNode]) throws -> [Xapian.Query] {
    var queries: [Xapian.Query] = []
    for node in nodes { queries.append(try compile(node)) }
    return queries
  }

  private mutating func compile(_ clauses: [QueryClause]) throws -> Xapian.Query {
    let outer = voice
    defer { voice = outer }
    voice = clauses.voice ?? voice
    let rankless = clauses.allSatisfy { $0.node.isFilter }
    // Words inside quotations stand in passages, too; the words say which.
    let clauses = rankless || voice != .others ? clauses : clauses.filter { !$0.node.isVoice }
    func nodes(_ occurrence: QueryClause.Occurrence, filters: Bool? = nil) -> [QueryNode] {
      clauses.filter { $0.occurrence == occurrence && (filters == nil || $0.node.isFilter == filters) }.map(\.node)
    }
    let required = try compileAll(nodes(.must, filters: false))
    let optional = try compileRepeated(nodes(.should))
    let filters = try compileAll(nodes(.must, filters: true))
    // What is excluded ranks nothing.
    let kept = (leaves, words, bareWords)
    let excluded = try compileAll(nodes(.mustNot))
    (leaves, words, bareWords) = kept

    var query: Xapian.Query
    if !required.isEmpty {
      query = required.count == 1 ? required[0] : .and(required)
      if !optional.isEmpty { query = .andMaybe(query, .or(optional)) }
    } else {
      query = optional.count == 1 ? optional[0] : .or(optional)
    }
    if !filters.isEmpty {
      let filter = filters.count == 1 ? filters[0] : Xapian.Query.and(filters)
      query = required.isEmpty && optional.isEmpty ? filter : .filter(query, by: filter)
    }
    return excluded.isEmpty ? query : .andNot(query, .or(excluded))
  }

  /// Alternatives, of which one that is there several times counts for more and is looked up once.
  private mutating func compileRepeated(_ nodes: [QueryNode]) throws -> [Xapian.Query] {
    var counts: [QueryNode: Int] = [:]
    for node in nodes { counts[node, default: 0] += 1 }
    var queries: [Xapian.Query] = []
    for node in nodes {
      guard let count = counts.removeValue(forKey: node) else { continue }
      var query = try compile(node)
      if case .word = node, let word = bareWords.last {
        let factor = Ranking.factor(ofRepetitions: count) * (word.isStopWord ? Ranking.stopWordFactor : 1)
        if factor != 1 { query = .scaled(query, by: factor) }
        leaves[leaves.count - 1].query = query
      }
      queries.append(query)
    }
    return queries
  }

  // MARK: Leaves

  private mutating func leaf(_ node: QueryNode) throws -> Xapian.Query {
    switch voice {
    case nil: return try leaf(node, side: .any)
    case .author: return try leaf(node, side: .outsideQuotations)
    case .others:
      // The stream of a quotation does not say that all of it is quoted.
      let kept = (words, bareWords)
      let anywhere = try leaf(node, side: .any)
      (words, bareWords) = kept
      return .or([
        try leaf(node, side: .insideQuotations), .filter(anywhere, by: FieldCompiler.units(of: .others)),
      ])
    }
  }

  private mutating func leaf(_ node: QueryNode, side: Xapian.Query.Side) throws -> Xapian.Query {
    switch node {
    case .word(let word):
      let terms = try stems(of: word)
      words.append((word, terms))
      let isStopWord = StopWords.contains(Folding.fold(word.text), languages: languages)
      bareWords.append(BareWord(word: word, terms: terms, isStopWord: isStopWord))
      guard side == .any else { return try vocabulary.any(of: terms, side: side) }
      guard findsWorks, !isStopWord else { return Self.joined(terms.map { .term($0) }) }
      let titles = terms.map { BoundedTerm.make(Schema.title, $0.description) }
      return .synonym((terms + titles).map { .term($0) })
    case .abbreviation(let word, let expansions):
      let alone = try leaf(.word(word), side: side)
      let long = try expansions.map { words in
        Xapian.Query.scaled(try phrase(words, side: side), by: 1 / Double(words.count))
      }
      return .max([alone] + long)
    case .exact(let word): return try exact(word, side: side)
    case .prefix(let word): return try prefix(word, side: side)
    case .phrase(let phrase): return try self.phrase(phrase, side: side)
    case .near(let operands, let distance, let inOrder):
      let window = Self.window(distance: distance, operands: operands.count)
      return try near(operands, window: window, inOrder: inOrder, side: side)
    case .field, .any, .group: return .nothing
    }
  }

  private func stems(of word: QueryWord) throws -> [Term] {
    try unique(languages.map { BoundedTerm.make("", try vocabulary.normaliser(for: $0).word(word).stem) })
  }

  private func exact(_ word: QueryWord, side: Xapian.Query.Side) throws -> Xapian.Query {
    var queries: [Xapian.Query] = []
    for language in languages {
      let form = try vocabulary.normaliser(for: language).word(word)
      queries.append(try vocabulary.exactly(form, side: side))
    }
    return Self.joined(unique(queries))
  }

  private func prefix(_ word: QueryWord, side: Xapian.Query.Side) throws -> Xapian.Query {
    let beginning = Folding.fold(word.text)
    let (query, complete) = try vocabulary.beginning(with: beginning, limit: Ranking.expansionLimit, side: side)
    guard complete else { throw QueryError.tooManyExpansions(of: word) }
    return query
  }

  private mutating func phrase(_ phrase: [QueryWord], side: Xapian.Query.Side) throws -> Xapian.Query {
    var sequences: [[String]] = []
    for language in languages {
      let normaliser = try vocabulary.normaliser(for: language)
      sequences.append(phrase.map { normaliser.word($0).stem })
    }
    for (index, word) in phrase.enumerated() {
      words.append((word, unique(sequences.map { BoundedTerm.make("", $0[index]) })))
    }
    return Self.joined(try unique(sequences).map { try vocabulary.phrase($0, side: side) })
  }

  /// An exact word or a beginning stands at its place in its own forms, a plain word in all of its stem.
  private mutating func near(
    _ operands: [QueryNode], window: Int, inOrder: Bool, side: Xapian.Query.Side
  ) throws -> Xapian.Query {
    var neighbours: [Xapian.Query.Neighbour] = []
    for operand in operands {
      var terms: [Term] = []
      var forms: [Term] = []
      let nodes = if case .any(let nodes) = operand { nodes } else { [operand] }
      for node in nodes {
        let found = try neighbour(node)
        terms += found.stems
        forms += found.forms
      }
      neighbours.append(.init(Self.joined(unique(terms).map { .term($0) }), forms: unique(forms)))
    }
    let size = UInt32(clamping: max(window, operands.count))
    return inOrder ? .phrase(neighbours, window: size, side: side) : .near(neighbours, window: size, side: side)
  }

  private mutating func neighbour(_ node: QueryNode) throws -> (stems: [Term], forms: [Term]) {
    switch node {
    case .exact(let word):
      let forms = try languages.map { BoundedTerm.make("", try vocabulary.normaliser(for: $0).word(word).form) }
      return (try stems(of: word), forms)
    case .prefix(let word):
      let beginning = Folding.fold(word.text)
      let words = try vocabulary.words(withPrefix: beginning, limit: Ranking.expansionLimit + 1)
      guard words.count <= Ranking.expansionLimit else { throw QueryError.tooManyExpansions(of: word) }
      return (words.flatMap(\.stems).map { BoundedTerm.make("", $0) }, words.map { BoundedTerm.make("", $0.text) })
    case .word(let word):
      let terms = try stems(of: word)
      words.append((word, terms))
      return (terms, try terms.flatMap { try vocabulary.forms(of: $0) })
    default: return ([], [])
    }
  }

  private static func joined(_ queries: [Xapian.Query]) -> Xapian.Query {
    queries.isEmpty ? .nothing : queries.count == 1 ? queries[0] : .or(queries)
  }

  private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}

extension QueryError {
  static func tooManyExpansions(of word: QueryWord) -> QueryError {
    QueryError(
      .tooManyExpansions,
      "More than \(Ranking.expansionLimit) words of the index begin with “\(word.text)”. Give more letters before the star.",
      range: word.range)
  }
}
