import Foundation
import Testing

/// Rebuilds, repairs, and what damaged indexes say.
@Suite struct SafetyCommandTests {
  private func workspace(shards: Int = 2) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeSamples()
    for number in 0..<6 {
      try workspace.write(
        "texts/more/\(number).txt", "Report \(number) of the pilots\n\nThe weather of day \(number) was fair at sea.\n")
    }
    #expect(try workspace.run("ingest", "-q", "--shards", "\(shards)", "texts").status == 0)
    return workspace
  }

  private func ids(_ workspace: Workspace) throws -> [String] {
    try workspace.run("list", "--format", "json").json()["documents"].values.compactMap(\.["id"].text)
  }

  // MARK: Rebuilding

  @Test func aRebuildReadsWhatTheIndexKnows() throws {
    let workspace = try workspace()
    let before = try ids(workspace)
    let report = try workspace.run("ingest", "--rebuild", "--format", "json").json()
    #expect(report["added"] == 9 && report["failed"].values.isEmpty)
    #expect(try ids(workspace) == before)
    #expect(try workspace.run("search", "lamp").status == 0)
    #expect(try workspace.run("doctor").status == 0)
    // Paths are read besides, and another number of shards can be had.
    try workspace.write("new/otter.txt", "Report on the otter\n\nThe otter was seen from the pier.\n")
    #expect(try workspace.run("ingest", "--rebuild", "--shards", "3", "new", "--format", "json").json()["added"] == 10)
    #expect(try workspace.shell("ls index | grep -c '^g[0-9]*-'").output == "3\n")
    #expect(try workspace.run("ingest", "texts", "--format", "json").json()["unchanged"] == 9)
  }

  @Test func aRebuildLosesNothingUnasked() throws {
    let workspace = try workspace()
    try workspace.remove("texts/keepers.txt")
    let refused = try workspace.run("ingest", "--rebuild", "--format", "json")
    #expect(refused.status == 2)
    #expect(try refused.json()["code"] == "files-gone")
    #expect(refused.errors.contains("keepers.txt") && refused.errors.contains("--prune"))
    #expect(try ids(workspace).count == 9)
    // One that can no longer be read would be lost, too.
    try workspace.write(
      "texts/keepers.txt", Data([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00] + Array(repeating: 0, count: 64)))
    let failed = try workspace.run("ingest", "--rebuild")
    #expect(failed.status == 2 && failed.errors.contains("stays as it was"))
    #expect(try ids(workspace).count == 9)
    #expect(try workspace.run("search", "foghorn").status == 0)
    _ = try workspace.run("ingest", "-q", "--rebuild", "--prune")
    #expect(try ids(workspace).count == 8)
    #expect(try workspace.run("ingest", "--rebuild", "--index", "nowhere").status == 2)
    #expect(!workspace.exists("nowhere"))
  }

  /// What was half built is no index, and goes with the next run.
  @Test func leftoversOfARebuildAreRemoved() throws {
    let workspace = try workspace()
    _ = try workspace.shell("cp -r index/g*-0 index/g8-0 && rm index/g8-0/docdata.glass; mkdir index/g7-3")
    #expect(try workspace.run("doctor").status == 0)
    #expect(try workspace.run("search", "lamp").status == 0)
    #expect(try workspace.run("ingest", "-q", "texts").status == 0)
    #expect(try workspace.shell("ls index | grep -c '^g'").output == "2\n")
  }

  private static let hasTools = FileManager.default.isExecutableFile(atPath: "/usr/bin/xapian-metadata")

  @Test(.enabled(if: hasTools, "needs xapian-metadata of xapian-tools"), arguments: ["3", "999"])
  func anIndexOfAnotherSchemaIsBuiltAnew(_ schema: String) throws {
    let workspace = try workspace()
    try workspace.setSchema(schema, ofDatabaseAt: "index/g*-0")
    for words in [["search", "lamp"], ["ingest", "texts"], ["list"]] {
      let refused = try workspace.run(words)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("schema \(schema)"))
      #expect(refused.errors.contains("loccit ingest --rebuild --index \(workspace.path("index"))\n"))
    }
    #expect(try workspace.run("doctor").status == 2)
    #expect(try workspace.run("ingest", "--rebuild", "--format", "json").json()["added"] == 9)
    #expect(try workspace.run("search", "lamp").status == 0)
  }

  /// Before there were shards an index was one database.
  @Test(.enabled(if: hasTools, "needs xapian-metadata of xapian-tools")) func anIndexOfTheOldLayoutIsBuiltAnew() throws
  {
    let workspace = try workspace(shards: 1)
    _ = try workspace.shell("mv index/g*-0 old && rm -r index && mv old index && touch index/writer.pid")
    try workspace.setSchema("3", ofDatabaseAt: "index")
    for words in [["search", "lamp"], ["ingest", "texts"], ["remove", "x"]] {
      let refused = try workspace.run(words)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("loccit ingest --rebuild --index \(workspace.path("index"))\n"))
    }
    #expect(try workspace.run("ingest", "--rebuild", "--format", "json").json()["added"] == 9)
    #expect(try workspace.shell("ls index | tr -d 0-9").output == "XAPIANDB\ng-\ng-\nwriter.lock\n")
    #expect(try ids(workspace).count == 9)
  }

  // MARK: Damage

  /// Every file of an index, gone or cut or overwritten: never a crash, always a remedy; and the remedy helps.
  @Test(arguments: ["remove", "empty", "cut", "overwrite", "flip"]) func everyDamageCanBeMended(_ damage: String) throws
  {
    let workspace = try workspace()
    let expected = try ids(workspace)
    _ = try workspace.shell("cp -r index sound")
    let files = try workspace.shell("cd sound && find . -type f ! -name writer.lock | sort").lines
    #expect(files.count >= 9)
    for file in files {
      _ = try workspace.shell("rm -rf index && cp -r sound index")
      let path = "index/\(file.dropFirst(2))"
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: workspace.path(path))))
      switch damage {
      case "remove": try workspace.remove(path)
      case "empty": try workspace.write(path, Data())
      case "cut": try workspace.write(path, Data(bytes.prefix(bytes.count / 2)))
      case "overwrite": try workspace.write(path, Data(repeating: 0x5A, count: bytes.count))
      default:
        var flipped = bytes
        for place in stride(from: 5, to: flipped.count, by: 97) { flipped[place] ^= 0xFF }
        try workspace.write(path, Data(flipped))
      }
      for words in [["doctor"], ["search", "lamp"], ["list"], ["status"]] {
        let outcome = try workspace.run(words)
        #expect(outcome.status < 126, "\(words) after \(damage) \(file): \(outcome.status) \(outcome.errors)")
      }
      let isNoticed = try workspace.run("doctor").status == 2
      let repaired = try workspace.run("doctor", "--repair")
      #expect(repaired.status < 2, "\(damage) \(file): \(repaired.output)\(repaired.errors)")
      if isNoticed { #expect(repaired.output.contains("repair: "), "\(damage) \(file)") }
      // What the list names is read again, and then everything is there.
      if workspace.exists("index/lost-files") {
        _ = try workspace.run("ingest", "-q", "--files-from", "index/lost-files", "-0")
      }
      #expect(try workspace.run("ingest", "-q", "texts").status == 0, "\(damage) \(file)")
      #expect(try ids(workspace) == expected, "\(damage) \(file)")
      #expect(try workspace.run("doctor").status == 0, "\(damage) \(file)")
    }
  }

  @Test func aSoundIndexIsLeftAlone() throws {
    let workspace = try workspace()
    let repaired = try workspace.run("doctor", "--repair")
    #expect(repaired.status == 0)
    #expect(repaired.output.contains("nothing to mend"))
    #expect(try workspace.shell("ls index | grep -c '^g'").output == "2\n")
    #expect(try workspace.run("doctor", "--repair", "--index", "texts").status == 2)
    #expect(try workspace.run("doctor", "--repair", "--index", "nowhere").status == 2)
    #expect(!workspace.exists("nowhere"))
  }

  /// A missing list of the parts must not be taken for an index that is still to be made.
  @Test func anIndexWithoutItsListIsNotOverwritten() throws {
    let workspace = try workspace()
    let expected = try ids(workspace)
    try workspace.remove("index/XAPIANDB")
    for words in [["ingest", "texts"], ["search", "lamp"], ["remove", "x"]] {
      let refused = try workspace.run(words)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("loccit doctor --repair --index \(workspace.path("index"))"))
    }
    #expect(try workspace.run("doctor", "--repair").status == 0)
    #expect(try ids(workspace) == expected)
    #expect(!workspace.exists("index/lost-files"))
  }

  // MARK: One writer

  @Test func aLockOfAProcessThatIsGoneIsNone() throws {
    let workspace = try workspace()
    try workspace.write("index/writer.lock", "999999\n")
    #expect(try workspace.run("ingest", "-q", "--force", "texts").status == 0)
  }

  // MARK: The same corpus, the same index

  /// With one job or many, at once or in two batches, committed seldom or often.
  @Test func howItIsReadDoesNotMatter() throws {
    let workspace = try Workspace()
    try workspace.writeSamples()
    for number in 0..<40 {
      try workspace.write(
        "texts/more/\(10 + number).txt",
        "Report \(number % 7) of the pilots\n\nBy Anna Holm | May 2011\n\nThe lamp of day \(number) was lit.1 \"It burned,\" "
          + "said Brandt.2\n\nNotes\n\n1. Ruth Calder, Lamps and Ledgers, Edinburgh: Tern Press, 1998, p. \(number).\n\n2. Ibid.\n"
      )
    }
    let ways = [
      "one": [["--jobs", "1", "texts"]], "many": [["--jobs", "8", "texts"]],
      "often": [["--commit-every", "1k", "--jobs", "3", "texts"]],
      "batches": [["texts/keepers.txt", "texts/more"], ["texts"]],
    ]
    var answers: [String: [String]] = [:]
    for (name, runs) in ways {
      for words in runs { #expect(try workspace.run(["ingest", "-q", "--index", name] + words).status == 0) }
      var listed = try workspace.run("list", "--index", name, "--format", "jsonl").lines
      listed = listed.map { $0.replacing(/"added": "[^"]*"/, with: "") }.sorted()
      let queries = [
        ["search", "lamp"], ["search", "\"it burned\""], ["search", "pilots NEAR/3 report"],
        ["cites", "Lamps and Ledgers"],
        ["search", "lam*", "--in", "note"], ["sources"],
      ]
      for words in queries {
        listed.append(try workspace.run(words + ["--index", name, "--format", "json", "--limit", "100"]).output)
      }
      answers[name] = listed
    }
    #expect(answers["many"] == answers["one"])
    #expect(answers["often"] == answers["one"])
    // Which of several documents that tie comes first is a matter of which came first.
    #expect(answers["batches"]?.prefix(43).sorted() == answers["one"]?.prefix(43).sorted())
  }
}
