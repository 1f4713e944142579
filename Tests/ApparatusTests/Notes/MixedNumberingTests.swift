import DocumentModel
import Testing

@testable import Apparatus

/// Several numberings in one document: signs beside numbers, a list at the end of each chapter, numbers in parentheses.
@Suite struct MixedNumberingTests {
  @Test(arguments: [
    ("The board met in May.(1) It had “no ice and no plan.”(2)", "May.{1→n1} It had “no ice and no plan.”{2→n2}"),
    ("Was it the storm?(1) As the pilot said,(2) the bar moved.", "storm?{1→n1} As the pilot said,{2→n2} the bar"),
    ("They left (in haste).(1) They came back!(2)", "(in haste).{1→n1} They came back!{2→n2}"),
  ])
  func numbersInParenthesesAreMarkersBehindASentence(body: String, expected: String) {
    let document = document(
      "\(Filler.first)\n\n\(body)\n\n\(Filler.second)\n\n(1) Minutes, 1890.\n(2) Log of the Ann.\n")
    #expect(document.marked.contains(expected), "\(document.marked)")
    #expect(document.words(of: "n2") == "Log of the Ann.")
  }

  @Test(arguments: [
    "It had three aims: (1) to float, (2) to carry, and (3) to return.",
    "Section 3(1) says so, and section 4(2) says the contrary.",
    "The function f(1) is smaller than f(2).",
  ])
  func numbersInParenthesesMostlyCount(body: String) {
    let document = document("\(Filler.first)\n\n\(body)\n\n\(Filler.second)\n")
    #expect(document.markers.isEmpty && document.notes.isEmpty)
  }

  @Test func aChapterMayHaveASingleNote() {
    let document = document(
      """
      CHAPTER I
      THE FIRST WINTER

      \(Filler.first)(1) The town had “no bread and less patience.”(2)

      (1) Parish Register, 1702.
      (2) Letter of R. Hale, 3 January 1703.

      CHAPTER II
      THE SECOND WINTER

      \(Filler.second)(1)

      (1) Hale Papers, vol. ii, p. 30.
      """)
    #expect(document.notes.map(\.label) == ["1", "2", "1"])
    #expect(document.markers.map(\.note) == document.notes.map(\.id))
  }

  @Test func notesInBracketsStandBetweenParagraphs() {
    let document = document(
      """
      It was old,[1] and it was cold.[A] The builder, one Pym, was hanged.[2]

      [Footnote 1: Older than the town.]

      [Footnote A: Colder, too. So says the
      Register of 1702.

      The Register is lost.]

      [Footnote 2: At York.]

      There was another quay,[3] of which nobody speaks.[B]

      [Footnote 3: _Ibid._, p. 10.]

      [Footnote B: But see the Register.]

      \(Filler.first)
      """)
    let links = document.markers.map { "\($0.label): \($0.note.flatMap(document.words) ?? "nothing")" }
    #expect(
      links == [
        "1: Older than the town.",
        "A: Colder, too. So says the Register of 1702.\nThe Register is lost.", "2: At York.", "3: _Ibid._, p. 10.",
        "B: But see the Register.",
      ])
    #expect(document.blocks.last { $0.kind == .paragraph }.map { document.text[$0.range] } == Filler.first)
  }

  @Test func aNumberAloneIsNoNote() {
    let document = document(
      "The board met twice.1 Nobody came.2\n\n2\n\n\(Filler.first)\n\nNotes\n\n1 Minutes.\n2 Log of the Ann.\n")
    #expect(document.notes.map { document.text[$0.range] } == ["Minutes.", "Log of the Ann."])
  }

  @Test func theListGoesOnUnderASecondParagraph() {
    let document = document(
      """
      The board met.1 It had lunch.2 It met again.3 It ate again.4 It was dissolved.5

      \(Filler.first)

      Notes

      1 Minutes, 3 May 1911.
      2 A. Cole, Lunch and the Board, 14.

      The list could be made longer.
      3 Minutes, 4 May 1911.
      4 Ibid., 9.
      5 Harbour Act 1912, s. 3.
      """)
    #expect(document.markers.compactMap(\.note) == ["n1", "n2", "n3", "n4", "n5"])
    #expect(document.words(of: "n2") == "A. Cole, Lunch and the Board, 14.\nThe list could be made longer.")
  }

  @Test(arguments: ["schwieg^1^ und schrieb.^2^", "schwieg,^1^ und schrieb^2^."])
  func numbersBetweenCaretsAreRaised(body: String) {
    let document = document("Die Behörde \(body)\n\n\(Filler.first)\n\nAnmerkungen\n\n1. Brief vom 3. Mai.\n2. Ebd.\n")
    #expect(document.markers.compactMap(\.note) == ["n1", "n2"])
    #expect(!document.text[document.text.range].contains("^"))
  }

  @Test func aStarStandsAmongNumbers() {
    let document = document(
      """
      The Ferry

      The harbour froze twice that winter.1 Nobody had planned for it.2

      The clerk was asked, and the clerk was ill.*

      * So the family says.

      \(Filler.first)3

      Notes

      1. Minutes of the board.
      2. Daily Post, 4 March.
      3. Talk with a pilot.
      """)
    let links = document.markers.map { "\($0.label): \($0.note.flatMap(document.words) ?? "nothing")" }
    #expect(
      links == [
        "1: Minutes of the board.", "2: Daily Post, 4 March.", "*: So the family says.", "3: Talk with a pilot.",
      ])
  }

  @Test func aNoteRunsOverleafAndSignsBeginAgainUnderIt() {
    let document = document(
      """
      \(Filler.first.wrapped)
      The quay was built in stages,* and each was another's work.†

      * Four, or five if the slip is counted.
      † See the Memoirs of Pym, where the engineer says that he is
      \u{0C}\(Filler.second.wrapped)
      The second stage* took ten years and was paid by the town.†

      forgotten already.
      * Or eleven.
      † The town denied it.
      """)
    #expect(
      document.notes.map { document.text[$0.range] } == [
        "Four, or five if the slip is counted.",
        "See the Memoirs of Pym, where the engineer says that he is forgotten already.", "Or eleven.",
        "The town denied it.",
      ])
    #expect(document.markers.compactMap(\.note) == document.notes.map(\.id))
  }
}

extension String {
  /// In lines of at most 64 letters.
  fileprivate var wrapped: String {
    var lines = [""]
    for word in split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.count + word.count > 63 {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] += (last.isEmpty ? "" : " ") + word
      }
    }
    return lines.joined(separator: "\n")
  }
}
