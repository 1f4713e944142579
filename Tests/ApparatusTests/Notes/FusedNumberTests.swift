import DocumentModel
import Testing

@testable import Apparatus

/// Numbers that are no markers, and markers that run into numbers.
@Suite struct FusedNumberTests {
  /// Notes 1 and 2 are called for as they should be; whatever the sentence holds must stay.
  private func reading(_ sentence: String) -> Document {
    document(
      """
      \(Filler.first)1 \(sentence)

      \(sentence) \(Filler.second)2

      Notes

      1. Harbour Board, Minutes, book 4.

      2. Town Records, box 2.
      """)
  }

  @Test(arguments: [
    // Years, ordinals, decades.
    "The locks were sold in 1890, and again in 1902.", "On the 2nd of May and the 21st they sailed.",
    "In the 1870s and the ’80s nobody paid.", "It ran from 1901–2 without a break.",
    // Chapter and verse, sections, lists, versions, times, ratios.
    "He read out Job 1:2 and then 2 Kings 1:1.", "Section 2.1 and § 2 say otherwise.", "Article 2(1) forbids it.",
    "First (1) the dues, then (2) the tolls.", "Version 2.1 of the map was burnt.", "They met at 2:1 and not before.",
    "He carried it by 2 to 1.", "Line no.2 was cut.", "See p.2 and pp.1–2 of the log.", "See fig.1 and Fig. 2.",
    // Chemistry, powers, groups, sicknesses, vitamins, roads, models.
    "They measured H2O and CO2 at the bar.", "Each lot was 12 m2 or 30 km2.", "The G2 and the P1 met in secret.",
    "It was COVID-1 and not COVID-2.", "Vitamin B1 and B2 were unknown.", "The M1 and the A2 were not yet built.",
    "Ship U-2 lay at berth 1A.", "The value x2 was lost.",
    // Money, decimals, figures with their footnote numbers in the words.
    "It cost $1.2 million, then £2.", "Some 2,500 barges, 1,250 of them new, lay there.", "Depth was 2.12 fathoms.",
    "Temperature fell to −2 degrees, or 1° more.", "The odds were 1/2 and 2/1.",
  ])
  func numbersThatAreNoMarkersStay(sentence: String) {
    let document = reading(sentence)
    #expect(document.text.string.ranges(of: sentence).count == 2, "\(document.marked)")
    #expect(document.markers.map(\.note) == ["n1", "n2"], "\(document.marked)")
  }

  @Test(arguments: [
    ("no volume came out in 18892 and none after.", "in 1889{2→n2} and none"),
    ("the locks cost $4,250,0002 in all.", "cost $4,250,000{2→n2} in all."),
    ("they paid a rent of $108.332 to a merchant.", "of $108.33{2→n2} to a merchant."),
    ("the number rose to over 7,000.2 Nobody paid.", "over 7,000.{2→n2} Nobody paid."),
    ("some 1,850+2 barges lay there.", "some 1,850+{2→n2} barges"),
    ("a loss of 40%2 was feared.", "of 40%{2→n2} was feared."),
    ("paragraph 192 of the treaty says so.", "paragraph 19{2→n2} of the treaty"),
  ])
  func aMarkerThatRunsIntoANumberIsFound(words: String, expected: String) {
    let document = document(
      """
      \(Filler.first)1 In that year \(words)

      \(Filler.second)3

      Notes

      1. Harbour Board, Minutes, book 4.

      2. Town Records, box 2.

      3. Ibid.
      """)
    #expect(document.marked.contains(expected), "\(document.marked)")
    #expect(document.markers.map(\.note) == ["n1", "n2", "n3"])
  }

  @Test(arguments: [
    "19 of the 192 and 292 barges", "the years 1872 and 1892", "some 12 barges of 52 and 62",
  ])
  func whereSeveralNumbersWouldDoNoneIsTaken(words: String) {
    let document = document(
      "\(Filler.first)1 In that year \(words) sank.\n\n\(Filler.second)3\n\nNotes\n\n1. One.\n\n2. Two.\n\n3. Three.\n")
    #expect(document.text.string.contains(words), "\(document.marked)")
    #expect(document.note("n2")?.markers == [])
  }

  @Test func aNumberingInThousandsIsFollowed() {
    var text = ""
    var list = "\n\nNotes\n\n"
    for number in 996...1004 {
      text += "Of lock \(number % 7) nobody spoke in the town of MacDuff.\(number) It was late by then. "
      list += "\(number). Harbour Board, Minutes.\n\n"
    }
    let document = document(text + list)
    #expect(document.markers.map(\.note) == (996...1004).map { "n\($0)" })
  }
}
