import Apparatus
import DocumentModel
import Testing

@Suite struct MetadataTests {
  private func work(_ blocks: [(Block.Kind, String)], stated: Work = Work()) -> Work {
    MetadataFinder.metadata(of: testDocument(blocks), stated: stated).work
  }

  @Test(arguments: [
    ("Authored by Dr. Jane M. Roe. | October 2004", ["Jane M. Roe"], PartialDate(year: 2004, month: 10)),
    ("By Jane Roe and John Doe", ["Jane Roe", "John Doe"], nil),
    ("Jane Roe, University of Leeds, 3 March 2007", ["Jane Roe"], PartialDate(year: 2007, month: 3, day: 3)),
    ("JANE ROE", ["Jane Roe"], nil),
    ("von Karl Müller", ["Karl Müller"], nil),
    ("Published: 2007-03-01", [], PartialDate(year: 2007, month: 3, day: 1)),
    ("Summary by Jane Roe", ["Jane Roe"], nil),
    ("Jane Roe | Feb. 14, 2006 | 5 min read", ["Jane Roe"], PartialDate(year: 2006, month: 2, day: 14)),
    ("Written by Jane Roe, John Doe and Anna Schmidt", ["Jane Roe", "John Doe", "Anna Schmidt"], nil),
    (
      "By the Congressional Research Service, Winter 2005", ["the Congressional Research Service"],
      PartialDate(year: 2005, season: 4)
    ),
    ("By Harbour Board Papers, no. 4\nJune 2007", ["Harbour Board Papers, no. 4"], PartialDate(year: 2007, month: 6)),
    (
      "Harbour Board Papers, no. 3\n14 January 2008", ["Harbour Board Papers, no. 3"],
      PartialDate(year: 2008, month: 1, day: 14)
    ),
    (
      "Authored by Coast Studies, no. 11. | November 2006", ["Coast Studies, no. 11"],
      PartialDate(year: 2006, month: 11)
    ),
    (
      "By Quay Reports, no. 8, 15 June 2005", ["Quay Reports, no. 8"], PartialDate(year: 2005, month: 6, day: 15)
    ),
    ("By Coast Institute Occasional Papers, No. 41", ["Coast Institute Occasional Papers, No. 41"], nil),
    ("Room no. 4, 3 March 2007", [], PartialDate(year: 2007, month: 3, day: 3)),
    ("Par Marie Dupont, le 3 mars 2007", ["Marie Dupont"], PartialDate(year: 2007, month: 3, day: 3)),
  ])
  func readsBylines(byline: String, authors: [String], date: PartialDate?) {
    let work = work([(.title, "A Title"), (.byline, byline), (.paragraph, "Text.")])
    #expect(work.authors.map(\.display) == authors)
    #expect(work.issued == date)
  }

  @Test(arguments: [
    ("Jane Roe takes a close look at the harbour board.", ["Jane Roe"]),
    ("Pavel Novak examines what is left of the treaty.", ["Pavel Novak"]),
    ("Nienke van Dijk asks whether the dykes will hold.", ["Nienke van Dijk"]),
    ("Jane Roe argues that the board has failed.", ["Jane Roe"]),
    ("Jane Roe reports from Riga.", ["Jane Roe"]),
    ("Jane Roe and John Doe assess the state of the harbour.", ["Jane Roe", "John Doe"]),
    ("In this article, Jane Roe explores the harbour's past.", ["Jane Roe"]),
    ("Jane Roe, professor of history at Leeds, looks back at the strike.", ["Jane Roe"]),
  ])
  func readsTheAuthorOfAStandfirst(text: String, authors: [String]) {
    #expect(work([(.standfirst, text), (.paragraph, "Text.")]).authors.map(\.display) == authors)
  }

  @Test(arguments: [
    "NATO examines its options.", "The European Union asks for more.", "Harbour Board examines its own past.",
    "Human Rights Council reports on the year.", "Jane Roe died in 1999.", "Moscow looks west.",
    "How the strike was lost.",
    "",
  ])
  func takesNoBodyForAnAuthor(text: String) {
    #expect(work([(.standfirst, text), (.paragraph, "Text.")]).authors == [])
  }

  @Test(arguments: [
    (
      "State University >> Institute of Harbour Studies >> Publications >> A Title >> Summary",
      "Institute of Harbour Studies"
    ),
    ("Home > Centre for Rivers > Reports > A Title", "Centre for Rivers"),
    ("Home » Leeds College » Working Papers » A Title", "Leeds College"),
    ("University of Leeds › School of Law › Research › A Title", "School of Law"),
    ("Home > News > A Title", nil), ("Log in | Contact | Cart", nil),
    ("Harbour Papers >> Institutions >> Councils >> A Council of Pilots? >> Full text", nil),
    ("Home > Papers > A Board of Trade and Its Press > Text", nil), ("Home > Council > A Title", nil),
    ("Home » The Press » A Title", nil),
    ("Start » Stiftung Hafenkunde » Publikationen » Ein Titel", "Stiftung Hafenkunde"),
  ])
  func readsThePublisherOfABreadcrumb(crumbs: String, publisher: String?) {
    #expect(work([(.navigation, crumbs), (.title, "A Title")]).publisher == publisher)
  }

  @Test(arguments: [
    "The Council of Pilots", "Council of Pilots: A History", "Notes on the Council of Pilots",
    "The Council of Pilots? An Answer", "Why the Council of Pilots Failed",
  ])
  func takesNoPartOfTheTitleForThePublisher(title: String) {
    #expect(work([(.navigation, "Home > Council of Pilots > Text"), (.title, title)]).publisher == nil)
  }

  @Test func prefersWhatIsStated() {
    var stated = Work()
    stated.title = "Stated"
    stated.authors = [Name(family: "Poe", given: "Mary")]
    let found = work([(.title, "Printed"), (.byline, "By Jane Roe | May 2001")], stated: stated)
    #expect(found.title == "Stated")
    #expect(found.authors.map(\.display) == ["Mary Poe"])
    #expect(found.issued == PartialDate(year: 2001, month: 5))
  }

  @Test func takesTheFirstHeadingForATitle() {
    #expect(
      work([(.heading, "The Harbour\nand Its Board"), (.paragraph, "Text.")]).title == "The Harbour and Its Board")
    #expect(work([(.heading, "Introduction"), (.paragraph, "Text.")]).title == nil)
    #expect(work([(.paragraph, "Text."), (.heading, "A Later Section")]).title == nil)
  }

  @Test func saysWhatIsMissing() {
    let none = MetadataFinder.metadata(of: testDocument("Text only."), stated: Work())
    #expect(none.work.title == nil && none.work.issued == nil)
    #expect(none.diagnostics.map(\.code) == ["title-missing", "date-missing"])
    let both = MetadataFinder.metadata(of: testDocument([(.title, "T"), (.byline, "May 2001")]), stated: Work())
    #expect(both.diagnostics == [])
  }

  @Test(arguments: [
    (
      "The harbour was closed in the winter of that year and it was not opened again until the spring of the next.",
      "en"
    ),
    (
      "Der Hafen wurde im Winter des Jahres geschlossen und ist erst im Frühjahr wieder für die Schiffe geöffnet worden.",
      "de"
    ),
    (
      "Le port a été fermé pendant l'hiver de cette année et il n'est pas ouvert avant le printemps de la suivante.",
      "fr"
    ),
    ("El puerto se cerró en el invierno de ese año y no se abrió de nuevo hasta la primavera del año siguiente.", "es"),
    (
      "Il porto fu chiuso nell'inverno di quell'anno e non fu riaperto che nella primavera dell'anno dopo, con una festa.",
      "it"
    ),
    (
      "De haven is in de winter van dat jaar gesloten en het was niet voor de lente van het volgende jaar dat hij open ging.",
      "nl"
    ),
    (
      "O porto foi fechado no inverno desse ano e não se abriu de novo até à primavera do ano seguinte, com uma festa.",
      "pt"
    ),
    (
      "Порт был закрыт зимой того года, и его не открыли до весны следующего года, как это и было решено на совете.",
      "ru"
    ),
    ("Lorem ipsum dolor", nil), ("", nil),
  ])
  func guessesTheLanguage(text: String, expected: String?) {
    #expect(LanguageGuesser.language(of: ScalarText(text)) == expected)
  }
}
