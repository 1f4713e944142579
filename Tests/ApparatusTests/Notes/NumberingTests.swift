import DocumentModel
import Testing

@testable import Apparatus

@Suite struct NumberingTests {
  /// A text whose markers are these, with a list of notes of these numbers.
  private func reading(markers: [Int], notes: [Int]) -> Document {
    let words = ["harbour", "ferry", "pilot", "tide", "quay", "silt", "barge", "board", "winter"]
    var text = ""
    for (index, number) in markers.enumerated() {
      text += "Of the \(words[index % words.count]) nobody spoke.\(number) It was late.\n\n"
    }
    text += "NOTES\n\n"
    for number in notes { text += "\(number). This is told elsewhere.\n\n" }
    return document(text)
  }

  /// The labels of the notes, those without marker in negative.
  private func labels(_ document: Document) -> [Int] {
    document.notes.map { (Int($0.label) ?? 0) * ($0.markers.isEmpty ? -1 : 1) }
  }

  private static let repeated: [(markers: [Int], notes: [Int], labels: [Int])] = [
    ([1, 2, 3, 4], [1, 2, 3, 3, 4], [1, 2, 3, -3, 4]),
    ([1, 2, 3], [1, 1, 2, 3], [1, -1, 2, 3]),
    ([1, 2, 3], [1, 2, 3, 3], [1, 2, 3, -3]),
    ([1, 2, 3, 5], [1, 2, 2, 3, 5], [1, 2, -2, 3, 5]),
    ([1, 2, 4, 5, 6], [1, 2, 4, 4, 5, 6], [1, 2, 4, -4, 5, 6]),
  ]

  @Test(arguments: repeated)
  func theMarkerOfANumberUsedTwiceBelongsToTheFirst(markers: [Int], notes: [Int], labels: [Int]) {
    let document = reading(markers: markers, notes: notes)
    #expect(self.labels(document) == labels)
    #expect(document.count(of: "duplicate-note-number") == 1)
    #expect(document.count(of: "note-without-marker") == 0)
  }

  @Test func missingNotesOrphansAndGapsAreEachReportedAsWhatTheyAre() {
    let document = reading(markers: [1, 2, 3, 5, 6], notes: [1, 2, 3, 3, 6, 8])
    #expect(labels(document) == [1, 2, 3, -3, 6, -8])
    #expect(document.markers.filter { $0.note == nil }.map(\.label) == ["5"])
    #expect(document.count(of: "duplicate-note-number") == 1)
    #expect(document.count(of: "note-without-marker") == 1)
    #expect(document.count(of: "marker-without-note") == 1)
    #expect(document.count(of: "numbering-gap") >= 1)
  }

  @Test func theOnlyNotesOfTwoSectionsAreNoRepetition() {
    let section = "Of the harbour nobody spoke.1 It was late, and the book was shut for the day by then."
    let document = document(
      "\(section)\n\nNotes\n\n1. One is told elsewhere.\n\n\(section)\n\nNotes\n\n1. Two is told elsewhere.\n")
    #expect(document.noteHeads == ["1: One", "1: Two"])
    #expect(document.count(of: "duplicate-note-number") == 0)
  }

  /// Where the notes are lost, markers of one manner are told by counting from one; two manners may count equally far.
  @Test func ofTwoMannersThatCountEquallyFarTheSameIsReadEveryTime() {
    let text = zip(["¹", "²", "³"], 1...3).map {
      "Of the harbour nobody spoke.\($0) It was late, and the ferry[\($1)] slept."
    }
    let document = document(text.joined(separator: "\n\n"))
    #expect(document.markers.map(\.rule) == ["superscript", "superscript", "superscript"])
    #expect(document.markers.map(\.label) == ["1", "2", "3"])
  }
}
