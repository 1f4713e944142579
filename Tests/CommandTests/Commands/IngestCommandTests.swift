import Foundation
import Testing

@Suite struct IngestCommandTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeSamples()
    return workspace
  }

  private func ids(_ workspace: Workspace) throws -> [String] {
    try workspace.run("list", "--format", "json").json()["documents"].values.compactMap(\.["id"].text)
  }

  @Test func theReportIsForPeople() throws {
    let workspace = try workspace()
    let outcome = try workspace.run("ingest", "texts")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.lines[0] == "3 added, 0 updated, 0 unchanged")
    #expect(outcome.output.contains("\n      1 × marker-without-note\n"))
    #expect(try workspace.run("ingest", "--quiet", "--force", "texts").output.isEmpty)
  }

  @Test func aFileThatFailsLeavesTheRest() throws {
    let workspace = try workspace()
    try workspace.write("texts/report.pdf", "%PDF-1.4\n%none\n")
    let outcome = try workspace.run("ingest", "texts", "texts/report.pdf", "absent.txt", "--format", "json")
    #expect(outcome.status == 1)
    let report = try outcome.json()
    #expect(report["added"] == 3)
    #expect(report["failed"].values.map(\.["code"]) == ["not-found", "damaged"])
    #expect(try ids(workspace).count == 3)
    let status = try workspace.run("status", "--format", "json")
    #expect(status.status == 1)
    #expect(try status.json()["failed"].values.count == 2)
    #expect(try workspace.run("doctor").status == 1)
  }

  @Test func whatIsNoDocumentIsSkipped() throws {
    let workspace = try workspace()
    try workspace.write("texts/empty.txt", "")
    try workspace.write("texts/picture.png", "none")
    let outcome = try workspace.run("ingest", "texts", "--format", "json")
    #expect(outcome.status == 0)
    #expect(try outcome.json()["skipped"].values.count == 2)
    #expect(try workspace.run("status").status == 0)
  }

  @Test func anIndexInTheFolderIsNotRead() throws {
    let workspace = try workspace()
    let inside = ["LOCCIT_INDEX": workspace.path("texts/index")]
    for _ in 0..<2 {
      let report = try workspace.run("ingest", "texts", "--format", "json", environment: inside).json()
      #expect(report["skipped"].values.map(\.["reason"]) == ["an index is no document"])
    }
    #expect(try workspace.run("list", "--format", "json", environment: inside).json()["documents"].values.count == 3)
  }

  @Test func manySkippedFilesDoNotFloodTheReport() throws {
    let workspace = try workspace()
    for number in 0..<30 { try workspace.write("texts/picture\(number).png", "none") }
    let lines = try workspace.run("ingest", "texts").lines
    #expect(lines.count { $0.hasPrefix("  skipped ") } == 20)
    #expect(lines.last == "  and 10 more skipped; --verbose names them all")
    #expect(try workspace.run("ingest", "texts", "--verbose").lines.count { $0.hasPrefix("  skipped ") } == 30)
  }

  @Test func anIndexThatCannotBeMadeIsAnError() throws {
    let workspace = try workspace()
    try workspace.write("file", "in the way")
    let outcome = try workspace.run("ingest", "--index", "file/index", "texts")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("file/index"))
  }

  @Test func whatChangedIsTakenIn() throws {
    let workspace = try workspace()
    func ingest(_ words: String...) throws -> [String: Int] {
      let report = try workspace.run(["ingest", "texts", "--format", "json"] + words).json()
      let keys = ["added", "updated", "unchanged", "removed"]
      return Dictionary(uniqueKeysWithValues: keys.map { ($0, report[$0].integer ?? -1) }).filter { $0.value != 0 }
    }
    #expect(try ingest() == ["added": 3])
    #expect(try ingest() == ["unchanged": 3])
    // Touched, but with the same content.
    try FileManager.default.setAttributes(
      [.modificationDate: Date.distantPast], ofItemAtPath: workspace.path("texts/keepers.txt"))
    #expect(try ingest() == ["unchanged": 3])
    try workspace.write("texts/keepers.txt", Samples.keepers.replacing("foghorn", with: "ocarina"))
    #expect(try ingest() == ["updated": 1, "unchanged": 2])
    #expect(try workspace.run("search", "ocarina").status == 0)
    #expect(try workspace.run("search", "foghorn").status == 1)
    #expect(try ingest("--force") == ["updated": 3])
    try workspace.move("texts/keepers.txt", to: "texts/watchers.txt")
    #expect(try ingest() == ["added": 1, "unchanged": 2])
    try workspace.remove("texts/signals.html")
    let kept = try workspace.run("ingest", "texts")
    #expect(kept.status == 0)
    #expect(kept.output.contains("--prune"))
    #expect(try ids(workspace).count == 4)
    #expect(try ingest("--prune") == ["removed": 2, "unchanged": 2])
    #expect(try ids(workspace) == ["holm-2011-2", "tide-tables-2013"])
  }

  @Test func filesAreNamedByAList() throws {
    let workspace = try workspace()
    try workspace.write("list", "texts/keepers.txt\n\ntexts/signals.html\r\n")
    #expect(try workspace.run("ingest", "-q", "--files-from", "list").status == 0)
    #expect(try ids(workspace) == ["brandt-2007", "holm-2011"])
    let more = try workspace.run("ingest", "-q", "--files-from", "-", "-0", input: "texts/north/tides.md\0")
    #expect(more.status == 0)
    #expect(try ids(workspace).count == 3)
    let none = try workspace.run("ingest", "--files-from", "-", input: "\n")
    #expect(none.status == 2)
    #expect(none.errors.contains("names no path"))
    #expect(try workspace.run("ingest", "--files-from", "absent").errors.contains("absent: No such file"))
  }

  @Test func globsChoose() throws {
    let workspace = try workspace()
    func added(_ words: String...) throws -> [String] {
      _ = try workspace.run(["ingest", "-q", "--force", "--index", "one", "texts"] + words)
      defer { try? workspace.remove("one") }
      return try workspace.run("list", "--index", "one", "--format", "json").json()["documents"].values
        .compactMap(\.["id"].text)
    }
    #expect(try added("--include", "*.txt") == ["holm-2011"])
    #expect(try added("--include", "*.txt", "--include", "*.md") == ["holm-2011", "tide-tables-2013"])
    #expect(try added("--exclude", "north") == ["brandt-2007", "holm-2011"])
    #expect(try added("--exclude", "*.html", "--exclude", "*.txt") == ["tide-tables-2013"])
  }

  @Test func aDryRunWritesNothing() throws {
    let workspace = try workspace()
    let first = try workspace.run("ingest", "--dry-run", "texts")
    #expect(first.status == 0)
    #expect(first.lines[0] == "3 added, 0 updated, 0 unchanged")
    #expect(first.errors.contains("nothing was written"))
    #expect(!workspace.exists("index"))
    _ = try workspace.run("ingest", "-q", "texts/keepers.txt")
    try workspace.write("texts/keepers.txt", Samples.keepers + "\nMore.\n")
    let second = try workspace.run("ingest", "--dry-run", "texts", "--format", "json").json()
    #expect([second["added"], second["updated"]] == [2, 1])
    #expect(try ids(workspace) == ["holm-2011"])
    #expect(try workspace.run("status", "--format", "json").json()["lastIngest"]["added"] == 1)
  }

  @Test func largeFilesFailUntilTheLimitIsRaised() throws {
    let workspace = try workspace()
    let low = try workspace.run("ingest", "--max-file-size", "1k", "texts", "--format", "json")
    #expect(low.status == 1)
    #expect(try low.json()["failed"].values.allSatisfy { $0["code"] == "too-large" })
    #expect(try workspace.run("ingest", "--max-file-size", "1.5MiB", "texts").status == 0)
  }

  @Test func whatFailedIsReadAgainWhenAsked() throws {
    let workspace = try workspace()
    try workspace.write(
      "texts/damaged.txt", Data([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00] + Array(repeating: 0, count: 64)))
    try workspace.write("report.pdf", "%PDF-1.4\n%none\n")
    #expect(try workspace.run("ingest", "texts", "report.pdf").status == 1)
    // Until then its failure is remembered, and said again.
    #expect(try workspace.run("ingest", "report.pdf", "--format", "json").json()["failed"].values.count == 1)
    let again = try workspace.run("ingest", "--retry-failed", "--progress", "json", "report.pdf")
    #expect(again.status == 1)
    #expect(again.output.contains("report.pdf:"))
  }

  @Test func metadataComesFromOutside() throws {
    let workspace = try workspace()
    try workspace.write(
      "texts/bare.txt", "The buoys were painted every spring, and every autumn they were grey again.\n")
    try workspace.write("texts/side.txt", "The pilots drew lots for the winter berths in the year of the great ice.\n")
    try workspace.write("texts/side.yaml", "title: Winter Berths\nauthor: Jonas Rehn\nissued: 1987-03\n")
    try workspace.write(
      "library.bib",
      """
      @article{lind1974,
        title = {Painting the Buoys},
        author = {Lind, Karin},
        journal = {The Harbour Quarterly},
        year = {1974},
        file = {texts/bare.txt}
      }

      """)
    #expect(try workspace.run("ingest", "-q", "--metadata", "library.bib", "texts").status == 0)
    #expect(try ids(workspace).contains("lind1974"))
    let hit = try workspace.run("search", "buoys", "--format", "json").json()["hits"][0]
    #expect(hit["attribution"] == "Karin Lind, \"Painting the Buoys\" (The Harbour Quarterly, 1974), ¶ 1.")
    #expect(try workspace.run("search", "author:Rehn", "berths").output.contains("\"Winter Berths\" (March 1987)"))

    try workspace.write(
      "library.json",
      #"[{"id": "lind-1975", "type": "book", "title": "Painting Buoys", "author": [{"family": "Lind", "given": "K."}], "#
        + #""issued": {"date-parts": [[1975]]}, "file": "texts/bare.txt"}]"#)
    #expect(try workspace.run("ingest", "-q", "--metadata", "library.json", "texts").status == 0)
    #expect(try ids(workspace).contains("lind-1975"))
    let absent = try workspace.run("ingest", "--metadata", "absent.bib", "texts")
    #expect(absent.status == 2)
    #expect(absent.errors.contains("absent.bib"))
  }

  @Test func theLanguageCanBeStated() throws {
    let workspace = try workspace()
    #expect(try workspace.run("ingest", "-q", "--language", "de-AT", "texts").status == 0)
    #expect(try workspace.run("search", "language:de lamp").status == 0)
    #expect(
      try workspace.run("inspect", "--language", "fr", "texts/keepers.txt", "--format", "json").json()["language"]
        == "fr")
  }

  @Test func progressIsShownAsAskedFor() throws {
    let workspace = try workspace()
    let plain = try workspace.run("ingest", "--progress", "plain", "texts")
    #expect(plain.errors.hasPrefix("3 files, "))
    #expect(plain.errors.contains("added \(workspace.path("texts/keepers.txt")) as holm-2011\n"))
    let json = try workspace.run("ingest", "--force", "--progress", "json", "texts")
    let events = try json.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(events.first?["event"] == "found")
    #expect(events.filter { $0["event"] == "updated" }.count == 3)
    #expect(events.last?["event"] == "committed")
    #expect(events.last?["progress"]["files"] == 3)
    #expect(try workspace.run("ingest", "--progress", "none", "texts", "absent").errors.isEmpty)
    #expect(try workspace.run("ingest", "--verbose", "--quiet", "texts").errors.isEmpty)
    #expect(try workspace.run("ingest", "--verbose", "texts").errors.contains("unchanged "))
  }

  @Test func oneJobAndManyGiveTheSame() throws {
    let workspace = try workspace()
    _ = try workspace.run("ingest", "-q", "--index", "one", "--jobs", "1", "texts")
    _ = try workspace.run("ingest", "-q", "--index", "many", "--jobs", "8", "texts")
    func answers(_ index: String) throws -> String {
      try workspace.run("search", "--index", index, "keepers lamp oil", "--format", "jsonl", "--limit", "50").output
    }
    #expect(try answers("one") == answers("many"))
  }
}
