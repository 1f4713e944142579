import Foundation
import Testing

/// Hits and citations as tables and Markdown, and batches of queries.
@Suite struct SearchFormatTests {
  @Test func commaSeparatedValues() throws {
    let outcome = try SharedIndex.run("search", "--format", "csv", "--in", "note", "quarterly")
    let lines = outcome.output.components(separatedBy: "\r\n")
    #expect(
      lines[0] == "rank,score,id,unit,author,title,date,section,page,paragraph,note,speaker,excerpt,attribution,path")
    #expect(lines.last == "")
    #expect(lines.count == 4)
    #expect(outcome.output.contains(#""Tomas Brandt, ""The Cost of Oil,"" Harbour Quarterly, March 3, 2004, p. 12.""#))
    let citations = try SharedIndex.run("cites", "--format", "csv", "Lamps")
    #expect(citations.output.hasPrefix("id,form,document,sentence,note,reference,state,attribution\r\n"))
  }

  @Test func tabSeparatedValues() throws {
    for words in [["search", "keepers"], ["cites", "Lamps"]] {
      let outcome = try Program.run(
        words + ["--format", "tsv"], in: SharedIndex.folder, environment: ["LOCCIT_INDEX": SharedIndex.path])
      let rows = outcome.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      #expect(rows.count > 2)
      #expect(Set(rows.map(\.count)).count == 1)
    }
  }

  @Test func markdown() throws {
    let hits = try SharedIndex.run("search", "--format", "markdown", "cellar")
    #expect(hits.output.contains("in a coal **cellar**, said that"))
    #expect(hits.output.contains("> — Anna Holm, \"The Keepers of Skerrow Light\" (May 2011), ¶ 2.[^1-2][^1-3]"))
    #expect(hits.output.contains("\n[^1-3]: 3. Calder, p. 60.\n"))
    let citations = try SharedIndex.run("cites", "--format", "markdown", "Lamps")
    #expect(citations.output.hasPrefix("> The lamp at Skerrow was lit"))
    #expect(citations.output.contains(">\n> cites Ibid., p. 44.\n>\n> — Anna Holm"))
  }

  @Test func tablesOfNothingHaveTheirHead() throws {
    #expect(try SharedIndex.run("search", "--format", "tsv", "zyzzyva").lines.count == 1)
    #expect(try SharedIndex.run("search", "--format", "markdown", "zyzzyva").output.isEmpty)
  }

  @Test func batchesAreRankedForEvaluation() throws {
    let workspace = try Workspace()
    try workspace.write("queries", "q1\tlamp OR (oil\n\nq2\tzyzzyva\nq3\t\nq4\tfog author:\"signals\n")
    let outcome = try workspace.run(
      "search", "--index", SharedIndex.path, "--queries", "queries", "--format", "trec", "--plain", "--limit", "2")
    #expect(outcome.status == 0)
    let rows = outcome.lines.map { $0.split(separator: " ") }
    #expect(rows.allSatisfy { $0.count == 6 && $0[1] == "Q0" && $0[5] == "loccit" && Double($0[4]) != nil })
    #expect(rows.map { "\($0[0]) \($0[3])" } == ["q1 1", "q1 2", "q4 1"])
    #expect(outcome.errors == "query q3 has no words\n")
  }

  @Test func batchesSayWhichQueryAHitAnswers() throws {
    let queries = "a\tlamp\nb\tfog\n"
    func batch(_ format: String) throws -> Program.Outcome {
      try SharedIndex.run("search", "--queries", "-", "--format", format, "--limit", "1", input: queries)
    }
    let objects = try batch("json").jsonLines()
    #expect(objects.map(\.["queryID"]) == ["a", "b"])
    #expect(objects.flatMap { Interface.hits.faults(in: $0) } == [])
    #expect(try batch("jsonl").jsonLines().map(\.["queryID"]) == ["a", "b"])
    let table = try batch("tsv").lines
    #expect(table.map { $0.prefix { $0 != "\t" } } == ["query", "a", "b"])
    #expect(try batch("text").output.hasPrefix("a: lamp\n"))
    #expect(try batch("markdown").output.hasPrefix("## a: lamp\n\n> "))
  }

  @Test(arguments: ["lamp\n", "two words\tlamp\n", "\tlamp\n"])
  func aLineWithoutIdIsAnError(queries: String) throws {
    let outcome = try SharedIndex.run("search", "--queries", "-", input: "q1\tlamp\n" + queries)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("line 2"))
    #expect(outcome.output.isEmpty)
  }

  @Test func anErrorInABatchNamesItsLine() throws {
    let queries = "q1\tlamp\n\nq2\t\"open\nq3\tnobody:x\nq4\tfog\n"
    let outcome = try SharedIndex.run("search", "--queries", "-", input: queries)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("line 3: "))
    #expect(outcome.errors.contains("line 4: "))
    #expect(outcome.errors.contains("  ^\n"))
    // All others are answered.
    #expect(outcome.output.contains("q1: lamp") && outcome.output.contains("q4: fog"))
  }
}
