import DocumentModel
import Testing

@testable import Apparatus

/// Where markers stand, class by class: what a reader sees is the text without them, and each tied to its note.
@Suite struct MarkerPlaceTests {
  private func reading(_ body: String, notes: Int = 1, style: (Int) -> String = { "\($0)." }) -> Document {
    let list = (1...notes).map { "\(style($0)) Harbour Board, Minutes, book \($0)." }.joined(separator: "\n\n")
    return document("\(Filler.first)\n\n\(body)\n\n\(Filler.second)\n\nNotes\n\n\(list)\n")
  }

  @Test(arguments: [
    // After punctuation and before it.
    ("The pilots refused.1 So it stayed.", "The pilots refused.{1→n1} So it stayed."),
    ("The pilots refused¹, and so it stayed.", "The pilots refused{1→n1}, and so it stayed."),
    ("The pilots refused[1]; so it stayed.", "The pilots refused{1→n1}; so it stayed."),
    ("The pilots refused;1 so it stayed.", "The pilots refused;{1→n1} so it stayed."),
    ("The pilots refused1: so it stayed.", "The pilots refused{1→n1}: so it stayed."),
    ("They had refused!1 So it stayed.", "They had refused!{1→n1} So it stayed."),
    ("They had refused …1 So it stayed.", "They had refused …{1→n1} So it stayed."),
    // Inside brackets and behind them.
    ("The pilots (who refused¹) went home.", "The pilots (who refused{1→n1}) went home."),
    ("The pilots (who refused)1 went home.", "The pilots (who refused){1→n1} went home."),
    ("The pilots (they refused.1) went home.", "The pilots (they refused.{1→n1}) went home."),
    ("The pilots [who refused]1 went home.", "The pilots [who refused]{1→n1} went home."),
    // After a closing quotation mark of any kind.
    ("They said “never.”1 So it stayed.", "They said “never.”{1→n1} So it stayed."),
    ("They said \"never.\"1 So it stayed.", "They said \"never.\"{1→n1} So it stayed."),
    ("They said ‘never.’1 So it stayed.", "They said ‘never.’{1→n1} So it stayed."),
    ("They said „never“1 and it stayed.", "They said „never“{1→n1} and it stayed."),
    ("They said « never »1 and it stayed.", "They said « never »{1→n1} and it stayed."),
    ("They said »never«1 and it stayed.", "They said »never«{1→n1} and it stayed."),
    ("They said “never.”¹ So it stayed.", "They said “never.”{1→n1} So it stayed."),
    ("They said “never.” [1] So it stayed.", "They said “never.”{1→n1} So it stayed."),
    // Between dashes, after an acronym, after a possessive, after a name with two capitals.
    ("The pilots—all of them1—went home.", "The pilots—all of them{1→n1}—went home."),
    ("So said the UNESCO.1 It stayed.", "So said the UNESCO.{1→n1} It stayed."),
    ("It was the fashion of the 1730’s.1 It stayed.", "It was the fashion of the 1730’s.{1→n1} It stayed."),
    ("So said MacDonnell.1 It stayed.", "So said MacDonnell.{1→n1} It stayed."),
    ("A tenth, or 10%,1 was lost.", "A tenth, or 10%,{1→n1} was lost."),
  ])
  func theMarkerIsTakenOutWhereverItStands(body: String, expected: String) {
    let document = reading(body)
    #expect(document.marked.contains(expected), "\(document.marked)")
  }

  @Test(arguments: [
    ("The Lower Locks1", "The Lower Locks{1→n1}"), ("The Lower Locks¹", "The Lower Locks{1→n1}"),
    ("III. The Lower Locks1", "III. The Lower Locks{1→n1}"), ("The Lower Locks[1]", "The Lower Locks{1→n1}"),
    ("The Lower Locks\n===============\n\nThe pilots refused.1", "refused.{1→n1}"),
  ])
  func aHeadingKeepsItsWords(heading: String, expected: String) {
    let document = reading(heading)
    #expect(document.marked.contains(expected), "\(document.marked)")
    #expect(document.blocks.contains { $0.kind == .heading && document.text[$0.range].hasSuffix("The Lower Locks") })
  }

  @Test(arguments: [
    ("Figure 2. The locks in winter.1", "Figure 2. The locks in winter.{1→n1}"),
    ("Table 3: Tolls by year1", "Table 3: Tolls by year{1→n1}"),
    ("Figure 2. The locks in winter¹", "Figure 2. The locks in winter{1→n1}"),
    ("Map 4. The lower reaches.[1]", "Map 4. The lower reaches.{1→n1}"),
  ])
  func aCaptionKeepsItsNumberAndLosesItsMarker(caption: String, expected: String) {
    let document = reading(caption)
    #expect(document.marked.contains(expected), "\(document.marked)")
  }

  @Test(arguments: [
    // Names, figures in thousands, a figure that is done, a year, and a column of plain figures.
    ("Lower locks1 | 4,100 | 12", "Lower locks{1→n1} | 4,100 | 12"),
    ("Lower locks | 4,1001 | 12", "Lower locks | 4,100{1→n1} | 12"),
    ("Lower locks | 4,100¹ | 12", "Lower locks | 4,100{1→n1} | 12"),
    ("Lower locks | 4,100+1 | 12", "Lower locks | 4,100+{1→n1} | 12"),
    ("18901 | 4,100 | 12", "1890{1→n1} | 4,100 | 12"),
    ("Lower locks | $2,500,0001 | 12", "Lower locks | $2,500,000{1→n1} | 12"),
  ])
  func aRowOfATableKeepsItsFigures(row: String, expected: String) {
    let document = reading("Locks | Tolls | Barges\n\n\(row)\n\nWeirs | 3,850 | 9\n\nBasins | 2,725 | 7")
    #expect(document.marked.contains(expected), "\(document.marked)")
    #expect(document.markers.count == 1)
  }

  @Test(arguments: [
    "    “We shall not take a ship over that bar, and no man here will\n    blame us who has seen it in the spring.”1",
    "    We shall not take a ship over that bar, and no man here will\n    blame us who has seen it in the spring.1",
    "    We shall not take a ship over that bar, and no man here will\n    blame us who has seen it in the spring.\n\n1",
    "> We shall not take a ship over that bar, and no man here will blame us who has seen it in the spring.1",
    "    We shall not take a ship over that bar, and no man here will\n    blame us who has seen it in the spring.\n\n[1]",
  ])
  func aBlockQuotationMayEndInItsMarker(quotation: String) {
    let isBracketed = quotation.contains("[1]")
    let body = "The letter ran:\n\n\(quotation)\n\n\(Filler.first)" + (isBracketed ? "[2]" : "2")
    let document = reading(body, notes: 2, style: { isBracketed ? "[\($0)]" : "\($0)." })
    #expect(document.markers.map(\.note) == ["n1", "n2"], "\(document.marked)")
    #expect(document.text.string.contains("blame us who has seen it in the spring."))
    #expect(!document.text.string.contains("spring.1") && !document.text.string.contains("[1]"))
  }

  @Test(arguments: [
    ("The pilots refused.* So it stayed.", "*", "* Minutes, book 4."),
    ("The pilots refused.† So it stayed.", "†", "† Minutes, book 4."),
    ("The pilots refused.‡ So it stayed.", "‡", "‡ Minutes, book 4."),
    ("The pilots refused.** So it stayed.", "**", "** Minutes, book 4."),
    ("The pilots refused.[a] So it stayed.", "a", "[a] Minutes, book 4."),
  ])
  func signsAndLettersAreLabelsLikeNumbers(body: String, label: String, note: String) {
    let document = document("\(Filler.first) \(body)\n\n\(Filler.second)\n\nNotes\n\n\(note)\n")
    #expect(document.markers.map(\.label) == [label] && document.markers.map(\.note) == ["n\(label)"])
    #expect(document.words(of: "n\(label)") == "Minutes, book 4.")
  }

  @Test func signsFollowTheirTraditionalOrderOnAPage() {
    let document = document(
      """
      The dredgers* came in spring,† the barges‡ in summer,§ and the bankers¶ last of all.

      * First.
      † Second.
      ‡ Third.
      § Fourth.
      ¶ Fifth.
      \u{0C}The locks* were sold twice.†

      * Sixth.
      † Seventh.
      """)
    #expect(document.markers.map(\.note) == ["n*", "n†", "n‡", "n§", "n¶", "n*-2", "n†-2"])
    #expect(document.text.string.hasPrefix("The dredgers came in spring, the barges in summer, and the bankers last"))
  }
}
