import DocumentModel
import Search

/// Results made by hand, as a search would give them.
enum Samples {
  static var work: Work {
    var work = Work()
    work.id = "weil-1999"
    work.title = "On Notes"
    work.authors = [Name(family: "Weil", given: "Ada")]
    work.issued = PartialDate(year: 1999)
    return work
  }

  static var document: DocumentEntry {
    DocumentEntry(
      id: "weil-1999", path: "/texts/notes.txt", mediaType: "text/plain", language: "en", work: work,
      added: "2020-01-01T00:00:00Z", diagnostics: [], textBytes: 1000)
  }

  static func unit(_ local: String, _ kind: Unit.Kind, _ text: String, note: String? = nil) -> Unit {
    Unit(
      id: UnitID(document: "weil-1999", local: local), kind: kind, blockKind: kind == .note ? .note : .paragraph,
      order: 1, text: text, locator: Locator(section: ["The Margin"], page: "12", paragraph: 3, note: note))
  }

  static func hit(_ text: String, highlights: [Range<Int>] = [], notes: [HitNote] = []) -> Hit {
    let unit = unit("p3", .passage, text)
    return Hit(
      rank: 1, score: 2.5, unit: unit, document: document,
      excerpt: Excerpt(
        text: text, highlights: highlights, truncated: false, range: 0..<text.unicodeScalars.count),
      attribution: "Ada Weil, On Notes (1999), p. 12.", notes: notes)
  }

  static func list(_ hits: [Hit]) -> HitList {
    HitList(
      query: "note", understood: "note",
      matches: MatchCount(estimated: hits.count, lower: hits.count, upper: hits.count), offset: 0, next: nil, hits: hits
    )
  }
}
