import DocumentModel
import Testing

@testable import Apparatus

/// Reference strings in the usual styles, and what a reader relies on to be found in each.
@Suite struct ReferencesReaderTests {
  /// text; families of the authors; title; container; year
  static let articles: [(String, [String], String, String, Int)] = [
    (
      "Nora Feld, “The Quiet Border,” Baltic Review 14, no. 2 (1999): 101–19.", ["Feld"], "The Quiet Border",
      "Baltic Review", 1999
    ),
    (
      "Feld, Nora. “The Quiet Border.” Baltic Review 14.2 (1999): 101-119.", ["Feld"], "The Quiet Border",
      "Baltic Review", 1999
    ),
    (
      "Feld, N., & Arlen, P. Q. (1999). The quiet border. Baltic Review, 14(2), 101–119.", ["Feld", "Arlen"],
      "The quiet border", "Baltic Review", 1999
    ),
    (
      "Feld N, Arlen PQ. The quiet border of the north. Ann Geogr Stud. 1999;14(2):101-19.", ["Feld", "Arlen"],
      "The quiet border of the north", "Ann Geogr Stud", 1999
    ),
    (
      "N. Feld and P. Q. Arlen, ‘The Quiet Border’ (1999) 14 Baltic Law Review 101, 105.", ["Feld", "Arlen"],
      "The Quiet Border", "Baltic Law Review", 1999
    ),
    (
      "Feld, Nora: Die stille Grenze, in: Zeitschrift für Ostforschung, Jg. 14 (1999), H. 2, S. 101–119.", ["Feld"],
      "Die stille Grenze", "Zeitschrift für Ostforschung", 1999
    ),
    (
      "Nora Feld, « La frontière silencieuse », Revue baltique, t. 14, n° 2, 1999, pp. 101-119.", ["Feld"],
      "La frontière silencieuse", "Revue baltique", 1999
    ),
    (
      "FELD, N., ARLEN, P., 1999. The quiet border. Baltic Review 14: 101-119.", ["FELD", "ARLEN"], "The quiet border",
      "Baltic Review", 1999
    ),
    (
      "[7] N. Feld, P. Q. Arlen, and R. van der Berg, \"The quiet border,\" IEEE Trans. Border Stud., vol. 14, no. 2, pp. 101-119, Mar. 1999.",
      ["Feld", "Arlen", "Berg"], "The quiet border", "IEEE Trans. Border Stud.", 1999
    ),
  ]

  @Test(arguments: articles)
  func article(text: String, families: [String], title: String, container: String, year: Int) {
    let item = ReferenceReader.reference(in: text).item
    #expect(item.authors.compactMap(\.family) == families)
    #expect(item.title == title)
    #expect(item.containerTitle == container)
    #expect(item.volume == "14")
    #expect(item.issued?.year == year)
    #expect(item.page?.hasPrefix("101") == true)
  }

  /// text; title; place; publisher; edition
  static let books: [(String, String, String?, String?, String?)] = [
    (
      "Paul Arlen, Harbours of the North, 2nd ed. (Oslo: Fjord Press, 1988), 23–25.", "Harbours of the North", "Oslo",
      "Fjord Press", "2"
    ),
    (
      "Arlen, Paul. Harbours of the North. 2nd ed. Oslo: Fjord Press, 1988.", "Harbours of the North", "Oslo",
      "Fjord Press", "2"
    ),
    (
      "Arlen, P. (1988). Harbours of the north (2nd ed.). Oslo: Fjord Press.", "Harbours of the north", "Oslo",
      "Fjord Press", "2"
    ),
    (
      "Arlen, Paul: Häfen des Nordens. 2. Aufl. Hamburg: Nordsee Verlag 1988.", "Häfen des Nordens", "Hamburg",
      "Nordsee Verlag", "2"
    ),
    (
      "Arlen, P., Harbours of the North, Cambridge University Press, Cambridge, 1988.", "Harbours of the North",
      "Cambridge", "Cambridge University Press", nil
    ),
    (
      "Arlen Paul, 1988, Les ports du Nord. Une histoire, Paris: Gallimard, 350 p.", "Les ports du Nord. Une histoire",
      "Paris", "Gallimard", nil
    ),
  ]

  @Test(arguments: books)
  func book(text: String, title: String, place: String?, publisher: String?, edition: String?) {
    let item = ReferenceReader.reference(in: text).item
    #expect(item.title == title)
    #expect(item.publisherPlace == place)
    #expect(item.publisher == publisher)
    #expect(item.edition == edition)
    #expect(item.issued?.year == 1988)
    #expect(item.authors.first?.family == "Arlen" || item.authors.first?.given == "Arlen")
  }

  /// text; editors; container
  static let chapters: [(String, [String], String)] = [
    (
      "Feld, N. (2003). Salt and iron. In P. Arlen & R. Moss (Eds.), Trade of the coast (pp. 11-40). London: Quay Press.",
      ["Arlen", "Moss"], "Trade of the coast"
    ),
    (
      "Nora Feld, “Salt and Iron,” in Trade of the Coast, ed. Paul Arlen and Rita Moss (London: Quay Press, 2003), 11–40.",
      ["Arlen", "Moss"], "Trade of the Coast"
    ),
    (
      "Feld, Nora, 2003: Salz und Eisen, in: Arlen, Paul (Hrsg.): Handel der Küste. Kiel.", ["Arlen"],
      "Handel der Küste"
    ),
    (
      "Feld, Nora. “Salt and Iron.” In Trade of the Coast, edited by Paul Arlen, 11–40. London: Quay Press, 2003.",
      ["Arlen"], "Trade of the Coast"
    ),
    (
      "N. Feld. Salt and iron in early ports. In Proceedings of the Fourth Workshop on Port Studies, pages 11-40, 2003.",
      [], "Proceedings of the Fourth Workshop on Port Studies"
    ),
  ]

  @Test(arguments: chapters)
  func chapter(text: String, editors: [String], container: String) {
    let item = ReferenceReader.reference(in: text).item
    #expect(item.authors.map(\.family) == ["Feld"])
    #expect(item.editors.compactMap(\.family) == editors)
    #expect(item.containerTitle == container)
    #expect(item.issued?.year == 2003)
  }

  @Test func linksAndDatesOfAccess() {
    let item = ReferenceReader.reference(
      in:
        "Port Authority. (2011). Yearly tables of the harbour. Retrieved May 3, 2012, from https://ports.example.org/a(1).html."
    ).item
    #expect(item.URL == "https://ports.example.org/a(1).html")
    #expect(item.accessed == PartialDate(year: 2012, month: 5, day: 3))
    #expect(item.issued?.year == 2011)
    let other = ReferenceReader.reference(
      in: "Moss R, Feld N (2014) Tides of trade. Port Stud 3:1–9. doi:10.1234/ps.2014.7."
    ).item
    #expect(other.DOI == "10.1234/ps.2014.7")
    #expect(other.page == "1–9")
  }

  @Test func particlesSuffixesAndOthers() {
    let item = ReferenceReader.reference(
      in: "van der Berg JC, Moss RT Jr, de la Cruz M, et al. Winds over cold water. J Mar Res. 2001;9:3-7."
    ).item
    #expect(item.authors.map(\.short) == ["van der Berg", "Moss", "de la Cruz"])
    #expect(item.title == "Winds over cold water")
  }

  /// Text that is damaged stays as it is printed.
  @Test func damageIsKept() {
    let item = ReferenceReader.reference(in: "\"Fog Lifts,\" www. fognews.example, May 4, 2003").item
    #expect(item.URL == "www. fognews.example")
    #expect(item.issued == PartialDate(year: 2003, month: 5, day: 4))
  }

  @Test(arguments: [
    "", " ", ".", "((((", "“", "1", "Ibid.", "—", "\u{0}", "In", "et al.", "p.", "vol. ,,,", "a(b", "10.1", "www.",
  ])
  func oddStringsAreRead(text: String) {
    #expect(ReferenceReader.reference(in: text).text == text)
  }
}
