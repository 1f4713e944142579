import DocumentModel
import Testing

@testable import Apparatus

/// Papers that are cited by series and number, documents of bodies, and titles that must stay as printed.
@Suite struct SeriesReferenceTests {
  private func references(_ notes: [String]) -> [[Reference]] {
    ReferenceFinder.references(
      in: notes.map { line in
        let note = NoteLine.parse(line)
        return (note.label, ScalarText(note.text))
      })
  }

  /// note; author; title; year; locator
  static let papers: [(String, String, String, Int, String?)] = [
    (
      "1 Harbour Board Papers, no. 8, “The Pilot at Low Water,” June 2005, para. 3.", "Harbour Board Papers, no. 8",
      "The Pilot at Low Water", 2005, "3"
    ),
    (
      "1 See Coast Institute Occasional Papers, No. 41, \"Fog and Tariffs,\" 1998, sect. II.",
      "Coast Institute Occasional Papers, No. 41", "Fog and Tariffs", 1998, "II"
    ),
    (
      "1 Studies of the Northern Pilotage, no. 3, ‘Ice Years’ (Oslo: Fjord Press, 1961).",
      "Studies of the Northern Pilotage, no. 3", "Ice Years", 1961, nil
    ),
    (
      "1 Quay Reports, no. 12, [Paper on cranes and tides], 2007, under the heading Cranes.", "Quay Reports, no. 12",
      "Paper on cranes and tides", 2007, nil
    ),
    (
      "1 Harbour Board Papers, no. 1, “A Board of Equals?” November 2006, sect. 2.", "Harbour Board Papers, no. 1",
      "A Board of Equals?", 2006, "2"
    ),
    (
      "1 Lotsenwesen Hefte, Nr. 7, „Nebel und Zoll“, 1999, Kap. 2.", "Lotsenwesen Hefte, Nr. 7", "Nebel und Zoll",
      1999, "2"
    ),
  ]

  @Test(arguments: papers)
  func seriesAndNumberAreTheAuthor(note: String, author: String, title: String, year: Int, locator: String?) {
    let found = references([note])[0]
    #expect(found.map(\.form) == [.full])
    #expect(found.first?.item.authors.map(\.literal) == [author])
    #expect(found.first?.item.title.map(letters) == letters(title))
    #expect(found.first?.item.issued?.year == year)
    #expect(found.first?.locator?.value == locator)
  }

  private func letters(_ text: String) -> String { WorkKey.letters(text) }

  static let cited = [
    "1 Harbour Board Papers, no. 2, “Salt,” March 2006, p. 1.",
    "2 Harbour Board Papers, no. 12, “Iron,” June 2007.",
  ]

  /// The third note; its form; the note it leads to
  static let shortForms: [(String, Reference.Form, String?)] = [
    ("3 Harbour Board Papers, no. 2, p. 4.", .short, "n1"),
    ("3 Board Papers, no. 2, p. 4.", .short, "n1"),
    ("3 Board Papers, no. 12.", .short, "n2"),
    ("3 Cf. Harbour Board Papers, no. 12, para. 10.", .short, "n2"),
    ("3 Harbour Board Papers, no. 12, supra note 2, sect. 2.", .supra, "n2"),
    ("3 Harbour Board Papers, no. 2, op. cit., p. 3.", .opCit, "n1"),
    ("3 Harbour Board Papers, no. 3, p. 4.", .short, nil),
  ]

  @Test(arguments: shortForms)
  func aSeriesAndNumberLeadToThePaper(note: String, form: Reference.Form, target: String?) {
    let all = references(Self.cited + [note])
    #expect(all[2].map(\.form) == [form])
    let antecedent = all.joined().first { $0.id == all[2].first?.resolution.target }
    #expect(antecedent?.note == target)
  }

  /// What is numbered but no series of papers.
  @Test(arguments: [
    "Coast Times, no. 4, June 2005.", "Harbour Reports, no. 4, 2005.", "Board of Trade, no. 4, “Salt,” 1905.",
    "harbour papers, no. 4, “Salt,” 1905.", "Papers, no. 4.",
  ])
  func isNoSeries(text: String) {
    let scalars = ScalarText(text)
    let tokens = ReferenceTokenizer.tokens(of: scalars)
    #expect(NumberedSeriesScanner(text: scalars, tokens: tokens, limit: tokens.count).name(at: 0) == nil)
  }

  /// note; families of the second reference's authors; its title
  static let idems: [(String, [String], String)] = [
    (
      "1 Ada Quill, The Long Pier, Oslo: Fjord Press, 1993; idem, Old Quays, Oslo: Fjord Press, 1999.", ["Quill"],
      "Old Quays"
    ),
    (
      "1 Ada Quill, The Long Pier, Oslo: Fjord Press, 1993; idem and Ben Tarn, Old Quays, Oslo: Fjord Press, 1999.",
      ["Quill", "Tarn"], "Old Quays"
    ),
    ("1 Ada Quill, The Long Pier (Oslo, 1993); eadem, Old Quays (Oslo, 1999).", ["Quill"], "Old Quays"),
    ("1 Ada Quill, „Die Mole“ (Kiel 1993); dies., „Alte Kais“ (Kiel 1999).", ["Quill"], "Alte Kais"),
    (
      "1 Ada Quill and Ben Tarn, The Long Pier, Oslo: Fjord Press, 1993; idem, Old Quays, Oslo: Fjord Press, 1999.",
      ["Quill", "Tarn"], "Old Quays"
    ),
  ]

  @Test(arguments: idems)
  func idemStandsForTheAuthorBefore(note: String, families: [String], title: String) {
    let found = references([note])[0]
    #expect(found.count == 2)
    #expect(found.last?.item.authors.map(\.family) == families)
    #expect(found.last?.item.title == title)
  }

  /// note; author; title; place; year
  static let documents: [(String, String?, String, String?, Int)] = [
    (
      "1 Charter on the Pilotage and Dues of the Northern Ports, Riga, 27 May 1997, sect. II.", nil,
      "Charter on the Pilotage and Dues of the Northern Ports", "Riga", 1997
    ),
    (
      "1 Agreed Points on the Use of Quays, Helsinki, June 18, 1999.", nil, "Agreed Points on the Use of Quays",
      "Helsinki", 1999
    ),
    (
      "1 The Board's Tariff Concept, Washington, D.C., 24 April 1999.", nil, "The Board's Tariff Concept",
      "Washington, D.C", 1999
    ),
    (
      "1 Harbour Council, Statement on Ice and Fog, Brussels, 20 December 1991.", "Harbour Council",
      "Statement on Ice and Fog", "Brussels", 1991
    ),
    (
      "1 Coastal Security Council, Resolution 1031 (1995), 15 December 1995.", "Coastal Security Council",
      "Resolution 1031 (1995)", nil, 1995
    ),
    ("1 Guide for Pilots, Harbour Sample Papers, 2004, chap. 4.", nil, "Guide for Pilots", nil, 2004),
  ]

  @Test(arguments: documents)
  func documentsOfBodies(note: String, author: String?, title: String, place: String?, year: Int) {
    let found = references([note])[0]
    #expect(found.map(\.form) == [.full])
    let item = found.first?.item
    #expect(item?.authors.first?.literal == author)
    #expect(item?.title == title)
    #expect(item?.publisherPlace == place)
    #expect(item?.issued?.year == year)
  }

  @Test(arguments: [
    "1 An early form is printed in the Guide for Pilots, Harbour Sample Papers, 2004, chap. 4. It had no index.",
    "1 The rules were first published in the Guide for Pilots, Harbour Sample Papers, 2004.",
  ])
  func findsWhatCommentarySaysIsPrinted(note: String) {
    #expect(references([note])[0].map(\.item.title) == ["Guide for Pilots"])
  }

  /// Commas and stops that are part of a title: text, title
  static let titles: [(String, String)] = [
    (
      "Ada Quill, Not If But How: The U.S. Board of Ports and Its Dues, Washington, D.C.: Quay Press, 1999",
      "Not If But How: The U.S. Board of Ports and Its Dues"
    ),
    (
      "Arlen, Kate. Piers in the U.K. Navy Yards. London: Quay Press, 1999", "Piers in the U.K. Navy Yards"
    ),
    ("Ben Tarn, The Harbour: A Memoir of Dues, New York: Random House, 2002", "The Harbour: A Memoir of Dues"),
    (
      "Kate L. Moss, A Manual for Pilots of Boats, Barges, and Rafts, 7th ed., Chicago: Quay Press, 2007",
      "A Manual for Pilots of Boats, Barges, and Rafts"
    ),
    (
      "Ivo H. Arlen and Mia E. O'Fell, Winning Ugly: The War of the Quays, Oslo: Fjord Press, 2000",
      "Winning Ugly: The War of the Quays"
    ),
  ]

  @Test(arguments: titles)
  func titlesAreWhole(text: String, title: String) {
    let item = ReferenceReader.reference(in: text).item
    #expect(item.title == title)
    #expect(!item.authors.isEmpty)
  }

  /// Whatever is read of a reference stands in it as printed, but for line ends and dashes.
  @Test func everyFieldIsVerbatim() {
    let texts =
      Self.titles.map(\.0) + Self.documents.map { String($0.0.dropFirst(2)) }
      + Self.papers.map { String($0.0.dropFirst(2)) } + ReferencesReaderTests.articles.map(\.0)
      + ReferencesReaderTests.books.map(\.0) + ReferencesReaderTests.chapters.map(\.0)
    for text in texts {
      let printed = plain(text)
      for field in fields(ReferenceReader.reference(in: text).item) {
        #expect(printed.contains(plain(field)), "\(field) in \(text)")
      }
    }
  }

  private func plain(_ text: String) -> String {
    String(text.unicodeScalars.filter { !$0.isBlank && !$0.isDash }.map(Character.init))
  }

  private func fields(_ work: Work) -> [String] {
    let names = work.authors + work.editors + work.translators
    return names.flatMap { [$0.family, $0.given, $0.literal] }.compactMap { $0 }
      + [
        work.title, work.containerTitle, work.collectionTitle, work.publisher, work.publisherPlace, work.volume,
        work.issue, work.page, work.genre, work.archive, work.archiveLocation, work.URL,
      ].compactMap { $0 }
  }
}
