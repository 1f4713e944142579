import DocumentModel
import Testing

@testable import Apparatus

/// Texts whose elements are lines on pages. Each part is an element: `=` keeps its lines apart, `+` carries on the one
/// before, `_` stands at the foot, `~` in the way. `|` is a page break, `^12^` raised.
@Suite struct PageDraftTests {
  private func laidOut(_ parts: [String]) -> LaidOutText {
    var letters: [Unicode.Scalar] = []
    var laidOut = LaidOutText(text: ScalarText(), mediaType: "application/pdf")
    var pageStart = 0
    func endPage() {
      laidOut.pages.append(Page(range: pageStart..<letters.count, number: laidOut.pages.count + 1))
    }
    for part in parts {
      if part == "|" {
        endPage()
        letters.append("\u{0C}")
        pageStart = letters.count
        continue
      }
      let signs = part.prefix { "=+_~".contains($0) }
      let start = letters.count
      var raised: Int?
      for scalar in part.dropFirst(signs.count).unicodeScalars {
        guard scalar == "^" else {
          letters.append(scalar)
          continue
        }
        if let first = raised {
          laidOut.styles.append(StyleRun(range: first..<letters.count, style: .superscript))
          raised = nil
        } else {
          raised = letters.count
        }
      }
      var element = Element(range: start..<letters.count, kind: .paragraph)
      element.isWrapped = !signs.contains("=")
      element.continuesParagraph = signs.contains("+")
      element.isAtFoot = signs.contains("_")
      element.isAside = signs.contains("~")
      laidOut.elements.append(element)
      letters += ["\n", "\n"]
    }
    endPage()
    laidOut.text = ScalarText(letters)
    return laidOut
  }

  private func blocks(_ parts: [String]) -> [String] {
    let document = Apparatus.read(laidOut(parts))
    return document.blocks.map { document.text[$0.range] }
  }

  @Test(arguments: [
    (["A line that ends\nwhere the measure ended."], ["A line that ends where the measure ended."]),
    (["The harbour mas-\nter counted ships."], ["The harbour master counted ships."]),
    (["A well-known rock, and a well-\nknown light on it."], ["A well-known rock, and a well-known light on it."]),
    (["The har-", "|", "+bour was shut."], ["The harbour was shut."]),
    (
      ["Half of it", "~Table 1. Ships lost.", "|", "+and the rest."],
      ["Half of it and the rest.", "Table 1. Ships lost."]
    ),
    (["=Quay Lane 4\nBath\nEngland"], ["Quay Lane 4\nBath\nEngland"]),
  ])
  func linesAreJoined(parts: [String], expected: [String]) {
    #expect(blocks(parts) == expected)
  }

  @Test func theFeetOfPagesAreNotes() {
    let body = "The keeper wrote his log each night and counted the ships that passed."
    let document = Apparatus.read(
      laidOut([
        "\(body)^1^ He slept by day.", "_^1^ The log is lost, though a copy of it", "|", "+\(body)^2^",
        "_+was kept in town.",
        "_^2^ Abel, Lamps, 12.",
      ]))
    #expect(
      document.notes.map { document.text[$0.range] } == [
        "The log is lost, though a copy of it was kept in town.", "Abel, Lamps, 12.",
      ])
    #expect(document.markers.map(\.note) == ["n1", "n2"])
    #expect(document.notes.map(\.page) == ["1", "2"])
  }

  /// Raised digits are a number of their own beside others, and a raised asterisk of any make is a sign.
  @Test(arguments: [
    ("The keeper came in 1872^1^ and stayed on.", "^1^ Abel, Lamps, 12.", "1"),
    ("The keeper came early^1^ and stayed on.", "^1^ 3/18 in the log of that year.", "1"),
    ("The keeper came early^∗^ and stayed on.", "^∗^ Abel, Lamps, 12.", "∗"),
  ])
  func raisedSignsStandBesideDigits(body: String, note: String, label: String) {
    let document = Apparatus.read(laidOut([body, "_\(note)"]))
    #expect(document.notes.map(\.label) == [label])
    #expect(document.markers.map(\.note) == ["n\(label)"])
  }

  @Test func everyLetterLeadsBackToItsPlaceAndPage() {
    let laidOut = laidOut([
      "The first para-\ngraph runs", "_^1^ A foot.", "|", "~A caption.", "+overleaf.^1^ It ends here.", "|",
      "The last one.",
    ])
    let document = Apparatus.read(laidOut)
    for offset in 0..<document.text.count {
      guard let place = document.offsets.source(of: offset) else { continue }
      #expect(laidOut.text[place] == document.text[offset])
    }
    func page(of word: String) -> Int? {
      let letters = Array(word.unicodeScalars)
      return document.text.firstOffset(of: letters, in: document.text.range).flatMap { document.page(at: $0)?.number }
    }
    #expect([page(of: "paragraph"), page(of: "overleaf"), page(of: "A foot"), page(of: "The last")] == [1, 2, 1, 3])
  }
}
