import DocumentModel
import TestSupport
import Testing

@testable import Search

/// The same documents in one shard, in three, and in three indexes.
@Suite(.serialized) struct ShardedSearchTests {
  private let folder: TemporaryFolder
  private let one: IndexReader
  private let three: IndexReader
  private let apart: IndexReader

  init() async throws {
    folder = try TemporaryFolder()
    let papers = (0..<24).map(Self.paper) + [.elm, .birch]
    one = try await Self.index(papers, folder.path("one"), shards: 1)
    three = try await Self.index(papers, folder.path("three"), shards: 3)
    var paths: [String] = []
    for part in 0..<3 {
      paths.append(folder.path("part\(part)"))
      let some = papers.indices.filter { $0 % 3 == part }.map { papers[$0] }
      _ = try await Self.index(some, paths[part], shards: 1)
    }
    apart = try IndexReader(paths: paths)
  }

  private static func index(_ papers: [SamplePaper], _ path: String, shards: Int) async throws -> IndexReader {
    let writer = try IndexWriter(path: path, shardCount: shards)
    for paper in papers {
      let entry = try writer.encoder.encode(paper.document, units: paper.units)
      try writer.put(entry, ledger: Sample.indexed(paper.document.id, path: paper.document.path))
    }
    try await writer.commit().value()
    return try IndexReader(paths: [path])
  }

  private static let words = ["anchor", "anchors", "beacon", "buoy", "channel", "dredger", "estuary", "ferry", "quay"]

  /// Short passages of few words: many are of equal weight, and some are the same.
  private static func paper(_ number: Int) -> SamplePaper {
    var paper = SamplePaper("paper-\(number * 7 % 24)") {
      $0.title = "The \(words[number % 9]) and the \(words[number % 5])"
      $0.authors = [Name(family: "Author\(number % 4)", given: "A")]
      $0.issued = PartialDate(year: 1990 + number % 12)
    }
    for passage in 1...6 {
      let chosen = (0..<(2 + (number + passage) % 3)).map { words[(number * passage + $0 * (1 + number % 4)) % 9] }
      paper.addPassage("p\(passage)", chosen.joined(separator: " ") + " at last.")
    }
    paper.addNote("1", "See the \(words[number % 3]) report.", passage: "p1", sentence: "It is so.")
    paper.addReference("r1", note: "1", "Ada North, \(words[number % 2]) report, 1980.") {
      $0.title = "\(words[number % 2]) report"
      $0.authors = [Name(family: "North", given: "Ada")]
      $0.issued = PartialDate(year: 1980)
    }
    return paper
  }

  static let queries = [
    "anchor", "beacon buoy", "estuary ferry quay", "\"anchor beacon\"", "\"channel dredger\"", "\"at last\"",
    "anchor NEAR/3 last", "beacon ADJ/3 last", "\"anchors\"", "be*", "(an* OR qu*) ferry", "ha*", "+quay -ferry",
    "quay NOT \"quay at\"", "author:Author2 quay", "title:buoy", "date:1995..1999 channel", "year:1990",
    "in:note report", "in:note \"beacon report\"", "cites:report", "coastal", "\"coastal defense\"", "interop*",
  ]

  private struct Line: Hashable {
    var id: String
    var score: Double
    var folded: [UnitID]
    var further: [String]
    var explanation: [TermScore]
  }

  private func lines(_ query: String, _ reader: IndexReader, _ options: SearchOptions) throws -> [Line] {
    try Searcher(reader).search(Query(parsing: query), options: options).hits.map { hit in
      Line(
        id: hit.unit.id.description, score: hit.score, folded: hit.folded,
        further: hit.further.map(\.unit.id.description),
        explanation: hit.explanation)
    }
  }

  private func sources(_ reader: IndexReader) throws -> [String] {
    try SourceFinder(reader).sources().map { "\($0.id) \($0.item) \($0.citations) \($0.documents) \($0.inIndex ?? "")" }
  }

  @Test(arguments: queries) func givesTheSameHits(_ query: String) throws {
    for variant in 0..<7 {
      var options = SearchOptions()
      options.limit = variant == 1 ? 3 : 200
      options.offset = variant == 2 ? 5 : 0
      options.groupsWorks = variant == 3
      options.sort = variant == 4 ? .date : variant == 5 ? .author : .relevance
      options.explain = variant == 6
      let expected = try lines(query, one, options)
      #expect(try lines(query, three, options) == expected, "variant \(variant)")
      #expect(try lines(query, apart, options) == expected, "variant \(variant)")
    }
  }

  @Test(arguments: queries) func countsTheSame(_ query: String) throws {
    var options = SearchOptions()
    options.facets = true
    options.timeline = true
    let lists = try [one, three, apart].map { try Searcher($0).search(Query(parsing: query), options: options) }
    for list in lists.dropFirst() {
      #expect(list.facets == lists[0].facets)
      #expect(list.timeline == lists[0].timeline)
      #expect(list.matches.upper == lists[0].matches.upper)
    }
  }

  @Test func citesListsAndShowsTheSame() throws {
    for reader in [three, apart] {
      for asked in ["anchor report", "North", "beacon", "Coast Times", "paper-3"] {
        let (expected, found) = (
          try CitationFinder(one).citations(of: asked), try CitationFinder(reader).citations(of: asked)
        )
        #expect(found.citations.map(\.unit.id) == expected.citations.map(\.unit.id), "\(asked)")
        #expect(found.total == expected.total)
      }
      #expect(try sources(reader) == sources(one))
      #expect(try reader.documents().map(\.document) == one.documents().map(\.document))
      #expect(
        try reader.documents(skip: 7, limit: 5).map(\.document) == one.documents(skip: 7, limit: 5).map(\.document))
      for id in ["paper-3", "paper-3#p2", "paper-20#n1", "elm-2006#q1"] {
        let (expected, found) = (try ContextFinder(one).context(of: id), try ContextFinder(reader).context(of: id))
        #expect(found?.blocks == expected?.blocks)
        #expect(found?.notes == expected?.notes)
      }
    }
  }

  // MARK: Sessions

  @Test func aServerThatIsNotThereIsNamed() throws {
    let session = try IndexSession([folder.path("one"), "tcp://127.0.0.1:1"])
    let hits = try session.answer { try Searcher($0).search(Query(parsing: "anchor")).hits.map(\.unit.id) }
    #expect(hits == (try Searcher(one).search(Query(parsing: "anchor")).hits.map(\.unit.id)))
    #expect(session.gaps.missing.map(\.name) == ["tcp://127.0.0.1:1"])
    #expect(session.gaps.sentences.first?.hasPrefix("tcp://127.0.0.1:1 did not answer") == true)
  }

  @Test func aServerThatIsNotThereIsAnErrorWhereAllAreRequired() throws {
    var options = IndexSession.Options()
    options.requiresAll = true
    let error = #expect(throws: IndexError.self) {
      try IndexSession([folder.path("one"), "tcp://127.0.0.1:1"], options: options)
    }
    #expect(error?.code == .unreachable)
    #expect(throws: IndexError.self) { try IndexSession(["tcp://127.0.0.1:1"]) }
  }

  @Test func aProgramThatSaysNothingIsLeftOutInTime() throws {
    try folder.write("auto one\nremote :sleep 60\n", to: "hung")
    var options = IndexSession.Options()
    options.timeout = 200
    let session = try IndexSession([folder.path("hung")], options: options)
    #expect(session.gaps.missing == [MissingShard(name: ":sleep 60", reason: "did not answer within 0.2 seconds")])
    #expect(try session.answer { try $0.documents().count } == one.documents().count)
  }

  @Test func anIndexIsReadOnceHoweverOftenItIsNamed() throws {
    try folder.write("auto three\n", to: "again")
    let reader = try IndexReader(paths: [folder.path("three"), folder.path("again"), folder.path("three")])
    #expect(try reader.documents().count == one.documents().count)
    #expect(try reader.status().map(\.documents) == [one.documents().count])
  }
}
