import DocumentModel
import Extraction
import Testing

@Suite struct PDFMetadataTests {
  private func work(_ information: [(String, String)]) async throws -> Work {
    var sheets = Sheets(information: information)
    sheets.newPage()
    sheets.line("The Keepers of Skerrow Light", y: 60, size: 18)
    sheets.line("Anna Holm and Ben Carr", y: 90)
    sheets.lines(Prose.lines(12), y: 130)
    return try await sheets.laidOut().work
  }

  private func packet(_ properties: String) -> String {
    """
    <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" \
    prism:volume="12">\(properties)</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
    """
  }

  @Test func xmpIsRead() async throws {
    let work = try await work([
      (
        "xmp",
        packet(
          """
          <dc:title><rdf:Alt><rdf:li xml:lang="x-default">The Keepers of Skerrow Light</rdf:li></rdf:Alt></dc:title>\
          <dc:creator><rdf:Seq><rdf:li>Anna Holm</rdf:li><rdf:li>Ben Carr</rdf:li></rdf:Seq></dc:creator>\
          <prism:publicationDate>2011-03</prism:publicationDate><prism:doi>10.1000/182</prism:doi>\
          <prism:publicationName>Harbour &amp; Quay</prism:publicationName>
          """)
      )
    ])
    #expect(work.title == "The Keepers of Skerrow Light")
    #expect(work.authors.map(\.display) == ["Anna Holm", "Ben Carr"])
    #expect(work.issued == PartialDate(year: 2011, month: 3))
    #expect(work.DOI == "10.1000/182")
    #expect(work.containerTitle == "Harbour & Quay")
    #expect(work.volume == "12")
  }

  @Test(arguments: [
    "Microsoft Word - keepers_final2.doc", "untitled", "keepers.indd", "KEEPERS-3", "Layout 1", "x", "PII: S0012",
    "Something that nobody printed here",
  ])
  func whatIsNoTitleIsNotBelieved(title: String) async throws {
    #expect(try await work([("title", title)]).title == nil)
  }

  @Test(arguments: ["groff version 1.22", "aholm", "LaTeX with hyperref", "Administrator", "Jane Stranger", "Adobe"])
  func whoIsNoAuthorIsNotBelieved(author: String) async throws {
    #expect(try await work([("author", author)]).authors.isEmpty)
  }

  @Test func whoIsPrintedIsBelieved() async throws {
    #expect(try await work([("author", "Anna Holm")]).authors.map(\.display) == ["Anna Holm"])
  }

  @Test func theDayOfTheFileIsNotThatOfTheWork() async throws {
    #expect(try await work([("created", "2024-05-06")]).issued == nil)
    #expect(try await work([("xmp", packet("<dc:date>2024-05-06T10:11:12Z</dc:date>"))]).issued == nil)
  }

  /// Entities, depth and anything that is no XML: nothing is loaded, nothing grows.
  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]><a xmlns:dc=\"x\"><dc:title>&c;</dc:title></a>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><dc:title>&x;</dc:title></a>", "no XML", "<<<>>>",
    String(repeating: "<a>", count: 5000), "<a><dc:title>\u{0}</dc:title>", "<dc:title/>",
  ])
  func aHostilePacketStatesNothing(packet: String) async throws {
    #expect(try await work([("xmp", packet)]).title == nil)
  }
}
