import DocumentModel
import Testing

@testable import Apparatus

@Suite struct InvariantTests {
  private static let text = """
    The Price of a Lock

    By Jane Roe

    \(Filler.first)1 The word inter-
    national stands at a line end here, and the next line is long enough to
    be a line of text.2

    Notes

    1. First note.

    2. Second note.3

    3. Third note.
    """

  @Test func everyScalarOfTheReadingTextCameFromItsPlace() {
    let source = ScalarText(Self.text)
    let document = Apparatus.read(LaidOutText(text: source, mediaType: "text/plain"))
    var mapped = 0
    for offset in 0..<document.text.count {
      guard let place = document.offsets.source(of: offset) else { continue }
      #expect(source[place] == document.text[offset])
      mapped += 1
    }
    #expect(mapped > document.text.count * 9 / 10)
  }

  @Test func blocksCoverTheTextInOrder() {
    let document = document(Self.text)
    var position = 0
    for (index, block) in document.blocks.enumerated() {
      #expect(block.index == index)
      #expect(block.range.lowerBound >= position)
      #expect(document.text.trimming(position..<block.range.lowerBound).isEmpty)
      position = block.range.upperBound
    }
    #expect(position == document.text.count)
    for marker in document.markers {
      let range = document.blocks[marker.block].range
      #expect(range.lowerBound <= marker.offset && marker.offset <= range.upperBound)
    }
  }

  @Test func markersKnowTheirPlaceInTheSource() {
    let source = ScalarText(Self.text)
    let document = Apparatus.read(LaidOutText(text: source, mediaType: "text/plain"))
    #expect(document.markers.map { $0.source.map { source[$0] } } == ["1", "2", "3"])
  }

  @Test func noText() {
    #expect(document("").blocks.isEmpty)
    #expect(document("\n \n\u{0C}\n").blocks.isEmpty)
  }

  // The limit ends a hang: a quadratic scan of this much takes minutes, a linear one seconds.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      "1. a\n\n", "a[1] ", "*", "a* b", "\u{0C}", "1\n\na.1 b\n\n1 x\n\u{0C}", "-\na", "a¹", "A > B > C\n\n",
      "• a\n", "Notes\n\n1. x\n\n",
      "Some Title Here\n\n", "he said:\n\nI am here and my friends are too, all of us now.1\n\n", "[", "a    b    c\n",
      "1 x\n\n", "[1] t\n\n", ". . . . 1 A",
      "the same words are printed twice here\n\n", "x.1 Y ", "1) x\n", "“", "\"", "“”", "o' ", "—", "— A?\n\n",
      "    a b c d e f.\n\n",
      "Dear Sir,\n\nI you we\n\n", "He wrote:\n\nI am here and you are there and we all are glad of it now.\n\n",
      "Mr. ROE. Hello.\n\n", "“a b\n\n", "„a« »b“ ", "who in a ", "in a has ", ", “A,” ",
    ])
  func theWorstInputTakesLinearTime(piece: String) {
    let text = String(repeating: piece, count: 150_000 / piece.unicodeScalars.count)
    #expect(document(text).text.count <= 2 * text.count)
  }
}
