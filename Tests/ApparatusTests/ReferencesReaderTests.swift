import DocumentModel
import Testing

@testable import Apparatus

/// Reference strings in the usual styles, and what a reader relies on to be found in each.
@Suite struct ReferencesReaderTests {
  @Test func chicagoArticle() {
    let item = ReferenceReader.reference(
      in: "Nora Feld, “The Quiet Border,” Baltic Review 14, no. 2 (1999): 101–19."
    ).item
    #expect(item.authors == [Name(family: "Feld", given: "Nora")])
    #expect(item.title == "The Quiet Border")
    #expect(item.containerTitle == "Baltic Review")
    #expect(item.volume == "14")
    #expect(item.issue == "2")
    #expect(item.page == "101–19")
    #expect(item.issued == PartialDate(year: 1999))
  }
}
