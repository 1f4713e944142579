import Corpus
import DocumentModel
import TestSupport
import Testing

@testable import Ingest

@Suite struct IngestRunTests {
  private func run(
    _ folder: TemporaryFolder, _ index: MemoryIndex, jobs: Int = 2, reader: DocumentReader = .test(),
    change: (inout IngestOptions) -> Void = { _ in }
  ) async throws -> IngestReport {
    var options = IngestOptions(walk: CorpusWalk(paths: [folder.path]), jobs: jobs)
    change(&options)
    return try await IngestRun(options, reader: reader).run(into: index)
  }

  private func write(_ count: Int, to folder: TemporaryFolder) throws {
    for number in 0..<count {
      let text = "# Paper \(number)\nby Roe\nin 2001\nThe text of paper \(number)."
      try folder.write(text, to: "\(number % 7)/\(number).txt")
    }
  }

  @Test func readsAndRecognisesUnchangedFiles() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("# One\nby Roe\nin 2001\nFirst.\nSecond.", to: "one.txt")
    try folder.write("Nothing known of it.", to: "two.txt")
    let first = try await run(folder, index)
    #expect(first.added == 2 && first.units["passage"] == 3)
    #expect(index.ids == ["roe-2001", "two"])
    #expect(index.committed == index.content && index.report == first)
    #expect(first.diagnostics == ["title-missing": 1, "date-missing": 1])
    let puts = index.puts
    let second = try await run(folder, index)
    #expect(second.unchanged == 2 && second.added + second.updated == 0 && index.puts == puts)
    // Touched, but the same bytes.
    try folder.touch("one.txt", modified: 1_100_000_000)
    #expect(try await run(folder, index).unchanged == 2)
    #expect(try await run(folder, index) { $0.force = true }.updated == 2)
    #expect(try await run(folder, index, reader: .test(version: "test 2")).updated == 2)
    #expect(try await run(folder, index, reader: .test(version: "test 2")).unchanged == 2)
  }

  @Test func hashesATouchedFileOnce() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("Text.", to: "one.txt")
    try folder.write("damaged", to: "two.txt")
    _ = try await run(folder, index)
    let first = index.content
    for name in ["one.txt", "two.txt"] { try folder.touch(name, modified: 1_100_000_000) }
    #expect(try await run(folder, index) { $0.isDryRun = true }.unchanged == 1)
    #expect(index.content == first)
    let report = try await run(folder, index)
    #expect(report.unchanged == 1 && report.failed.count == 1)
    #expect(index.content.documents == first.documents && index.content.units == first.units)
    #expect(index.committed == index.content)
    for name in ["one.txt", "two.txt"] {
      var expected = first.ledger[folder.path(name)]
      expected?.modified = 1_100_000_000_000_000_000
      #expect(index.content.ledger[folder.path(name)] == expected)
    }
    var read: [String] = []
    let options = IngestOptions(walk: CorpusWalk(paths: [folder.path]), jobs: 1)
    _ = try await IngestRun(options, reader: .test()).run(into: index) { event, _ in
      if case .reading(let path) = event { read.append(path) }
    }
    #expect(read.isEmpty)
  }

  @Test func updatesAChangedFileUnderItsID() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("by Roe\nin 2001\nFirst.", to: "one.txt")
    _ = try await run(folder, index)
    let added = index.content.documents["roe-2001"]?.added
    try folder.write("by Roe\nin 2002\nFirst, changed.", to: "one.txt", modified: 1_100_000_000)
    let report = try await run(folder, index)
    #expect(report.updated == 1 && index.ids == ["roe-2001"])
    #expect(index.content.documents["roe-2001"]?.added == added)
    #expect(index.content.units["roe-2001"]?.map(\.text) == ["First, changed."])
    try folder.write("id other\nFirst.", to: "one.txt", modified: 1_200_000_000)
    _ = try await run(folder, index)
    #expect(index.ids == ["other"])
  }

  @Test func keepsVanishedDocumentsUntilPruned() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("One.", to: "in/one.txt")
    try folder.write("Two.", to: "out/two.txt")
    _ = try await run(folder, index)
    try folder.remove("in/one.txt")
    try folder.remove("out/two.txt")
    let kept = try await run(folder, index)
    #expect(kept.removed == 0 && kept.skipped.count == 2 && index.ids.count == 2)
    let pruned = try await run(folder, index) {
      $0.walk.paths = [folder.path("in")]
      $0.prunes = true
    }
    #expect(pruned.removed == 1 && index.ids == ["two"])
    let named = try await run(folder, index) {
      $0.walk.paths = [folder.path("out/two.txt")]
      $0.prunes = true
    }
    #expect(named.removed == 1 && named.failed.isEmpty && index.content.ledger.isEmpty)
  }

  @Test func givesARenamedFileItsIDAgainWhenPruning() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("by Roe\nin 2001\nText.", to: "b.txt")
    _ = try await run(folder, index)
    try folder.remove("b.txt")
    try folder.write("by Roe\nin 2001\nText.", to: "a.txt")
    let report = try await run(folder, index) { $0.prunes = true }
    #expect(report.added == 1 && report.removed == 1 && index.ids == ["roe-2001"])
  }

  @Test func takesTheSameTextAtTwoPlacesForTwoDocuments() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write("by Roe\nin 2001\nText.", to: name) }
    _ = try await run(folder, index)
    #expect(index.ids == ["roe-2001", "roe-2001-2", "roe-2001-3"])
    _ = try await run(folder, index) { $0.force = true }
    #expect(index.content.ledger[folder.path("b.txt")]?.state.documentID == "roe-2001-2")
  }

  @Test func goesOnAfterABadFileAndRemembersIt() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("damaged", to: "bad.txt")
    try folder.write("a\0b", to: "binary.txt")
    try folder.write("", to: "empty.txt")
    try folder.write("Good.", to: "good.txt")
    try folder.write(String(repeating: "x", count: 200), to: "huge.txt")
    try folder.write("%", to: "paper.pdf")
    func ingest(retriesFailed: Bool = false) async throws -> IngestReport {
      try await run(folder, index) {
        $0.maximumFileSize = 100
        $0.retriesFailed = retriesFailed
      }
    }
    let report = try await ingest()
    #expect(report.failed.map(\.code) == ["damaged", "too-large"])
    #expect(report.failed[1].message.contains("--max-file-size"))
    #expect(report.skipped.map { $0.path.split(separator: "/").last } == ["binary.txt", "empty.txt", "paper.pdf"])
    #expect(report.added == 1)
    let again = try await ingest()
    #expect(again.failed == report.failed && again.skipped == report.skipped && again.unchanged == 1)
    #expect(try await ingest(retriesFailed: true).failed == report.failed)
    #expect(try await run(folder, index).failed.map(\.code) == ["damaged"])
    // What was named is asked for, and failing it is a failure.
    let named = try await run(folder, index) {
      $0.walk.paths = [folder.path("paper.pdf"), folder.path("empty.txt")]
    }
    #expect(named.failed.map(\.code) == ["unsupported-format"] && named.skipped.count == 1)
    #expect(try await run(folder, index).skipped.count == 3)
  }

  /// What failed for want of a program is read again by itself, what failed because it is a picture when pictures are read.
  @Test func readsAgainWhatAnotherProgramMayRead() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("converted words", to: "a.txt")
    try folder.write("scan", to: "b.txt")
    func ingest(isEquipped: Bool, usesOCR: Bool = false) async throws -> IngestReport {
      var options = IngestOptions(walk: CorpusWalk(paths: [folder.path("")]), jobs: 1)
      options.usesOCR = usesOCR
      return try await IngestRun(options, reader: .test(isEquipped: isEquipped)).run(into: index)
    }
    #expect(try await ingest(isEquipped: false).failed.map(\.code) == ["converter-missing", "no-text"])
    let second = try await ingest(isEquipped: true)
    #expect(second.added == 1 && second.failed.map(\.code) == ["no-text"])
    #expect(try await ingest(isEquipped: true, usesOCR: true).added == 1)
  }

  @Test func takesOutADocumentWhoseFileWentBad() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("Good.", to: "a.txt")
    _ = try await run(folder, index)
    try folder.write("damaged now", to: "a.txt", modified: 1_100_000_000)
    #expect(try await run(folder, index).failed.count == 1)
    #expect(index.ids.isEmpty)
    try folder.write("Good again.", to: "a.txt", modified: 1_200_000_000)
    #expect(try await run(folder, index).added == 1)
  }

  @Test func readsATitleWithoutText() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try folder.write("# Only a title", to: "a.txt")
    try folder.write("by Nobody", to: "b.txt")
    let report = try await run(folder, index)
    #expect(report.added == 1 && report.skipped.count == 1 && report.failed.isEmpty)
  }

  @Test func writesTheSameWithOneJobAndWithMany() async throws {
    let folder = try TemporaryFolder()
    try write(60, to: folder)
    try folder.write("damaged", to: "3/bad.txt")
    let one = MemoryIndex()
    let many = MemoryIndex()
    var first = try await run(folder, one, jobs: 1)
    var second = try await run(folder, many, jobs: 4)
    first.seconds = 0
    second.seconds = 0
    #expect(first == second && first.added == 60)
    #expect(one.content.units == many.content.units && one.order == many.order)
    #expect(one.content.ledger.mapValues(\.state.documentID) == many.content.ledger.mapValues(\.state.documentID))
    #expect(one.order == one.order.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func writesNothingInADryRun() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try write(5, to: folder)
    let report = try await run(folder, index) { $0.isDryRun = true }
    #expect(report.added == 5 && report.units["passage"] == 5)
    #expect(index.content == MemoryIndex.Content() && index.report == nil)
    _ = try await run(folder, index)
    try folder.remove("0/0.txt")
    let second = try await run(folder, index) {
      $0.isDryRun = true
      $0.prunes = true
      $0.force = true
    }
    #expect(second.removed == 1 && second.updated == 4 && index.ids.count == 5)
  }

  @Test func stopsWhenTheIndexFails() async throws {
    let folder = try TemporaryFolder()
    let index = MemoryIndex()
    try write(20, to: folder)
    index.capacity = 7
    await #expect(throws: MemoryIndex.Full.self) { try await run(folder, index) }
    #expect(index.puts == 7 && index.report == nil)
  }

  @Test func commitsWhatIsDoneWhenInterruptedAndGoesOn() async throws {
    let folder = try TemporaryFolder()
    try write(40, to: folder)
    let whole = MemoryIndex()
    _ = try await run(folder, whole)
    let index = MemoryIndex()
    let options = IngestOptions(walk: CorpusWalk(paths: [folder.path]), jobs: 2)
    let report = try await IngestRun(options, reader: .test()).run(into: index, isCancelled: { index.puts >= 10 })
    #expect(report.interrupted && report.added == index.puts && (10..<40).contains(report.added))
    index.lose()
    #expect(index.ids.count == report.added)
    let rest = try await run(folder, index)
    #expect(!rest.interrupted && rest.unchanged == report.added && rest.added == 40 - report.added)
    #expect(index.content.units == whole.content.units)
  }

  @Test func tellsOfEveryFileOnce() async throws {
    let folder = try TemporaryFolder()
    try write(9, to: folder)
    try folder.write("damaged", to: "bad.txt")
    var ended: [String] = []
    var last = IngestProgress()
    let options = IngestOptions(walk: CorpusWalk(paths: [folder.path]), jobs: 3)
    _ = try await IngestRun(options, reader: .test()).run(into: MemoryIndex()) { event, progress in
      last = progress
      switch event {
      case .indexed(let path, _, _): ended.append(path)
      case .failed(let failure): ended.append(failure.path)
      default: break
      }
    }
    #expect(ended.count == 10 && ended == ended.sorted())
    #expect(last.files == 10 && last.allFiles == 10 && last.bytes == last.allBytes && last.units == 9)
  }
}
