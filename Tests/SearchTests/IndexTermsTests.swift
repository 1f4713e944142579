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

  @Test func datesSortByTheirValues() {
    let dates = [
      PartialDate(year: -43, month: 3), PartialDate(year: 1999, month: 12, day: 31), PartialDate(year: 2006),
      PartialDate(year: 2006, month: 1), PartialDate(year: 2006, month: 11, day: 3),
      PartialDate(year: 2006, month: 12, day: 31), PartialDate(year: 2007),
    ]
    let values = dates.map(DateValue.value)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    for (date, value) in zip(dates, values) {
      #expect(!value.lexicographicallyPrecedes(DateValue.lowerBound(date)))
      #expect(!DateValue.upperBound(date).lexicographicallyPrecedes(value))
      #expect(DateValue.year(of: value) == date.year)
    }
    #expect(values[5].lexicographicallyPrecedes(DateValue.upperBound(dates[2])))
    #expect(DateValue.upperBound(dates[2]).lexicographicallyPrecedes(values[6]))
    #expect(DateValue.year(of: []) == nil)
  }

  @Test func pagesThatAreNumbersSort() throws {
    let pages = [0, 1, 12, 191, 192, 193, 16_319, 16_320, 65_536, 999_999]
    let values = try pages.map { try #require(PageValue.value(of: String($0))) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(PageValue.value(of: "012") == PageValue.value(of: "12"))
  }

  @Test(arguments: ["xii", "", "1234567", "A-3"])
  func otherPagesHaveNoValue(page: String) { #expect(PageValue.value(of: page) == nil) }
}
