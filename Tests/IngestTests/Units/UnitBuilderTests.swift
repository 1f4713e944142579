import DocumentModel
import Testing

@testable import Ingest

@Suite struct UnitBuilderTests {
  /// A small paper with every kind of block, two notes, a short form, and quotations.
  private static func paper() -> Document {
    var document = Document(mediaType: "text/plain")
    document.append(.navigation, "Home > Papers")
    document.append(.title, "On Examples")
    document.append(.byline, "By Jane Roe")
    document.append(.heading, "First Part")
    let first = document.append(
      .paragraph, "Trade grew. The minister said \"we shall go on\" and left. It shrank.", section: ["First Part"],
      page: "3")
    let block = document.append(.blockQuotation, "Nothing was lost.\nNothing was won.", section: ["First Part"])
    document.append(.caption, "A quiet harbour")
    let pull = document.append(.pullQuote, "Trade grew.")
    document.blocks[pull].repeats = first
    let last = document.append(
      .paragraph, "See Doe (2001) on \"this\" and \"a way of doing things\".", section: ["Second"])
    document.append(.runningHead, "ON EXAMPLES 4")
    document.append(.note, "John Doe, Ports (Bonn: Example, 2001), 4.\nA second paragraph.")
    document.append(.note, "Doe, p. 9.")
    document.append(.note, "Nobody's note.")

    let one = document.range(of: "John Doe, Ports (Bonn: Example, 2001), 4.\nA second paragraph.")
    let two = document.range(of: "Doe, p. 9.")
    document.notes = [
      Note(id: "n1", label: "1", kind: .footnote, range: one, markers: ["m1"], page: "3"),
      Note(id: "n2", label: "2", kind: .footnote, range: two, markers: ["m2"]),
    ]
    let left = document.range(of: "left.")
    document.markers = [
      Marker(
        id: "m1", label: "1", offset: left.upperBound, block: first, note: "n1", rule: "fused-digits", confidence: 1),
      Marker(
        id: "m2", label: "2", offset: document.blocks[block].range.upperBound, block: block, note: "n2",
        rule: "fused-digits", confidence: 1),
    ]
    let minister = Speaker(name: "The minister", mention: "The minister", range: document.range(of: "The minister"))
    let speech = document.range(of: "we shall go on")
    let short = document.range(of: "\"this\"")
    let term = document.range(of: "a way of doing things")
    document.quotations = [
      Quotation(
        id: "q1", text: "we shall go on", range: speech, form: .inline, kind: .speech, block: first, speaker: minister,
        cue: "said", note: "n1"),
      Quotation(
        id: "q2", text: document.text[document.blocks[block].range], range: document.blocks[block].range, form: .block,
        kind: .writing, block: block, speaker: minister),
      Quotation(
        id: "q3", text: "this", range: (short.lowerBound + 1)..<(short.upperBound - 1), form: .inline, kind: .scare,
        block: last),
      Quotation(id: "q4", text: "a way of doing things", range: term, form: .inline, kind: .term, block: last),
    ]
    var ports = Work()
    ports.title = "Ports"
    ports.authors = [Name(family: "Doe", given: "John")]
    ports.issued = PartialDate(year: 2001)
    let full = document.range(of: "John Doe, Ports (Bonn: Example, 2001), 4")
    document.references = [
      Reference(
        id: "r1", note: nil, block: last, range: document.range(of: "Doe (2001)"), text: "Doe (2001)", form: .inline,
        resolution: Resolution(state: .resolved, target: "r2", rule: "author-year", confidence: 1)),
      Reference(id: "r2", note: "n1", block: 10, range: full, text: document.text[full], form: .full, item: ports),
      Reference(
        id: "r3", note: "n2", block: 11, range: two.lowerBound..<(two.upperBound - 1), text: "Doe, p. 9", form: .short,
        resolution: Resolution(state: .resolved, target: "r2", rule: "author-short-form", confidence: 1)),
    ]
    return document
  }

  private func units() -> [String: Unit] {
    Dictionary(
      uniqueKeysWithValues: UnitBuilder.units(of: Self.paper(), id: "roe-2001").map { ($0.id.local, $0) })
  }

  @Test func makesOneUnitOfEverythingThatIsFound() {
    let units = UnitBuilder.units(of: Self.paper(), id: "roe-2001")
    #expect(
      units.map(\.id.local) == [
        "h1", "h2", "h3", "p1", "p2", "c1", "p3", "p4", "p5", "n1", "n2", "q1", "q2", "q4", "r1", "r2", "r3",
      ])
    #expect(units.map(\.order) == Array(units.indices))
    #expect(units.map(\.kind).prefix(5) == [.heading, .heading, .heading, .passage, .passage])
    #expect(units.first { $0.id.local == "p5" }?.blockKind == .note)
  }

  @Test func everyTextIsVerbatimInTheReadingText() {
    let document = Self.paper()
    let text = document.text.string
    for unit in UnitBuilder.units(of: document, id: "x") {
      #expect(text.contains(unit.text))
      #expect(unit.markers.allSatisfy { (0...unit.text.unicodeScalars.count).contains($0.offset) })
      #expect(unit.quoted.allSatisfy { $0.upperBound <= unit.text.unicodeScalars.count })
    }
  }

  @Test func tiesNotesToTheirSentences() {
    let units = units()
    #expect(units["p1"]?.markers == [UnitMarker(label: "1", offset: 56, note: UnitID("roe-2001#n1"))])
    #expect(units["n1"]?.text == "John Doe, Ports (Bonn: Example, 2001), 4.\nA second paragraph.")
    #expect(units["n1"]?.sentence == "The minister said \"we shall go on\" and left.")
    #expect(units["n1"]?.passage == UnitID("roe-2001#p1"))
    #expect(units["n1"]?.locator == Locator(section: ["First Part"], page: "3", paragraph: 1, note: "1"))
    #expect(units["n2"]?.sentence == "Nothing was won.")
    #expect(units["r3"]?.sentence == "Nothing was won." && units["r3"]?.note == UnitID("roe-2001#n2"))
    #expect(units["r1"]?.sentence?.hasPrefix("See Doe") == true && units["r1"]?.passage == UnitID("roe-2001#p4"))
  }

  @Test func saysWhoSpeaksAndWhoseWordsTheyAre() {
    let units = units()
    #expect(units["q1"]?.speaker?.name == "The minister" && units["q1"]?.cue == "said")
    #expect(units["q1"]?.passageRange == 31..<45 && units["q1"]?.passage == UnitID("roe-2001#p1"))
    #expect(units["q1"]?.markers.map(\.label) == ["1"])
    #expect(units["p1"]?.quoted == [31..<45])
    #expect(units["p2"]?.speaker?.name == "The minister" && units["p2"]?.quoted == [0..<34])
    #expect(units["p4"]?.quoted == [])
    #expect(units["p3"]?.repeats == UnitID("roe-2001#p1"))
  }

  @Test func followsShortFormsToTheFullReference() {
    let units = units()
    let full = "John Doe, Ports (Bonn: Example, 2001), 4"
    #expect(units["n1"]?.cited == [full])
    #expect(units["n2"]?.cited == ["Doe, p. 9", full])
    #expect(units["p2"]?.cited == ["Doe, p. 9", full] && units["q1"]?.cited == [full])
    #expect(units["p4"]?.cited == ["Doe (2001)", full])
    #expect(units["r3"]?.reference?.workKey == units["r2"]?.reference?.workKey)
    #expect(units["r3"]?.reference?.workKey != nil && units["r3"]?.reference?.target == UnitID("roe-2001#r2"))
  }

  @Test func leavesCirclesAndDoubtfulReferencesAlone() {
    var document = Document(mediaType: "text/plain")
    document.append(.paragraph, "Ibid. Ibid. Roe.")
    for (index, target) in [("r1", "r2"), ("r2", "r1")].enumerated() {
      document.references.append(
        Reference(
          id: target.0, note: nil, block: 0, range: (index * 6)..<(index * 6 + 5), text: "Ibid.", form: .ibid,
          resolution: Resolution(state: .resolved, target: target.1, rule: "ibid-previous", confidence: 1)))
    }
    document.references.append(
      Reference(
        id: "r3", note: nil, block: 0, range: 12..<15, text: "Roe", form: .short,
        resolution: Resolution(state: .ambiguous, candidates: ["r1", "r2"], rule: "several", confidence: 0.5)))
    let references = UnitBuilder.units(of: document, id: "x").compactMap(\.reference)
    #expect(references.map(\.workKey) == [nil, nil, nil])
    #expect(references[2].candidates == [UnitID(document: "x", local: "r1"), UnitID(document: "x", local: "r2")])
  }

  @Test func putsADetachedMarkerWithTheSentenceBeforeIt() {
    var document = Document(mediaType: "text/plain")
    document.append(.paragraph, "It sent its forces . Since then it waits.")
    document.append(.note, "A note.")
    document.notes = [Note(id: "n5", label: "5", kind: .endnote, range: document.range(of: "A note."), markers: ["m5"])]
    let since = document.range(of: "Since").lowerBound
    document.markers = [
      Marker(id: "m5", label: "5", offset: since, block: 0, note: "n5", rule: "detached-digits", confidence: 0.9)
    ]
    #expect(UnitBuilder.units(of: document, id: "x").first { $0.kind == .note }?.sentence == "It sent its forces .")
  }

  @Test func tellsTheInterruptionFromTheQuotation() {
    var document = Document(mediaType: "text/plain")
    document.append(.paragraph, "\"We wait,\" she said, \"for spring.\" Then it came.")
    let range = document.range(of: "We wait,\" she said, \"for spring.")
    document.quotations = [
      Quotation(
        id: "q1", text: "We wait, … for spring.", range: range, form: .inline, kind: .speech, block: 0)
    ]
    let units = UnitBuilder.units(of: document, id: "x")
    let passage = ScalarText(units[0].text)
    #expect(units[0].quoted.map { passage[$0] } == ["We wait,", "for spring."])
    #expect(units[1].text == "We wait,\" she said, \"for spring." && units[1].quoted.count == 2)
  }

  @Test func cutsALongParagraphBetweenSentences() {
    var document = Document(mediaType: "text/plain")
    document.append(.paragraph, "Short.")
    document.append(.paragraph, (1...300).map { "This is the sentence of the number \($0)." }.joined(separator: " "))
    document.append(.paragraph, String(repeating: "x", count: 9_000))
    document.append(.paragraph, "Last.")
    let end = document.range(of: "number 299.").upperBound
    document.markers = [
      Marker(id: "m1", label: "1", offset: end, block: 1, note: nil, rule: "fused-digits", confidence: 1)
    ]
    let units = UnitBuilder.units(of: document, id: "x")
    #expect(units.map(\.id.local) == ["p1", "p2.1", "p2.2", "p2.3", "p3.1", "p3.2", "p3.3", "p4"])
    #expect(units.allSatisfy { $0.text.unicodeScalars.count <= PassageSplitter.limit })
    #expect(
      units[1...3].allSatisfy { $0.text.hasPrefix("This") && $0.text.hasSuffix(".") && $0.locator.paragraph == 2 })
    let isWhole = units[1...3].map(\.text).joined(separator: " ") == document.text[document.blocks[1].range]
    #expect(isWhole)
    #expect(units[3].markers.count == 1 && units.filter { !$0.markers.isEmpty }.count == 1)
  }

  @Test func survivesADocumentThatContradictsItself() {
    var document = Self.paper()
    let far = 1_000_000
    document.blocks.append(Block(index: 99, kind: .paragraph, range: far..<(far + 5)))
    document.notes.append(Note(id: "n1", label: "1", kind: .endnote, range: 0..<far))
    document.notes.append(Note(id: "n#", label: "#", kind: .endnote, range: document.range(of: "Nobody's note.")))
    for block in [-1, 3, 500] {
      document.markers.append(
        Marker(id: "m\(block)", label: "9", offset: far, block: block, note: "n9", rule: "x", confidence: 0))
      document.quotations.append(
        Quotation(id: "q\(block)", text: "x … y", range: 5..<far, form: .block, kind: .speech, block: block))
      document.references.append(
        Reference(id: "r\(block)", note: "n77", block: block, range: far..<far, text: "", form: .ibid))
    }
    document.blocks[4].repeats = 700
    let units = UnitBuilder.units(of: document, id: "x")
    #expect(units.allSatisfy { !$0.text.isEmpty && UnitID($0.id.description) == $0.id })
    #expect(Set(units.map(\.id.local)).count == units.count)
    #expect(UnitBuilder.units(of: Document(mediaType: "text/plain"), id: "x").isEmpty)
  }

  @Test func staysLinearOnLongBlocks() {
    var document = Document(mediaType: "text/plain")
    document.append(.paragraph, String(repeating: "Wait. ", count: 30_000))
    document.append(.paragraph, String(repeating: "\u{301}", count: 100_000))
    document.append(.note, String(repeating: "Ibid. ", count: 3_000))
    document.notes = [Note(id: "n1", label: "1", kind: .endnote, range: document.blocks[2].range)]
    for number in 0..<3_000 {
      let start = document.blocks[2].range.lowerBound + number * 6
      document.markers.append(
        Marker(id: "m\(number)", label: "1", offset: number * 60, block: 0, note: "n1", rule: "x", confidence: 1))
      document.references.append(
        Reference(
          id: "r\(number)", note: "n1", block: 2, range: start..<(start + 5), text: "Ibid.", form: .ibid,
          resolution: Resolution(state: .resolved, target: "r\(number + 1)", rule: "x", confidence: 1)))
      document.quotations.append(
        Quotation(
          id: "q\(number)", text: "Wait. … x", range: (number * 6)..<(number * 6 + 60), form: .block, kind: .speech,
          block: 0, speaker: Speaker(name: "A", mention: "A", range: 0..<1)))
    }
    let units = UnitBuilder.units(of: document, id: "x")
    #expect(units.filter { $0.kind == .reference }.count == 3_000)
    #expect(units.reduce(0) { $0 + $1.markers.count } > 0)
  }
}
