import DocumentModel
import Testing

@testable import Apparatus

/// Several markers in one place: two in a row, lists and spans of them.
@Suite struct MarkerRowTests {
  private static let rows: [(body: String, notes: [String], words: String)] = [
    ("The pilots refused.1,2 So it stayed.3", ["n1", "n2", "n3"], "The pilots refused. So it stayed."),
    ("The pilots refused.1–3 So it stayed.4", ["n1", "n2", "n3", "n4"], "The pilots refused. So it stayed."),
    ("The pilots refused.1-3 So it stayed.4", ["n1", "n2", "n3", "n4"], "The pilots refused. So it stayed."),
    ("The pilots refused.¹,² So it stayed.³", ["n1", "n2", "n3"], "The pilots refused. So it stayed."),
    ("The pilots refused.¹⁻³ So it stayed.⁴", ["n1", "n2", "n3", "n4"], "The pilots refused. So it stayed."),
    ("The pilots refused.¹ ² So it stayed.³", ["n1", "n2", "n3"], "The pilots refused. So it stayed."),
    ("The pilots refused.[1][2] So it stayed.[3]", ["n1", "n2", "n3"], "The pilots refused. So it stayed."),
    ("The pilots refused.[1, 2] So it stayed.[3]", ["n1", "n2", "n3"], "The pilots refused. So it stayed."),
    ("The pilots refused [1–3]. So it stayed.[4]", ["n1", "n2", "n3", "n4"], "The pilots refused. So it stayed."),
    ("The pilots refused.[1,3] So it stayed.[4]", ["n1", "n3", "n4"], "The pilots refused. So it stayed."),
  ]

  private func reading(_ body: String, notes: Int) -> Document {
    let list = (1...notes).map { body.contains("[") ? "[\($0)] Minutes \($0)." : "\($0). Minutes \($0)." }
    return document("\(Filler.first) \(body)\n\nNotes\n\n\(list.joined(separator: "\n\n"))\n")
  }

  @Test(arguments: rows)
  func allOfThemLeadToTheirNotesAndNoCommaIsLeftOver(body: String, notes: [String], words: String) {
    let count = Int(notes.last?.dropFirst() ?? "1") ?? 1
    let document = reading(body, notes: count)
    #expect(document.markers.map(\.note) == notes, "\(document.marked)")
    #expect(document.text.string.contains(words), "\(document.marked)")
  }

  @Test(arguments: [
    "The pilots went aboard at one of [1, 9] berths.", "The survey gives [7, 8] as its bounds.",
    "It cost 1,500 in all.", "It lay 1.5 miles off.", "It was carried, 1–11, in May.",
  ])
  func whatIsNoRowStays(sentence: String) {
    let document = reading("\(sentence) The second pilot drowned.[1] The third went home.[2]", notes: 2)
    #expect(document.text.string.contains(sentence), "\(document.marked)")
    #expect(document.markers.map(\.note) == ["n1", "n2"])
  }
}
