import DocumentModel

extension Searcher {
  /// So many hits are looked at for the one that a page is to follow.
  private static let deepest = 10_000

  /// How many hits there are up to one, given by the id that it is printed with (of works, by any of its ids). Throws an
  /// `IndexError` where it is none of the first. Cost: that of all the pages up to it.
  func offset(after id: String, _ query: Query, options: SearchOptions) throws -> Int {
    var options = options
    options.after = nil
    (options.offset, options.limit) = (0, 64)
    (options.facets, options.timeline, options.explain) = (false, false, false)
    func name(_ id: UnitID) -> String { options.groupsWorks ? id.document : id.description }
    let wanted = options.groupsWorks ? UnitID(id)?.document ?? id : id
    while true {
      let list = try plainAnswer(query, text: nil, options: options)
      if let place = list.hits.firstIndex(where: { name($0.unit.id) == wanted }) { return place + 1 }
      guard list.next != nil, options.limit < Self.deepest else {
        throw IndexError(
          .noSuchHit, "“\(id)” is not among the first \(list.hits.count) hits of this query.",
          remedy: "It may have been taken out or changed: begin with the first page.")
      }
      options.limit = min(options.limit * 4, Self.deepest)
    }
  }
}
