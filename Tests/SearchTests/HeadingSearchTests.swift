import Testing
import Xapian

@testable import Search

/// Headings are searched for by themselves, and come where one search for all would have put them.
@Suite struct HeadingSearchTests {
  @Test(arguments: [
    "tolls", "tolls coastal lighthouse", "the of a", "\"not to be\"", "zeppelin", "year:2006", "to* sea",
  ])
  func headingsComeWhereOneSearchPutsThem(query: String) async throws {
    let index = try await SampleIndex()
    defer { withExtendedLifetime(index) {} }
    let searcher = try Searcher(index.reader)
    let compiled = try searcher.compile(Query(parsing: query), kinds: nil)
    for (limit, checkAtLeast) in [(1, 0), (2, 0), (3, 1_000), (40, 1_000)] {
      var request = SearchRequest(compiled.query)
      request.weighting = Ranking.weighting
      request.limit = limit
      request.checkAtLeast = checkAtLeast
      request.values = [Schema.Slot.document]
      let one = try searcher.run(request)
      let apart = try searcher.run(request, of: compiled)
      #expect(apart.matches.map(\.weight) == one.matches.map(\.weight))
      #expect(apart.lower <= apart.estimated && apart.estimated <= apart.upper)
      if checkAtLeast > 0 { #expect(apart.lower == one.lower && apart.upper == one.upper) }
    }
  }
}
