import DocumentModel
import Testing

@testable import Apparatus

/// A marked-up text made of paragraphs in which `{…}` is a raised link to a note and `<…>` the letters of a link back.
private struct Markup {
  var laidOut = LaidOutText(text: ScalarText(), mediaType: "text/html")

  mutating func add(_ text: String, kind: Block.Kind = .paragraph, level: Int? = nil) -> Range<Int> {
    if !laidOut.text.isEmpty { laidOut.text.scalars.append("\n") }
    let start = laidOut.text.count
    laidOut.text.scalars += Array(text.unicodeScalars)
    let range = start..<laidOut.text.count
    laidOut.elements.append(Element(range: range, kind: kind, level: level))
    return range
  }

  func range(of needle: String, in range: Range<Int>) -> Range<Int> {
    let scalars = Array(needle.unicodeScalars)
    let start = laidOut.text.firstOffset(of: scalars, in: range) ?? range.lowerBound
    return start..<(start + scalars.count)
  }
}

@Suite struct MarkupNoteTests {
  @Test(arguments: ["fn1", "_ftn1", "footnote-1", "note_1", "cite_note-1", "edn1"])
  func linksTieMarkersToNotes(name: String) {
    var markup = Markup()
    let body = markup.add("The locks were sold1 twice.")
    let note = markup.add("1. So the clerk says. ↩")
    let sign = markup.range(of: "1", in: body)
    let back = markup.range(of: "↩", in: note)
    markup.laidOut.styles = [StyleRun(range: sign, style: .superscript)]
    markup.laidOut.links = [Link(range: sign, target: "#\(name)"), Link(range: back, target: "#back")]
    markup.laidOut.anchors = [Anchor(name: "back", range: sign), Anchor(name: name, range: note)]
    let document = Apparatus.read(markup.laidOut)
    #expect(document.marked.hasPrefix("The locks were sold{1→n1} twice."))
    #expect(document.words(of: "n1") == "So the clerk says.")
    #expect(document.markers.first?.rule == "link")
  }

  @Test func aMenuOfNumbersIsNoNote() {
    var markup = Markup()
    let menu = markup.add("Go to part 1 of the report.")
    let target = markup.add("1 The Locks", kind: .heading, level: 2)
    _ = markup.add(Filler.first)
    markup.laidOut.links = [Link(range: markup.range(of: "1", in: menu), target: "#part1")]
    markup.laidOut.anchors = [Anchor(name: "part1", range: target)]
    let document = Apparatus.read(markup.laidOut)
    #expect(document.markers.isEmpty && document.notes.isEmpty)
  }

  @Test func raisedNumbersWithoutLinksAreAlignedLikeAnyText() {
    var markup = Markup()
    let body = markup.add("The locks were sold1 twice, for 3 m2 of land.2")
    _ = markup.add("Notes", kind: .heading, level: 2)
    _ = markup.add("1. First.")
    _ = markup.add("2. Second.")
    let text = markup.laidOut.text
    markup.laidOut.styles =
      [13, 31, 40].map { _ in StyleRun(range: body, style: .superscript) }.prefix(0)
      + [
        StyleRun(range: markup.range(of: "1", in: body), style: .superscript),
        StyleRun(range: (text.count - 22 - 1)..<(text.count - 22), style: .superscript),
      ].filter { text.scalars[$0.range.lowerBound].isASCIIDigit }
    let document = Apparatus.read(markup.laidOut)
    #expect(document.marked.hasPrefix("The locks were sold{1→n1} twice, for 3 m2 of land.{2→n2}"))
  }

  @Test func statedNotesNeedNoPrintedMarker() {
    var markup = Markup()
    let body = markup.add("The locks were sold.")
    let next = markup.add("Nobody paid.")
    let first = markup.add("So the clerk says.", kind: .note)
    let second = markup.add("The minutes are lost.", kind: .note)
    let other = markup.add("Ibid.", kind: .note)
    markup.laidOut.notes = [
      StatedNote(label: "pjc", kind: .footnote, ranges: [first, second], markers: [body.upperBound..<body.upperBound]),
      StatedNote(label: "2", kind: .footnote, ranges: [other], markers: [next.lowerBound + 6..<next.lowerBound + 6]),
    ]
    let document = Apparatus.read(markup.laidOut)
    #expect(document.marked.hasPrefix("The locks were sold.{pjc→npjc}\n\nNobody{2→n2} paid."), "\(document.marked)")
    #expect(document.words(of: "npjc") == "So the clerk says.\nThe minutes are lost.")
  }

  @Test func aNotePrintedInTheTextHasItsMarkerThere() {
    var markup = Markup()
    _ = markup.add("The locks were sold.")
    _ = markup.add("Note: So the clerk says.", kind: .note)
    _ = markup.add("Nobody paid.")
    let document = Apparatus.read(markup.laidOut)
    #expect(document.notes.count == 1)
    #expect(document.text[document.notes[0].range] == "So the clerk says.")
    #expect(document.markers.map(\.offset) == [20])
    #expect(document.text.string.hasPrefix("The locks were sold.\n\nNobody paid.\n\n"))
  }
}
