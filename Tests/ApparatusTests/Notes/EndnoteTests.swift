import DocumentModel
import Testing

@testable import Apparatus

@Suite struct EndnoteTests {
  private func read(_ text: String) -> Document {
    Apparatus.read(LaidOutText(text: ScalarText(text), mediaType: "text/plain"))
  }

  @Test func tiesFusedDigitsToTheNotesAtTheEnd() {
    let document = read(
      """
      The harbour froze twice that winter.1 Nobody had planned for it, “least of all the pilots,”2 as one of them put it.

      Notes

      1. Harbour Board, Minutes, 4 March 1890.

      2. Interview with a pilot, quoted in the Daily Post.
      """)
    #expect(document.notes.map(\.id) == ["n1", "n2"])
    #expect(document.markers.map(\.note) == ["n1", "n2"])
    #expect(document.text.string.hasPrefix("The harbour froze twice that winter. Nobody had planned"))
    #expect(document.text[document.notes[1].range] == "Interview with a pilot, quoted in the Daily Post.")
  }
}
