import DocumentModel
import Testing

@testable import Ingest

@Suite struct DocumentIDsTests {
  private static func work(_ author: String?, _ year: Int?, id: String = "") -> Work {
    var work = Work()
    work.id = id
    work.authors = author.map { [Name(family: $0)] } ?? []
    work.issued = year.map { PartialDate(year: $0) }
    return work
  }

  @Test(arguments: [
    (work("Müller", 2004), "x.txt", "muller-2004"),
    (work("O’Neill-Łącki", 1999), "x.txt", "oneill-lacki-1999"),
    (work("Müller", nil), "A Report (final).txt", "a-report-final"),
    (work(nil, 2004), "000_ab.txt", "000-ab"),
    (work("Иванов", 2004), "Доклад.txt", "document"),
    (work("Müller", 2004, id: "Mul:04"), "x.txt", "Mul:04"),
    (work(nil, nil, id: "http://zotero.org/users/1/items/AB#1"), "x.txt", "AB-1"),
    (work(nil, nil, id: "###"), ".profile", "profile"),
  ])
  func makesIDs(work: Work, fileName: String, expected: String) {
    var ids = DocumentIDs()
    #expect(ids.give(to: work, fileName: fileName, previous: nil, isTaken: { _ in false }).id == expected)
  }

  @Test func numbersLikeNames() {
    var ids = DocumentIDs()
    let work = Self.work("Roe", 2001)
    func give() -> String { ids.give(to: work, fileName: "x", previous: nil, isTaken: { $0 == "roe-2001-2" }).id }
    #expect([give(), give(), give()] == ["roe-2001", "roe-2001-3", "roe-2001-4"])
  }

  @Test func keepsAnIDUntilTheMetadataSayOtherwise() {
    var ids = DocumentIDs()
    func give(_ work: Work, _ previous: String) -> String {
      ids.give(to: work, fileName: "x", previous: previous, isTaken: { $0 != "new" }).id
    }
    #expect(give(Self.work("Roe", 2002), "roe-2001") == "roe-2001")
    #expect(give(Self.work(nil, nil, id: "a"), "a-2") == "a-2")
    #expect(give(Self.work(nil, nil, id: "new"), "old") == "new")
  }
}
