import DocumentModel
import Testing

@testable import Search

/// `said:` tells the writer's own words from those that are quoted.
@Suite(.serialized) struct VoiceTests {
  /// Passages whose quotations stand between « and », which go; each quotation is a unit, too.
  private static func paper(_ passages: String...) -> SamplePaper {
    var paper = SamplePaper("weil")
    for (index, marked) in passages.enumerated() {
      var text = ""
      var quoted: [Range<Int>] = []
      var start = 0
      for scalar in marked.unicodeScalars {
        switch scalar {
        case "«": start = text.unicodeScalars.count
        case "»": quoted.append(start..<text.unicodeScalars.count)
        default: text.unicodeScalars.append(scalar)
        }
      }
      let passage = paper.id("p\(index + 1)")
      paper.add(passage.local, .passage, text) { $0.quoted = quoted }
      for (number, range) in quoted.enumerated() {
        paper.add("q\(index + 1)\(number)", .quotation, ScalarText(text)[range]) {
          $0.passage = passage
          $0.passageRange = range
          $0.quoted = [0..<range.count]
        }
      }
    }
    return paper
  }

  private static let papers = [
    paper(
      "The treaty was signed. «We never wanted a shield over the harbour», the minister said, and left the harbour.",
      "Nobody expected a shield to be spoken of, least of all the keeper of the lamp.",
      "«The lamp burns while» he wrote «the treaty lasts». The lamp was broken, the treaty dead.",
      "A harbour without a shield.")
  ]

  @Test(arguments: [
    ("said:author shield", ["p2", "p4"]), ("said:others shield", ["p1", "q10"]),
    ("said:author harbour", ["p1", "p4"]), ("said:others harbours", ["p1", "q10"]),
    ("said:author \"the lamp\"", ["p2", "p3"]), ("said:others \"the lamp\"", ["p3", "q30"]),
    ("said:author \"treaty\"", ["p1", "p3"]), ("said:others \"treaty\"", ["p3", "q31"]),
    ("said:author shie*", ["p2", "p4"]), ("said:others shie*", ["p1", "q10"]),
    ("said:author harbour NEAR/4 shield", ["p4"]), ("said:others harbour NEAR/4 shield", ["p1", "q10"]),
    // No word of it alone is quoted, and none alone is the writer's.
    ("said:author \"while he\"", []), ("said:others \"while he\"", []),
    ("shield -(said:author shield)", ["p1", "q10"]), ("(said:author lamp) AND (said:others treaty)", ["p3"]),
    ("said:author", ["p1", "p2", "p3", "p4"]), ("said:others", ["q10", "q30", "q31"]),
    ("said:others unheard", []), ("said:author +lamp -shield", ["p3"]),
  ])
  func wordsCountOnOneSideOfQuotationMarks(query: String, expected: [String]) async throws {
    let index = try await SampleIndex(Self.papers)
    let found = try index.search(query).hits.flatMap { [$0.unit.id] + $0.folded }.map(\.local)
    #expect(found.sorted() == expected.sorted())
  }

  @Test(arguments: [("lamp", 2), ("said:author lamp", 1), ("said:others lamp", 1)])
  func onlyWordsThatCountAreMarked(query: String, count: Int) async throws {
    let index = try await SampleIndex(Self.papers)
    let hit = try #require(try index.search(query).hits.first { $0.unit.id.local == "p3" })
    #expect(hit.excerpt.highlights.count == count)
  }

  @Test func whoSaidItIsAskedOtherwise() {
    let error = #expect(throws: QueryError.self) { try Query(parsing: "missile said:Oda") }
    #expect(error?.hint == "Did you mean “speaker:Oda”?")
    #expect(throws: QueryError.self) { try Query(parsing: "said:\"van der Meer\"") }
  }
}
