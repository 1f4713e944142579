import DocumentModel
import Extraction
import Testing

@Suite struct MetadataTests {
  @Test(arguments: [
    ("author: Jane Roe", [Name(family: "Roe", given: "Jane")]),
    (
      "authors:\n  - Roe, Jane\n  - {family: Doe, given: John}\n  - literal: Example Council",
      [Name(family: "Roe", given: "Jane"), Name(family: "Doe", given: "John"), Name(literal: "Example Council")]
    ),
    ("author: {name: John Doe}", [Name(family: "Doe", given: "John")]),
    ("author: null", []),
  ])
  func readsAuthors(yaml: String, expected: [Name]) throws {
    #expect(WorkFields.work(from: try MetadataValue(yaml: yaml)).authors == expected)
  }

  @Test(arguments: [
    ("{\"issued\": {\"date-parts\": [[\"2006\", 11]]}}", PartialDate(year: 2006, month: 11)),
    ("{\"issued\": {\"date-parts\": [[2006, 11, 3], [2006, 12]]}}", PartialDate(year: 2006, month: 11, day: 3)),
    ("{\"issued\": {\"date-parts\": [[2006]], \"season\": \"3\"}}", PartialDate(year: 2006, season: 3)),
    ("{\"issued\": {\"raw\": \"14 February 2006\"}}", PartialDate(year: 2006, month: 2, day: 14)),
    ("{\"issued\": \"2006-02\"}", PartialDate(year: 2006, month: 2)), ("{\"date\": 2006}", PartialDate(year: 2006)),
    ("{\"issued\": {\"date-parts\": []}}", nil), ("{\"issued\": {\"date-parts\": [[99999999999]]}}", nil),
    ("{\"issued\": [2006]}", PartialDate(year: 2006)),
    ("{\"issued\": [{\"year\": 2006, \"month\": \"Nov.\", \"day\": 3}]}", PartialDate(year: 2006, month: 11, day: 3)),
    ("{\"issued\": {\"year\": 2006, \"season\": \"Fall\"}}", PartialDate(year: 2006, season: 3)),
    ("{\"issued\": null}", nil),
  ])
  func readsDates(json: String, expected: PartialDate?) throws {
    #expect(WorkFields.work(from: try MetadataValue(json: json)).issued == expected)
  }

  @Test func readsListsOfTextsAndASubtitle() throws {
    let work = WorkFields.work(
      from: try MetadataValue(
        yaml: """
          title: [Straits, Les détroits]
          subtitle: A History
          journal: {name: Journal of Harbours}
          place: [Hull, Riga]
          keywords: [straits, harbours]
          ISSN: [1234-5678, 8765-4321]
          Container_Title: ""
          """))
    #expect(work.title == "Straits: A History" && work.containerTitle == "Journal of Harbours")
    #expect(work.publisherPlace == "Hull, Riga" && work.keyword == "straits, harbours" && work.ISSN == "1234-5678")
  }

  @Test func saysWhereYAMLIsDamaged() throws {
    let error = #expect(throws: MetadataError.self) { try MetadataValue(yaml: "title: A\nauthor: [Roe\ndate: 2006") }
    #expect(error?.message.contains("line 3") == true)
    #expect(throws: MetadataError.self) { try MetadataValue(json: "{") }
    #expect(try MetadataValue(yaml: "") == .nothing)
  }

  @Test func takesBracketsBulletsAndAmpersandsInTextsForLetters() throws {
    let entry = "- title: A\n  note: |\n    * see [1, p. 2 & the {same *there\n"
    #expect(try MetadataValue(yaml: String(repeating: entry, count: 100)).values.last?["title"]?.text == "A")
    let json = "{\"title\": \"A\", \"note\": \"" + String(repeating: "\\\"[{", count: 100) + "\"}"
    #expect(try MetadataValue(json: json)["title"]?.text == "A")
  }

  @Test func keepsAFewAliases() throws {
    let value = try MetadataValue(yaml: "publisher: &p Quay Press\narchive: *p\n")
    #expect(value["archive"]?.text == "Quay Press")
  }

  @Test func survivesHostileMetadata() {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (previous, next) in zip("abcdefgh", "bcdefghi") {
      bomb += "\(next): &\(next) [" + Array(repeating: "*\(previous)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(throws: MetadataError.self) { try MetadataValue(yaml: bomb) }
    // A bracket in quotation marks hides how deep it is; the parser's own limit is left.
    _ = try? MetadataValue(yaml: String(repeating: "[\"]\",", count: 5_000))
    _ = try? MetadataValue(
      yaml: (0..<5_000).map { String(repeating: " ", count: $0 % 200) + "?" }.joined(separator: "\n"))
    for sign in ["? ", "[", "{", "- ", "{a: ", "{\"a\":", "[\"a\","] {
      _ = try? MetadataValue(yaml: String(repeating: sign, count: 20_000))
      _ = try? MetadataValue(json: String(repeating: sign, count: 20_000))
    }
  }

  @Test(arguments: [
    ("en-GB", "en"), ("de_AT", "de"), ("eng", "en"), ("ngerman", "de"), ("Français", "fr"), ("x-default", nil),
    ("", nil),
    ("klingon", nil),
  ])
  func readsLanguages(written: String, expected: String?) {
    #expect(LanguageCode.code(of: written) == expected)
  }
}
