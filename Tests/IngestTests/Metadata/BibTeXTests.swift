import DocumentModel
import Testing

@testable import Ingest

@Suite struct BibTeXTests {
  private func work(_ source: String) -> Work? { BibTeX.items(in: source).first?.work }

  @Test func readsAnArticle() {
    let work = work(
      """
      @Article{roe2004,
        author    = {Roe, Jane and Carl von M{\\"u}ller and {Council of Examples}},
        title     = {The {NATO}--Russia Council: A `quiet' Start},
        journal   = "Review of " # {Examples},
        year      = 2004, month = nov, volume = 12, number = {3}, pages = {10--19},
        doi = {10.1000/ex\\_1}, url = {https://example.org/a_b},
      }
      """)
    #expect(work?.id == "roe2004" && work?.type == "article-journal")
    #expect(
      work?.authors == [
        Name(family: "Roe", given: "Jane"), Name(family: "Müller", given: "Carl", particle: "von"),
        Name(literal: "Council of Examples"),
      ])
    #expect(work?.title == "The NATO–Russia Council: A ‘quiet' Start")
    #expect(work?.containerTitle == "Review of Examples")
    #expect(work?.issued == PartialDate(year: 2004, month: 11))
    #expect(work?.volume == "12" && work?.issue == "3" && work?.page == "10-19")
    #expect(work?.DOI == "10.1000/ex_1" && work?.URL == "https://example.org/a_b")
  }

  @Test(arguments: [
    ("@book{a, publisher={P}, address={Oslo}, series={S}, number=4}", "book", "P", "Oslo"),
    ("@techreport{a, institution={Inst}, number={7}}", "report", "Inst", nil),
    ("@phdthesis{a, school={Univ}}", "thesis", "Univ", nil),
    ("@incollection(a, booktitle={B}, publisher={P}, location={Bonn})", "chapter", "P", "Bonn"),
    ("@online{a, organization={Org}, urldate={2006-02-03}}", "webpage", "Org", nil),
    ("@misc{a, howpublished={\\url{https://example.org/x}}}", "document", nil, nil),
    ("@Article{a, entrysubtype={newspaper}}", "article-newspaper", nil, nil),
  ])
  func readsEntryTypes(source: String, type: String, publisher: String?, place: String?) {
    let work = work(source)
    #expect(work?.type == type && work?.publisher == publisher && work?.publisherPlace == place)
  }

  @Test(arguments: [
    ("{\\\"o}", "ö"), ("\\\"{o}", "ö"), ("{\\\"{o}}", "ö"), ("\\'e", "é"), ("\\'{\\i}", "í"), ("\\\"\\i x", "ïx"),
    ("\\v{c}", "č"), ("\\c c", "ç"), ("\\c{S}ule", "Şule"), ("\\H{o}", "ő"), ("{\\ss}", "ß"), ("Stra{\\ss}e", "Straße"),
    ("\\O re", "Øre"), ("{\\L}{\\'o}d{\\'z}", "Łódź"), ("\\aa", "å"), ("\\r{a}", "å"), ("A~B", "A B"),
    ("1--2 --- 3", "1–2 — 3"), ("R\\&D 5\\% \\$3 \\#1 a\\_b", "R&D 5% $3 #1 a_b"), ("``x''", "“x”"),
    ("\\emph{a} {\\it b}", "a b"), ("\\enquote{a {b}} c", "“a b” c"), ("$x^2$", "x^2"), ("{}", ""), ("\\", ""),
    ("\\unknown{a}b", "ab"), ("{{Double}}", "Double"), ("a\n  b", "a b"), ("\\textquoteright s", "’s"),
    ("\\'", ""), ("e\\'", "e"), ("\\LaTeX{} x", "LaTeX x"), ("}}{{", ""), ("Weiß", "Weiß"),
  ])
  func readsLaTeX(source: String, expected: String) {
    #expect(LaTeXText.plain(source) == expected)
  }

  @Test(arguments: [
    ("Roe, Jane", [Name(family: "Roe", given: "Jane")]),
    ("Jane Q. Roe", [Name(family: "Roe", given: "Jane Q.")]),
    ("Roe", [Name(family: "Roe")]),
    ("King, Jr., Martin", [Name(family: "King", given: "Martin", suffix: "Jr.")]),
    ("de la Cruz, Ana", [Name(family: "Cruz", given: "Ana", particle: "de la")]),
    ("Ana de la Cruz", [Name(family: "Cruz", given: "Ana", particle: "de la")]),
    ("{World Bank} and others", [Name(literal: "World Bank")]),
    (
      "{Barnes and Noble, Inc.} AND Roe, J.",
      [Name(literal: "Barnes and Noble, Inc."), Name(family: "Roe", given: "J.")]
    ),
    ("Jane {van der Berg}", [Name(family: "van der Berg", given: "Jane")]),
    ("{\\'E}mile Zola", [Name(family: "Zola", given: "Émile")]),
    ("A~B Roe", [Name(family: "Roe", given: "A B")]),
    ("", []), (" and ", []), (",", []), ("others", []),
  ])
  func readsNames(source: String, expected: [Name]) {
    #expect(BibTeXNames.names(source) == expected)
  }

  @Test(arguments: [
    ("date={2006-11-03}", PartialDate(year: 2006, month: 11, day: 3)),
    ("date={2004-01/2004-03}", PartialDate(year: 2004, month: 1)),
    ("date={2004-22}", PartialDate(year: 2004, season: 2)),
    ("year={2006}, month={November}", PartialDate(year: 2006, month: 11)),
    ("year=2006, month=\"14~\" # feb", PartialDate(year: 2006)),
    ("year=2006, month={14 February}", PartialDate(year: 2006, month: 2, day: 14)),
    ("year=2006, month=2, day=14", PartialDate(year: 2006, month: 2, day: 14)),
    ("year={c. 1850}", PartialDate(year: 1850)), ("year={forthcoming}", nil), ("month=may", nil),
  ])
  func readsDates(fields: String, expected: PartialDate?) {
    #expect(work("@misc{a, \(fields)}")?.issued == expected)
  }

  @Test(arguments: [
    (":papers/roe.pdf:PDF", ["papers/roe.pdf"]),
    ("Full Text:C\\:\\\\docs\\\\roe.pdf:application/pdf", ["C:\\docs\\roe.pdf"]),
    ("/home/x/roe.txt", ["/home/x/roe.txt"]), ("a:a.pdf:PDF;b:b.html:text/html", ["a.pdf", "b.html"]),
    ("roe.txt;doe.txt", ["roe.txt", "doe.txt"]), ("x\\;y.txt", ["x;y.txt"]), ("", []),
  ])
  func readsFileFields(source: String, expected: [String]) {
    #expect(MetadataItem.files(source) == expected)
  }

  @Test func putsStringsInAndLeavesCommentsOut() {
    let items = BibTeX.items(
      in: """
        Notes by hand, 3 @ 5 euros.
        @comment{ @misc{no, title={No}} }
        @preamble{"\\newcommand{\\x}{}"}
        @string{rev = "Review"} @string(of = { of Examples})
        @article{one, title = {One}, journal = rev # of}
        @article{two, title = {Two}, journal = REV}
        """)
    #expect(items.map(\.work.title) == ["One", "Two"])
    #expect(items.map(\.work.containerTitle) == ["Review of Examples", "Review"])
  }

  @Test func inheritsFromACrossReference() {
    let items = BibTeX.items(
      in: """
        @incollection{child, title={Child}, crossref={Parent}}
        @collection{parent, title={Whole}, subtitle={And Parts}, editor={Roe, Jane}, year=2001, crossref={child}}
        """)
    #expect(items[0].work.containerTitle == "Whole: And Parts")
    #expect(items[0].work.editors == [Name(family: "Roe", given: "Jane")] && items[0].work.issued?.year == 2001)
  }

  @Test(arguments: [
    ("@misc{a, title={never closed\n@misc{b, title={B}}", ["B"]),
    ("@misc{a, title=}\n@misc{b, title={B}}", ["B"]),
    ("@misc{a title={A}}\n@misc{b, title={B}}", ["B"]),
    ("@misc{a, title={A}", ["A"]), ("@misc{", []), ("@", []), ("@{}", []), ("@misc", []), ("@misc{a}", []),
    ("@misc{a, title={A} year=2001 }\n@misc{b, title={B}}", ["A", "B"]),
  ])
  func goesOnAfterDamage(source: String, titles: [String]) {
    #expect(BibTeX.items(in: source).compactMap(\.work.title) == titles)
  }

  @Test(arguments: ["@comment(", "{", "@a{b,c={", "@a{b,c=\"", "\\\"", "@string{a=a#a}", "@misc{a,", "@a{b,c=d#"])
  func staysLinear(unit: String) {
    let source = String(repeating: unit, count: 200_000 / unit.count)
    _ = BibTeX.items(in: source)
    _ = LaTeXText.plain(source)
    _ = BibTeXNames.names(source)
  }
}
