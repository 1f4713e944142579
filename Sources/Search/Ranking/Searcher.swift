import DocumentModel
import Xapian

/// Answers queries from an index: ranked hits with their excerpts, or only ranked documents.
///
/// Hits come by score, and where that is the same by the ids of their documents and in the order of these; so the same
/// documents give the same answer, page by page, however they are spread over shards.
public final class Searcher {
  let reader: IndexReader
  let vocabulary: Vocabulary
  /// A language of each set of rules that the index holds.
  let languages: [String]
  let scheme: WeightingScheme
  /// The ids of documents that were found before.
  private var documentIDs: [DocumentKey: String] = [:]
  /// The words of the titles of documents that were looked at before.
  private var titles: [DocumentKey: TokenStream] = [:]

  /// Reads which languages the index holds.
  public init(_ reader: IndexReader) throws(IndexError) {
    self.reader = reader
    vocabulary = Vocabulary(reader)
    languages = try reader.ruleLanguages()
    scheme = try reader.failing { () throws(XapianError) in try WeightingScheme(of: reader.database) }
  }

  /// The hits of a query. `text` is the query as typed, for the answer. Throws `QueryError` where a word with a star
  /// stands for too many words, `IndexError` where the index fails. Cost: that of Xapian's search, and linear in the
  /// records up to the end of the page.
  public func search(_ query: Query, text: String? = nil, options: SearchOptions = SearchOptions()) throws -> HitList {
    try reader.naming { try answer(try expanded(query), text: text ?? query.description, options: options) }
  }

  private func answer(_ query: Query, text: String?, options: SearchOptions) throws -> HitList {
    let list = try plainAnswer(query, text: text, options: options)
    guard list.matches.upper == 0, let corrected = query.replacing(list.unknownWords) else { return list }
    var other = try plainAnswer(corrected, text: text ?? query.description, options: options)
    guard other.matches.upper > 0 else { return list }
    other.unknownWords = list.unknownWords
    other.corrected = corrected.description
    return other
  }

  /// The answer to a query as it stands.
  func plainAnswer(_ query: Query, text: String?, options: SearchOptions) throws -> HitList {
    let compiled = try compile(query, kinds: options.kinds)
    let builder = try HitBuilder(self, query: query, options: options)
    let limit = min(max(options.limit, 0), SearchOptions.largestPage)
    let before = try options.after.map { try self.offset(after: $0, query, options: options) } ?? 0
    let offset = before + min(max(options.offset, 0), .max / 4)
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

  /// The documents that match, best first, without reading the record of any unit: for batches of queries.
  public func rankDocuments(_ query: Query, kinds: [Unit.Kind]? = nil, limit: Int) throws -> [RankedDocument] {
    try reader.naming {
      let compiled = try compile(try expanded(query), kinds: kinds, findsWorks: true)
      var request = SearchRequest(compiled.query)
      request.weighting = scheme.weighting
      request.collapse = .init(slot: Schema.Slot.document)
      request.values = [Schema.Slot.document]
      request.withData = false
      var ranked = RankedMatches(self, request, nearness: try nearness(of: compiled, .works), learns: true)
      let matches = try ranked.next(limit)
      return zip(matches, try ids(ofDocumentsOf: matches)).compactMap { match, id in
        id.map { RankedDocument(id: $0, score: match.weight) }
      }
    }
  }

  private func expanded(_ query: Query) throws -> Query {
    try AbbreviationExpander(vocabulary: vocabulary, language: languages.first).expanded(query)
  }

  func compile(_ query: Query, kinds: [Unit.Kind]?, findsWorks: Bool = false) throws -> CompiledQuery {
    var compiler = QueryCompiler(vocabulary: vocabulary, languages: languages)
    return try compiler.compile(query, kinds: kinds, findsWorks: findsWorks)
  }

  /// The id of each match's document; nil where it was taken out since.
  private func ids(ofDocumentsOf matches: some Collection<MatchSet.Match>) throws -> [String?] {
    let keys = matches.map { DocumentKey(bytes: $0.values.first ?? []) }
    let unknown = Array(Set(keys.filter { documentIDs[$0] == nil }))
    for (key, id) in zip(unknown, try reader.documentIDs(keys: unknown)) { documentIDs[key] = id }
    return keys.map { documentIDs[$0] }
  }

  /// How near the bare words of a query stand to each other; nil where there are too few.
  private func nearness(of compiled: CompiledQuery, _ weights: Nearness.Weights) throws -> Nearness? {
    var seen: Set<[Term]> = []
    let different = compiled.bareWords.filter { seen.insert($0.terms).inserted }.prefix(Ranking.nearWordsLimit)
    guard different.count > 1 else { return nil }
    let counts = try vocabulary.frequencies(of: different.flatMap(\.terms))
    var next = 0
    let words = try different.map { bare in
      defer { next += bare.terms.count }
      // A word that stands in titles alone has no forms in the vocabulary of the texts.
      let own = try languages.map { BoundedTerm.make("", try vocabulary.normaliser(for: $0).word(bare.word).form) }
      let forms = try bare.terms.flatMap { try vocabulary.forms(of: $0) } + own
      let count = counts[next..<(next + bare.terms.count)].reduce(0, +)
      return Nearness.Word(
        tokens: forms.map { TokenStream.Token(form: $0.bytes) },
        informativeness: Ranking.informativeness(units: count, of: scheme.units)
          * (bare.isStopWord ? Nearness.stopWordFactor : 1),
        isStopWord: bare.isStopWord)
    }
    return Nearness(words, scheme: scheme, weights: weights)
  }

  /// The words of the title of each match's document, in their order.
  func titles(ofDocumentsOf matches: some Collection<MatchSet.Match>) throws -> [TokenStream] {
    let keys = matches.map { DocumentKey(bytes: $0.values.first ?? []) }
    let unknown = Array(Set(keys.filter { titles[$0] == nil }))
    let normaliser = try vocabulary.normaliser(for: languages.first)
    for (key, summary) in zip(unknown, try reader.documents(keys: unknown)) {
      var stream = TokenStream()
      for word in normaliser.words(of: summary?.document.work.title ?? "") {
        stream.append(TokenStream.Token(form: Array(word.form.utf8)))
      }
      titles[key] = stream
    }
    return keys.map { titles[$0] ?? TokenStream() }
  }

  func run(_ request: SearchRequest) throws -> MatchSet {
    var request = request
    request.tieSlot = Schema.Slot.document
    return try reader.database.search(request)
  }

  // MARK: Pages

  private struct Page {
    var hits: [Hit]
    var count: MatchCount
    var hasMore: Bool
  }

  private func request(_ query: Xapian.Query, _ options: SearchOptions) -> SearchRequest {
    var request = SearchRequest(query)
    request.weighting = scheme.weighting
    request.sort =
      switch options.sort {
      case .relevance: nil
      case .date: .init(slot: Schema.Slot.date, descending: true)
      case .author: .init(slot: Schema.Slot.author)
      case .title: .init(slot: Schema.Slot.title)
      }
    // So many are counted rather than estimated.
    request.checkAtLeast = 200
    return request
  }

  private func units(
    _ compiled: CompiledQuery, _ builder: HitBuilder, options: SearchOptions, offset: Int, limit: Int
  ) throws -> Page {
    let needed = offset + limit + 1
    let spreadsWorks = options.spreadsWorks && options.sort == .relevance && !compiled.leaves.isEmpty
    var folder = folder(builder, shown: offset..<(offset + limit), spreadsWorks: spreadsWorks, compiled)
    var request = request(compiled.query, options)
    request.values = IndexReader.placeSlots
    request.withData = false
    var ranked = RankedMatches(self, request, nearness: try nearness(of: compiled, .passages))
    let step = min(max(needed * 2, 24), 10_000)
    while !folder.isFull {
      let matches = try ranked.next(step)
      try folder.add(matches, atOnce: reader.database.hasRemote)
      guard matches.count == step else {
        folder.end()
        break
      }
    }
    let entries = Array(folder.entries.dropFirst(offset).prefix(limit))
    let hits = try hits(
      entries, firstRank: offset + 1, compiled, builder, options: options, added: ranked.added)
    return Page(hits: hits, count: ranked.count, hasMore: folder.isFull)
  }

  /// Each work with its best passages. A work that matches by its title alone is shown by its title.
  private func works(
    _ compiled: CompiledQuery, _ builder: HitBuilder, options: SearchOptions, offset: Int, limit: Int
  ) throws -> Page {
    let ranking = try compile(builder.query, kinds: options.kinds, findsWorks: true)
    var request = request(ranking.query, options)
    request.offset = offset
    request.collapse = .init(slot: Schema.Slot.document)
    request.values = [Schema.Slot.document]
    request.withData = false
    var ranked = RankedMatches(self, request, nearness: try nearness(of: ranking, .works), learns: true)
    let found = try ranked.next(limit + 1)
    let matches = found.prefix(limit)
    let explanations = options.explain ? try explanations(of: matches.map(\.id), ranking, added: ranked.added) : [:]
    let nearness = try nearness(of: compiled, .passages)
    var hits: [Hit] = []
    for (index, (match, id)) in zip(matches, try ids(ofDocumentsOf: matches)).enumerated() {
      guard let id else { continue }
      var passages = try passages(ofDocument: id, compiled, nearness: nearness, builder, options: options)
      var best = passages.isEmpty ? try builder.titleHit(document: id, entry: match.id) : passages.removeFirst()
      best.rank = offset + index + 1
      best.score = match.weight
      best.explanation = explanations[match.id] ?? []
      best.further = passages
      hits.append(best)
    }
    return Page(hits: hits, count: ranked.count, hasMore: found.count > limit)
  }

  private func passages(
    ofDocument id: String, _ compiled: CompiledQuery, nearness: Nearness?, _ builder: HitBuilder,
    options: SearchOptions
  ) throws -> [Hit] {
    var request = SearchRequest(.filter(compiled.query, by: .term(DocumentKey(id).found)))
    request.weighting = scheme.weighting
    request.values = IndexReader.placeSlots
    request.withData = false
    let shown = 0..<(Ranking.furtherLimit + 1)
    var folder = folder(builder, shown: shown, spreadsWorks: false, compiled)
    var ranked = RankedMatches(self, request, nearness: nearness)
    try folder.add(try ranked.next(4 * (Ranking.furtherLimit + 1)), atOnce: reader.database.hasRemote)
    folder.end()
    let entries = Array(folder.entries.prefix(shown.upperBound))
    return try hits(entries, firstRank: 1, compiled, builder, options: options, added: ranked.added)
  }

  private func hits(
    _ entries: [HitFolder.Entry], firstRank: Int, _ compiled: CompiledQuery, _ builder: HitBuilder,
    options: SearchOptions, added: [DocumentID: Double]
  ) throws -> [Hit] {
    var hits: [Hit] = []
    for (index, entry) in entries.enumerated() {
      hits.append(try builder.hit(entry, rank: firstRank + index))
    }
    guard options.explain else { return hits }
    let explanations = try explanations(of: entries.map(\.scored), compiled, added: added)
    for index in hits.indices { hits[index].explanation = explanations[entries[index].scored] ?? [] }
    return hits
  }

  /// What explanations call the part that does not come from single words.
  private static let nearWords = "(nearness)"

  // MARK: Matches

  private func folder(
    _ builder: HitBuilder, shown: Range<Int>, spreadsWorks: Bool, _ compiled: CompiledQuery
  ) -> HitFolder {
    HitFolder(builder, shown: shown, spreadsWorks: spreadsWorks, reading: candidates) {
      try self.candidates(among: $0, compiled)
    }
  }

  private func candidates(_ matches: [MatchSet.Match]) throws -> [HitFolder.Candidate] {
    zip(matches, try reader.units(of: matches)).compactMap { match, unit in
      unit.map { HitFolder.Candidate(entry: match.id, score: match.weight, unit: $0) }
    }
  }

  /// Those of some units that match; their scores are not asked for. Only what matches near them is read.
  private func candidates(among ids: [UnitID], _ compiled: CompiledQuery) throws -> [HitFolder.Candidate] {
    let buckets = ids.map { DocumentKey($0.document).bucket(UnitBucket(local: $0.local)) }
    var request = SearchRequest(.filter(compiled.query, by: .or(Set(buckets).sorted().map { .term($0) })))
    request.weighting = .none
    request.limit = try reader.database.statistics().documents
    request.values = IndexReader.placeSlots
    request.withData = false
    // More match in these buckets than are wanted, and are not read.
    let matches = Dictionary(try run(request).matches.map { ($0.values, $0.id) }) { first, _ in first }
    let matching = Set(
      matches.keys.compactMap { values in
        UnitPlace(value: values[1]).map { DocumentKey(bytes: values[0]).bucket($0.bucket) }
      })
    return try reader.located(zip(ids, buckets).filter { matching.contains($1) }.map(\.0)).compactMap { located in
      guard let located, let entry = matches[[DocumentKey(located.unit.id.document).bytes, located.place.value]] else {
        return nil
      }
      return HitFolder.Candidate(entry: entry, score: 0, unit: located.unit)
    }
  }

  /// What each leaf of the query adds to the score of some entries, the most first.
  private func explanations(
    of entries: [DocumentID], _ compiled: CompiledQuery, added: [DocumentID: Double]
  ) throws -> [DocumentID: [TermScore]] {
    // A document's own entry has no place.
    let values = try reader.database.values(of: entries, slots: IndexReader.placeSlots)
    let terms = Set(
      values.map { values in
        let key = DocumentKey(bytes: values[0])
        return UnitPlace(value: values[1]).map { key.bucket($0.bucket) } ?? key.entry
      })
    let wanted = Set(entries)
    var scores: [DocumentID: [TermScore]] = [:]
    for leaf in compiled.leaves {
      var request = SearchRequest(.filter(leaf.query, by: .or(terms.sorted().map { .term($0) })))
      request.weighting = scheme.weighting
      request.limit = try reader.database.statistics().documents
      request.withData = false
      for match in try run(request).matches where match.weight > 0 && wanted.contains(match.id) {
        scores[match.id, default: []].append(TermScore(term: leaf.text, score: match.weight))
      }
    }
    for (entry, score) in added where score > 0 && wanted.contains(entry) {
      scores[entry, default: []].append(TermScore(term: Self.nearWords, score: score))
    }
    return scores.mapValues { $0.sorted { ($1.score, $0.term) < ($0.score, $1.term) } }
  }
}

// As the index that it reads.
@available(*, unavailable)
extension Searcher: Sendable {}
