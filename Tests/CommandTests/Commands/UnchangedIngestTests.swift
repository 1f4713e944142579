import Foundation
import Testing

/// An ingest that finds nothing changed is told by `loccit` itself: it must say what `loccit-corpus` would.
@Suite struct UnchangedIngestTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeSamples()
    return workspace
  }

  /// The bytes in which the databases of the index say what they hold.
  private func state(_ workspace: Workspace) throws -> String {
    try workspace.shell("cat index/XAPIANDB index/g*/iamglass | sha256sum").output
  }

  private func withoutSeconds(_ text: String) -> String {
    text.replacingOccurrences(of: "\"seconds\": [0-9.e-]*", with: "", options: .regularExpression)
  }

  static let words: [[String]] = [
    ["texts"], ["texts", "--quiet"], ["-q", "texts"], ["texts", "--format", "json"], ["--format=jsonl", "texts"],
    ["texts/", "--quiet", "--format", "json", "texts"], ["./texts", "--index", "index"],
  ]

  @Test(arguments: words) func saysWhatTheWholeProgramSays(_ words: [String]) throws {
    let workspace = try workspace()
    try workspace.write("texts/empty.txt", "")
    try workspace.write("texts/broken.pdf", "%PDF-1.4\n%none\n")
    try workspace.write("texts/keepers.yaml", "title: The Keepers\n")
    #expect(try workspace.run("ingest", "texts").status == 1)
    let before = try state(workspace)
    let short = try workspace.run(["ingest"] + words)
    // Nothing was written to any database.
    #expect(try state(workspace) == before)
    #expect(workspace.exists("index/last-report"))
    let whole = try workspace.shell("$loccit-corpus ingest " + words.joined(separator: " "))
    #expect(short.status == whole.status)
    #expect(withoutSeconds(short.output) == withoutSeconds(whole.output))
    #expect(short.errors == whole.errors)
  }

  static let changes: [(line: String, count: String, number: Int)] = [
    ("echo 'One more text.' > texts/more.txt", "added", 1),
    ("sed -i s/Skerrow/Skarrow/ texts/keepers.txt", "updated", 1),
    ("touch texts/keepers.txt", "unchanged", 3),
    ("echo 'title: The Keepers' > texts/keepers.yaml", "updated", 1),
    ("cd texts && mkdir more && cp keepers.txt more/others.txt", "added", 1),
    ("cd texts && tar -cf more.tar keepers.txt", "added", 1),
    ("mv texts/keepers.txt texts/k.txt", "added", 1),
    ("$loccit remove texts/keepers.txt", "added", 1),
  ]

  @Test(arguments: changes) func whateverChangesIsSeen(_ item: (line: String, count: String, number: Int)) throws {
    let workspace = try workspace()
    for _ in 0..<2 { #expect(try workspace.run("ingest", "texts").status == 0) }
    #expect(try workspace.shell(item.line).status == 0)
    let report = try workspace.run("ingest", "texts", "--format", "json").json()
    #expect(report[item.count].integer == item.number)
  }

  @Test func aFileThatIsGoneIsNamed() throws {
    let workspace = try workspace()
    for _ in 0..<2 { #expect(try workspace.run("ingest", "texts").status == 0) }
    try workspace.remove("texts/keepers.txt")
    for _ in 0..<2 {
      let report = try workspace.run("ingest", "texts", "--format", "json").json()
      #expect(report["skipped"].values.count == 1)
    }
  }

  @Test func theStatusTellsOfTheLastIngest() throws {
    let workspace = try workspace()
    func last(_ name: String) throws -> Int? {
      try workspace.run("status", "--format", "json").json()["lastIngest"][name].integer
    }
    try #require(try workspace.run("ingest", "texts").status == 0)
    #expect(try (last("added"), last("unchanged")) == (3, 0))
    for _ in 0..<2 {
      try #require(try workspace.run("ingest", "texts").status == 0)
      #expect(try (last("added"), last("unchanged")) == (0, 3))
    }
    for number in 1...5 {
      try workspace.write("texts/more\(number).txt", "More of text number \(number).")
      try #require(try workspace.run("ingest", "texts/more\(number).txt").status == 0)
      #expect(try (last("added"), last("unchanged")) == (1, 0))
    }
    try #require(try workspace.run("ingest", "texts").status == 0)
    #expect(try (last("added"), last("unchanged")) == (0, 8))
  }

  static let damage = [
    "truncate -s 100 index/known-files", "rm index/known-files", ": > index/known-files",
    "printf x | dd of=index/known-files bs=1 seek=90 conv=notrunc", "cp index/XAPIANDB index/known-files",
    "rm index/last-report; mkdir index/last-report",
  ]

  @Test(arguments: damage) func nothingReliesOnWhatIsNotedBesideTheDatabases(_ line: String) throws {
    let workspace = try workspace()
    for _ in 0..<2 { #expect(try workspace.run("ingest", "texts").status == 0) }
    #expect(try workspace.shell(line).status == 0)
    for _ in 0..<2 {
      let outcome = try workspace.run("ingest", "texts")
      #expect(outcome.status == 0)
      #expect(outcome.lines == ["0 added, 0 updated, 3 unchanged"])
    }
    #expect(try workspace.run("status").status == 0)
  }
}
