import Foundation
import Testing

/// `remove`, `status` and `doctor`.
@Suite struct IndexCommandTests {
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeSamples()
    _ = try workspace.run("ingest", "-q", "texts")
    return workspace
  }

  @Test func documentsAreRemovedByIdPathAndFolder() throws {
    let workspace = try workspace()
    let byID = try workspace.run("remove", "holm-2011")
    #expect(byID.status == 0)
    #expect(byID.output == "removed holm-2011\n")
    #expect(try workspace.run("search", "author:Holm lamp").status == 1)
    #expect(try workspace.run("remove", "texts/signals.html", "--format", "json").json()["removed"] == ["brandt-2007"])
    #expect(try workspace.run("remove", "texts/north", "absent").output == "removed tide-tables-2013\n")
    let none = try workspace.run("remove", "holm-2011")
    #expect(none.status == 1)
    #expect(none.output.isEmpty)
    #expect(none.errors == "nothing in the index has the id or path holm-2011\n")
    #expect(try workspace.run("remove", "--format", "json", "x").json()["removed"] == [])
    // What is still there comes back.
    #expect(try workspace.run("ingest", "texts", "--format", "json").json()["added"] == 3)
  }

  @Test func nothingIsMadeByARemoval() throws {
    let workspace = try Workspace()
    #expect(try workspace.run("remove", "x").status == 2)
    #expect(!workspace.exists("index"))
  }

  @Test func theStatusCounts() throws {
    let outcome = try SharedIndex.run("status")
    #expect(outcome.status == 0)
    #expect(outcome.lines[0] == (try SharedIndex.path))
    #expect(outcome.lines[1].hasPrefix("  3 documents, "))
    #expect(outcome.output.contains("\n  last ingest: 3 added, 0 updated, 0 unchanged, in "))
    // What is doubtful is said of each document.
    #expect(outcome.output.contains("  doubtful ") && outcome.output.contains("marker-without-note"))
    #expect(outcome.lines.last == "  loccit inspect FILE names each doubtful place")
    #expect(try SharedIndex.run("status", "--index", "nowhere").status == 2)
  }

  @Test func aSoundIndexIsSound() throws {
    let outcome = try SharedIndex.run("doctor")
    #expect(outcome.lines.filter { $0.hasPrefix("ok      ") }.count >= 5)
    #expect(!outcome.output.contains("error   "))
  }

  /// The programs that read some formats are named with their versions; where one is missing, what cannot be read.
  @Test func theConvertersAreChecked() throws {
    let sound = try SharedIndex.run("doctor")
    #expect(sound.lines.contains { $0.hasPrefix("ok      loccit-pdf: loccit-pdf ") })
    let environment = ["LOCCIT_INDEX": try SharedIndex.path, "PATH": "/nowhere"]
    let bare = try Program.run(["doctor"], in: SharedIndex.folder, environment: environment)
    #expect(bare.status == 1)
    #expect(bare.lines.contains { $0.hasPrefix("warning pandoc: not found: without it no ") })
    #expect(bare.lines.contains("        apt install pandoc"))
  }

  @Test func aMissingIndexIsToBeMade() throws {
    let outcome = try SharedIndex.run("doctor", "--index", "nowhere")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("loccit ingest --index nowhere"))
  }

  @Test func aDamagedIndexIsTwoEverywhere() throws {
    let workspace = try workspace()
    let tables = try FileManager.default.subpathsOfDirectory(atPath: workspace.path("index")).filter {
      $0.hasSuffix(".glass")
    }
    #expect(tables.count >= 3)
    for name in tables {
      let path = workspace.path("index/\(name)")
      guard let size = try? Data(contentsOf: URL(filePath: path)).count else { continue }
      try Data(repeating: 0x5A, count: size).write(to: URL(filePath: path))
    }
    #expect(try workspace.run("doctor").status == 2)
    #expect(try workspace.run("search", "lamp").status == 2)
    #expect(try workspace.run("list").status == 2)
  }

  @Test func aFolderThatIsNoIndexIsRefused() throws {
    let workspace = try workspace()
    #expect(try workspace.run("list", "--index", "texts").status == 2)
    #expect(try workspace.run("list", "--index", "texts/keepers.txt").status == 2)
  }
}
