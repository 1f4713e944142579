import DocumentModel
import Testing

@testable import Apparatus

@Suite struct EndnoteTests {
  @Test(arguments: [
    ("The ice broke early.1 Nobody was ready.", "The ice broke early.{1→n1} Nobody was ready."),
    ("They called it “the long winter.”1 It was.", "They called it “the long winter.”{1→n1} It was."),
    ("As the pilot said,1 the bar had moved.", "As the pilot said,{1→n1} the bar had moved."),
    ("The wreck (a brig)1 lay there for years.", "The wreck (a brig){1→n1} lay there for years."),
    ("Was it the storm?1 No one knew.", "Was it the storm?{1→n1} No one knew."),
    ("The harbourmaster1 kept no books.", "The harbourmaster{1→n1} kept no books."),
    (
      "The pilots refused . 1 Since then the bar has moved.", "The pilots refused .{1→n1} Since then the bar has moved."
    ),
    ("The pilots refused.[1] Since then the bar moved.", "The pilots refused.{1→n1} Since then the bar moved."),
    ("The pilots refused [1]. Since then the bar moved.", "The pilots refused{1→n1}. Since then the bar moved."),
    ("The pilots refused.¹ Since then the bar moved.", "The pilots refused.{1→n1} Since then the bar moved."),
    ("In March 1890,1 the bar moved.", "In March 1890,{1→n1} the bar moved."),
    ("The bar moved in 1890.1 Nobody saw it.", "The bar moved in 1890.{1→n1} Nobody saw it."),
    ("A thing both new—and odd1—was found.", "A thing both new—and odd{1→n1}—was found."),
  ])
  func takesTheMarkerOutOfTheWords(body: String, expected: String) {
    let document = document(body + "\n\nNotes\n\n1. Harbour Board, Minutes, 4 March 1890.\n")
    #expect(document.marked.hasPrefix(expected + "\n\n"), "\(document.marked)")
    #expect(document.words(of: "n1") == "Harbour Board, Minutes, 4 March 1890.")
  }

  @Test(arguments: [
    "The survey of 1890 cost $1,250,001 in all.", "Depth was 3.1 fathoms at the bar.",
    "See Genesis 3:1 and what follows.",
    "They drank H1 and B1 by the pint.", "Each plot was 2 m1 by order.", "The file COVID-1 was closed.",
    "On the 1st they sailed.",
    "The G1 met in secret.", "It is on p.1 of the log.", "Rule no.1 was broken.", "They paid £1 a day.",
    "Section 2.1 says so.",
    "The vote was 11-1 against.", "It began at 10:1 by the clock.", "A share of 1/1 was sold.",
    "In ’91 they came back.",
  ])
  func leavesNumbersThatAreNoMarkers(sentence: String) {
    let body = "\(sentence) The second pilot drowned.1 The third went home.2"
    let document = document(body + "\n\nNotes\n\n1. First.\n\n2. Second.\n")
    #expect(
      document.marked.hasPrefix("\(sentence) The second pilot drowned.{1→n1} The third went home.{2→n2}"),
      "\(document.marked)")
  }

  @Test func readsTheListWithoutAHeading() {
    let document = document(
      """
      \(Filler.first)1 \(Filler.second)2

      Nobody signed.3


      1.Town Records, box 4.

      2. “Locks,” Canal News, p. 3.

      3. Ibid.
      """)
    #expect(document.notes.map(\.label) == ["1", "2", "3"])
    #expect(document.markers.map(\.note) == ["n1", "n2", "n3"])
    #expect(document.words(of: "n1") == "Town Records, box 4.")
  }

  @Test func saysWhichNotesAreMissing() {
    let document = document(
      "One thing.1 Another thing.2 A third thing.3 And a last one.4\n\nNotes\n\n1. A.\n\n3. C.\n")
    #expect(document.markers.map(\.note) == ["n1", nil, "n3", nil])
    #expect(
      document.codes.sorted() == ["marker-without-note", "marker-without-note", "numbering-gap"])
    #expect(!document.text.string.contains("2"))
  }

  @Test func saysWhichNotesNothingLeadsTo() {
    let document = document("One thing.1 Another thing.\n\nNotes\n\n1. A note.\n\n2. An orphan.\n")
    #expect(document.codes == ["note-without-marker"])
    #expect(document.note("n2")?.markers == [])
  }

  @Test func numberingThatBeginsAgainIsKeptApart() {
    let document = document(
      """
      First Part

      \(Filler.first)1 \(Filler.second)2

      Notes

      1. One of the first.

      2. Two of the first.

      Second Part

      \(Filler.second)1 \(Filler.first)2

      Notes

      1. One of the second.

      2. Two of the second.
      """)
    #expect(document.notes.map(\.id) == ["n1", "n2", "n1-2", "n2-2"])
    #expect(document.markers.map(\.note) == ["n1", "n2", "n1-2", "n2-2"])
    #expect(document.markers.map(\.id) == ["m1", "m2", "m1-2", "m2-2"])
  }

  @Test func numberingBeginsAgainInsideOneList() {
    let document = document(
      "Alpha one.1 Alpha two.2\n\nBeta one.1 Beta two.2\n\nNotes\n\n1. a1\n\n2. a2\n\n1. b1\n\n2. b2\n")
    #expect(document.markers.map(\.note) == ["n1", "n2", "n1-2", "n2-2"])
    #expect(document.words(of: "n2-2") == "b2")
  }

  @Test func aNoteOfSeveralParagraphsStaysOne() {
    let document = document(
      "One thing.1 Another.2\n\nNotes\n\n1. The first paragraph of a note.\n\nThe second paragraph of that note.\n\n2. Next.\n"
    )
    #expect(document.words(of: "n1") == "The first paragraph of a note.\nThe second paragraph of that note.")
    #expect(document.words(of: "n2") == "Next.")
  }

  @Test func wrappedNotesWithoutBlankLinesAreCutApart() {
    let document = document(
      """
      The commission met again in the spring and found that the channel had
      silted up behind the second lock.1 It ordered a new survey at once and
      paid for it out of the tolls.2

      NOTES

      1. Minutes of the river commission, volume four, second series, at the
      page that the clerk marked with a ribbon.
      2. Ibid.
      """)
    #expect(document.words(of: "n1")?.hasSuffix("at the page that the clerk marked with a ribbon.") == true)
    #expect(document.words(of: "n2") == "Ibid.")
    #expect(document.markers.map(\.note) == ["n1", "n2"])
  }

  @Test func signsLeadToTheNoteUnderTheParagraph() {
    let document = document(
      "\(Filler.first)* \(Filler.second)\n\n* So the clerk says; the minutes are lost.\n\n\(Filler.second)")
    #expect(document.markers.map(\.rule) == ["symbol"])
    #expect(document.notes.map(\.kind) == [.footnote])
    #expect(document.words(of: "n*") == "So the clerk says; the minutes are lost.")
  }

  @Test func twoMarkersInARowAndOneOnAHeading() {
    let document = document(
      "The Locks¹\n\n\(Filler.first)²³\n\n\(Filler.second)²,³ Thus.\n\nNotes\n\n¹ a\n\n² b\n\n³ c\n")
    #expect(document.markers.first?.note == "n1")
    #expect(document.blocks.first { $0.kind == .heading || $0.kind == .title }?.range == 0..<9)
  }

  @Test func aListInTheTextIsNoNote() {
    let document = document(
      "\(Filler.first)\n\n1. The first reason is money.\n\n2. The second is pride.\n\n\(Filler.second)")
    #expect(document.notes.isEmpty)
    #expect(document.kinds() == [.paragraph, .listItem, .listItem, .paragraph])
  }

  @Test func numberedWorksAreReferences() {
    let document = document(
      "We follow an earlier survey [1] and its sequel [2], but not the first [1].\n\nReferences\n\n[1] A. Roe, Locks.\n\n[2] B. Roe, Weirs.\n"
    )
    #expect(document.notes.isEmpty)
    #expect(document.kinds().suffix(2) == [.referenceEntry, .referenceEntry])
  }

  @Test func markersOfATextWithoutNotesAreTakenOutAndReported() {
    let document = document("One thing.[^1] Another.[^2]")
    #expect(document.text.string == "One thing. Another.")
    #expect(document.markers.map(\.note) == [nil, nil])
  }
}
