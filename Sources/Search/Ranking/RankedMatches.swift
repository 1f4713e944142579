import Xapian

/// The matches of a query in order of rank, looked for as they are asked for.
///
/// The first are put in order anew by `Nearness` and `Feedback`, which only add to a score: so all of them stay before the
/// rest.
struct RankedMatches {
  private let searcher: Searcher
  private var request: SearchRequest
  private let nearness: Nearness?
  private let learns: Bool
  private var ready: ArraySlice<MatchSet.Match> = []
  private var isAtEnd = false
  /// Of all that match; known when the first matches are.
  private(set) var count = MatchCount(estimated: 0, lower: 0, upper: 0)
  /// What was added to the score of each of the first.
  private(set) var added: [DocumentID: Double] = [:]

  /// The matches of `request` from its `offset` on; its `limit` is of no account. Where it `learns`, the words that the best
  /// have in common count, too.
  init(_ searcher: Searcher, _ request: SearchRequest, nearness: Nearness?, learns: Bool = false) {
    self.searcher = searcher
    self.learns = learns
    self.request = request
    self.nearness = request.sort == nil ? nearness : nil
  }

  /// The next matches, at most `limit`; fewer at the end only.
  mutating func next(_ limit: Int) throws -> [MatchSet.Match] {
    while ready.count < limit, !isAtEnd { try look(limit - ready.count) }
    defer { ready = ready.dropFirst(limit) }
    return try completed(Array(ready.prefix(limit)))
  }

  /// Matches that were looked at closely without their values get them.
  private func completed(_ matches: [MatchSet.Match]) throws -> [MatchSet.Match] {
    guard readsValuesLast else { return matches }
    var matches = matches
    let places = matches.indices.filter { matches[$0].values.isEmpty }
    let values = try searcher.reader.database.values(of: places.map { matches[$0].id }, slots: request.values)
    for (place, values) in zip(places, values) { matches[place].values = values }
    return matches
  }

  /// Whether the values of a match are read when it is handed out: many more are looked at. What a server is asked for, it is
  /// asked for at once, and a value that is collapsed by comes with the match.
  private var readsValuesLast: Bool {
    !request.values.isEmpty && request.collapse == nil && !searcher.reader.database.hasRemote
  }

  private mutating func look(_ limit: Int) throws {
    let skipped = request.offset
    let isFirst = count.upper == 0
    let found: MatchSet
    if isFirst, let nearness, skipped < nearness.depth {
      found = try lookClosely(nearness, limit: max(skipped + limit, nearness.depth))
      ready = found.matches.dropFirst(skipped)
      request.offset = found.matches.count
      isAtEnd = found.matches.count < max(skipped + limit, nearness.depth)
    } else {
      request.limit = limit
      found = try searcher.run(request)
      ready += found.matches
      request.offset += limit
      isAtEnd = found.matches.count < limit
    }
    request.checkAtLeast = 0
    if isFirst { count = MatchCount(estimated: found.estimated, lower: found.lower, upper: found.upper) }
    if found.upper <= request.offset { isAtEnd = true }
  }

  /// The first matches, in order of their score with what is added.
  private mutating func lookClosely(_ nearness: Nearness, limit: Int) throws -> MatchSet {
    var request = request
    request.offset = 0
    request.limit = limit
    request.values = (readsValuesLast ? [] : request.values) + [Schema.Slot.tokens]
    var found = try searcher.run(request)
    var streams: [DocumentID: [UInt8]] = [:]
    for index in found.matches.indices {
      let stream = found.matches[index].values.removeLast()
      if index < nearness.depth { streams[found.matches[index].id] = stream }
    }
    let close = min(nearness.depth, found.matches.count)
    if learns {
      let first = found.matches[..<close]
      for (match, title) in zip(first, try searcher.titles(ofDocumentsOf: first)) {
        // The words of an entry that is no unit are its title.
        guard let stream = streams[match.id], stream != title.bytes else { continue }
        streams[match.id] = title.bytes + Nearness.gap + TokenStream.words(of: stream)
      }
    }
    raise(&found.matches, first: close, by: nearness.score, streams)
    if learns {
      let best = found.matches.prefix(Feedback.depth).map { (entry: $0.id, score: $0.weight) }
      if let feedback = try Feedback(best, searcher) {
        raise(&found.matches, first: close, by: feedback.score, streams)
      }
    }
    return found
  }

  /// Adds to the scores of the first matches, and puts them in order.
  private mutating func raise(
    _ matches: inout [MatchSet.Match], first count: Int, by score: ([UInt8]) -> Double,
    _ streams: [DocumentID: [UInt8]]
  ) {
    let raised = matches[..<count].map { match in
      let score = score(streams[match.id] ?? [])
      added[match.id, default: 0] += score
      var match = match
      match.weight += score
      return match
    }
    // Those that tie stay in the order of their documents.
    let order = raised.indices.sorted {
      raised[$0].weight == raised[$1].weight ? $0 < $1 : raised[$0].weight > raised[$1].weight
    }
    matches.replaceSubrange(..<count, with: order.map { raised[$0] })
  }
}
