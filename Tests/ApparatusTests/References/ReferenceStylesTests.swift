import DocumentModel
import Testing

@testable import Apparatus

/// One reference in each of the styles that are read, and in the damage that copies do to them.
@Suite struct ReferenceStylesTests {
  struct Style: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    /// The authors' families with blanks between; nil where they are not asked for.
    var authors: String?
    var title: String?
    var container: String?
    var year: Int?
    var field: (@Sendable (Work) -> String?)?
    var value: String?
    var testDescription: String { name }
  }

  static let styles: [Style] = [
    Style(
      name: "Chicago note",
      text: "Ida Marr, The Salt Roads: Pilots and Harbours (Oslo: Fjord Press, 1998), 44.",
      authors: "Marr", title: "The Salt Roads: Pilots and Harbours", container: nil, year: 1998,
      field: { $0.publisher }, value: "Fjord Press"),
    Style(
      name: "Chicago note article",
      text: "Paul Renner, “Fog and Tariffs,” Journal of Coastal History 14, no. 2 (2003): 31–58.",
      authors: "Renner", title: "Fog and Tariffs", container: "Journal of Coastal History", year: 2003,
      field: { $0.volume }, value: "14"),
    Style(
      name: "Chicago bibliography",
      text: "Marr, Ida, and Paul Renner. The Salt Roads. 2nd ed. Oslo: Fjord Press, 1998.",
      authors: "Marr Renner", title: "The Salt Roads", container: nil, year: 1998,
      field: { $0.edition }, value: "2"),
    Style(
      name: "MLA",
      text: "Renner, Paul. \"Fog and Tariffs.\" Journal of Coastal History, vol. 14, no. 2, 2003, pp. 31-58.",
      authors: "Renner", title: "Fog and Tariffs", container: "Journal of Coastal History", year: 2003,
      field: { $0.issue }, value: "2"),
    Style(
      name: "MLA chapter",
      text: "Holm, Karin. \"Ice Years.\" The Northern Pilot, edited by Jan Berg, Quay Press, 1987, pp. 12-40.",
      authors: "Holm", title: "Ice Years", container: "The Northern Pilot", year: 1987,
      field: { ReferenceStylesTests.families($0.editors) }, value: "Berg"),
    Style(
      name: "APA",
      text:
        "Renner, P. J., & Marr, I. (2003). Fog and tariffs: A study of quays. Journal of Coastal History, 14(2), 31–58. https://doi.org/10.5555/jch.2003.14",
      authors: "Renner Marr", title: "Fog and tariffs: A study of quays", container: "Journal of Coastal History",
      year: 2003,
      field: { $0.DOI }, value: "10.5555/jch.2003.14"),
    Style(
      name: "APA chapter",
      text: "Holm, K. (1987). Ice years. In J. Berg & T. Lind (Eds.), The northern pilot (pp. 12–40). Quay Press.",
      authors: "Holm", title: "Ice years", container: "The northern pilot", year: 1987,
      field: { ReferenceStylesTests.families($0.editors) }, value: "Berg Lind"),
    Style(
      name: "APA film",
      text: "Lund, K. (Director). (1999). The last pilot [Motion picture]. Norway: Fjord Film.",
      authors: "Lund", title: "The last pilot", container: nil, year: 1999,
      field: { $0.genre }, value: "Motion picture"),
    Style(
      name: "Harvard",
      text: "Renner, P. and Marr, I., 2003. Fog and tariffs. Journal of Coastal History, 14(2), pp. 31-58.",
      authors: "Renner Marr", title: "Fog and tariffs", container: "Journal of Coastal History", year: 2003,
      field: { $0.page }, value: "31-58"),
    Style(
      name: "Vancouver",
      text: "7. Renner PJ, Marr I, Holm K, et al. Fog and tariffs in harbour towns. J Coast Hist. 2003;14(2):31-58.",
      authors: "Renner Marr Holm", title: "Fog and tariffs in harbour towns", container: "J Coast Hist", year: 2003,
      field: { $0.volume }, value: "14"),
    Style(
      name: "Bluebook journal",
      text: "Ida Marr, The Salt Roads, 73 Harbour L. Rev. 733, 740 (1964).",
      authors: "Marr", title: "The Salt Roads", container: "Harbour L. Rev.", year: 1964,
      field: { $0.volume }, value: "73"),
    Style(
      name: "Bluebook case",
      text: "Marr v. Harbour Board, 410 U.S. 113, 155 (1973).",
      authors: "", title: "Marr v. Harbour Board", container: "U.S.", year: 1973,
      field: { $0.page }, value: "113"),
    Style(
      name: "Bluebook case with court",
      text: "Renner v. Quay Co., 164 F.3d 1189, 1191 (9th Cir. 1999).",
      authors: "", title: "Renner v. Quay Co", container: "F.3d", year: 1999,
      field: { $0.authority }, value: "9th Cir."),
    Style(
      name: "parallel reports",
      text: "Marr v. Harbour Board, 347 U.S. 483, 74 S. Ct. 686, 98 L. Ed. 873 (1954).",
      authors: "", title: "Marr v. Harbour Board", container: "U.S.", year: 1954,
      field: { $0.volume }, value: "347"),
    Style(
      name: "OSCOLA case",
      text: "Marr v Harbour Board, 347 US 483 (1954).",
      authors: "", title: "Marr v Harbour Board", container: "US", year: 1954,
      field: { $0.page }, value: "483"),
    Style(
      name: "OSCOLA neutral",
      text: "Marr v Renner [2005] UKHL 71.",
      authors: "", title: "Marr v Renner", container: "UKHL", year: 2005,
      field: { $0.page }, value: "71"),
    Style(
      name: "OSCOLA report",
      text: "Marr v Renner [1919] 2 KB 571 (CA).",
      authors: "", title: "Marr v Renner", container: "KB", year: 1919,
      field: { $0.volume }, value: "2"),
    Style(
      name: "in re",
      text: "In re Harbour Trust, 12 Mass. 45 (1820).",
      authors: "", title: "In re Harbour Trust", container: "Mass.", year: 1820,
      field: { $0.page }, value: "45"),
    Style(
      name: "statute",
      text: "Harbours and Pilots Act 1975 (N.Z.).",
      authors: "", title: "Harbours and Pilots Act", container: nil, year: 1975,
      field: { $0.publisherPlace }, value: "N.Z."),
    Style(
      name: "OSCOLA journal",
      text: "Ida Marr, ‘The Law of Quays’ (1979) 27 Harbour Law Review 183.",
      authors: "Marr", title: "The Law of Quays", container: "Harbour Law Review", year: 1979,
      field: { $0.volume }, value: "27"),
    Style(
      name: "German monograph",
      text: "Marr, Ida: Die Lotsen von Bremen. Eine Studie, 2. Aufl., Göttingen: Wallstein, 1998.",
      authors: "Marr", title: "Die Lotsen von Bremen. Eine Studie", container: nil, year: 1998,
      field: { $0.edition }, value: "2"),
    Style(
      name: "German chapter",
      text: "Marr, Ida: Nebel und Zoll, in: Paul Renner/Karin Holm (Hrsg.): Häfen im Norden, Berlin 1987, S. 12–40.",
      authors: "Marr", title: "Nebel und Zoll", container: "Häfen im Norden", year: 1987,
      field: { ReferenceStylesTests.families($0.editors) }, value: "Renner Holm"),
    Style(
      name: "German article",
      text: "Renner, Paul: Nebel und Zoll. In: Zeitschrift für Küstenforschung, Jg. 12 (2003), H. 3, S. 31–58.",
      authors: "Renner", title: "Nebel und Zoll", container: "Zeitschrift für Küstenforschung", year: 2003,
      field: { $0.volume }, value: "12"),
    Style(
      name: "German thesis",
      text: "Holm, Karin: Eisjahre im Hafen. Diss. phil., Universität Bremen 1987.",
      authors: "Holm", title: "Eisjahre im Hafen", container: nil, year: 1987),
    Style(
      name: "French monograph",
      text: "Ida Marr, Les pilotes de la mer du Nord, Paris, Gallimard, 1998, p. 44.",
      authors: "Marr", title: "Les pilotes de la mer du Nord", container: nil, year: 1998,
      field: { $0.publisher }, value: "Gallimard"),
    Style(
      name: "French capitals",
      text: "MARR (I.), RENNER (P.), Les pilotes du Nord, Paris, Gallimard, 1998.",
      authors: "MARR RENNER", title: "Les pilotes du Nord", container: nil, year: 1998,
      field: { $0.publisherPlace }, value: "Paris"),
    Style(
      name: "French chapter",
      text: "Marr Ida, « Brume et tarifs », dans Paul Renner (dir.), Les ports du Nord, Paris, Seuil, 1987, p. 12-40.",
      authors: "Marr", title: "Brume et tarifs", container: "Les ports du Nord", year: 1987,
      field: { ReferenceStylesTests.families($0.editors) }, value: "Renner"),
    Style(
      name: "French article",
      text: "Paul Renner, « Brume et tarifs », Annales du littoral, vol. 14, n° 2, 2003, p. 31-58.",
      authors: "Renner", title: "Brume et tarifs", container: "Annales du littoral", year: 2003,
      field: { $0.volume }, value: "14"),
    Style(
      name: "French sous la direction",
      text: "Renner Paul (sous la dir.), Les ports du Nord, Paris, Seuil, 1987.",
      authors: nil, title: "Les ports du Nord", container: nil, year: 1987,
      field: { ReferenceStylesTests.families($0.editors) }, value: "Renner"),
    Style(
      name: "authors in either order",
      text: "Marr, Ida, Paul Renner, and Karin Holm. 1998. The Salt Roads. Oslo: Fjord Press.",
      authors: "Marr Renner Holm", title: "The Salt Roads", container: nil, year: 1998,
      field: { $0.publisher }, value: "Fjord Press"),
    Style(
      name: "authors divided by stops",
      text: "MARR, Hélène. RENNER, Paul. HOLM, Karine. Soins du port. Brest : Masson, 2009.",
      authors: "MARR RENNER HOLM", title: "Soins du port", container: nil, year: 2009,
      field: { $0.publisherPlace }, value: "Brest"),
    Style(
      name: "authors without signs",
      text: "T. Marr K. Holm The hardest harbours of the north. Coastal Studies, 34(2): 1-38, 1987.",
      authors: "Marr Holm", title: "The hardest harbours of the north", container: "Coastal Studies", year: 1987,
      field: { $0.volume }, value: "34"),
    Style(
      name: "broken name",
      text: "Wester- mann K, Holm J. Tides of the north. J Coast Hist. 2003;14:31-58.",
      authors: "Wester- mann Holm", title: "Tides of the north", container: "J Coast Hist", year: 2003,
      field: { $0.volume }, value: "14"),
    Style(
      name: "middle initial before title",
      text: "Marr, Deborah L. Walking the Harbour: Women and Quays. Oxford: Quay Press, 2000.",
      authors: "Marr", title: "Walking the Harbour: Women and Quays", container: nil, year: 2000,
      field: { $0.publisher }, value: "Quay Press"),
    Style(
      name: "corporate author",
      text: "Ministry of Harbours. (2004). Pilots at sea. Oslo: Ministry of Harbours.",
      authors: "Ministry of Harbours", title: "Pilots at sea", container: nil, year: 2004),
    Style(
      name: "corporate author in French",
      text: "Ministère des transports (2000). Mieux entendre le port. Paris: Seuil.",
      authors: "Ministère des transports", title: "Mieux entendre le port", container: nil, year: 2000),
    Style(
      name: "classical author",
      text: "Ovid. Metamorphoseon. Edited by Karin Holm. Stuttgart: Reclam, 1994.",
      authors: "Ovid", title: "Metamorphoseon", container: nil, year: 1994,
      field: { ReferenceStylesTests.families($0.editors) }, value: "Holm"),
    Style(
      name: "translated title",
      text: "Marr, I. (1998). Solveiene [The salt roads]. Oslo: Fjord Press.",
      authors: "Marr", title: nil, container: nil, year: 1998,
      field: { $0.publisher }, value: "Fjord Press"),
    Style(
      name: "translator",
      text: "Marr, Ida. The Salt Roads. Translated by Paul Renner. Oslo: Fjord Press, 1998.",
      authors: "Marr", title: "The Salt Roads", container: nil, year: 1998,
      field: { ReferenceStylesTests.families($0.translators) }, value: "Renner"),
    Style(
      name: "translator shortened",
      text: "Marr, Ida (1998). The Salt Roads. Trans. Paul Renner and Karin Holm. Oslo: Fjord Press.",
      authors: "Marr", title: "The Salt Roads", container: nil, year: 1998,
      field: { ReferenceStylesTests.families($0.translators) }, value: "Renner Holm"),
    Style(
      name: "edition words",
      text: "Marr, Ida. The Salt Roads. Revised and expanded. Oslo: Fjord Press, 1998.",
      authors: "Marr", title: "The Salt Roads", container: nil, year: 1998),
    Style(
      name: "number of volumes",
      text: "Marr, Ida. The Salt Roads. 3 vols. Translated by Paul Renner. Oslo: Fjord Press, 1998.",
      authors: "Marr", title: "The Salt Roads", container: nil, year: 1998),
    Style(
      name: "years in the title",
      text: "Marr, Ida. The Logbook: The Four Texts (1798, 1799, 1805, 1850). London: Penguin, 1995.",
      authors: "Marr", title: nil, container: nil, year: 1995),
    Style(
      name: "first edition's year",
      text: "Marr, Ida. The Salt Roads. New York: Quay Press, 2003 [1910].",
      authors: "Marr", title: "The Salt Roads", container: nil, year: 2003),
    Style(
      name: "thesis",
      text: "Holm, Karin. Ice Years in the Harbour. PhD thesis, University of Bergen, 1987.",
      authors: "Holm", title: "Ice Years in the Harbour", container: nil, year: 1987,
      field: { $0.genre }, value: "PhD thesis"),
    Style(
      name: "technical report",
      text: "W. Li. Convergent tides of harbours. Technical Report 12, Harbour Institute, 1992.",
      authors: "Li", title: "Convergent tides of harbours", container: nil, year: 1992,
      field: { $0.genre }, value: "Technical Report"),
    Style(
      name: "working paper",
      text: "Marr, I. (2008). Tides and tariffs. Working paper, Harbour Institute of Technology.",
      authors: "Marr", title: "Tides and tariffs", container: nil, year: 2008,
      field: { $0.genre }, value: "Working paper"),
    Style(
      name: "access date",
      text: "Marr, Ida. “The Salt Roads.” Harbour Online. Accessed 3 May 2012. https://example.org/salt",
      authors: "Marr", title: "The Salt Roads", container: "Harbour Online", year: nil,
      field: { $0.URL }, value: "https://example.org/salt"),
    Style(
      name: "meeting",
      text: "Marr, I., Dust in harbours, 2015 Annual Meeting of the Harbour Society, Oslo, May 14-15, 2015.",
      authors: "Marr", title: "Dust in harbours", container: "2015 Annual Meeting of the Harbour Society", year: 2015),
    Style(
      name: "series in a bracket",
      text: "Marr, Ida, Tides and Temples (Studies in Harbours 140; Sheffield: Quay Press, 1993).",
      authors: "Marr", title: "Tides and Temples", container: nil, year: 1993,
      field: { $0.publisher }, value: "Quay Press"),
    Style(
      name: "newspaper",
      text: "Waldman, Simon, ‘The Best of the Quays’, Guardian, 18 December 2003.",
      authors: "Waldman", title: "The Best of the Quays", container: "Guardian", year: 2003),
    Style(
      name: "periodical without a sign before it",
      text: "P. Marr, K. Holm. Managing tides in small harbours Harbour Educ., 36 (2010), pp. 629-639",
      authors: "Marr Holm", title: "Managing tides in small harbours", container: "Harbour Educ", year: 2010,
      field: { $0.volume }, value: "36"),
    Style(
      name: "part of a title",
      text: "Marr I. Harbour studies. 2. Cranes of the north. J Coast Hist. 2003;14:31-58.",
      authors: "Marr", title: "Harbour studies. 2. Cranes of the north", container: "J Coast Hist", year: 2003),
    Style(
      name: "Russian",
      text: "Марр И.В. Лоции севера // Вестник гавани. 2003. № 2. С. 31-58.",
      authors: "Марр", title: "Лоции севера", container: "Вестник гавани", year: 2003),
    Style(
      name: "tags of a copy",
      text: "Marr, I. 2003. Tides of <italic>Lepus europaeus</italic> and others. Coastal Studies 14: 31-58.",
      authors: "Marr", title: "Tides of <italic>Lepus europaeus</italic> and others", container: "Coastal Studies",
      year: 2003),
    Style(
      name: "months with a hyphen",
      text: "Marr, Ida. “The Pilot and His Board.” Harbour Review, XLIII (January-February, 1965), pp. 49-62.",
      authors: "Marr", title: "The Pilot and His Board", container: "Harbour Review", year: 1965,
      field: { $0.volume }, value: "XLIII"),
  ]

  @Test(arguments: styles)
  func everyStyleIsRead(style: Style) {
    let item = ReferenceReader.reference(in: style.text).item
    if let authors = style.authors { #expect(Self.families(item.authors) == authors) }
    if let title = style.title { #expect(item.title == title) }
    #expect(item.containerTitle == style.container)
    #expect(item.issued?.year == style.year)
    if let field = style.field { #expect(field(item).map(Self.hyphened) == style.value) }
  }

  static func families(_ names: [Name]) -> String {
    names.map { $0.family ?? $0.literal ?? "" }.joined(separator: " ")
  }

  private static func hyphened(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "–" ? "-" : $0 }))
  }

  /// What looks like a style and is none.
  static let near: [(String, String)] = [
    ("Marr, Ida. Walking, Max Weber and the Idea of Harbours. Oslo: Fjord Press, 2000.", "Marr"),
    ("Karin Holm, Max Weber and the Idea of Harbours, Oslo, 1998.", "Holm"),
    ("Karin Holm, Colonies e porti nel nord, Quaderni storici, 14, 1970, 319-338.", "Holm"),
    ("Quicksilver. Oslo: Fjord Press, 2003.", ""),
    ("The Salt Roads. Fjord Press, 2003.", ""),
  ]

  @Test(arguments: near)
  func wordsOfTitlesAreNoNames(text: String, authors: String) {
    #expect(Self.families(ReferenceReader.reference(in: text).item.authors) == authors)
  }

  /// A list of a megabyte of what each scanner looks for ends soon, and the program with it.
  @Test(arguments: [
    "A., ", "1 ", "(", "“", "‘", "[", "Marr, I., ", "Marr; I. ", "A. B ", "1 U.S. 1, ", "vol. 1 ", "Oslo: ", "<i>",
    "Ed. ",
    "In re ", "(1990) ", ". ", "/ ", "№ 1 ", "X, I", "Smith J ", "a.’ ", "12–13, ",
  ])
  func worstCasesEnd(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.unicodeScalars.count)
    _ = ReferenceReader.reference(in: text)
  }
}
