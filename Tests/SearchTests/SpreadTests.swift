import DocumentModel
import Testing

@testable import Search

/// One long document does not fill a page that others are nearly as good for.
@Suite(.serialized) struct SpreadTests {
  private static let filler = "The weather was mild that year and the fishing fleets went out early and came home late."

  /// A work of so many passages that say the same.
  private static func paper(_ id: String, _ count: Int, _ text: String) -> SamplePaper {
    var paper = SamplePaper(id)
    for number in 1...count { paper.addPassage("p\(number)", "\(text) \(filler) Number \(number).") }
    return paper
  }

  private static let papers = [
    paper("ledger", 30, "The harbour toll was paid, and the toll was paid again."),
    paper("letters", 9, "The harbour toll was paid that year, and then the toll was not paid."),
    paper("diary", 4, "The harbour toll was owed for once, and so the toll was asked for."),
  ]

  private func works(_ list: HitList) -> [String] { list.hits.map(\.unit.id.document) }

  @Test func ofTenHitsThreeAreOfOneWork() async throws {
    let index = try await SampleIndex(Self.papers)
    for query in ["harbour toll", "toll", "\"harbour toll\" OR toll"] {
      let found = works(try index.search(query) { $0.limit = 10 })
      #expect(Set(found.prefix(9)) == ["ledger", "letters", "diary"], "\(query)")
      #expect(found.prefix(9).count { $0 == "ledger" } == 3)
      let plain = works(try index.search(query) { ($0.limit, $0.spreadsWorks) = (10, false) })
      #expect(Set(plain.prefix(9)).count == 1)
    }
  }

  @Test func pagesFitTogetherAndLeaveNothingOut() async throws {
    let index = try await SampleIndex(Self.papers)
    let all = try index.ids("harbour toll")
    #expect(Set(all).count == 43)
    for limit in [1, 4, 10, 17] {
      var pages: [String] = []
      while pages.count < all.count {
        pages += try index.ids("harbour toll") { ($0.limit, $0.offset) = (limit, pages.count) }
      }
      #expect(pages == all)
    }
  }

  @Test func aPageFollowsAHitWhereverItStands() async throws {
    let index = try await SampleIndex(Self.papers)
    let all = try index.ids("harbour toll")
    for place in [0, 9, 17] {
      let next = try index.search("harbour toll") { ($0.after, $0.limit) = (all[place], 5) }
      #expect(next.hits.map(\.unit.id.description) == Array(all[(place + 1)...].prefix(5)))
      #expect(next.hits.first?.rank == place + 2 && next.offset == place + 1)
    }
    #expect(try index.ids("harbour toll") { ($0.after, $0.offset) = (all[3], 2) }.first == all[6])
    #expect(try index.ids("harbour toll") { $0.after = all[42] }.isEmpty)
    let works = try index.search("harbour toll") { $0.groupsWorks = true }.hits.map(\.unit.id.document)
    let later = try index.search("harbour toll") { ($0.groupsWorks, $0.after) = (true, works[0] + "#p1") }
    #expect(later.hits.map(\.unit.id.document) == Array(works.dropFirst()))
    // With a work that came in and stands before it, the page is the same.
    let larger = try await SampleIndex(Self.papers + [Self.paper("accounts", 2, "The harbour toll! The harbour toll!")])
    let old = try larger.ids("harbour toll") { $0.after = all[20] }.prefix(5)
    let whole = try larger.ids("harbour toll")
    #expect(Array(old) == Array(whole[(try #require(whole.firstIndex(of: all[20])) + 1)...].prefix(5)))
  }

  @Test func aPageCannotFollowWhatIsNoHit() async throws {
    let index = try await SampleIndex(Self.papers)
    let error = #expect(throws: IndexError.self) { try index.search("harbour") { $0.after = "nobody#p1" } }
    #expect(error?.code == .noSuchHit)
  }

  @Test func aWorkThatIsAskedForFillsThePage() async throws {
    let index = try await SampleIndex(Self.papers)
    #expect(try index.ids("toll id:ledger") { $0.limit = 12 }.count == 12)
    // Where nothing ranks, documents stand as a whole.
    #expect(Set(works(try index.search("in:passage") { $0.limit = 4 })).count == 1)
  }

  /// What has hardly anything of the query does not come before what is good.
  @Test func whatIsMuchWorseStaysBehind() async throws {
    let index = try await SampleIndex([
      Self.paper("ledger", 12, "The harbour toll was paid, and the harbour toll was paid again."),
      Self.paper("other", 5, "The harbour was there."),
    ])
    #expect(works(try index.search("harbour toll paid again") { $0.limit = 10 }).allSatisfy { $0 == "ledger" })
  }
}
