import DocumentModel
import Testing

@testable import Apparatus

/// Lists of works whose entries no numbers open.
@Suite struct ReferenceListTests {
  private static let entries = [
    "Doe, A. and B. Poe. 2003. \"Ferries at Night.\" Journal of Ports 12 (3): 4-19.",
    "Marsh, Ellen. 1999. Lunch and the Board. Leeds: Tide Press.", "Roe, Jane. 1990. The Sound. London: Foss.",
  ]

  @Test(arguments: ["References", "BIBLIOGRAPHY", "Works Cited", "Literatur", "Bibliographie", "Sources"])
  func aHeadingAnnouncesThem(heading: String) {
    let list = Self.entries.joined(separator: "\n\n")
    let document = document("\(Filler.first)\n\n\(Filler.second) (Roe 1990, 12)\n\n\(heading)\n\n\(list)\n")
    #expect(document.texts(.referenceEntry) == Self.entries)
    let inline = document.references.first { $0.form == .inline }
    #expect(inline?.resolution.state == .resolved)
    #expect(document.references.first { $0.id == inline?.resolution.target }?.item.title == "The Sound")
  }

  @Test func linesWithoutBlankLinesAreEntriesOfTheirOwn() {
    let list = """
      Doe, A. and B. Poe. 2003. "Ferries at Night." Journal of Ports 12 (3):
          4-19.
      Hull Archive. 1987. Guide to the Harbour Papers. Hull: City Council.
      Marsh, Ellen. 1999. Lunch and the Board. Leeds: Tide Press.
      Roe, Jane. 1990. The Sound. London: Foss.
      """
    let document = document("\(Filler.first)\n\n\(Filler.second)\n\nReferences\n\n\(list)\n")
    #expect(document.references.compactMap(\.item.issued?.year) == [2003, 1987, 1999, 1990])
  }

  @Test(arguments: [
    "The sources of 1890 are few. They were found in 1911, in a cellar, and are now in the archive.",
    "In 1913 the clerk died, and his papers went with him to York, where nobody read them.",
  ])
  func proseIsNoList(paragraph: String) {
    let document = document("\(Filler.first)\n\nSources\n\n\(paragraph)\n\n\(Filler.second)\n\n\(Filler.first)\n")
    #expect(document.texts(.referenceEntry) == [])
  }

  @Test func theListEndsWithTheNextHeading() {
    let list = Self.entries.joined(separator: "\n\n")
    let document = document(
      "\(Filler.first)\n\nReferences\n\n\(list)\n\nAbout the Author\n\nJane Roe, 1990 to 1999, was a pilot in the harbour of Hull.\n"
    )
    #expect(document.texts(.referenceEntry) == Self.entries)
  }
}
