import DocumentModel
import Extraction
import Testing

@Suite struct PDFLayoutTests {
  private func texts(_ laidOut: LaidOutText, where holds: (Element) -> Bool = { _ in true }) -> [String] {
    laidOut.elements.filter(holds).map { laidOut.text[$0.range].collapsingBlanks }
  }

  @Test func columnsAreReadOneAfterTheOther() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.line("A Title Over the Whole Width", x: 80, y: 60, size: 18)
    for row in 0..<12 {
      // As printers send them: row by row.
      sheets.line("left \(row) " + Prose.lines(2, width: 26, from: row)[0], x: 40, y: 100 + Double(row) * 12)
      sheets.line("right \(row) " + Prose.lines(2, width: 26, from: row)[0], x: 220, y: 100 + Double(row) * 12)
    }
    let laidOut = try await sheets.laidOut()
    let words = laidOut.text.string.split(whereSeparator: \.isWhitespace).map(String.init)
    let left = words.lastIndex(of: "left")
    let right = words.firstIndex(of: "right")
    #expect(try #require(left) < #require(right))
    #expect(laidOut.elements.first?.kind == .title)
  }

  @Test func aTableIsReadRowByRow() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.lines(Prose.lines(6), y: 60)
    for row in 0..<8 {
      sheets.line("Port \(row)", x: 50, y: 180 + Double(row) * 12)
      sheets.line("\(row * 11 + 120)", x: 180, y: 180 + Double(row) * 12)
      sheets.line("\(row * 7 + 300)", x: 280, y: 180 + Double(row) * 12)
    }
    let laidOut = try await sheets.laidOut()
    #expect(texts(laidOut) { $0.kind == .table }.first?.hasPrefix("Port 0 120 300 Port 1 131 307") == true)
  }

  @Test func notesStandAtTheFootAndTheirNumbersAreRaised() async throws {
    var sheets = Sheets()
    for page in 0..<3 {
      sheets.newPage()
      var body = Prose.lines(20)
      body[4] += ".^\(page * 2 + 1)^"
      body[9] += ".^\(page * 2 + 2)^"
      sheets.lines(body, y: 60)
      sheets.lines(["^\(page * 2 + 1)^ First of the page, and it", "goes on here."], y: 500, size: 8)
      sheets.line("^\(page * 2 + 2)^ Second of the page.", y: 524, size: 8)
    }
    let laidOut = try await sheets.laidOut()
    #expect(
      texts(laidOut, where: \.isAtFoot)
        == (0..<3).flatMap {
          ["\($0 * 2 + 1) First of the page, and it goes on here.", "\($0 * 2 + 2) Second of the page."]
        })
    let raised = laidOut.styles.filter { $0.style == .superscript }.map { laidOut.text[$0.range] }
    #expect(raised == ["1", "2", "1", "2", "3", "4", "3", "4", "5", "6", "5", "6"])
  }

  @Test func aNoteRunsOnOverleaf() async throws {
    var sheets = Sheets()
    sheets.newPage()
    var body = Prose.lines(20)
    body[4] += ".^1^"
    sheets.lines(body, y: 60)
    sheets.lines(["^1^ A note that comes to the foot of", "its page in the middle of"], y: 500, size: 8)
    sheets.newPage()
    sheets.lines(Prose.lines(20, from: 7), y: 60)
    sheets.lines(["a sentence, and ends here."], y: 500, size: 8)
    let laidOut = try await sheets.laidOut()
    let feet = laidOut.elements.filter(\.isAtFoot)
    #expect(feet.map(\.continuesParagraph) == [false, true])
  }

  @Test func smallLettersAtTheFootAreNoNotesWithoutANumber() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.lines(Prose.lines(20), y: 60)
    sheets.lines(["Source: the harbour office, 1907,", "and what it printed."], y: 500, size: 8)
    #expect(try await sheets.laidOut().elements.allSatisfy { !$0.isAtFoot })
  }

  @Test func furtherLinesThatStandInMakeAList() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.line("References", y: 60, size: 14)
    let entries = [
      ["Abel, Ann (1990) The first of the works in a list", "that hangs. London: Quay."],
      ["Boon, Bo (1991) One line. Bath: Weir."],
      [
        "Cole, Cy (1992) Another work of those in the list", "whose further lines stand in and whose last", "is short.",
      ],
      ["Dole, Di (1993) One more line. Cork: Mole."],
    ]
    var y = 90.0
    for entry in entries {
      for (index, line) in entry.enumerated() {
        sheets.line(line, x: index == 0 ? 50 : 65, y: y)
        y += 12
      }
    }
    let laidOut = try await sheets.laidOut()
    #expect(texts(laidOut).dropFirst() == entries.map { $0.joined(separator: " ") }[...])
  }

  @Test func paragraphsAreToldByTheirIndent() async throws {
    var sheets = Sheets()
    sheets.newPage()
    var y = 60.0
    for paragraph in 0..<3 {
      for (index, line) in Prose.lines(5, from: paragraph).enumerated() {
        sheets.line(line, x: index == 0 ? 62 : 50, y: y)
        y += 12
      }
    }
    #expect(try await sheets.laidOut().elements.count == 3)
  }

  @Test func aParagraphCarriesOnOverleafAndPastATable() async throws {
    var sheets = Sheets()
    sheets.newPage()
    let body = Prose.lines(30)
    sheets.lines(Array(body[..<14]), y: 60)
    sheets.lines(["Table 1. Ships by the year", "in which they were lost."], y: 300, size: 8)
    sheets.newPage()
    sheets.lines(Array(body[14...]), y: 60)
    let laidOut = try await sheets.laidOut()
    #expect(laidOut.elements.map(\.continuesParagraph) == [false, false, true])
    #expect(laidOut.elements.map(\.isAside) == [false, true, false])
  }

  @Test(arguments: [
    ("Light on the Bar", 16.0, "Serif", true), ("Light on the Bar", 10, "Serif-Bold", true),
    ("Light on the Bar", 10, "Serif-Italic", true), ("Light on the Bar, and then", 10, "Serif", false),
    ("in the night", 16, "Serif", false), ("A line in bold that ends as a sentence does.", 10, "Serif-Bold", false),
  ])
  func headingsAreSetApart(words: String, size: Double, font: String, isHeading: Bool) async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.lines(Prose.lines(10), y: 60)
    sheets.line(words, y: 205, size: size, font: font)
    sheets.lines(Prose.lines(10), y: 230)
    sheets.newPage()
    sheets.lines(Prose.lines(10), y: 60)
    let laidOut = try await sheets.laidOut()
    #expect(laidOut.elements.contains { $0.kind == .heading || $0.kind == .title } == isHeading)
  }

  @Test func theOutlineNamesHeadings() async throws {
    var sheets = Sheets(outline: [(1, 1, "2. Of Ships")])
    sheets.newPage()
    sheets.lines(Prose.lines(5), y: 60)
    sheets.line("2. Of Ships", y: 140)
    sheets.lines(Prose.lines(5), y: 170)
    #expect(try await texts(sheets.laidOut()) { $0.kind == .heading } == ["2. Of Ships"])
  }

  @Test func aTableOfContentsIsNoText() async throws {
    var sheets = Sheets()
    sheets.newPage()
    sheets.lines(
      ["Of Ships . . . . . . . . . . 3", "Of Lamps . . . . . . . . . . 9", "Of Bells ........... 14"], y: 60)
    sheets.lines(Prose.lines(12), y: 200)
    #expect(try await texts(sheets.laidOut()) { $0.kind == .navigation }.count == 1)
  }
}
