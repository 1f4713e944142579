import DocumentModel
import Extraction
import Testing

@Suite struct MarkdownTests {
  func read(_ text: String) throws -> LaidOutText { try Reading.of(text, name: "a.md") }

  @Test func laysOutEveryKindOfBlock() throws {
    let laidOut = try read(
      """
      # A *plain* talk

      One line
      and the next.

      > A quotation.
      >
      > Its second paragraph.

      - first

        more of it
      - second

      ![A harbour at dusk](harbour.png)

      | year | ships |
      |------|-------|
      | 1991 | 12    |

      ```
      let x = 1
        let y = 2
      ```

      <div><p>From <b>HTML</b></p></div>
      """)
    #expect(
      Reading.elements(laidOut) == [
        "heading1: A plain talk", "paragraph: One line and the next.", "block-quotation: A quotation.",
        "block-quotation: Its second paragraph.", "list-item: first", "list-item+: more of it", "list-item: second",
        "caption: A harbour at dusk", "table: year | ships", "table: 1991 | 12", "code: let x = 1\n  let y = 2",
        "paragraph: From HTML",
      ])
  }

  @Test func keepsStylesAndLinks() throws {
    let laidOut = try read("See *the **old** port*, `x`<sup>2</sup> and [the *map*](https://example.org/a%20b).")
    #expect(laidOut.text.string.hasPrefix("See the old port, x2 and the map."))
    #expect(
      laidOut.styles.map { "\($0.style) \(laidOut.text[$0.range])" } == [
        "italic the old port", "bold old", "code x", "superscript 2", "italic map",
      ])
    #expect(laidOut.links.map(\.target) == ["https://example.org/a b"])
    #expect(laidOut.links.map { laidOut.text[$0.range] } == ["the map"])
  }

  func notes(_ laidOut: LaidOutText) -> [String] {
    laidOut.notes.map { note in
      let markers = note.markers.map { laidOut.text[max(0, $0.lowerBound - 4)..<$0.lowerBound] }
      return
        "\(note.label) <\(markers.joined(separator: "|"))> \(note.ranges.map { laidOut.text[$0] }.joined(separator: " / "))"
    }
  }

  @Test func tiesStatedNotesToTheirMarkers() throws {
    let laidOut = try read(
      """
      The fleet left.[^1] It came back[^PJC] late.[^1]

      [^1]: First.

          Its second paragraph.

          > And a quotation.
      [^pjc]: Second, with a note of its own.[^deep]
      [^deep]: Deep.
      """)
    #expect(laidOut.text.string.hasPrefix("The fleet left. It came back late.\n"))
    #expect(
      notes(laidOut) == [
        "1 <eft.|ate.> First. / Its second paragraph. / And a quotation.",
        "pjc <back> Second, with a note of its own.", "deep <own.> Deep.",
      ])
    #expect(laidOut.notes.allSatisfy { $0.kind == .footnote && $0.markers.allSatisfy(\.isEmpty) })
    #expect(Reading.elements(laidOut).dropFirst(1).prefix(2) == ["note: First.", "note+: Its second paragraph."])
  }

  @Test func losesNoNoteAndNoMarker() throws {
    let laidOut = try read(
      """
      A claim.[^a] Another.[^9]

      [^a]: One.
      [^orphan]: Nothing refers to it.
      [^a]: The same label again.

      > [^in-quotation]: Inside.

      ```
      [^code]: no note
      [^code]: nor this
      ```
      """)
    #expect(laidOut.text.string.contains("Another.[^9]"))
    #expect(laidOut.text.string.contains("[^code]: no note\n[^code]: nor this"))
    #expect(
      Set(notes(laidOut)) == [
        "a <aim.> One.", "orphan <> Nothing refers to it.", "a <> The same label again.", "in-quotation <> Inside.",
      ])
  }

  @Test func aDefinitionInCodeDoesNotTakeALabelAway() throws {
    let laidOut = try read("```\n[^1]: example\n```\n\nText.[^1]\n\n[^1]: The note.\n")
    #expect(notes(laidOut) == ["1 <ext.> The note."])
  }

  @Test func punctuationIsTheAuthors() throws {
    #expect(try read("\"Quoted\" -- it's ... ~5 to ~6").text.string == "\"Quoted\" -- it's ... ~5 to ~6\n")
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "![[]()", count: 100_000), String(repeating: "|", count: 300_000),
      String(repeating: "> ", count: 200_000) + "x",
      "a|b\n-|-\n" + String(repeating: "|", count: 200_000), String(repeating: "- ", count: 200_000) + "x",
      String(repeating: "[^a]: b\n", count: 50_000), String(repeating: "[", count: 300_000),
      String(repeating: "<sup>", count: 50_000),
      String(repeating: "*a _b ", count: 50_000), String(repeating: "<div>\n\n", count: 5_000),
    ])
  func standsHostileText(text: String) throws {
    #expect(try Reading.of(text + "\n\nx", name: "a.md").text.count > 0)
  }
}
