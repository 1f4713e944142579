import DocumentModel
import Testing

@testable import Search

/// Queries through a real index.
@Suite(.serialized) struct SearcherTests {
  let index: SampleIndex

  init() async throws { index = try await SampleIndex() }

  /// The units that a query finds, in any order.
  static let found: [(String, Set<String>)] = [
    ("defence", ["elm-2006#p1", "birch-1999#p1"]),
    ("defense", ["elm-2006#p1", "birch-1999#p1"]),
    ("\"coastal defense\"", ["elm-2006#p1", "birch-1999#p1"]),
    ("\"defense coastal\"", []),
    ("\"defence\"", ["birch-1999#p1"]),
    ("\"organised\"", ["birch-1999#p1"]),
    ("organize", ["elm-2006#p1", "birch-1999#p1"]),
    ("\"light house\"", []),
    ("post-Treaty", ["birch-1999#p1"]),
    ("interop*", ["birch-1999#p3"]),
    ("interoperab*", ["birch-1999#p3"]),
    ("interoperabl* AND ships", ["birch-1999#p3"]),
    ("coastal NEAR/2 harbour", []),
    ("coastal NEAR/4 harbour", ["birch-1999#p1"]),
    ("harbour NEAR/4 coastal", ["birch-1999#p1"]),
    ("harbour ADJ/4 coastal", []),
    ("coastal ADJ/4 harbour", ["birch-1999#p1"]),
    ("(coastal OR inland) NEAR/4 harb*", ["birch-1999#p1"]),
    ("\"interoperable\" ADJ/1 ships", ["birch-1999#p3"]),
    ("coastal AND dear", ["birch-1999#p1"]),
    ("+coastal -dear", ["elm-2006#p1"]),
    ("coastal NOT dear", ["elm-2006#p1"]),
    ("author:Elm coastal", ["elm-2006#p1"]),
    ("author:\"van der Meer\" coastal", ["birch-1999#p1"]),
    ("author:\"der van\" coastal", []),
    ("author:Mee* coastal", ["birch-1999#p1"]),
    ("author:Elm author:Birch coastal", []),
    ("(author:Elm OR author:Birch) coastal", ["elm-2006#p1", "birch-1999#p1"]),
    ("title:waters coastal", ["birch-1999#p1"]),
    ("title:wat* coastal", ["birch-1999#p1"]),
    ("container:\"Sea Review\" coastal", ["birch-1999#p1"]),
    ("container:\"Institute of Ports\" coastal", ["elm-2006#p1"]),
    ("section:tolls coastal", ["elm-2006#p1"]),
    ("speaker:Pell", ["elm-2006#p3"]),
    ("lighthouse speaker:Wick", ["elm-2006#q1"]),
    ("cites:\"Coast Times\" in:note", ["elm-2006#n6", "elm-2006#n15", "birch-1999#n1"]),
    ("date:1998..2004 coastal", ["birch-1999#p1"]),
    ("date:2001-03.. coastal", ["elm-2006#p1"]),
    ("date:..1950 coastal", []),
    ("date:2006 coastal", ["elm-2006#p1"]),
    ("date:2006-11 coastal", ["elm-2006#p1"]),
    ("date:2006-12.. coastal", []),
    ("year:1999 coastal", ["birch-1999#p1"]),
    ("year:..2000 coastal", ["birch-1999#p1"]),
    ("language:en coastal", ["elm-2006#p1", "birch-1999#p1"]),
    ("language:en-gb coastal", ["birch-1999#p1"]),
    ("language:de coastal", []),
    ("type:report coastal", ["elm-2006#p1"]),
    ("path:birch coastal", ["birch-1999#p1"]),
    ("page:12 coastal", ["elm-2006#p1"]),
    ("page:10..12 coastal", ["elm-2006#p1"]),
    ("page:13.. coastal", []),
    ("page:13.. lighthouse", ["elm-2006#p3"]),
    ("id:birch-1999 coastal", ["birch-1999#p1"]),
    ("id:elm-2006#p1", ["elm-2006#p1"]),
    ("note:15", ["elm-2006#n15"]),
    ("in:note \"Coast Times\"", ["elm-2006#n6", "elm-2006#n15", "birch-1999#n1"]),
    ("in:heading tolls", ["elm-2006#h1"]),
    ("tolls", ["elm-2006#h1", "elm-2006#p1", "elm-2006#p3"]),
    ("toll -in:heading", ["elm-2006#p1", "elm-2006#p3"]),
    ("in:caption lighthouse", []),
    ("\"not to be a\"", ["elm-2006#p4"]),
    ("zeppelin", []),
  ]

  @Test(arguments: found)
  func finds(query: String, units: Set<String>) throws {
    #expect(try Set(index.ids(query)) == units)
  }

  @Test func aLongPhraseIsFoundInItsWholeLength() async throws {
    var paper = SamplePaper("long")
    let words = (0..<150).map { "w\($0)" }
    paper.addPassage("p1", words.joined(separator: " "))
    paper.addPassage("p2", (words[..<149] + ["other"]).joined(separator: " "))
    let index = try await SampleIndex([paper])
    #expect(try index.ids("\"\(words.joined(separator: " "))\"") == ["long#p1"])
  }

  @Test func stopWordsFindTheirLine() throws {
    #expect(try index.ids("to be or not to be").first == "elm-2006#p4")
  }

  @Test func filtersDoNotChangeTheScoreOfWhatRemains() throws {
    let all = try index.search("coastal harbour toll")
    let some = try index.search("coastal harbour toll author:Birch")
    let scores = Dictionary(all.hits.map { ($0.unit.id, $0.score) }) { first, _ in first }
    #expect(!some.hits.isEmpty)
    for hit in some.hits { #expect(abs(hit.score - (scores[hit.unit.id] ?? 0)) < 1e-9) }
  }

  @Test func aHeadingCountsForLessThanItsText() throws {
    #expect(try index.ids("tolls").last == "elm-2006#h1")
  }

  // MARK: Folding

  @Test func aQuotationIsFoldedIntoThePassageThatShowsIt() throws {
    let hits = try index.search("lighthouse ship author:Elm").hits
    #expect(hits.map(\.unit.id.local) == ["p1", "p3"])
    #expect(hits[0].folded.map(\.local) == ["q1"])
    #expect(hits[0].excerpt.text.contains("the lighthouse will be paid for by every ship"))
    #expect(hits[1].folded.map(\.local) == ["q2"])
  }

  @Test func aQuotationStandsAloneWhereItsPassageDoesNotMatchOrShowIt() throws {
    #expect(try index.ids("lighthouse in:quotation speaker:Wick") == ["elm-2006#q1"])
    // The passage shows its end, where two of the words stand; the quotation says a third.
    let hits = try index.search("toll merchants refused ship").hits
    #expect(hits.map(\.unit.id.local).contains("q1"))
  }

  @Test func aNoteIsFoldedWhereThePassageShowsItAndAllThatItAnswers() async throws {
    var paper = SamplePaper("ash-2001")
    paper.addPassage("p1", "The ferry was late.{1}")
    paper.addPassage("p2", "The barge was late.{2}")
    paper.addNote("1", "On the ferry see the timetable.", passage: "p1", sentence: "The ferry was late.")
    paper.addNote("2", "On the barge see the timetable of the ferry.", passage: "p2", sentence: "The barge was late.")
    let index = try await SampleIndex([paper])
    let hits = try index.search("ferry").hits
    #expect(Set(hits.map(\.unit.id.local)) == ["p1", "n2"])
    #expect(hits.first { $0.unit.id.local == "p1" }?.folded.map(\.local) == ["n1"])
    #expect(hits.first { $0.unit.id.local == "p1" }?.notes.first?.text == "On the ferry see the timetable.")
  }

  @Test func ranksAreTheSameOnEveryPage() async throws {
    let papers = (0..<30).map { number in
      var paper = SamplePaper("paper-\(number)")
      for passage in 1...4 {
        let words = String(repeating: "harbour ", count: (number * 7 + passage * 3) % 5 + 1)
        paper.addPassage("p\(passage)", "The \(words)stood. He said \"the harbour was \(number)\" once.{\(passage)}")
        paper.addQuotation("q\(passage)", "the harbour was \(number)", in: "p\(passage)", speaker: "He")
        paper.addNote("\(passage)", "Harbour, \(number).", passage: "p\(passage)", sentence: "x")
      }
      return paper
    }
    let index = try await SampleIndex(papers)
    let whole = try index.search("harbour") { $0.limit = 1_000 }
    #expect(whole.hits.count == 120 && whole.next == nil)
    var paged: [Hit] = []
    var offset: Int? = 0
    while let from = offset {
      let page = try index.search("harbour") {
        $0.limit = 7
        $0.offset = from
      }
      paged += page.hits
      offset = page.next
    }
    #expect(paged.map(\.unit.id) == whole.hits.map(\.unit.id))
    #expect(paged.map(\.rank) == Array(1...120))
    #expect(zip(paged, paged.dropFirst()).allSatisfy { $0.score >= $1.score })
  }

  // MARK: What a hit shows

  @Test func aHitShowsItsNotesAndPlace() throws {
    let hit = try #require(try index.search("Wick lighthouse").hits.first)
    #expect(hit.notes.map(\.label) == ["6"])
    #expect(hit.notes.first?.references.map(\.id.local) == ["r1", "r2"])
    #expect(
      hit.attribution
        == "Rosa Elm, \"The Harbor Treaty: Bargain or Burden?\" (Institute of Ports, November 2006), "
        + "§ Harbor Tolls, p. 12, ¶ 1.")
  }

  @Test func highlightsAreTheWordsFound() throws {
    func highlights(_ query: String, _ unit: String) throws -> [String] {
      let hit = try #require(try index.search(query).hits.first { $0.unit.id.description == unit })
      return hit.excerpt.highlights.map { ScalarText(hit.excerpt.text)[$0] }
    }
    #expect(try highlights("organize defence", "elm-2006#p1") == ["defense", "organized"])
    #expect(try highlights("\"coastal defense\" organised", "birch-1999#p1") == ["coastal", "defence", "organised"])
    #expect(try highlights("interop*", "birch-1999#p3") == ["Interoperability", "interoperable"])
    #expect(try highlights("\"interoperable\"", "birch-1999#p3") == ["interoperable"])
    #expect(try highlights("words NEAR/3 light", "birch-1999#p2") == ["words", "light"])
    #expect(try highlights("coastal -dear title:harbor", "elm-2006#p1") == ["coastal"])
  }

  @Test func explanationsAddUp() throws {
    let hits = try index.search("coastal \"coastal defence\" harbo* toll") { $0.explain = true }.hits
    #expect(!hits.isEmpty)
    for hit in hits {
      #expect(abs(hit.explanation.reduce(0) { $0 + $1.score } - hit.score) < 1e-6, "\(hit.explanation)")
    }
  }

  // MARK: The list

  @Test func worksAreListedOnce() throws {
    let list = try index.search("coastal lighthouse toll words") { $0.groupsWorks = true }
    #expect(Set(list.hits.map(\.unit.id.document)) == ["elm-2006", "birch-1999"])
    #expect(list.hits.map(\.rank) == [1, 2])
    let elm = try #require(list.hits.first { $0.unit.id.document == "elm-2006" })
    #expect(!elm.further.isEmpty && elm.further.allSatisfy { $0.unit.id.document == "elm-2006" })
    let page = try index.search("coastal lighthouse toll words") {
      $0.groupsWorks = true
      $0.limit = 1
    }
    #expect(page.next == 1)
    #expect(page.hits.map(\.unit.id) == [list.hits[0].unit.id])
  }

  @Test func aWorkIsFoundByItsTitleAlone() async throws {
    let index = try await SampleIndex([.elm, .birch, SamplePaper("fir-2001") { $0.title = "Bargain Harbors" }])
    let list = try index.search("bargain") { $0.groupsWorks = true }
    #expect(list.hits.map(\.unit.id.description) == ["fir-2001#title", "elm-2006#title"])
    #expect(list.hits[0].excerpt.text == "Bargain Harbors")
    #expect(list.hits[0].excerpt.highlights == [0..<7])
    #expect(list.unknownWords.isEmpty)
    #expect(try index.ids("bargain").isEmpty)
    #expect(try ContextFinder(index.reader).context(of: "elm-2006#title")?.document.id == "elm-2006")
    let explained = try index.search("bargain toll") {
      $0.groupsWorks = true
      $0.explain = true
    }
    for hit in explained.hits { #expect(abs(hit.explanation.reduce(0) { $0 + $1.score } - hit.score) < 1e-6) }
  }

  @Test func documentsAreRankedWithoutTheirRecords() throws {
    let ranked = try Searcher(index.reader).rankDocuments(Query(plain: "coastal lighthouse"), limit: 1000)
    #expect(Set(ranked.map(\.id)) == ["elm-2006", "birch-1999"])
    #expect(ranked[0].score >= ranked[1].score)
  }

  @Test func sorts() throws {
    func documents(_ sort: SearchOptions.Sort) throws -> [String] {
      try index.search("coastal") { $0.sort = sort }.hits.map(\.unit.id.document)
    }
    #expect(try documents(.date) == ["elm-2006", "birch-1999"])
    #expect(try documents(.author) == ["birch-1999", "elm-2006"])
    #expect(try documents(.title) == ["elm-2006", "birch-1999"])
  }

  @Test func countsByFacetAndYear() throws {
    let list = try index.search("coastal OR lighthouse") {
      $0.facets = true
      $0.timeline = true
      $0.limit = 1
    }
    let facets = Dictionary(uniqueKeysWithValues: list.facets.map { ($0.name, $0.values) })
    #expect(facets["author"]?.first == Facet.Count(value: "Rosa Elm", count: 4))
    #expect(facets["container"]?.map(\.value) == ["Institute of Ports", "Sea Review"])
    #expect(facets["speaker"]?.first == Facet.Count(value: "Marta Pell", count: 2))
    #expect(facets["kind"]?.first?.value == "passage")
    #expect(list.timeline == [TimelinePoint(year: 1999, count: 1), TimelinePoint(year: 2006, count: 4)])
    #expect(list.matches == MatchCount(estimated: 5, lower: 5, upper: 5))
  }

  @Test func unknownWordsAreNamed() throws {
    let list = try index.search("lighthuose coastal \"zeppelin toll\"")
    #expect(
      list.unknownWords == [
        UnknownWord(word: "lighthuose", suggestion: "lighthouse"), UnknownWord(word: "zeppelin", suggestion: nil),
      ])
  }

  @Test(arguments: [
    ("lighthuose", "lighthouse"), ("\"lighthuose will\" OR zeppelin", "\"lighthouse will\" OR zeppelin"),
    ("lighthuose NEAR/9 ship", "lighthouse NEAR/9 ship"), ("in:note lighthuose", nil), ("\"lighthuose\"", nil),
    ("lighthuose coastal", nil), ("zeppelin", nil),
  ])
  func whereNothingIsFoundTheLikelyWordIsSearchedFor(typed: String, corrected: String?) throws {
    let list = try index.search(typed)
    #expect(list.corrected == corrected)
    #expect(list.query == typed)
    if corrected != nil {
      #expect(list.understood == corrected && !list.hits.isEmpty)
      #expect(list.unknownWords.contains { $0.word == "lighthuose" && $0.suggestion == "lighthouse" })
    }
  }

  @Test func tooManyExpansionsAreAnError() async throws {
    var paper = SamplePaper("many")
    let letters = Array("bcdfghjklmnpqrtvwxz")
    let words = (0..<700).map { "zz\(letters[$0 / 361])\(letters[$0 / 19 % 19])\(letters[$0 % 19])" }
    paper.addPassage("p1", words.joined(separator: " "))
    let index = try await SampleIndex([paper])
    do {
      _ = try index.search("ship zz*")
      Issue.record("no error")
    } catch let error as QueryError {
      #expect(error.code == .tooManyExpansions && error.range == 5..<7)
    }
  }

  @Test func anEmptyIndexAnswersNothing() async throws {
    let index = try await SampleIndex([])
    let list = try index.search("coastal -x author:y OR zz*") {
      $0.facets = true
      $0.groupsWorks = true
      $0.explain = true
    }
    #expect(list.hits.isEmpty && list.matches.upper == 0)
  }

  @Test func deepQueriesAreAnswered() throws {
    let deep = (0..<40).reduce("coastal") { inner, level in "+ship\(level) (a\(level) author:x \(inner)) -y\(level)" }
    #expect(try index.ids(deep).isEmpty)
    let negated = (0..<39).reduce("coastal dear") { inner, level in "coastal harbour -(\(inner))" }
    #expect(throws: Never.self) { try index.ids(negated) }
  }
}
