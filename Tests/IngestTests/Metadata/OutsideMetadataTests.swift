import Corpus
import DocumentModel
import TestSupport
import Testing

@testable import Ingest

@Suite struct OutsideMetadataTests {
  private func read(
    _ folder: TemporaryFolder, _ name: String, metadata: MetadataList? = nil, language: String? = nil
  ) async throws -> Document {
    let file = try #require(CorpusWalk(paths: [folder.path(name)]).listing().files.first)
    guard case .document(let document, _) = await FileReader(.test(), metadata: metadata, language: language).read(file)
    else {
      throw FileFailure("test", "not read")
    }
    return document
  }

  @Test func aSidecarGoesBeforeTheTextAndFillsItsGaps() async throws {
    let folder = try TemporaryFolder()
    try folder.write("# From the text\nby Roe\nText.", to: "a.txt")
    try folder.write(
      """
      title: From the sidecar
      date: November 2006
      publisher: &p Example Press
      place: Bonn
      tags: [one, two]
      language: de-AT
      """, to: "a.yaml")
    let document = try await read(folder, "a.txt")
    #expect(document.work.title == "From the sidecar" && document.work.authors == [Name(family: "Roe")])
    #expect(document.work.issued == PartialDate(year: 2006, month: 11))
    #expect(document.work.publisherPlace == "Bonn" && document.work.keyword == "one, two")
    #expect(document.language == "de")
    #expect(document.diagnostics.isEmpty)
    #expect(try await read(folder, "a.txt", language: "fr").language == "fr")
  }

  @Test func readsACSLSidecarAndNoticesItsChange() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("Text.", to: "a.txt")
    let run = IngestRun(IngestOptions(walk: CorpusWalk(paths: [folder.path]), jobs: 1), reader: .test())
    _ = try await run.run(into: index)
    try folder.write("[{\"id\": 12, \"type\": \"report\", \"title\": \"T\"}]", to: "a.csl.json")
    let report = try await run.run(into: index)
    #expect(report.updated == 1 && index.ids == ["12"])
    #expect(index.content.documents["12"]?.work.type == "report")
  }

  @Test(arguments: ["a: [", "[]", "just words", "- {}", "\t: x"])
  func saysThatASidecarIsOfNoUse(yaml: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("# T\nin 2001\nText.", to: "a.txt")
    try folder.write(yaml, to: "a.yaml")
    let codes = try await read(folder, "a.txt").diagnostics.map(\.code)
    #expect(codes == ["sidecar-unreadable"] || codes == ["sidecar-empty"] || (yaml == "- {}" && codes.isEmpty))
  }

  @Test func aListGoesBeforeTheSidecarAndIsMatchedByFile() async throws {
    let folder = try TemporaryFolder()
    try folder.write("# Text's\nText.", to: "x/paper.txt")
    try folder.write("title: Sidecar's\nplace: Bonn", to: "x/paper.yaml")
    try folder.write("# Other\nText.", to: "y/other.txt")
    try folder.write(
      """
      @book{p1, title={List's}, year=2001, file={:x/paper.txt:TXT}}
      @book{p2, title={Elsewhere}, file={:/somewhere/else/other.pdf:PDF}}
      """, to: "list.bib")
    let list = try MetadataList(contentsOf: folder.path("list.bib"))
    let paper = try await read(folder, "x/paper.txt", metadata: list)
    #expect(paper.work.title == "List's" && paper.work.publisherPlace == "Bonn" && paper.work.id == "p1")
    #expect(try await read(folder, "y/other.txt", metadata: list).work.id == "p2")
    // A file that is here is meant itself, and no namesake in another folder.
    try folder.write("Text.", to: "y/paper.txt")
    #expect(try await read(folder, "y/paper.txt", metadata: list).work.id.isEmpty)
  }

  @Test(arguments: [
    ("# On the Uses of Examples\nText.", "a"), ("# ON THE USES OF EXAMPLES!\nin 2001\nText.", "a"),
    ("# On the Uses of Examples\nin 1999\nText.", ""), ("# On the Uses of Examples\nby Doe\nText.", ""),
    ("# Introduction\nText.", ""), ("# Introduction\nby Doe\nText.", "b"), ("# Twice the Same Title\nText.", ""),
    ("Text.", ""),
  ])
  func matchesByTitleOnlyWhenSure(text: String, expected: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "x.txt")
    try folder.write(
      """
      [{"id": "a", "title": "On the Uses of Examples", "author": [{"family": "Roe"}], "issued": {"date-parts": [[2001]]}},
       {"id": "b", "title": "Introduction", "author": [{"family": "Doe"}]},
       {"id": "c", "title": "Twice the Same Title"}, {"id": "d", "title": "Twice the same title"}]
      """, to: "list.json")
    let list = try MetadataList(contentsOf: folder.path("list.json"))
    #expect(try await read(folder, "x.txt", metadata: list).work.id == expected)
  }

  @Test func readsAgainOnlyWhatAChangedListConcerns() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("Text.", to: "corpus/one.txt")
    try folder.write("Text.", to: "corpus/two.txt")
    func run(_ source: String) async throws -> IngestReport {
      try folder.write(source, to: "list.bib")
      var options = IngestOptions(walk: CorpusWalk(paths: [folder.path("corpus")]), jobs: 1)
      options.metadata = try MetadataList(contentsOf: folder.path("list.bib"))
      return try await IngestRun(options, reader: .test()).run(into: index)
    }
    let one = "@misc{one, title={One}, file={corpus/one.txt}}\n"
    let two = "@misc{two, title={Two}, file={corpus/two.txt}}\n"
    #expect(try await run(one + two).added == 2)
    #expect(try await run(two + one).unchanged == 2)
    let changed = try await run(one + two.replacing("Two", with: "Second"))
    #expect(changed.updated == 1 && changed.unchanged == 1 && index.ids == ["one", "two"])
  }

  @Test(arguments: ["", "@comment{x}", "[]", "{"])
  func refusesAListWithoutEntries(source: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(source, to: "list.bib")
    #expect(throws: FileFailure.self) { try MetadataList(contentsOf: folder.path("list.bib")) }
    #expect(throws: FileFailure.self) { try MetadataList(contentsOf: folder.path("gone.bib")) }
  }
}
