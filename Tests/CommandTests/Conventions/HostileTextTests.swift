import Foundation
import Testing

/// Nothing that stands in a file or its name may steer the terminal.
@Suite struct HostileTextTests {
  /// An index of one document whose name, metadata and text hold control characters, and of one that cannot be read.
  private func hostile() throws -> Workspace {
    let workspace = try Workspace()
    let sequence = "\u{1B}[31m\u{9B}2J\u{7}\u{202E}"
    try workspace.write(
      "texts/new\nline \u{1B}[2Jname.md",
      """
      ---
      id: "odd \\e[31mid"
      title: "A \\e[2Jtitle"
      author: "Wr\\e[1miter, Ann\\x07"
      date: 2001
      ---

      # The \(sequence) heading

      The weather\(sequence) was bad, she said, "and it got worse\(sequence)."[^1]

      [^1]: Ann Miller, "Bad \(sequence)Weather," The Barometer, May 2, 1999, p. 3.

      """)
    try workspace.write("texts/large \u{1B}[5mname\u{7}.txt", String(repeating: "word ", count: 400))
    return workspace
  }

  private func isSafe(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0A, 0x0D: false
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  @Test func noControlCharacterComesThrough() throws {
    let workspace = try hostile()
    var outcomes = [
      try workspace.run("ingest", "--max-file-size", "1k", "--progress", "plain", "texts", "no\u{1B}[2Jwhere")
    ]
    #expect(outcomes[0].status == 1)
    let id = try #require(try workspace.run("list", "--format", "json").json()["documents"][0]["id"].text)
    #expect(isSafe(id))
    for words in [
      ["list"], ["status"], ["doctor"], ["sources"], ["show", id], ["show", "\u{1B}[1mnone"], ["cites", "Miller"],
      ["search", "weather"], ["search", "weather", "--facets", "--timeline", "--explain"],
      ["search", "\u{1B}[1mabsent"],
      ["search", "au\u{1B}thor:x"], ["search", "--group", "work", "weather"], ["remove", "none\u{1B}[1m"],
      ["inspect", "texts/new\nline \u{1B}[2Jname.md"], ["inspect", "absent\u{1B}[2J"],
      ["inspect", "--stage", "text", "texts/new\nline \u{1B}[2Jname.md"],
      ["inspect", "--stage", "units", "texts/new\nline \u{1B}[2Jname.md"],
      ["inspect", "--stage", "terms", "texts/new\nline \u{1B}[2Jname.md"], ["frob\u{1B}[2J"],
      ["ingest", "--metadata", "no\u{1B}[2Jne.bib", "texts"], ["ingest", "--progress", "json", "--force", "texts"],
    ] {
      outcomes.append(try workspace.run(words))
    }
    for format in ["json", "jsonl", "csv", "tsv", "markdown"] {
      outcomes.append(try workspace.run("search", "--format", format, "weather"))
      outcomes.append(try workspace.run("cites", "--format", format, "Miller"))
    }
    for format in ["json", "jsonl"] {
      for command in ["list", "status", "sources", "doctor"] {
        outcomes.append(try workspace.run(command, "--format", format))
      }
    }
    for outcome in outcomes {
      // A tab is TSV's own.
      #expect(isSafe(outcome.output.replacing("\t", with: "")), "\(outcome.output.debugDescription)")
      #expect(isSafe(outcome.errors), "\(outcome.errors.debugDescription)")
    }
  }

  @Test func noNameEndsItsLink() throws {
    let workspace = try hostile()
    _ = try workspace.run("ingest", "--quiet", "--max-file-size", "1k", "texts")
    let id = try #require(try workspace.run("list", "--format", "json").json()["documents"][0]["id"].text)
    for words in [
      ["list"], ["show", id], ["cites", "Miller"], ["search", "weather"], ["search", "--group", "work", "weather"],
      ["inspect", "texts/new\nline \u{1B}[2Jname.md"],
    ] {
      let output = try workspace.run(words + ["--links", "always"]).output
      let parts = output.components(separatedBy: "\u{1B}]8;;")
      #expect(parts.count > 2 && isSafe(parts[0]), "\(words)")
      for part in parts.dropFirst() {
        let link = part.components(separatedBy: "\u{1B}\\")
        #expect(link.count == 2 && isSafe(link[1]), "\(part.debugDescription)")
        #expect(link[0].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/:%-._~#=".contains($0)) })
      }
    }
  }

  @Test func aNameStaysOnItsLine() throws {
    let workspace = try hostile()
    let report = try workspace.run("ingest", "--max-file-size", "1k", "--progress", "plain", "texts")
    #expect(report.errors.contains(#"new\nline \u{1b}[2Jname.md"#))
    let list = try workspace.run("list")
    #expect(list.output.contains(#"new\nline \u{1b}[2Jname.md"#))
    #expect(list.lines.count == 3)
  }

  @Test func jsonKeepsWhatTheNameWas() throws {
    let workspace = try hostile()
    _ = try workspace.run("ingest", "--quiet", "texts")
    let paths = try workspace.run("list", "--format", "json").json()["documents"].values.compactMap(\.["path"].text)
    #expect(paths.contains { $0.hasSuffix("new\nline \u{1B}[2Jname.md") })
  }
}
