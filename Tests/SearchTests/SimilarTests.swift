import DocumentModel
import Testing

@testable import Search

/// What is about the same is found by its words.
@Suite(.serialized) struct SimilarTests {
  private static func paper(_ id: String, title: String, _ passages: String...) -> SamplePaper {
    var paper = SamplePaper(id) { $0.title = title }
    for (index, text) in passages.enumerated() { paper.addPassage("p\(index + 1)", text) }
    return paper
  }

  private static var papers: [SamplePaper] {
    var lamps = paper(
      "lamps", title: "Lamps of the coast", "The keeper trimmed the lamp of the lighthouse before the gale.",
      "Oil for the lighthouse came by boat, and the keeper carried it up.", "Supper was late.")
    lamps.add("q1", .quotation, "trimmed the lamp of the lighthouse") {
      $0.passage = UnitID(document: "lamps", local: "p1")
    }
    return [
      lamps,
      paper(
        "towers", title: "Towers", "A lighthouse without a keeper burns no oil; its lamp is trimmed by nobody.",
        "A gale took the roof."),
      paper(
        "bread", title: "Bread", "Flour, water and salt: the baker needs no more for his loaves.", "Supper was early."),
    ]
  }

  @Test func aPassageLeadsToThoseAboutTheSame() async throws {
    let searcher = try Searcher(try await SampleIndex(Self.papers).reader)
    let list = try #require(try SimilarFinder(searcher).similar(to: "lamps#p1"))
    #expect(list.query == "lamps#p1")
    #expect(list.hits.first?.unit.id.description == "towers#p1")
    let found = list.hits.map(\.unit.id.description)
    // Neither itself nor what stands in it, nor what shares no word that tells anything.
    #expect(!found.contains("lamps#p1") && !found.contains("lamps#q1") && !found.contains("bread#p1"))
    #expect(try Query(parsing: list.understood).description == list.understood)
  }

  @Test func aDocumentLeadsToWorks() async throws {
    let searcher = try Searcher(try await SampleIndex(Self.papers).reader)
    let list = try #require(try SimilarFinder(searcher).similar(to: "lamps"))
    #expect(list.hits.map(\.unit.id.document).first == "towers")
    #expect(!list.hits.contains { $0.unit.id.document == "lamps" })
  }

  @Test func aTitleStandsForItsDocument() async throws {
    let searcher = try Searcher(try await SampleIndex(Self.papers).reader)
    let byTitle = try SimilarFinder(searcher).similar(to: "lamps#title")
    #expect(byTitle?.understood == (try SimilarFinder(searcher).similar(to: "lamps")?.understood))
  }

  @Test func aTextWithoutTellingWordsIsLikeNothing() async throws {
    var paper = SamplePaper("alone")
    paper.addPassage("p1", "Hapax legomenon.")
    let searcher = try Searcher(try await SampleIndex([paper]).reader)
    let list = try #require(try SimilarFinder(searcher).similar(to: "alone#p1"))
    #expect(list.hits.isEmpty && list.understood.isEmpty)
  }

  @Test func whatIsNotThereIsLikeNothing() async throws {
    let searcher = try Searcher(try await SampleIndex(Self.papers).reader)
    #expect(try SimilarFinder(searcher).similar(to: "lamps#p99")?.hits.count == nil)
    #expect(try SimilarFinder(searcher).similar(to: "")?.hits.count == nil)
  }
}
