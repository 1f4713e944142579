import DocumentModel
import Testing
import Xapian

@testable import Search

@Suite struct IndexTermsTests {
  func stem(_ word: String, _ language: String? = nil) throws -> String {
    try TermNormaliser(language: language).words(of: word).map(\.stem).joined(separator: " ")
  }

  @Test(arguments: [
    ("defence", "defense"), ("Defences", "defenses"), ("defenceless", "defenseless"), ("licence", "license"),
    ("organise", "organize"), ("organisations", "organizations"), ("reorganising", "reorganizing"),
    ("recognisable", "recognizable"), ("modernisers", "modernizers"), ("criticised", "criticized"),
    ("collectivisation", "collectivization"), ("analyse", "analyze"), ("paralysing", "paralyzing"),
    ("colour", "color"), ("unfavourable", "unfavorable"), ("neighbourhood", "neighborhood"), ("honours", "honors"),
    ("labourers", "laborers"), ("behaviour", "behavior"), ("centre", "center"), ("centred", "centered"),
    ("theatres", "theaters"), ("kilometres", "kilometers"), ("manoeuvres", "maneuvers"), ("programme", "program"),
    ("programmes", "programs"), ("catalogue", "catalog"), ("dialogues", "dialogs"), ("travelled", "traveled"),
    ("cancelling", "canceling"), ("fuelled", "fueled"), ("travellers", "travelers"), ("fulfilment", "fulfillment"),
    ("skilful", "skillful"), ("grey", "gray"), ("archaeology", "archeology"), ("judgement", "judgment"),
    ("sceptical", "skeptical"), ("practising", "practicing"), ("Moscow's", "Moscow"), ("Moscow’s", "moscow"),
    ("U.S.", "US"), ("N.A.T.O.", "NATO"), ("1,500", "1500"), ("naïve", "naive"), ("ﬁnal", "final"),
    ("treaties", "treaty"),
  ])
  func unitesSpellings(one: String, other: String) throws {
    #expect(try stem(one) == stem(other))
  }

  @Test(arguments: [
    ("four", "for"), ("hour", "hor"), ("tour", "tor"), ("wise", "wize"), ("promise", "promize"), ("there", "ther"),
    ("rise", "rize"), ("prise", "prize"), ("advertise", "advertize"), ("revise", "revize"), ("surprise", "surprize"),
    ("exercise", "exercize"), ("precise", "precize"), ("raise", "raize"), ("acre", "acer"), ("ogre", "oger"),
    ("rogue", "rog"), ("vogue", "vog"), ("called", "caled"), ("rolling", "roling"),
    ("here", "heer"), ("tired", "tierd"), ("lyre", "lyer"), ("spelling", "speling"), ("science", "sciense"),
    ("hence", "hense"), ("fence", "fense"), ("course", "corse"), ("court", "cort"), ("contour", "contor"),
    ("detour", "detor"), ("source", "sorce"), ("mere", "meer"), ("entire", "entier"), ("paradise", "paradize"),
  ])
  func leavesOrdinaryWordsAlone(word: String, other: String) throws {
    #expect(try stem(word) != stem(other))
  }

  @Test(arguments: [
    ("promise", "promising"), ("revise", "revision"), ("supervise", "supervision"), ("precise", "precisely"),
    ("organise", "organizing"), ("centre", "centres"), ("colour", "coloured"), ("wise", "wisely"),
    ("programmed", "programming"), ("control", "controlled"),
  ])
  func keepsFamiliesTogether(one: String, other: String) throws {
    #expect(try stem(one) == stem(other))
  }

  @Test func stemsByTheDocumentsLanguage() throws {
    #expect(try stem("Verhandlungen", "de") == stem("Verhandlung", "de"))
    #expect(try stem("l’homme", "fr") == stem("hommes", "fr"))
    #expect(try stem("colour", "de") != stem("color", "de"))
    #expect(try stem("walking", "pl") == "walking")
    #expect(try stem("walking", "en-GB") == "walk")
    #expect(try stem("日本の", "ja") == "日 本 の")
  }

  @Test func keepsTheExactForm() throws {
    let words = try TermNormaliser(language: "en").words(of: "Defence’s treaties U.S.")
    #expect(words.map(\.form) == ["defence", "treaties", "u.s"])
  }

  @Test func cutsWordsThatAreTooLong() throws {
    let long = String(repeating: "x", count: 300)
    let words = try TermNormaliser(language: "en").words(of: long + " " + long + "y")
    #expect(Set(words.map(\.stem)).count == 2)
    #expect(words.allSatisfy { $0.stem.utf8.count <= BoundedTerm.limit })
    let umlauts = BoundedTerm.make("XD", String(repeating: "ü", count: 300))
    #expect(umlauts.text != nil && umlauts.storedLength <= BoundedTerm.limit)
    #expect(BoundedTerm.make("Q", String(repeating: "\0", count: 200)).storedLength <= BoundedTerm.limit)
  }

  @Test(arguments: [
    (PartialDate(year: 2006, month: 11, day: 3), "120061103"), (PartialDate(year: 2006), "120060000"),
    (PartialDate(year: -43, month: 3), "099570300"),
  ])
  func datesSortAsText(date: PartialDate, value: String) {
    #expect(DateValue.value(of: date) == value)
    #expect(DateValue.lowerBound(date) <= value && value <= DateValue.upperBound(date))
    #expect(DateValue.year(of: value) == date.year)
  }

  @Test(arguments: [("12", "000012"), ("0", "000000"), ("xii", nil), ("", nil), ("1234567", nil), ("A-3", nil)])
  func pagesThatAreNumbersSort(page: String, value: String?) {
    #expect(PageValue.value(of: page) == value)
  }
}
