import DocumentModel
import Testing

@testable import Apparatus

/// A megabyte of what each reader likes least (without the optimiser a part of it): all of it is read to the end, in time.
@Suite(.serialized) struct WorstCaseTests {
  #if DEBUG
  private static let size = 5_000
  #else
  private static let size = 1_000_000
  #endif

  private static let pieces: [String] = [
    "1", "1 ", "1,", "1,000", "1.", ".1", "a1 ", "[1]", "[1, 2]", "[1", "(1)", "[", "]", "*", "* ", "a* ", "a*", "†",
    "¹", "a.¹ ", "¹,", "\n", "\n\n", "\u{0C}", "a\u{0C}", "1 a\n\u{0C}", "1 a.\n\n1 b.\n\u{0C}", " ", "\t", "a", "a ",
    "A. ", "—", "——————\n", "_____\n1 ", "a.1 B\n\n", "1. a\n\n", "1. a\n", "* a\n\n", "Notes\n\n", "Notes\n\n1. A\n\n",
    "a.1\n\nNotes\n\n1. A\n\n", "References\n\n[1] A\n\n", "[1]\n\nReferences\n\n[1] A\n\n", "a | b\n\n", "|", "> a\n",
    "“a ", "“a” ", "a-\nb ", "Figure 1. a\n\n", "1,0001 ", "18901 ", "$1.002 ", "+1", "5%1 ", "1:1", "a.1,2 ", "1–3 ",
    "\u{0301}", "\u{200B}", "\u{1F600}", "中", "中1", "HEAD\n\u{0C}", "a\n\n1\n\n\u{0C}", "n. 1 ", "Note 1. a\n\n", "ﬁ",
    "http://a/", "a@b.c ", "\u{FFFD}", "a. a. a. ", "I. II. III.\n", "1\n2\n3\n", "= =\n===\n", "---\n",
  ]

  @Test(.timeLimit(.minutes(10)), arguments: pieces)
  func aMegabyteOfItIsRead(piece: String) {
    let unit = Array(piece.unicodeScalars)
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(Self.size + unit.count)
    while scalars.count < Self.size { scalars += unit }
    let document = Apparatus.read(LaidOutText(text: ScalarText(scalars), mediaType: "text/plain"))
    #expect(document.text.count <= 2 * Self.size)
  }

  /// Numbers that rise, so that every sequence goes on for ever.
  private static let rising: [@Sendable (Int) -> String] = [
    { "a.\($0 % 9999) B " }, { "\($0 % 9999). A\n\n" }, { "[\($0 % 999)] " },
    { "a.\($0 % 99 + 1)\n\n\($0 % 99 + 1) B\n\u{0C}" },
    { "\($0 % 9999) A\n" }, { "a.[\($0 % 999)]\n\n[\($0 % 999)] A\n\n" }, { "\($0 * 13 % 9999) " }, { "\($0)," },
    { "a\($0 % 999)\u{0C}\($0 % 999) A\n" }, { "a.\($0 % 50 + 1)\n\nNotes\n\n\($0 % 50 + 1). A\n\n" },
    { "Notes\n\n\($0 * 37 % 9999). a.\($0 * 37 % 9999) B\n\n" }, { "1,00\($0 % 9999) " },
  ]

  @Test(.timeLimit(.minutes(10)), arguments: rising.indices)
  func aMegabyteOfRisingNumbersIsRead(index: Int) {
    var text: [Unicode.Scalar] = []
    var number = 1
    while text.count < Self.size {
      text += Array(Self.rising[index](number).unicodeScalars)
      number += 1
    }
    let document = Apparatus.read(LaidOutText(text: ScalarText(text), mediaType: "text/plain"))
    #expect(document.text.count <= 2 * Self.size)
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["~1~", "<n1|1> ", "~<n1|1>~,", "a ~1~ ", "~a~ "])
  func aMegabyteOfMarkupIsRead(piece: String) {
    var markup = MarkedUpText()
    let line = String(repeating: piece, count: 40)
    for index in 0..<(Self.size / 8 / line.count + 1) {
      markup.add(.paragraph, line)
      if index % 3 == 0 { markup.add(.note, "1. A", anchor: "n1") }
      if index % 7 == 0 { markup.add(.listItem, "A") }
    }
    #expect(!markup.read().text.isEmpty)
  }
}
