import DocumentModel
import Testing

@testable import Search

/// What comes first, on passages written so that one rule decides.
@Suite(.serialized) struct RankingTests {
  private static let filler = "The weather was mild that year and the fishing fleets went out early and came home late."

  /// A work of plain passages; without any, of its title alone.
  private static func paper(_ id: String, title: String? = nil, _ passages: String...) -> SamplePaper {
    var paper = SamplePaper(id) { $0.title = title }
    for (index, text) in passages.enumerated() { paper.addPassage("p\(index + 1)", text) }
    return paper
  }

  @Test func aSentenceRememberedRoughlyComesBeforeItsWordsInAnotherPlace() async throws {
    let index = try await SampleIndex([
      Self.paper(
        "scattered",
        "A keeper came. \(Self.filler) The lamp was old, the lamp was dim. \(Self.filler) A gale blew, then a gale blew."
      ),
      Self.paper("said", "\(Self.filler) The keeper trimmed the lamp before the gale. \(Self.filler) \(Self.filler)"),
    ])
    #expect(try index.ids("keeper lamp gale").first == "said#p1")
  }

  @Test func nearnessCountsMoreForCloserNeighbours() async throws {
    let index = try await SampleIndex([
      Self.paper(
        "apart", "The harbour that we saw at the end of the long and windy coast road paid no toll. \(Self.filler)"),
      Self.paper(
        "close", "The harbour toll that we saw at the end of the long and windy coast road was not paid. \(Self.filler)"
      ),
    ])
    #expect(try index.ids("harbour toll") == ["close#p1", "apart#p1"])
  }

  @Test func aLineOfStopWordsIsFoundByThem() async throws {
    let index = try await SampleIndex([
      Self.paper("other", "That is what it was to have been, and not what it is. \(Self.filler)"),
      Self.paper("line", "To be, or not to be: he read no further. \(Self.filler)"),
    ])
    #expect(try index.ids("to be or not to be").first == "line#p1")
  }

  @Test func stopWordsCountForLittleBesideOthers() async throws {
    let words = (1...9).map { number in
      Self.paper(
        "words-\(number)", "What is it that they have and we have not, and who of us is to have it? \(Self.filler)")
    }
    let index = try await SampleIndex(
      words + [Self.paper("thing", "\(Self.filler) An isthmus lay there. \(Self.filler)")])
    #expect(try index.ids("what is it that they have of the isthmus").first == "thing#p1")
  }

  @Test func aFragmentDoesNotOutrankAPassageThatSaysMore() async throws {
    let index = try await SampleIndex([
      Self.paper("fragment", "Tolls!"),
      Self.paper("passage", "The tolls of the harbour fell. \(Self.filler) The tolls of the canal fell as well."),
    ])
    #expect(try index.ids("tolls").first == "passage#p1")
  }

  @Test(arguments: ["keeper lamp", "lamp", "\"the lamp\"", "lamp gale keeper fleets"])
  func pagesOfAnySizeShowTheSameOrder(query: String) async throws {
    let texts = (0..<40).map { number in
      "Keeper \(number) had a lamp. \(Self.filler) The lamp went out in the gale\(number % 3 == 0 ? " of the keeper" : "")."
    }
    let index = try await SampleIndex(texts.enumerated().map { Self.paper("w\($0)", $1) })
    let all = try index.ids(query)
    #expect(all.count == 40)
    for limit in [1, 7, 30] {
      let pages = try stride(from: 0, to: 40, by: limit).flatMap { offset in
        try index.ids(query) {
          $0.limit = limit
          $0.offset = offset
        }
      }
      #expect(pages == all, "pages of \(limit)")
    }
  }

  @Test func theScoreIsTheSumOfItsParts() async throws {
    let index = try await SampleIndex([Self.paper("one", "The keeper trimmed the lamp. \(Self.filler)")])
    let hit = try #require(try index.search("the keeper lamp") { $0.explain = true }.hits.first)
    #expect(hit.explanation.map(\.term).contains("(nearness)"))
    #expect(abs(hit.explanation.reduce(0) { $0 + $1.score } - hit.score) < 1e-6)
  }

  // MARK: Works

  private func works(_ papers: [SamplePaper], _ query: String) async throws -> [String] {
    try await SampleIndex(papers).search(query) { $0.groupsWorks = true }.hits.map(\.unit.id.document)
  }

  @Test func theTitleOfAWorkCountsForMoreThanItsText() async throws {
    let papers = [
      Self.paper("text", title: "Of the Coast", "A dyke was built. \(Self.filler)"),
      Self.paper("title", title: "Of the Dyke", "A dyke was built. \(Self.filler)"),
    ]
    #expect(try await works(papers, "dyke") == ["title", "text"])
  }

  @Test func wordsStandNearEachOtherInTitlesToo() async throws {
    let text = "Nothing more is known of it. \(Self.filler)"
    let papers = [
      Self.paper("a-apart", title: "The Harbour of the Northern Isles in Winter before the Toll", text),
      Self.paper("b-close", title: "The Harbour Toll of the Northern Isles in Winter before that", text),
    ]
    #expect(try await works(papers, "harbour toll") == ["b-close", "a-apart"])
  }

  @Test func aWorkWithoutTextIsFoundByItsTitle() async throws {
    let papers = [
      Self.paper("bare", title: "Dykes and Locks"),
      Self.paper("text", title: "Of the Coast", "A dyke was built beside the road. \(Self.filler) \(Self.filler)"),
    ]
    #expect(try await works(papers, "dykes locks") == ["bare", "text"])
    #expect(try await SampleIndex(papers).ids("dykes") == ["text#p1"])
  }

  @Test func whatTheBestWorksHaveInCommonDecidesBetweenOthers() async throws {
    let best = "The beacon tariff was a beacon tariff for pilotage. \(Self.filler) Pilotage paid the beacon tariff."
    let other = "A beacon stood by the %. Nobody knew who had built it, or when, or what for, in all those years."
    let papers = [
      Self.paper("best-1", best), Self.paper("best-2", best + " So it was."),
      Self.paper("a-other", other.replacing("%", with: "orchard")),
      Self.paper("b-akin", other.replacing("%", with: "pilotage")),
      Self.paper("c-far", "An orchard. \(Self.filler)"), Self.paper("d-far", "An orchard. \(Self.filler)"),
    ]
    let found = try await works(papers, "beacon tariff")
    #expect(Set(found.prefix(2)) == ["best-1", "best-2"])
    #expect(Array(found.dropFirst(2)) == ["b-akin", "a-other"])
  }
}

@Suite struct StopWordTests {
  @Test(arguments: [
    ("the", ["en"], true), ("what", ["en"], true), ("yourselves", ["en"], true), ("treaty", ["en"], false),
    ("th", ["en"], false), ("", ["en"], false), ("der", ["en"], false), ("der", ["en", "de"], true),
    ("une", ["fr"], true), ("the", ["fi"], false), ("los", ["es"], true), ("zijn", ["nl"], true),
  ])
  func tellsStopWordsOfALanguage(word: String, languages: [String], expected: Bool) {
    #expect(StopWords.contains(word, languages: languages) == expected)
  }
}
