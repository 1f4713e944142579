import DocumentModel
import Testing

@testable import Search

/// Who cites what, through a real index.
@Suite(.serialized) struct CitationTests {
  let index: SampleIndex

  init() async throws { index = try await SampleIndex() }

  private func citations(_ asked: String, kinds: [Unit.Kind]? = nil) throws -> CitationList {
    try CitationFinder(index.reader).citations(of: asked, options: options(kinds: kinds, limit: 50))
  }

  private func options(kinds: [Unit.Kind]? = nil, limit: Int, offset: Int = 0) -> SearchOptions {
    var options = SearchOptions()
    options.kinds = kinds
    options.limit = limit
    options.offset = offset
    options.sentences = 1
    return options
  }

  /// What is asked, and the references that lead there, in the order of the documents.
  static let cited: [(String, [String])] = [
    ("Coast Times", ["birch-1999#r1", "elm-2006#r2", "elm-2006#r4", "elm-2006#r5", "elm-2006#r6"]),
    ("coast times", ["birch-1999#r1", "elm-2006#r2", "elm-2006#r4", "elm-2006#r5", "elm-2006#r6"]),
    ("Northern Gazette", ["elm-2006#r3", "elm-2006#r5"]),
    ("harbour waltz", ["birch-1999#r1", "elm-2006#r2", "elm-2006#r4", "elm-2006#r5"]),
    ("Gold waltz", ["birch-1999#r1", "elm-2006#r2", "elm-2006#r4", "elm-2006#r5"]),
    ("Gold", ["birch-1999#r1", "elm-2006#r2", "elm-2006#r4", "elm-2006#r5"]),
    ("Lind Ruth", ["elm-2006#r3", "elm-2006#r5"]),
    ("Times of the Moon", []),
    ("…", []),
  ]

  @Test(arguments: cited)
  func finds(asked: String, references: [String]) throws {
    #expect(try citations(asked).citations.map(\.unit.id.description) == references)
  }

  @Test func aCitationShowsNoteSentenceAndState() throws {
    let list = try citations("Coast Times")
    #expect(list.work.containerTitle == "Coast Times" && list.total == 5)
    #expect(list.citations.map { $0.note?.label } == ["1", "6", "7", "8", "15"])
    let short = list.citations[2]
    #expect(short.sentence == "Nobody believed that the coastal defense could be organized without money.")
    #expect(short.antecedent?.id.local == "r2")
    #expect(short.unit.passage?.local == "p1")
    #expect(short.attribution.hasSuffix("n. 7."))
    #expect(list.citations[3].unit.reference?.resolution.state == .ambiguous)
    #expect(try citations("Coast Times", kinds: [.passage]).total == 0)
    let page = try CitationFinder(index.reader).citations(of: "Coast Times", options: options(limit: 2, offset: 3))
    #expect(page.citations.map(\.unit.id.local) == ["r5", "r6"] && page.total == 5)
  }

  @Test func aDocumentOfTheIndexIsAskedForByItsID() async throws {
    var citing = SamplePaper("citing")
    citing.addPassage("p1", "See there.{1}")
    citing.addNote("1", "Tom Birch and Ida van der Meer, \"Northern Waters.\"", passage: "p1", sentence: "See there.")
    citing.addReference("r1", note: "1", "Tom Birch and Ida van der Meer, \"Northern Waters\"") {
      $0.title = "Northern Waters"
      $0.authors = [Name(family: "Birch", given: "Tom")]
    }
    let index = try await SampleIndex([.birch, citing])
    let finder = try CitationFinder(index.reader)
    for asked in ["birch-1999", "Northern Waters"] {
      #expect(try finder.citations(of: asked).citations.map(\.unit.id.description) == ["citing#r1"])
    }
    #expect(try finder.citations(of: "birch-1999").work.title == "Northern Waters")
  }

  @Test func aQuotationAtSecondHandShowsBothWorks() async throws {
    var paper = SamplePaper("second")
    paper.addPassage("p1", "First it rained. Then it was so.{1} It stayed so.")
    paper.addNote("1", "Reed, Tides, 12, quoted in Moss, Ebb, 40.", passage: "p1", sentence: "Then it was so.")
    paper.addReference("r1", note: "1", "Reed, Tides, 12") {
      $0.title = "Tides"
      $0.authors = [Name(family: "Reed")]
    }
    paper.addReference("r2", note: "1", "Moss, Ebb, 40") {
      $0.title = "Ebb"
      $0.authors = [Name(family: "Moss")]
    }
    let quoted = paper.units.count - 2
    paper.units[quoted].reference?.quotedIn = UnitID(document: "second", local: "r2")
    let finder = try CitationFinder(try await SampleIndex([paper]).reader)
    let reed = try #require(try finder.citations(of: "Tides").citations.first)
    #expect(reed.quotedIn?.id.local == "r2" && reed.quotes.isEmpty)
    let quoting = try #require(try finder.citations(of: "Ebb").citations.first)
    #expect(quoting.quotes.map(\.id.local) == ["r1"] && quoting.quotedIn == nil)
    var wide = options(limit: 1)
    wide.sentences = 2
    #expect(
      try finder.citations(of: "Tides", options: wide).citations.first?.context == "First it rained. Then it was so.")
  }

  @Test func citationsAreGroupedAndCounted() throws {
    var asked = options(limit: 1)
    asked.offset = 1
    asked.groupsWorks = true
    asked.facets = true
    asked.timeline = true
    let list = try CitationFinder(index.reader).citations(of: "Coast Times", options: asked)
    #expect(list.total == 5 && list.pages == 2 && list.next == nil)
    #expect(list.citations[0].further.map(\.unit.id.local) == ["r4", "r5", "r6"])
    #expect(list.timeline.map(\.count).reduce(0, +) == 5)
    #expect(list.facets.first { $0.name == "kind" }?.values == [Facet.Count(value: "note", count: 5)])
    #expect(list.understood == "container “Coast Times”")
    #expect(list.citations[0].reason == .words && list.citations[0].further[0].reason == .work)
  }

  @Test func aLongChainIsFollowedToItsEnd() async throws {
    var paper = SamplePaper("chain")
    paper.addPassage("p1", "It was so.")
    paper.addNote("1", "Ada Reed, Tides.", passage: "p1", sentence: "It was so.")
    paper.addReference("r1", note: "1", "Ada Reed, Tides") {
      $0.title = "Tides"
      $0.authors = [Name(family: "Reed")]
    }
    for number in 2...200 {
      paper.addReference("r\(number)", note: "1", "Ibid", form: .ibid, target: "r\(number - 1)")
    }
    let index = try await SampleIndex([paper])
    #expect(try CitationFinder(index.reader).citations(of: "Tides", options: options(limit: 1000)).total == 200)
  }

  @Test func aNoteWhoseReferenceWasMissedIsFoundByItsWords() async throws {
    var paper = SamplePaper("missed")
    paper.addPassage("p1", "It was so.{1} And so.{2} And so it stayed.{3}")
    paper.addNote("1", "The Evening Star said as much.", passage: "p1", sentence: "It was so.")
    paper.addNote("2", "Evening Star, 3 May 1901.", passage: "p1", sentence: "And so.")
    paper.addNote("3", "The star of the evening shone.", passage: "p1", sentence: "And so it stayed.")
    paper.addReference("r1", note: "2", "Evening Star, 3 May 1901") { $0.containerTitle = "Evening Star" }
    let index = try await SampleIndex([paper])
    let citations = try CitationFinder(index.reader).citations(of: "Evening Star").citations
    #expect(citations.map(\.unit.id.local) == ["n1", "r1"])
    #expect(citations[0].unit.reference?.resolution.rule == "words-in-note")
    #expect(citations[0].sentence == "It was so." && citations[0].note?.label == "1")
    #expect(citations[0].unit.passage?.local == "p1" && citations[0].attribution.hasSuffix("n. 1."))
    #expect(try CitationFinder(index.reader).citations(of: "shone").total == 0)
  }

  @Test func sourcesAreCountedByWork() throws {
    let sources = try SourceFinder(index.reader).sources()
    let waltz = try #require(sources.first)
    #expect(waltz.item.title == "The Harbor Waltz" && waltz.inIndex == nil)
    #expect(waltz.citations == 3 && waltz.documents == 2)
    #expect(sources.count == 4)
    #expect(try SourceFinder(index.reader).sources(matching: "Coast Times").map(\.citations) == [3, 1])
    #expect(try SourceFinder(index.reader).sources(limit: 1, offset: 1).count == 1)
  }

  @Test func showsAUnitInItsContext() throws {
    let finder = ContextFinder(index.reader)
    let view = try #require(try finder.context(of: "elm-2006#r2", blocks: 1))
    #expect(view.blocks.map(\.id.local) == ["h1", "p1", "p2"])
    #expect(view.notes.map(\.label) == ["6", "7", "8"])
    #expect(view.attribution.hasSuffix("n. 6."))
    let quotation = try #require(try finder.context(of: "elm-2006#q2", blocks: 0))
    #expect(quotation.blocks.map(\.id.local) == ["p3"])
    #expect(quotation.attribution.hasPrefix("Marta Pell, quoted in Rosa Elm, "))
    let document = try #require(try finder.context(of: "elm-2006", blocks: 1))
    #expect(document.unit == nil && document.blocks.map(\.id.local) == ["h1", "p1", "p2"])
    #expect(try finder.context(of: "elm-2006#p99") == nil)
    #expect(try finder.context(of: "nobody") == nil)
    #expect(try finder.context(of: "#") == nil)
  }
}
