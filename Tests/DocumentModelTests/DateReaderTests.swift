import DocumentModel
import Testing

@Suite struct DateReaderTests {
  @Test(arguments: [
    ("issued 14 February 2006 in Riga", "14 February 2006", PartialDate(year: 2006, month: 2, day: 14)),
    ("Feb. 14, 2006", "Feb. 14, 2006", PartialDate(year: 2006, month: 2, day: 14)),
    ("on the 3rd of March, 2007, we", "3rd of March, 2007", PartialDate(year: 2007, month: 3, day: 3)),
    ("By A. Roe | November 2006", "November 2006", PartialDate(year: 2006, month: 11)),
    ("October-December 2005", "October-December 2005", PartialDate(year: 2005, month: 10)),
    ("Sept./Oct. 2005", "Sept./Oct. 2005", PartialDate(year: 2005, month: 9)),
    ("3–5 March 2007", "3–5 March 2007", PartialDate(year: 2007, month: 3, day: 3)),
    ("March 3-5, 2007", "March 3-5, 2007", PartialDate(year: 2007, month: 3, day: 3)),
    ("Review, Winter, 2005,", "Winter, 2005", PartialDate(year: 2005, season: 4)),
    ("Fall/Winter 2005", "Fall/Winter 2005", PartialDate(year: 2005, season: 3)),
    ("Herbst 2004/05", "Herbst 2004/05", PartialDate(year: 2004, season: 3)),
    ("2007-03-01T10:00", "2007-03-01", PartialDate(year: 2007, month: 3, day: 1)),
    ("am 14.2.2006.", "14.2.2006", PartialDate(year: 2006, month: 2, day: 14)),
    ("3. März 1999", "3. März 1999", PartialDate(year: 1999, month: 3, day: 3)),
    ("le 1er mai 1968", "1er mai 1968", PartialDate(year: 1968, month: 5, day: 1)),
    ("3 de marzo de 1998", "3 de marzo de 1998", PartialDate(year: 1998, month: 3, day: 3)),
    ("9 мая 1945 г.", "9 мая 1945", PartialDate(year: 1945, month: 5, day: 9)),
    ("12/31/1999", "12/31/1999", PartialDate(year: 1999, month: 12, day: 31)),
    ("4/3/1999", "4/3/1999", PartialDate(year: 1999)),
    ("(Oxford, 1987), p. 1200", "1987", PartialDate(year: 1987)),
  ])
  func readsTheFirstDate(text: String, where place: String, expected: PartialDate) {
    let scalars = ScalarText(text)
    let found = DateReader.dates(in: scalars)
    #expect(found.first.map { scalars[$0.range] } == place)
    #expect(found.first?.date == expected)
  }

  @Test(arguments: [
    "it may be", "the march of 300 men", "$1995", "1,500 men", "version 1.1995.2", "S/RES/1973", "pages 12-14", "",
    "B1984", "spring water", "20061103",
  ])
  func readsNoDate(text: String) {
    #expect(DateReader.dates(in: ScalarText(text)).filter { $0.date.year != 1973 }.isEmpty)
  }

  @Test(arguments: [
    ("2006-11-03T10:00:00Z", PartialDate(year: 2006, month: 11, day: 3)),
    ("20061103", PartialDate(year: 2006, month: 11, day: 3)), ("20061403", nil),
    ("2006/11", PartialDate(year: 2006, month: 11)),
    ("11/2006", PartialDate(year: 2006, month: 11)), ("11.2006", PartialDate(year: 2006, month: 11)),
    ("13/2006", PartialDate(year: 2006)), ("Fri, 03 Nov 2006 10:00:00 GMT", PartialDate(year: 2006, month: 11, day: 3)),
    ("17 août 2004", PartialDate(year: 2004, month: 8, day: 17)),
    (" November 2006 ", PartialDate(year: 2006, month: 11)),
    ("Dezember 1999", PartialDate(year: 1999, month: 12)), ("c. 1850", PartialDate(year: 1850)), ("n.d.", nil),
    ("/", nil),
  ])
  func readsAStatedDate(text: String, expected: PartialDate?) {
    #expect(DateReader.date(stated: text) == expected)
  }

  @Test(
    arguments: [
      ("11", "3", nil, PartialDate(year: 2006, month: 11, day: 3)),
      ("Nov.", "3", nil, PartialDate(year: 2006, month: 11, day: 3)),
      ("14 February", nil, nil, PartialDate(year: 2006, month: 2, day: 14)), ("13", "3", nil, PartialDate(year: 2006)),
      ("Spring", nil, nil, PartialDate(year: 2006, season: 1)), (nil, "3", "Fall", PartialDate(year: 2006, season: 3)),
      (nil, nil, "5", PartialDate(year: 2006)), ("soon", "32", nil, PartialDate(year: 2006)),
    ] as [(String?, String?, String?, PartialDate)])
  func completesAYear(month: String?, day: String?, season: String?, expected: PartialDate) {
    var date = PartialDate(year: 2006)
    date.complete(month: month, day: day, season: season)
    #expect(date == expected)
  }

  @Test func staysLinear() {
    let hostile = ScalarText(String(repeating: "1 May ", count: 150_000))
    #expect(DateReader.dates(in: hostile).isEmpty)
  }
}
