import DocumentModel
import Rendering
import Search
import Testing

/// Excerpts lead to their places (OSC 8).
@Suite struct FileLinksTests {
  private func printer(
    color: Bool = false, host: String = "desk", file: @escaping @Sendable (String) -> String? = { $0 }
  ) -> TextPrinter {
    TextPrinter(style: TextStyle(color: color, width: 60, links: FileLinks(host: host, file: file)))
  }

  private func linked(_ text: String, to address: String) -> String {
    "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  private let attribution = "Ada Weil, On Notes (1999), p. 12."

  private func hit(path: String, mediaType: String = "text/plain", page: Int? = nil) -> Hit {
    var hit = Samples.hit("A margin holds notes.")
    hit.document.path = path
    hit.document.mediaType = mediaType
    hit.unit.locator.physicalPage = page
    return hit
  }

  @Test func theAttributionOfAHitLeadsToItsFile() {
    let text = printer().print(Samples.list([Samples.hit("A margin holds notes.")]))
    #expect(text.contains("\n    " + linked(attribution, to: "file://desk/texts/notes.txt") + "\n"))
    #expect(!TextPrinter(style: TextStyle(color: true)).print(Samples.list([Samples.hit("A note.")])).contains("]8;"))
  }

  @Test func aLinkStandsAroundItsColour() {
    let text = printer(color: true).print(Samples.list([Samples.hit("A margin holds notes.")]))
    #expect(text.contains(linked("\u{1B}[36m\(attribution)\u{1B}[0m", to: "file://desk/texts/notes.txt")))
  }

  @Test(arguments: [
    ("/t/a.pdf", "application/pdf", 14, "/t/a.pdf#page=14"), ("/t/a.PDF", "", 14, "/t/a.PDF#page=14"),
    ("/t/a", "application/pdf", 1, "/t/a#page=1"), ("/t/a.pdf", "application/pdf", nil, "/t/a.pdf"),
    ("/t/a.epub", "application/epub+zip", 14, "/t/a.epub"),
  ])
  func onlyAPDFHasPages(path: String, mediaType: String, page: Int?, expected: String) {
    let text = printer().print(Samples.list([hit(path: path, mediaType: mediaType, page: page)]))
    #expect(text.contains(linked(attribution, to: "file://desk" + expected)))
  }

  @Test func aMemberOfAnArchiveLeadsToTheArchive() {
    let list = Samples.list([hit(path: "/t/a.zip/one/b.pdf", mediaType: "application/pdf", page: 3)])
    let text = printer { _ in "/t/a.zip" }.print(list)
    #expect(text.contains(linked(attribution, to: "file://desk/t/a.zip")))
  }

  @Test func whatIsNotThereIsNotLinked() {
    #expect(!printer { _ in nil }.print(Samples.list([hit(path: "/t/a")])).contains("\u{1B}"))
    #expect(!printer().print(Samples.list([hit(path: "relative")])).contains("\u{1B}"))
    let long = "/" + String(repeating: "é", count: 400)
    #expect(!printer().print(Samples.list([hit(path: long)])).contains("\u{1B}"))
  }

  @Test(arguments: [
    ("/a b/ü?#%.txt", "/a%20b/%C3%BC%3F%23%25.txt"), ("/x\u{1B}\\\u{1B}[2J", "/x%1B%5C%1B%5B2J"),
    ("/x\u{7}\u{9C};y", "/x%07%C2%9C%3By"), ("/x\ny\u{202E}", "/x%0Ay%E2%80%AE"), ("/-._~AZaz09", "/-._~AZaz09"),
  ])
  func nothingInANameBreaksOut(path: String, encoded: String) {
    let text = printer(host: "de\u{1B}sk").print(Samples.list([hit(path: path)]))
    #expect(text.contains(linked(attribution, to: "file://de%1Bsk" + encoded)))
    #expect(text.count { $0 == "\u{1B}" } == 4)
  }

  @Test func furtherHitsOfAWorkLeadToTheirPages() {
    var first = hit(path: "/t/a.pdf", mediaType: "application/pdf", page: 2)
    first.further = [hit(path: "/t/a.pdf", mediaType: "application/pdf", page: 9)]
    let text = printer().print(Samples.list([first]))
    #expect(text.contains(linked("weil-1999#p3", to: "file://desk/t/a.pdf#page=9")))
  }

  @Test func citationsContextsAndListsLeadToTheirFiles() {
    let address = "file://desk/texts/notes.txt"
    let unit = Samples.unit("r1", .reference, "Smith, p. 3")
    let citation = Citation(
      unit: unit, document: Samples.document, note: nil, sentence: nil, antecedent: nil, attribution: attribution)
    let citations = printer().print(CitationList(work: Samples.work, citations: [citation], total: 1))
    #expect(citations.contains("\n  " + linked(attribution, to: address) + "\n"))
    let view = ContextView(document: Samples.document, unit: nil, blocks: [], notes: [], attribution: attribution)
    let context = printer().print([view])
    #expect(context.hasPrefix(linked(attribution, to: address) + "\n" + linked("/texts/notes.txt", to: address) + "\n"))
    let list = printer().print([DocumentSummary(document: Samples.document, units: [:])])
    #expect(list.hasSuffix("\n    " + linked("/texts/notes.txt", to: address) + "\n"))
  }
}
