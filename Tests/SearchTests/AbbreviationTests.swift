import DocumentModel
import Testing

@testable import Search

/// What an abbreviation stands for is read where a text says so, and found by it.
@Suite(.serialized) struct AbbreviationTests {
  @Test(arguments: [
    ("the Treaty on Conventional Forces in Europe (CFE) of 1990", ["cfe = conventional forces in europe"]),
    ("Conventional Armed Forces in Europe (CFE)", ["cfe = conventional armed forces in europe"]),
    ("the Ministry of Defence (MOD) and the Home Office (HO)", ["mod = ministry of defence", "ho = home office"]),
    (
      "the OSCE (Organization for Security and Co-operation in Europe)",
      [
        "osce = organization for security and co operation in europe"
      ]
    ),
    ("NHB (Northern Harbour Board) paid", ["nhb = northern harbour board"]),
    ("in the United States (U.S.) today", ["us = united states"]),
    ("intercontinental ballistic missiles (IBMs)", ["ibm = intercontinental ballistic missiles"]),
    ("two lamps (CFE) burned", []), ("he came late (see above)", []), ("the board (1990) met", []),
    ("(CFE)", []), ("CFE ()", []), ("CFE (", []), ("", []), ("x(AB)", []),
    ("Charles told Frances about the whole of Europe (CFE)", []),
  ])
  func definitionsAreRead(text: String, expected: [String]) {
    let found = AbbreviationReader.definitions(in: ScalarText(text))
    #expect(found.map { "\($0.abbreviation) = \($0.words.joined(separator: " "))" } == expected)
  }

  @Test func readingStaysLinear() {
    for unit in ["(", "(A", "(AB)", "A (", "a b c (ABC) "] {
      let text = ScalarText(String(repeating: unit, count: 200_000 / unit.count))
      #expect(AbbreviationReader.definitions(in: text).count <= text.count)
    }
  }

  private static var papers: [SamplePaper] {
    var treaty = SamplePaper("treaty")
    treaty.addPassage("p1", "The Northern Harbour Board (NHB) set the tolls. They were high.")
    treaty.addPassage("p2", "Nobody asked the northern harbour board for its reasons.")
    var other = SamplePaper("other")
    other.addPassage("p1", "Of the NHB nothing more was heard.")
    other.addPassage("p2", "A board of the northern harbour, and nhb in small letters.")
    return [treaty, other]
  }

  @Test(arguments: [
    ("NHB", ["other#p1", "other#p2", "treaty#p1", "treaty#p2"]),
    ("N.H.B.", ["other#p1", "other#p2", "treaty#p1", "treaty#p2"]),
    ("nhb", ["other#p1", "other#p2", "treaty#p1"]), ("\"NHB\"", ["other#p1", "other#p2", "treaty#p1"]),
    ("+NHB +reasons", ["treaty#p2"]), ("tolls -NHB", []), ("XYZ", []),
  ])
  func anAbbreviationFindsWhatItStandsFor(query: String, expected: [String]) async throws {
    let index = try await SampleIndex(Self.papers)
    #expect(try index.ids(query).sorted() == expected)
  }

  @Test func itIsSaidAndMarked() async throws {
    let index = try await SampleIndex(Self.papers)
    let list = try index.search("NHB reasons")
    #expect(list.query == "NHB reasons")
    #expect(list.understood == "(NHB OR \"northern harbour board\") reasons")
    let hit = try #require(list.hits.first { $0.unit.id.description == "treaty#p2" })
    #expect(hit.excerpt.highlights.count == 4)
    // It weighs about as one word.
    #expect(try index.ids("NHB heard").first == "other#p1")
  }
}
