import DocumentModel
import Testing

@testable import Apparatus

@Suite struct FootNoteTests {
  private let pages = document(
    """
    The commission met in the old customs house, as it had done since the
    floods, and nobody expected the engineers to agree.1 The bankers were
    of another mind, and said so at once, for the tolls of the lower

    1 Minutes of the commission, second series, in the hand of the clerk
    who later fled.
    \u{0C}2                                                   A HISTORY OF LOCKS

    reaches had fallen by half.2 By the spring a channel had been cut
    that was deep enough for barges.

    The towns along the upper reaches began to quarrel.3

    2 2 volumes of accounts, which the heirs still keep, say otherwise of
    the tolls.
    3 Ibid.
    \u{0C}A HISTORY OF LOCKS                                                   3

    Nobody paid.4

    4 Town Records, box 4.
    """)

  @Test func notesLeaveThePagesAndTheParagraphIsWhole() {
    #expect(pages.notes.map(\.id) == ["n1", "n2", "n3", "n4"])
    #expect(pages.markers.map(\.note) == ["n1", "n2", "n3", "n4"])
    #expect(pages.text.string.contains("for the tolls of the lower reaches had fallen by half."))
    #expect(pages.words(of: "n2") == "2 volumes of accounts, which the heirs still keep, say otherwise of the tolls.")
    #expect(Set(pages.notes.map(\.kind)) == [.footnote])
  }

  @Test func runningHeadsAreLeftOutAndCounted() {
    #expect(!pages.text.string.contains("A HISTORY OF LOCKS"))
    #expect(pages.diagnostics.contains { $0.code == "running-heads-dropped" })
    #expect(pages.blocks.last { $0.kind == .paragraph }?.page == "3")
  }

  @Test func aNoteMayRunOnOverleaf() {
    let document = document(
      """
      The first page speaks of the floods at length and of the men.1

      1 A long note that the printer could not finish on this page because
      \u{0C}The second page speaks of the locks.2

      the page was full.
      2 Ibid.
      """)
    #expect(
      document.words(of: "n1")
        == "A long note that the printer could not finish on this page because the page was full.")
    #expect(document.words(of: "n2") == "Ibid.")
  }

  @Test func numberingMayBeginAgainOnEachPage() {
    let document = document(
      "A first thing.* And more.†\n\n* First.\n† Second.\n\u{0C}A second thing.* So.\n\n* Third.\n")
    #expect(document.markers.map(\.note) == ["n*", "n†", "n*-2"])
  }

  @Test func aListAtTheFootIsNoNote() {
    let document = document(
      "There are reasons.1 Here they are.\n\n1 Ibid.\n\u{0C}Three reasons were given:\n\n1. Money was short.\n2. So was time.\n"
    )
    #expect(document.notes.map(\.id) == ["n1"])
  }
}
