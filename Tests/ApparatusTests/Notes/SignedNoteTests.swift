import DocumentModel
import Testing

@testable import Apparatus

@Suite struct SignedNoteTests {
  private static let filler = String(
    repeating: "The tide came in and went out, and the book has an entry for each of the crossings that were made.\n\n",
    count: 90)

  private static let signed: [(first: String, second: String, list: String, heads: [String])] = [
    (
      "froze that winter.* Nobody", "was afraid.† The", "* Minutes of it.\n\n† Daily Post.", ["*: Minutes", "†: Daily"]
    ),
    (
      "froze that winter.* Nobody", "was afraid.** The", "* Minutes of it.\n\n** Daily Post.",
      ["*: Minutes", "**: Daily"]
    ),
    ("froze that winter† and", "was afraid‡, the", "† Minutes of it.\n\n‡ Daily Post.", ["†: Minutes", "‡: Daily"]),
    ("froze that winter.* Nobody", "was afraid. The", "* Minutes of it.", ["*: Minutes"]),
    ("froze “that winter”* and", "was “afraid.”† The", "*Minutes of it.\n†Daily Post.", ["*: Minutes", "†: Daily"]),
  ]

  @Test(arguments: signed)
  func notesWithSignsAtTheEndBelongToAnyParagraph(first: String, second: String, list: String, heads: [String]) {
    let document = document(
      "The harbour \(first) had planned for it.\n\n\(Self.filler)It is said that nobody \(second) pilots least.\n\n\n\(list)\n"
    )
    #expect(document.noteHeads == heads)
    #expect(document.notes.allSatisfy { $0.kind == .footnote })
    #expect(document.markers.count == heads.count)
  }

  @Test(arguments: [
    // Nothing calls for it; it is called for twice; it is a bullet among others; more text follows.
    "The harbour froze that winter.\n\n\(filler)* Minutes of the board.\n",
    "The harbour froze.* Nobody had planned for it.*\n\n\(filler)* Minutes of the board.\n",
    "The harbour *froze* that winter.\n\n\(filler)* Minutes of the board.\n\n* Daily Post.\n",
    "The harbour froze.* Nobody had planned for it.\n\n\(filler)* Minutes of the board.\n\n\(filler)",
  ])
  func aSignThatNothingCallsForOnceIsNoNote(text: String) {
    #expect(document(text).notes.isEmpty)
  }

  @Test func signsUnderAHeadingAreWhatItSays() {
    let document = document(
      "The harbour froze that winter.* Nobody had planned for it.†\n\n\(Self.filler)Notes\n\n* Minutes.\n\n† Daily Post.\n"
    )
    #expect(document.notes.map(\.kind) == [.endnote, .endnote])
  }
}
