import DocumentModel
import Xapian

/// Headings, which weigh less than other units, are searched for by themselves.
///
/// In one query with the others they take ten times as long: Xapian then looks at every match of both halves, where of one
/// half alone it passes over what cannot come among the best.
extension Searcher {
  /// The matches of a request for `compiled.query`, as one search for it would give them.
  func run(_ request: SearchRequest, of compiled: CompiledQuery) throws -> MatchSet {
    guard let (others, headings) = compiled.apart, request.sort == nil, request.offset == 0 else {
      return try run(request)
    }
    var part = request
    part.query = others
    var found = try run(part)
    if let last = found.matches.last, found.matches.count == request.limit, found.lower >= request.checkAtLeast,
      last.weight > found.maximumWeight * Ranking.headingFactor
    {
      // No heading can come among these, and how many there are is an estimate in any case.
      found.upper += try reader.database.frequencies(of: [Unit.Kind.heading.term(Schema.kind)])[0]
      return found
    }
    part.query = headings
    let also = try run(part)
    found.lower += also.lower
    found.estimated += also.estimated
    found.upper += also.upper
    let all = (found.matches + also.matches).sorted { left, right in
      if left.weight != right.weight { return left.weight > right.weight }
      let (document, other) = (left.values.first ?? [], right.values.first ?? [])
      return document == other ? left.id < right.id : document.lexicographicallyPrecedes(other)
    }
    found.matches = Array(all.prefix(request.limit))
    return found
  }
}
