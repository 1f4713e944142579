import DocumentModel
import Rendering
import Search
import Testing

@Suite struct TextPrinterTests {
  let plain = TextPrinter(style: TextStyle(color: false, width: 60))
  let colored = TextPrinter(style: TextStyle(color: true, width: 60))

  @Test func aHitShowsExcerptNoteAndAttribution() {
    let note = HitNote(id: nil, label: "4", text: "See the first edition.", references: [])
    let text = plain.print(Samples.list([Samples.hit("A margin holds notes.", highlights: [15..<20], notes: [note])]))
    #expect(
      text == """
        1 match

        1.  passage · weil-1999#p3
            A margin holds notes.
              4 See the first edition.
            Ada Weil, On Notes (1999), p. 12.


        """)
  }

  @Test func matchesAreMarkedOnlyInColour() {
    let list = Samples.list([Samples.hit("A margin holds notes.", highlights: [15..<20])])
    #expect(colored.print(list).contains("holds \u{1B}[1;33mnotes\u{1B}[0m."))
    #expect(!plain.print(list).contains("\u{1B}"))
  }

  @Test func neighboursOfOneToneAreDressedAsOne() {
    let list = Samples.list([Samples.hit("A margin holds notes.", highlights: [2..<8, 9..<14])])
    #expect(colored.print(list).contains("A \u{1B}[1;33mmargin holds\u{1B}[0m notes."))
    #expect(colored.print(list).contains("\u{1B}[36mAda Weil, On Notes (1999), p. 12.\u{1B}[0m\n"))
  }

  @Test func anAttributionStaysOnOneLine() {
    var hit = Samples.hit("A margin holds notes.")
    hit.attribution = "Ada Weil, \"\(String(repeating: "On Notes and Their Margins ", count: 6))\" (1999), p. 12."
    let lines = plain.print(Samples.list([hit])).split(separator: "\n").map(String.init)
    #expect(lines.contains("    " + hit.attribution))
  }

  @Test func linesKeepToTheWidth() {
    let words = Array(repeating: "marginalia", count: 40).joined(separator: " ")
    let lines = plain.print(Samples.list([Samples.hit(words)])).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.filter { $0.contains("marginalia") }.count > 5)
  }

  @Test func documentsCannotSteerTheTerminal() {
    let text = plain.print(Samples.list([Samples.hit("safe \u{1B}[2Jtext\u{7}\u{202E}end")]))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
    #expect(text.contains("safe [2Jtextend"))
  }

  @Test func aMissingNoteIsSaidToBeMissing() {
    let note = HitNote(id: nil, label: "12", text: nil, references: [])
    let text = plain.print(Samples.list([Samples.hit("It is so.", notes: [note])]))
    #expect(text.contains("12 (this note is missing in the document)"))
  }

  @Test func anErrorHasACaretUnderItsPlace() {
    let error = ReportedError(
      code: "unknown-field", message: "There is no field “autor”.", hint: "Did you mean “author:”?",
      subject: "war autor:Weil", range: 4..<9)
    #expect(
      plain.print(error) == """
        loccit: There is no field “autor”.
          war autor:Weil
              ^^^^^
          Did you mean “author:”?

        """)
  }

  @Test func wideLettersTakeTwoColumns() {
    let error = ReportedError(code: "x", message: "m", subject: "日本 x", range: 3..<4)
    #expect(plain.print(error).hasSuffix("  日本 x\n       ^\n"))
  }
}

@Suite struct ResultTableTests {
  @Test func csvQuotesWhatItMust() {
    let csv = ResultTable(Samples.list([Samples.hit("He said, \"no\".")])).csv
    #expect(csv.contains(#""He said, ""no"".""#))
    #expect(csv.hasPrefix("rank,score,id,"))
    #expect(csv.hasSuffix("\r\n"))
  }

  @Test func tsvHasOneLineForEachHit() {
    let tsv = ResultTable(Samples.list([Samples.hit("one\ntwo\tthree")])).tsv
    #expect(tsv.split(separator: "\n").count == 2)
    #expect(tsv.contains("one two three"))
  }

  @Test func markdownQuotesAndMarks() {
    let note = HitNote(id: nil, label: "4", text: "See *there*.", references: [])
    let text = ResultSheet.markdown(Samples.list([Samples.hit("A note_book.", highlights: [2..<6], notes: [note])]))
    #expect(text.contains("> A **note**\\_book."))
    #expect(text.contains("[^1-4]: 4. See \\*there\\*."))
  }
}

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("one\n", 1), ("one", 1), ("one\ntwo\n", 2), ("\n\n", 2), (String(repeating: "x", count: 10) + "\n", 1),
    (String(repeating: "x", count: 11) + "\nend\n", 3), (String(repeating: "\u{1B}[1mx\u{1B}[0m", count: 10) + "\n", 1),
    ("\u{1B}]8;;file://h/a/b\u{1B}\\" + String(repeating: "x", count: 10) + "\u{1B}]8;;\u{1B}\\\n", 1),
    ("\u{1B}]8;;file://h/m\u{1B}\\\u{1B}[1m日本日本\u{1B}[0m\u{1B}]8;;\u{1B}\\xyz\n", 2),
    ("日本日本日本\n", 2), ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}\n", 1),
  ])
  func longLinesTakeSeveralRows(text: String, rows: Int) {
    #expect(TextWidth.rows(of: text, width: 10) == rows)
  }

  @Test func countingEndsWhereThereAreEnough() {
    let text = String(repeating: "line\n", count: 1000)
    #expect((21...1000).contains(TextWidth.rows(of: text, width: 80, most: 20)))
    #expect(TextWidth.rows(of: text, width: 80, most: -1) > -1)
  }
}
