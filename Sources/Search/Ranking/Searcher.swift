import DocumentModel
import Xapian

/// Answers queries from an index: ranked hits with their excerpts, or only ranked documents.
///
/// Hits come by score, and where that is the same in the order in which they came into the index; so the same index gives
/// the same answer, page by page.
public final class Searcher {
  let reader: IndexReader
  let vocabulary: Vocabulary
  /// A language of each set of rules that the index holds.
  let languages: [String]

  /// Reads which languages the index holds.
  public init(_ reader: IndexReader) throws(IndexError) {
    self.reader = reader
    vocabulary = Vocabulary(reader)
    languages = try reader.ruleLanguages()
  }

  /// The hits of a query. `text` is the query as typed, for the answer. Throws `QueryError` where a word with a star
  /// stands for too many words, `IndexError` where the index fails. Cost: that of Xapian's search, and linear in the
  /// records up to the end of the page.
  public func search(_ query: Query, text: String? = nil, options: SearchOptions = SearchOptions()) throws -> HitList {
    try reader.naming { try answer(query, text: text, options: options) }
  }

  private func answer(_ query: Query, text: String?, options: SearchOptions) throws -> HitList {
    let compiled = try compile(query, kinds: options.kinds)
    let builder = try HitBuilder(self, query: query, options: options)
    let limit = min(max(options.limit, 0), SearchOptions.largestPage)
    let offset = min(max(options.offset, 0), .max / 4)
    let page =
      options.groupsWorks
      ? try works(compiled, builder, options: options, offset: offset, limit: limit)
      : try units(compiled, builder, options: options, offset: offset, limit: limit)
    var list = HitList(
      query: text ?? query.description, understood: query.description, matches: page.count, offset: offset,
      next: page.hasMore && limit > 0 ? offset + limit : nil, hits: page.hits)
    if options.facets || options.timeline {
      let counts = try FacetCounter(self).counts(of: compiled)
      if options.facets { list.facets = counts.facets }
      if options.timeline { list.timeline = counts.timeline }
    }
    list.unknownWords = try WordSuggester(self).unknownWords(of: compiled)
    return list
  }

  /// A document and the score of its best unit.
  public struct RankedDocument: Hashable, Sendable {
    public var id: String
    public var score: Double
  }

  /// The documents that match, best first, without reading any record: for batches of queries.
  public func rankDocuments(_ query: Query, kinds: [Unit.Kind]? = nil, limit: Int) throws -> [RankedDocument] {
    try reader.naming {
      var request = SearchRequest(try compile(query, kinds: kinds, findsWorks: true).query)
      request.weighting = Ranking.weighting
      request.limit = limit
      request.collapse = .init(slot: Schema.Slot.document)
      request.values = [Schema.Slot.document]
      request.withData = false
      return try run(request).matches.map { RankedDocument(id: $0.documentID, score: $0.weight) }
    }
  }

  func compile(_ query: Query, kinds: [Unit.Kind]?, findsWorks: Bool = false) throws -> CompiledQuery {
    var compiler = QueryCompiler(vocabulary: vocabulary, languages: languages)
    return try compiler.compile(query, kinds: kinds, findsWorks: findsWorks)
  }

  func run(_ request: SearchRequest) throws -> MatchSet { try reader.database.search(request) }

  // MARK: Pages

  private struct Page {
    var hits: [Hit]
    var count: MatchCount
    var hasMore: Bool
  }

  private func request(_ query: Xapian.Query, _ options: SearchOptions) -> SearchRequest {
    var request = SearchRequest(query)
    request.weighting = Ranking.weighting
    request.sort =
      switch options.sort {
      case .relevance: nil
      case .date: .init(slot: Schema.Slot.date, descending: true)
      case .author: .init(slot: Schema.Slot.author)
      case .title: .init(slot: Schema.Slot.title)
      }
    // So many are counted rather than estimated.
    request.checkAtLeast = 1_000
    return request
  }

  private func units(
    _ compiled: CompiledQuery, _ builder: HitBuilder, options: SearchOptions, offset: Int, limit: Int
  ) throws -> Page {
    let needed = offset + limit + 1
    var folder = HitFolder(builder) { try self.candidates(among: $0, compiled) }
    var request = request(compiled.query, options)
    request.limit = min(max(needed * 2, 40), 10_000)
    var count = MatchCount(estimated: 0, lower: 0, upper: 0)
    while folder.entries.count < needed {
      let matches = try run(request, of: compiled)
      if request.offset == 0 {
        count = MatchCount(estimated: matches.estimated, lower: matches.lower, upper: matches.upper)
      }
      try folder.add(try candidates(matches))
      if matches.matches.count < request.limit || matches.upper <= offset { break }
      request.offset += request.limit
      request.checkAtLeast = 0
    }
    let entries = Array(folder.entries.dropFirst(offset).prefix(limit))
    let hits = try hits(entries, firstRank: offset + 1, compiled, builder, options: options)
    return Page(hits: hits, count: count, hasMore: folder.entries.count > offset + limit)
  }

  /// Each work with its best passages. A work that matches by its title alone is shown by its title.
  private func works(
    _ compiled: CompiledQuery, _ builder: HitBuilder, options: SearchOptions, offset: Int, limit: Int
  ) throws -> Page {
    let ranking = try compile(builder.query, kinds: options.kinds, findsWorks: true)
    var request = request(ranking.query, options)
    request.offset = offset
    request.limit = limit + 1
    request.collapse = .init(slot: Schema.Slot.document)
    request.values = [Schema.Slot.document]
    request.withData = false
    let found = try run(request)
    let matches = found.matches.prefix(limit)
    let explanations = options.explain ? try explanations(of: matches.map(\.id), ranking) : [:]
    var hits: [Hit] = []
    for (index, match) in matches.enumerated() {
      var passages = try passages(ofDocument: match.documentID, compiled, builder, options: options)
      var best =
        passages.isEmpty
        ? try builder.titleHit(document: match.documentID, entry: match.id) : passages.removeFirst()
      best.rank = offset + index + 1
      best.score = match.weight
      best.explanation = explanations[match.id] ?? []
      best.further = passages
      hits.append(best)
    }
    let count = MatchCount(estimated: found.estimated, lower: found.lower, upper: found.upper)
    return Page(hits: hits, count: count, hasMore: found.matches.count > limit)
  }

  private func passages(
    ofDocument id: String, _ compiled: CompiledQuery, _ builder: HitBuilder, options: SearchOptions
  ) throws -> [Hit] {
    var request = SearchRequest(.filter(compiled.query, by: .term(BoundedTerm.make(Schema.document, id))))
    request.weighting = Ranking.weighting
    request.limit = 4 * (Ranking.furtherLimit + 1)
    var folder = HitFolder(builder) { try self.candidates(among: $0, compiled) }
    try folder.add(try candidates(try run(request)))
    let entries = Array(folder.entries.prefix(Ranking.furtherLimit + 1))
    return try hits(entries, firstRank: 1, compiled, builder, options: options)
  }

  private func hits(
    _ entries: [HitFolder.Entry], firstRank: Int, _ compiled: CompiledQuery, _ builder: HitBuilder,
    options: SearchOptions
  ) throws -> [Hit] {
    var hits: [Hit] = []
    for (index, entry) in entries.enumerated() {
      hits.append(try builder.hit(entry, rank: firstRank + index))
    }
    guard options.explain else { return hits }
    let explanations = try explanations(of: entries.map(\.scored), compiled)
    for index in hits.indices { hits[index].explanation = explanations[entries[index].scored] ?? [] }
    return hits
  }

  // MARK: Matches

  private func candidates(_ matches: MatchSet) throws -> [HitFolder.Candidate] {
    try matches.matches.map {
      HitFolder.Candidate(entry: $0.id, score: $0.weight, unit: try reader.unit(from: $0.data))
    }
  }

  /// Those of some units that match; their scores are not asked for.
  private func candidates(among ids: [UnitID], _ compiled: CompiledQuery) throws -> [HitFolder.Candidate] {
    let terms = ids.map { Xapian.Query.term(BoundedTerm.make(Schema.unit, $0.description)) }
    var request = SearchRequest(.filter(compiled.query, by: .or(terms)))
    request.weighting = .none
    request.limit = ids.count
    return try candidates(try run(request))
  }

  /// What each leaf of the query adds to the score of some entries, the most first.
  private func explanations(
    of entries: [DocumentID], _ compiled: CompiledQuery
  ) throws -> [DocumentID: [TermScore]] {
    var terms: [Xapian.Query] = []
    for entry in entries {
      let id = try reader.database.terms(of: entry).first { $0.term.bytes.starts(with: Schema.unit.utf8) }
      if let id { terms.append(.term(id.term)) }
    }
    var scores: [DocumentID: [TermScore]] = [:]
    for leaf in compiled.leaves {
      var request = SearchRequest(.filter(leaf.query, by: .or(terms)))
      request.weighting = Ranking.weighting
      request.limit = entries.count
      request.withData = false
      for match in try run(request).matches where match.weight > 0 {
        scores[match.id, default: []].append(TermScore(term: leaf.text, score: match.weight))
      }
    }
    return scores.mapValues { $0.sorted { ($1.score, $0.term) < ($0.score, $1.term) } }
  }
}

extension MatchSet.Match {
  /// The only value that these requests ask for.
  fileprivate var documentID: String { String(decoding: values.first ?? [], as: UTF8.self) }
}

// As the index that it reads.
@available(*, unavailable)
extension Searcher: Sendable {}
