import DocumentModel
import Testing

@testable import Search

struct AttributionTests {
  static func document(
    authors: [Name] = [], title: String? = nil, issued: PartialDate? = nil, publisher: String? = nil,
    container: String? = nil
  ) -> DocumentEntry {
    var work = Work()
    work.authors = authors
    work.title = title
    work.issued = issued
    work.publisher = publisher
    work.containerTitle = container
    return DocumentEntry(
      id: "doc", path: "/papers/harbour.txt", mediaType: "text/plain", language: "en", work: work, added: "",
      diagnostics: [], textBytes: 0)
  }

  static func unit(_ locator: Locator, speaker: String? = nil) -> Unit {
    var unit = Unit(
      id: UnitID(document: "doc", local: "p1"), kind: .passage, blockKind: .paragraph, order: 0, text: "x",
      locator: locator)
    unit.speaker = speaker.map { Speaker(name: $0, mention: $0, range: 0..<0) }
    return unit
  }

  @Test func namesWhatTheDocumentStates() {
    let full = Self.document(
      authors: [Name(family: "Brook", given: "Anna M.")], title: "The Harbour: A \"Free\" Port?",
      issued: PartialDate(year: 2006, month: 11), publisher: "Institute of Ports")
    let place = Locator(section: ["Part I", "Tolls"], page: "12", paragraph: 14, note: "6")
    #expect(
      Attribution.line(for: Self.unit(place), in: full)
        == "Anna M. Brook, \"The Harbour: A 'Free' Port?\" (Institute of Ports, November 2006), "
        + "§ Part I › Tolls, p. 12, ¶ 14, n. 6.")
    #expect(
      Attribution.line(for: nil, in: full)
        == "Anna M. Brook, \"The Harbour: A 'Free' Port?\" (Institute of Ports, November 2006).")
  }

  @Test func saysWhatIsMissing() {
    #expect(Attribution.line(for: nil, in: Self.document()) == "[no title: harbour.txt] (n.d.).")
    let author = Self.document(authors: [Name(literal: "Port Council")], issued: PartialDate(year: 1999))
    #expect(Attribution.line(for: nil, in: author) == "Port Council, [no title: harbour.txt] (1999).")
  }

  @Test func countsAuthorsAsScholarsDo() {
    let names = ["Ash", "Beech", "Cedar", "Dogwood"].map { Name(family: $0) }
    let lines = (1...4).map { count in
      Attribution.line(for: nil, in: Self.document(authors: Array(names.prefix(count)), title: "Trees"))
    }
    #expect(lines[1].hasPrefix("Ash and Beech, "))
    #expect(lines[2].hasPrefix("Ash, Beech and Cedar, "))
    #expect(lines[3].hasPrefix("Ash et al., "))
  }

  @Test func aQuotationNamesItsSpeakerFirst() {
    let document = Self.document(title: "Trees\nand   shrubs", container: "Garden Review")
    let line = Attribution.line(for: Self.unit(Locator(paragraph: 3), speaker: "Rosa Elm"), in: document)
    #expect(line == "Rosa Elm, quoted in \"Trees and shrubs\" (Garden Review, n.d.), ¶ 3.")
  }
}
