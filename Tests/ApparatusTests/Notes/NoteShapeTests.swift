import DocumentModel
import Testing

@testable import Apparatus

/// What notes may hold: paragraphs, quotations, tables, lists, and markers of further notes.
@Suite struct NoteShapeTests {
  private func reading(_ notes: String) -> Document {
    document("\(Filler.first)1 So it was.2\n\n\(Filler.second)3\n\nNotes\n\n\(notes)\n")
  }

  private static let shapes: [(first: String, words: String)] = [
    ("1. So the clerk.\n\nHe adds that nobody came.", "So the clerk.\nHe adds that nobody came."),
    (
      "1. The clerk: “They said ‘never’ and left.”\n\n“Then they came back,” he says.",
      "The clerk: “They said ‘never’ and left.”\n“Then they came back,” he says."
    ),
    (
      "1. The figures are these.\n\nYear | Tolls\n\n1890 | 4,100\n\n1891 | 3,900",
      "The figures are these.\nYear | Tolls\n1890 | 4,100\n1891 | 3,900"
    ),
    (
      "1. Three things were asked.\n\n“We will not take ships over that bar,\nwhatever the board may say.”\n\nSo it ends.",
      "Three things were asked.\n“We will not take ships over that bar, whatever the board may say.”\nSo it ends."
    ),
  ]

  @Test(arguments: shapes)
  func aNoteOfSeveralParagraphsIsOneNote(first: String, words: String) {
    let document = reading("\(first)\n\n2. Ibid.\n\n3. Town Records, box 2.")
    #expect(document.words(of: "n1") == words)
    #expect(document.markers.map(\.note) == ["n1", "n2", "n3"])
    #expect(document.words(of: "n2") == "Ibid.")
  }

  @Test func notesMayHaveNotesInANumberingOfTheirOwn() {
    let document = document(
      """
      The Upper Locks

      \(Filler.first)1 So it was.2

      Notes

      1. The clerk said “never,”41 and left.

      2. Ibid.

      41. Minutes, book 4.

      The Lower Locks

      \(Filler.second)3 And so on.4

      Notes

      3. Town Records.42

      4. Ibid.

      42. Box 2.
      """)
    #expect(document.notes.map(\.label) == ["1", "2", "41", "3", "4", "42"])
    #expect(document.notes.allSatisfy { $0.markers.count == 1 }, "\(document.marked)")
    #expect(document.words(of: "n1") == "The clerk said “never,” and left.")
    #expect(document.words(of: "n2") == "Ibid.")
  }

  @Test func aFigureInATableInsideANoteMayBearAMarker() {
    let document = document(
      """
      \(Filler.first)1 \(Filler.second)2

      Notes

      1. The figures are these.

      1890 | 4,1003

      1891 | 3,9004

      2. Ibid.

      3. Without the upper locks.

      4. An estimate.
      """)
    #expect(document.notes.allSatisfy { $0.markers.count == 1 }, "\(document.marked)")
    #expect(document.words(of: "n1") == "The figures are these.\n1890 | 4,100\n1891 | 3,900")
  }

  @Test func aNoteThatIsCutInTheMiddleOfASentenceByABlankLineIsOneParagraph() {
    let document = document(
      """
      The board met in the old house by the quay, and nobody came.1 It went
      home at noon.

      1 The

      clerk says that it never met at all.
      \u{0C}The board met again in the spring.2 Nobody came then either.

      2 Ibid.
      """)
    #expect(document.words(of: "n1") == "The clerk says that it never met at all.")
    #expect(document.words(of: "n2") == "Ibid.")
  }
}
