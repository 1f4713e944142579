import DocumentModel
import Testing

@testable import Apparatus

@Suite struct TitleTests {
  private static let body = """
    The ferry crossed the sound four times a day in summer and twice in winter, and nobody in the town could remember a \
    week in which it had kept to its timetable. The company blamed the tide, and the tide was in no position to answer.

    The harbour master kept a book of his own, in which each crossing was entered with its hour and with the weather.
    """

  @Test(arguments: [
    ("THE FERRY AND ITS BOOK", "Harbour Papers, no. 4\n12 March 1998"),
    ("THE FERRY AND ITS BOOK: A STUDY", "Society for Local History\nMarch 1998"),
    ("The Ferry and Its Book", "Jane Roe and John Doe\n3 May 2001"),
    ("THE FERRY", "Jane Roe\nHull Maritime College\nSpring 1998"),
    ("FERRIES AT WAR", "2004-05-12\nHarbour Papers, no. 9"),
    ("THE FERRY AND ITS BOOK", "By Jane Roe"),
  ])
  func aLineOverABylineIsTheTitle(title: String, byline: String) {
    let document = document("\(title)\n\n\(byline)\n\n\(Self.body)\n")
    #expect(document.texts(.title) == [title])
    #expect(document.texts(.byline) == [byline])
    #expect(document.texts(.heading) == [])
  }

  @Test(arguments: [
    ("THE FERRY AND ITS BOOK", "Jane Roe and John Doe\nMarch 1998"),
    ("Ferries of the Sound", "by Jane Roe"),
    ("Ferries of the Sound", "Jane M. Roe\n12 May 2003"),
    ("FERRIES AT WAR", "Dr. Jane Roe"),
    ("The Ferry and Its Book", "J. Roe and A. Doe"),
  ])
  func theBylineMayFollowTheTitleWithoutABlankLine(title: String, byline: String) {
    let document = document("\(title)\n\(byline)\n\n\(Self.body)\n")
    #expect(document.texts(.title) == [title])
    #expect(document.texts(.byline) == [byline])
  }

  @Test(arguments: [
    "Harbour Working Paper 14", "HARBOUR STUDIES OCCASIONAL PAPERS NO. 3", "Bulletin of Ferries, vol. 12",
  ])
  func theSeriesAboveTheTitleIsNotTheTitle(series: String) {
    let document = document("\(series)\n\nThe Ferry and Its Book\n\n\(Self.body)\n")
    #expect(document.texts(.title) == ["The Ferry and Its Book"])
  }

  @Test(arguments: ["CHAPTER I\nTHE FIRST WINTER", "Part 2: The Ferry", "Chapter iv. The book", "BOOK II THE SOUND"])
  func theFirstChapterIsNotTheTitle(heading: String) {
    #expect(document("\(heading)\n\n\(Self.body)\n").texts(.title) == [])
  }

  @Test func theTitleStaysWhereLaterPagesRepeatIt() {
    let pages = (1...4).map { page in (page == 1 ? "THE LONG FERRY" : "\(page)   THE LONG FERRY") + "\n\n" + Self.body }
    let document = document(pages.joined(separator: "\n\u{0C}"))
    #expect(document.texts(.title) == ["THE LONG FERRY"])
    #expect(!document.texts(.paragraph).contains { $0.contains("THE LONG FERRY") })
  }

  @Test(arguments: [
    "— Come in, said the pilot.", "— Kommen Sie herein, sagte der Lotse.", "– Entrez, dit-il, et fermez.",
  ])
  func whatSomebodySaysBehindADashIsNoSource(line: String) {
    let document = document(
      "THE FERRY\n\nBy Jane Roe\n\nThe pilot had been waiting for an hour.\n\n\(line)\n\n\(Self.body)\n")
    #expect(document.texts(.epigraph) == [])
  }

  @Test(arguments: ["References", "Bibliography", "Works Cited", "Literatur", "Bibliographie"])
  func theListOfWorksHasAHeading(name: String) {
    let works = "[1] J. Roe, Ferries (Hull, 1990).\n[2] A. Doe, Tides (Leeds, 1991).\n[3] B. Poe, Locks (York, 1992)."
    let document = document(
      "THE FERRY\n\n\(Self.body)\n\nThe sound is deep [1], the lock is not [2], [1], [3].\n\n\(name)\n\n\(works)\n")
    #expect(document.texts(.heading) == [name])
    #expect(document.texts(.referenceEntry).count == 3)
  }

  @Test(arguments: [
    "He came back to the island on the\n14 January 1908",
    "Nobody had seen it since the autumn.\n14 January 1908 was a Tuesday.",
    "the last entry is dated\n14 January 1908",
  ])
  func wordsThatEndWithADateAreNoByline(lines: String) {
    #expect(document("THE FERRY\n\n\(lines)\n\n\(Self.body)\n").texts(.byline) == [])
  }

  @Test(arguments: [
    "What the book was for", "Where the ferry came from", "Whom the master wrote to", "How late it was",
    "Which days it sailed on",
  ])
  func aQuestionMayEndWithItsPreposition(line: String) {
    #expect(document("\(Self.body)\n\n\(line)\n\n\(Self.body)\n").texts(.heading) == [line])
  }

  @Test(arguments: ["The master then wrote to", "What the master wrote that", "In the first of the books the"])
  func aLineThatBreaksOffIsNoHeading(line: String) {
    #expect(document("\(Self.body)\n\n\(line)\n\n\(Self.body)\n").texts(.heading) == [])
  }

  @Test func capitalsOverASectionAreAHeading() {
    let document = document("\(Self.body)\n\nTHE BOOK\n\n\(Self.body)\n")
    #expect(document.texts(.title) == [])
    #expect(document.texts(.heading) == ["THE BOOK"])
  }
}

@Suite struct EpigraphTests {
  private func reading(_ motto: String) -> Document {
    document(
      """
      THE FERRY AND ITS BOOK

      Harbour Papers, no. 4
      12 March 1998

      \(motto)

      The ferry crossed the sound four times a day in summer and twice in winter, and nobody in the town could remember a week in which it had kept to its timetable.

      The harbour master kept a book of his own.
      """)
  }

  @Test(arguments: [
    "    The tide keeps no books, and so it is never late.\n        -- Harbour Papers, no. 2",
    "    The tide keeps no books, and so it is never late.\n    — Jane Roe, Letters",
    "The tide keeps no books.\nIt is therefore never late.\n—Jane Roe",
    "    “The tide keeps no books.”\n        ―Jane Roe, “Tides”",
    "    The tide keeps no books, and so it is never late.\n\n        -- Harbour Papers, no. 2",
  ])
  func wordsWithTheirSourceUnderThemAreAnEpigraph(motto: String) {
    let document = reading(motto)
    #expect(document.texts(.title) == ["THE FERRY AND ITS BOOK"])
    #expect(document.quotations.first?.form == .epigraph)
    #expect(document.texts(.epigraph).joined().contains("The tide keeps no books"))
  }

  @Test(arguments: [
    "— Will it sail?\n— Not today.",
    "The tide keeps no books.\n-- and so it is never late",
    "The tide keeps no books,\n— Jane Roe was told —",
  ])
  func dialogueAndAsidesAreNoEpigraph(lines: String) {
    #expect(reading(lines).texts(.epigraph) == [])
  }

  @Test func theSourceOfAQuotationInTheBodyStaysALineOfItsOwn() {
    let document = document(
      """
      The harbour master kept a book of his own, in which each crossing was entered with its hour and with the weather.

          The tide keeps no books, and so it is never late.
          -- Jane Roe

      He was proud of it, and he was right to be proud of it, for there was no other on that coast.
      """)
    #expect(document.texts(.epigraph) == [])
    #expect(document.texts(.blockQuotation) == ["The tide keeps no books, and so it is never late.\n-- Jane Roe"])
  }
}
