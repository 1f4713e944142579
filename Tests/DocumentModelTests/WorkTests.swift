import DocumentModel
import Testing

@Suite struct PartialDateTests {
  @Test func readsAsFarAsItIsKnown() {
    #expect(PartialDate(iso: "2006") == PartialDate(year: 2006))
    #expect(PartialDate(iso: "2006-11") == PartialDate(year: 2006, month: 11))
    #expect(PartialDate(iso: "2006/11/03") == PartialDate(year: 2006, month: 11, day: 3))
    #expect(PartialDate(iso: "2006-11-03T10:00:00Z") == PartialDate(year: 2006, month: 11, day: 3))
    #expect(PartialDate(iso: "2006-13") == nil)
    #expect(PartialDate(iso: "November") == nil)
  }

  @Test func printsWhatItKnows() {
    #expect(PartialDate(year: 476, month: 9, day: 4).iso == "0476-09-04")
    #expect(PartialDate(year: 2006).iso == "2006")
  }

  @Test func ordersByWhatIsKnown() {
    #expect(PartialDate(year: 2006) < PartialDate(year: 2006, month: 1))
    #expect(PartialDate(year: 2005, month: 12) < PartialDate(year: 2006))
  }
}

@Suite struct WorkKeyTests {
  func work(_ title: String?, by author: String?, _ year: Int?, url: String? = nil, doi: String? = nil) -> Work {
    var work = Work()
    work.title = title
    work.authors = author.map { [Name(family: $0)] } ?? []
    work.issued = year.map { PartialDate(year: $0) }
    work.URL = url
    work.DOI = doi
    return work
  }

  @Test func sameWorkInOtherDressHasOneKey() {
    let plain = WorkKey.key(of: work("Russia’s Waltz: A Study", by: "Łukasz", 2006))
    #expect(plain == WorkKey.key(of: work("RUSSIA'S WALTZ—a study", by: "Lukasz", 2006)))
    #expect(
      WorkKey.key(of: work("A", by: nil, nil, doi: "https://doi.org/10.1000/ABC"))
        == WorkKey.key(of: work("B", by: nil, nil, doi: "doi: 10.1000/abc")))
    #expect(
      WorkKey.key(of: work(nil, by: nil, nil, url: "http://www.example.org/a/?utm_source=x#top"))
        == WorkKey.key(of: work(nil, by: nil, nil, url: "https://example.org/a")))
  }

  @Test func worksThatDifferKeepApart() {
    #expect(WorkKey.key(of: work("Report", by: "Smith", 2005)) != WorkKey.key(of: work("Report", by: "Smith", 2006)))
    #expect(WorkKey.key(of: work("Report", by: "Smith", 2005)) != WorkKey.key(of: work("Report", by: "Jones", 2005)))
    #expect(WorkKey.key(of: Work()) == nil)
  }
}

@Suite struct UnitIDTests {
  @Test func readsBothSides() {
    #expect(UnitID("blank-2006#p12") == UnitID(document: "blank-2006", local: "p12"))
    #expect(UnitID("blank-2006") == nil)
    #expect(UnitID("#p1") == nil)
    #expect(UnitID(document: "a#b", local: "n1").description == "a#b#n1")
    #expect(UnitID("a#b#n1")?.document == "a#b")
  }
}
