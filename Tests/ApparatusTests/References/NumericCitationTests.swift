import DocumentModel
import Testing

@testable import Apparatus

@Suite struct NumericCitationTests {
  private static let entries = [
    "Roe A (1990) The silt of the lower locks. Canal News 4: 1–9.",
    "Tarn B (1991) Barges and their pilots. Canal News 5: 10–19.",
    "Hull C (1992) Tolls. River Press, Trenton.", "Poe D (1993) Weirs in winter. Canal News 7: 3–8.",
    "Lund E (1994) The bar. Canal News 8: 30–39.",
  ]

  private func reading(_ body: String, heading: String = "References", label: (Int) -> String = { "\($0)." })
    -> Document
  {
    let list = Self.entries.enumerated().map { "\(label($0 + 1)) \($1)" }.joined(separator: "\n\n")
    return document("\(Filler.first)\n\n\(body)\n\n\(Filler.second)\n\n\(heading)\n\n\(list)\n")
  }

  /// `printed→number of the entry` of each citation in the text.
  private func citations(_ document: Document) -> [String] {
    let byID = Dictionary(uniqueKeysWithValues: document.references.map { ($0.id, $0) })
    return document.references.filter { $0.form == .inline }.map { reference in
      let target = reference.resolution.target.flatMap { byID[$0] }
      let number = Self.entries.firstIndex { entry in target?.text.contains(entry.prefix(4)) ?? false }
      return "\(reference.text)→\(number.map { String($0 + 1) } ?? reference.resolution.state.rawValue)"
    }
  }

  @Test(arguments: [
    ("It silted up [1] and nobody paid [2].", ["1→1", "2→2"]),
    ("It silted up [1, 3] and nobody paid.", ["1→1", "3→3"]),
    ("It silted up [1,3] and nobody paid [5].", ["1→1", "3→3", "5→5"]),
    ("It silted up [2–4] and nobody paid.", ["2→2", "2–4→3", "4→4"]),
    ("It silted up [1; 3–4] and nobody paid.", ["1→1", "3→3", "4→4"]),
    ("It silted up [2, p. 14] and nobody paid [1].", ["2→2", "1→1"]),
    ("It silted up[1] and nobody[2] paid.", ["1→1", "2→2"]),
    ("It silted up (1, 2) and nobody paid (4).", ["1→1", "2→2", "4→4"]),
  ])
  func aNumberInBracketsLeadsToItsEntry(body: String, expected: [String]) {
    let document = reading(body)
    #expect(citations(document) == expected)
    #expect(document.markers.isEmpty && document.notes.isEmpty)
    #expect(document.references.filter { $0.form == .full }.count == 5)
    for reference in document.references {
      #expect(document.text[reference.range] == reference.text)
      #expect(document.block(at: reference.range.lowerBound)?.index == reference.block)
    }
  }

  @Test(arguments: [{ "[\($0)]" }, { "\($0)" }, { "(\($0))" }, { "\($0))" }] as [@Sendable (Int) -> String])
  func entriesMayBeLabelledInAnyManner(label: @Sendable (Int) -> String) {
    #expect(citations(reading("It silted up [1] and nobody paid [3].", label: label)) == ["1→1", "3→3"])
  }

  @Test(arguments: [
    "The interval [0, 1] and the row a[1] and f(2) are no citations.", "First (1) the dues, then (7) the tolls.",
    "Nobody paid in [1890] or (1891).", "He “[1]eft” the board.", "See equation (9) and 3[2].", "It is x^[1] or (1a).",
    "Only one [1] is called for here.",
  ])
  func otherNumbersInBracketsAreNoCitations(body: String) {
    #expect(citations(reading(body)) == [])
  }

  @Test func theLocatorIsRead() {
    let document = reading("It silted up [2, pp. 14–16] and nobody paid [3, ch. 2], nor [4, Theorem 1].")
    let inline = document.references.filter { $0.form == .inline }
    #expect(
      inline.map(\.locator) == [
        CitedLocator(label: "page", value: "14–16"), CitedLocator(label: "chapter", value: "2"), nil,
      ])
  }

  @Test func whatLeadsToAnotherReferenceStillDoes() {
    let document = document(
      """
      It silted up [1] and nobody paid [2].¹ So it was.²

      Notes

      ¹ A. Roe, The Silt of the Lower Locks (Trenton: River Press, 1990), 4.

      ² Ibid., 9.

      References

      [1] Roe A (1990) The silt of the lower locks. Canal News 4: 1–9.

      [2] Tarn B (1991) Barges and their pilots. Canal News 5: 10–19.
      """)
    let byID = Dictionary(uniqueKeysWithValues: document.references.map { ($0.id, $0) })
    let ibid = document.references.first { $0.form == .ibid }
    #expect(ibid?.resolution.target.flatMap { byID[$0]?.text }?.hasPrefix("A. Roe, The Silt") == true)
    #expect(document.references.map(\.id) == (1...document.references.count).map { "r\($0)" })
  }

  @Test func eachChapterHasItsOwnList() {
    let list = "References\n\n1. Roe A (1990) Silt. River Press.\n\n2. Tarn B (1991) Barges. River Press.\n\n"
    let other = "References\n\n1. Hull C (1992) Tolls. River Press.\n\n2. Poe D (1993) Weirs. River Press.\n\n"
    let document = document(
      "The Locks\n\n\(Filler.first) It silted up [1] and [2].\n\n\(list)The Weirs\n\n\(Filler.second) They fell [1] and [2].\n\n\(other)"
    )
    let byID = Dictionary(uniqueKeysWithValues: document.references.map { ($0.id, $0) })
    let targets = document.references.filter { $0.form == .inline }.map {
      $0.resolution.target.flatMap { byID[$0]?.text }
    }
    #expect(targets.map { $0?.prefix(6) } == ["1. Roe", "2. Tar", "1. Hul", "2. Poe"])
  }
}
