import DocumentModel
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Naïve", "naive"), ("nai\u{308}ve", "naive"), ("ﬁnal", "final"), ("Łódź", "lodz"), ("Straße", "strasse"),
    ("Œuvre", "oeuvre"), ("ǽ", "ae"), ("Moscow’s", "moscow's"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ("co\u{AD}operate", "cooperate"),
  ])
  func foldsToTheSearchForm(word: String, expected: String) {
    #expect(Folding.fold(word) == expected)
  }
}

@Suite struct WordScannerTests {
  @Test(arguments: [
    ("problems. One month", ["problems", "One", "month"]),
    ("post-Cold War", ["post", "Cold", "War"]),
    ("Moscow's U.S. base, 1,500 men", ["Moscow's", "U.S", "base", "1,500", "men"]),
    ("x² и H2O", ["x", "и", "H2O"]),
    ("日本の", ["日", "本", "の"]),
    ("e\u{301}tat", ["e\u{301}tat"]),
    ("", []),
  ])
  func cutsWords(text: String, expected: [String]) {
    let scalars = ScalarText(text)
    #expect(WordScanner(scalars).map { scalars[$0] } == expected)
  }
}

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("Dr. Smith met Gen. Jones. They spoke.", ["Dr. Smith met Gen. Jones.", "They spoke."]),
    ("A. I. Voronin wrote. He did.", ["A. I. Voronin wrote.", "He did."]),
    ("See No. 4 there. No. We did not.", ["See No. 4 there.", "No.", "We did not."]),
    ("He said \"no.\" Then he left.", ["He said \"no.\"", "Then he left."]),
    ("It ran to 3.5 percent. Good.", ["It ran to 3.5 percent.", "Good."]),
    ("to the country. . . . The progress", ["to the country. . . .", "The progress"]),
    ("U.S. forces left.", ["U.S. forces left."]),
  ])
  func cutsSentences(text: String, expected: [String]) {
    let scalars = ScalarText(text)
    #expect(SentenceSplitter.sentences(of: scalars).map { scalars[$0] } == expected)
  }
}

@Suite struct OffsetMapTests {
  @Test func leadsBackAcrossRemovedAndMovedPieces() {
    // "ab[1]cd" with the marker left out and "xy" moved behind.
    var map = OffsetMap()
    map.append(.init(source: 0, target: 0, count: 2))
    map.append(.init(source: 5, target: 2, count: 2))
    map.append(.init(source: 9, target: 5, count: 2))
    #expect(map.source(of: 1) == 1)
    #expect(map.source(of: 2) == 5)
    #expect(map.source(of: 4) == nil)
    #expect(map.source(of: 1..<3) == 1..<6)
    #expect(map.source(of: 4..<6) == 9..<10)
    #expect(map.source(of: 4..<5) == nil)
  }

  @Test func joinsNeighbours() {
    var map = OffsetMap()
    map.append(.init(source: 3, target: 0, count: 2))
    map.append(.init(source: 5, target: 2, count: 4))
    #expect(map.pieces == [.init(source: 3, target: 0, count: 6)])
  }
}

@Suite struct ScalarTextTests {
  @Test(arguments: ["", "plain", "é ß Ж — “x” 日本 𝒳 \u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"])
  func stringsGoThereAndBack(text: String) {
    #expect(Array(ScalarText(text).string.utf8) == Array(text.utf8))
  }
}

@Suite struct CompositionTests {
  @Test(arguments: [
    ("o\u{308}", "ö"), ("S\u{327}", "Ş"), ("e\u{302}\u{301}", "ế"), ("x\u{301}", "x\u{301}"), ("\u{301}", "\u{301}"),
    ("abc", "abc"), ("", ""), ("ö", "ö"), ("각", "각"),
  ])
  func putsLettersAndAccentsTogether(text: String, expected: String) {
    let composed = String(scalars: Composition.composed(Array(text.unicodeScalars))[...])
    #expect(Array(composed.utf8) == Array(expected.utf8))
  }
}
