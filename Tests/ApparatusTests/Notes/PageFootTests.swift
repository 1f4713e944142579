import DocumentModel
import Testing

@testable import Apparatus

/// Notes at the feet of pages whose numbering is not plain: gaps, restarts, repetitions, pages that were missed.
@Suite struct PageFootTests {
  /// Pages of one paragraph and its notes.
  private func pages(_ pages: [(body: String, notes: [String])], rule: String = "") -> Document {
    document(
      pages.map { page in
        let foot = page.notes.joined(separator: "\n")
        return page.body + "\n\n" + (rule.isEmpty || foot.isEmpty ? "" : rule + "\n") + foot
      }.joined(separator: "\n\u{0C}"))
  }

  private static let start: [(body: String, notes: [String])] = [
    ("The board met in the old house by the quay.1 Nobody came.2", ["1 Minutes, book 4.", "2 Ibid."]),
    ("It met again in the spring.3 Nobody came.4", ["3 Town Records.", "4 Ibid."]),
  ]

  private static let words = ["harbour", "ferry", "pilot", "tide", "quay", "silt", "barge"]

  @Test func aNumberMayBeLeftOut() {
    let document = pages(
      Self.start + [("In May it sold the locks.5 The rent was lost. Nobody paid.7", ["5 Minutes.", "7 Ibid., p. 9."])])
    #expect(document.notes.map(\.label) == ["1", "2", "3", "4", "5", "7"])
    #expect(document.notes.allSatisfy { $0.markers.count == 1 }, "\(document.marked)")
  }

  @Test func aNumberMayStandTwice() {
    let document = pages(
      Self.start + [("In May it sold the locks.5 It said so.5 Nobody paid.6", ["5 Minutes.", "5 Minutes.", "6 Ibid."])])
    #expect(document.notes.map(\.label) == ["1", "2", "3", "4", "5", "5", "6"])
    #expect(document.notes.map { document.text[$0.range] }.suffix(3) == ["Minutes.", "Minutes.", "Ibid."])
    #expect(document.notes.allSatisfy { $0.markers.count == 1 }, "\(document.marked)")
  }

  @Test func numberingMayBeginAgainInTheMiddleOfAPage() {
    let document = pages(
      Self.start + [
        ("It sold the locks.5\n\nThe Weirs\n\nThe weirs were lost.1 Nobody paid.2", ["5 A.", "1 B.", "2 C."])
      ])
    #expect(document.notes.map(\.id) == ["n1", "n2", "n3", "n4", "n5", "n1-2", "n2-2"])
    #expect(document.markers.map(\.note) == ["n1", "n2", "n3", "n4", "n5", "n1-2", "n2-2"])
  }

  @Test func notesAreFoundAgainAfterPagesWhereTheyWereNot() {
    let document = pages(
      Self.start + [
        ("A page without a number on it, of which nothing is known.", []),
        ("In May it sold the locks.12 Nobody paid.13", ["12 Minutes, book 9.", "13 Ibid."]),
      ])
    #expect(document.notes.map(\.label) == ["1", "2", "3", "4", "12", "13"])
  }

  @Test func notesThatCiteOneBookAgainAndAgainAreNoRunningFoot() {
    let letters = "Letters from the Harbour and the Lower Locks, from 1848 to\n1861 by A. Roe edited by B. Tarn"
    let document = pages(
      (1...16).map { page in
        (
          String(
            repeating: "Of the \(Self.words[page % 7]) and the \(Self.words[page % 5]) much was said. ", count: page)
            + "Nobody came.\(page)",
          [
            "\(page) "
              + (page % 4 < 2 ? "\(letters), \(page * 7)." : page % 4 == 2 ? "Ibid." : "Town Records, \(page).")
          ]
        )
      })
    #expect(document.notes.map(\.label) == (1...16).map(String.init))
    #expect(
      document.words(of: "n5")
        == "Letters from the Harbour and the Lower Locks, from 1848 to 1861 by A. Roe edited by B. Tarn, 35.")
  }

  @Test func aRunningFootOnEveryPageIsLeftOut() {
    let document = pages(
      (1...8).map { page in ("On page \(page) the board met. Nobody came to it but the clerk.", ["A History of Locks."])
      })
    #expect(!document.text.string.contains("A History of Locks."))
  }

  @Test func aRuleAndAMarkerInBracketsAreEnough() {
    let document = pages(
      [
        ("“The board,[1] and the clerk,[2] shall meet.”3", ["1 That of 1890.", "2 A. Roe.", "3 Minutes."]),
        ("Nobody came.4", ["4 Ibid."]),
      ], rule: "——————")
    #expect(document.notes.map(\.label) == ["1", "2", "3", "4"])
    #expect(document.markers.map(\.note) == ["n1", "n2", "n3", "n4"], "\(document.marked)")
    #expect(document.text.string.hasPrefix("“The board, and the clerk, shall meet.”"))
  }

  @Test func aFigureInATableMayBearTheMarker() {
    let document = pages(
      Self.start + [
        (
          "These are the tolls:5\n\nUpper locks | 4,1006 | 12\n\nLower locks | 4907 | 9\n\nBasins | 3,8508 | 7",
          ["5 Minutes.", "6 Estimated.", "7 Without May.", "8 Town Records."]
        )
      ])
    #expect(document.notes.map(\.label) == (1...8).map(String.init))
    #expect(document.notes.allSatisfy { $0.markers.count == 1 }, "\(document.marked)")
    #expect(document.text.string.contains("Lower locks | 490 | 9"))
  }
}
