import DocumentModel
import Extraction
import Testing

@Suite struct PlainTextTests {
  @Test func formFeedsDividePages() throws {
    let laidOut = try Reading.of("one\n\u{0C}two\n\u{0C}\u{0C}four\n\u{0C}\n")
    #expect(laidOut.pages.map { laidOut.text[$0.range] } == ["one\n\u{0C}", "two\n\u{0C}", "\u{0C}", "four\n\u{0C}\n"])
    #expect(laidOut.pages.map(\.number) == [1, 2, 3, 4])
    #expect(laidOut.pages.allSatisfy { $0.label == nil })
    #expect(try Reading.of("no pages").pages.isEmpty)
  }

  @Test func frontMatterIsNoTextAndLinesKeepTheirNumbers() throws {
    let laidOut = try Reading.of("---\ntitle: Straits\nyear: 1936\n---\nLine five.\n")
    #expect(laidOut.work.title == "Straits")
    #expect(laidOut.work.issued == PartialDate(year: 1936))
    #expect(laidOut.text.string == "\n\n\n\nLine five.\n")
  }

  @Test(arguments: ["---\nno mapping\n---\nText", "Text\n---\ntitle: A\n---\n", "---\ntitle: A\n", "----\n", "---"])
  func takesNothingElseForFrontMatter(text: String) throws {
    let laidOut = try Reading.of(text)
    #expect(laidOut.text.string == text)
    #expect(laidOut.work.isEmpty)
  }
}

@Suite struct FrontMatterTests {
  func work(_ yaml: String) throws -> Work { try Reading.of("---\n\(yaml)\n---\n\nText.\n", name: "a.md").work }

  @Test(arguments: [
    "author: Jane Q. Roe", "author: Roe, Jane Q.", "authors: [Jane Q. Roe]", "author:\n  - Jane Q. Roe",
    "author:\n  family: Roe\n  given: Jane Q.", "author:\n  - {family: Roe, given: Jane Q.}",
    "author: {name: Jane Q. Roe}",
    "by: Dr. Jane Q. Roe", "{\"author\": [{\"family\": \"Roe\", \"given\": \"Jane Q.\"}]}",
    "Author:\n  - name: Jane Q. Roe\n    affiliation: Somewhere",
  ])
  func readsAuthors(yaml: String) throws {
    #expect(try work(yaml).authors == [Name(family: "Roe", given: "Jane Q.")])
  }

  @Test func readsBodiesAndSeveralAuthors() throws {
    #expect(try work("author: Harbour Studies Institute").authors == [Name(literal: "Harbour Studies Institute")])
    #expect(try work("author: Roe, Jane and John Doe").authors.map(\.short) == ["Roe", "Doe"])
    #expect(try work("author: [Jane Roe, NATO]").authors.map(\.short) == ["Roe", "NATO"])
  }

  @Test(arguments: [
    ("date: 2006-11-03", PartialDate(year: 2006, month: 11, day: 3)), ("date: 2006", PartialDate(year: 2006)),
    ("issued: {date-parts: [[2006, 11]]}", PartialDate(year: 2006, month: 11)),
    ("issued: {year: 2006, month: 11, day: 3}", PartialDate(year: 2006, month: 11, day: 3)),
    ("date: November 2006", PartialDate(year: 2006, month: 11)),
    ("date: Nov. 3, 2006", PartialDate(year: 2006, month: 11, day: 3)),
    ("date: 3 November 2006", PartialDate(year: 2006, month: 11, day: 3)),
    ("date: 20061103", PartialDate(year: 2006, month: 11, day: 3)),
    ("date: 3rd of November, 2006", PartialDate(year: 2006, month: 11, day: 3)),
    ("date: 03/11/2006", PartialDate(year: 2006)), ("date: Fall 2006", PartialDate(year: 2006, season: 3)),
    ("issued: [2006, 11]", PartialDate(year: 2006, month: 11)),
  ])
  func readsDates(yaml: String, expected: PartialDate) throws {
    #expect(try work(yaml).issued == expected)
  }

  @Test func readsAnyVariable() throws {
    let work = try work(
      """
      id: roe-2006
      type: article-journal
      title: "Straits: A History"
      container-title: Journal of Harbours
      volume: 12
      issue: 3
      page: 1-20
      publisher: Quay Press
      publisher-place: Hull
      URL: https://example.org/straits
      DOI: 10.1000/straits
      keywords: [straits, harbours]
      lang: en-GB
      unknown: {deep: [1, 2]}
      """)
    #expect(work.id == "roe-2006" && work.type == "article-journal" && work.title == "Straits: A History")
    #expect(
      work.containerTitle == "Journal of Harbours" && work.volume == "12" && work.issue == "3" && work.page == "1-20")
    #expect(work.publisher == "Quay Press" && work.publisherPlace == "Hull" && work.DOI == "10.1000/straits")
    #expect(work.keyword == "straits, harbours" && work.URL == "https://example.org/straits")
    #expect(try Reading.of("---\nlang: en-GB\n---\nText", name: "a.md").language == "en")
  }

  @Test func readsWhatItCanOfDamagedFrontMatter() throws {
    let laidOut = try Reading.of("---\ntitle: Straits: A History\nauthor:\n  - Jane Roe\n---\n\nText.\n", name: "a.md")
    #expect(laidOut.work.title == "Straits: A History")
    #expect(laidOut.work.authors == [Name(family: "Roe", given: "Jane")])
    #expect(laidOut.diagnostics.map(\.code) == ["front-matter-damaged"])
    #expect(Reading.elements(laidOut) == ["paragraph: Text."])
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "[", count: 20_000), String(repeating: "- ", count: 20_000),
      String(repeating: "? ", count: 20_000),
      (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
      "a: &a [x,x]\n" + (0..<20).map { "b\($0): &b\($0) [*a, *a, *a, *a, *a, *a, *a, *a, *a]" }.joined(separator: "\n"),
      String(repeating: "{\"a\":", count: 5000),
    ])
  func standsHostileFrontMatter(yaml: String) throws {
    _ = try work("title: A\n" + yaml)
  }
}
