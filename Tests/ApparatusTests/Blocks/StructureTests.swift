import DocumentModel
import Testing

@testable import Apparatus

@Suite struct StructureTests {
  @Test(arguments: [
    "A New Lock?", "The Second Survey", "CANAL TOLLS", "2.1 The Upper Reaches", "IV. The Quarrel", "CHAPTER IV",
    "Lock Tolls",
  ])
  func knowsHeadings(line: String) {
    let document = document("\(Filler.first)\n\n\(line)\n\n\(Filler.second)")
    #expect(document.kinds() == [.paragraph, .heading, .paragraph])
    #expect(document.blocks[2].section == [line])
  }

  @Test(arguments: ["J. Roe", "So they went home,", "It was over.", "the end of it all"])
  func aShortLineIsNotAlwaysOne(line: String) {
    #expect(!document("\(Filler.first)\n\n\(Filler.second)\n\n\(line)").kinds().contains(.heading))
  }

  @Test func headingsNest() {
    let document = document(
      "CHAPTER I\n\n\(Filler.first)\n\nThe Locks\n\n\(Filler.second)\n\nCHAPTER II\n\n\(Filler.first) Again.")
    #expect(
      document.blocks.map(\.section) == [
        [], ["CHAPTER I"], ["CHAPTER I"], ["CHAPTER I", "The Locks"], [], ["CHAPTER II"],
      ])
  }

  /// Where divided words were put together with their lines, some lines are twice as wide as the others.
  @Test(arguments: [40, 56, 68])
  func paragraphsHoldTogetherThoughLinesWereJoined(width: Int) {
    let paragraphs = (1...14).map { number in
      "In the year \(number) of its charter " + Filler.first + " " + Filler.second + " " + Filler.first
    }
    let lines = paragraphs.map { text in
      var lines: [String] = [""]
      for word in text.split(separator: " ") {
        let isFull = lines[lines.count - 1].count + 1 + word.count > width
        if isFull { lines.append("") }
        lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
      }
      // Every seventh line goes on in the one before.
      var joined: [String] = []
      for (index, line) in lines.enumerated() {
        if index % 7 == 3 { joined[joined.count - 1] += " " + line } else { joined.append(line) }
      }
      return joined.joined(separator: "\n")
    }
    let document = document(lines.joined(separator: "\n\n"))
    #expect(document.kinds() == paragraphs.map { _ in .paragraph })
    #expect(document.blocks.map { document.text[$0.range] } == paragraphs)
  }

  /// One wide line in a paragraph is no reason to keep the ends of the others.
  @Test func aWideLineIsOneOfItsParagraph() {
    let wrapped = Array(
      repeating:
        "The commission met in the old customs house and spoke\nof the treaty that all of the lake towns had signed, and\nthen of tolls.",
      count: 40)
    let wide =
      "The bankers had come by the morning boat, as they always\ndid when there was anything to be said about the tolls of the upper reaches and the long canal, and\nthey left by the evening boat when it had been said, and\nnobody missed them."
    let document = document((wrapped + [wide] + wrapped).joined(separator: "\n\n"))
    #expect(!document.text.string.contains("always\ndid"))
    #expect(
      document.text.string.contains("and they left by the evening boat when it had been said, and nobody missed them."))
  }

  @Test func wrappedLinesAreJoinedAndHyphensUndone() {
    let document = document(
      """
      The commission met in the old customs house and spoke of the inter-
      national treaty that the lake towns had signed, and of the lower-
      reach tolls, which were paid by a self-appointed board of lower-reach
      merchants who had never seen an international treaty in their lives.
      """)
    #expect(document.blocks.count == 1)
    #expect(document.text.string.contains("the international treaty that"))
    #expect(document.text.string.contains("of the lower-reach tolls"))
    #expect(document.blocks[0].lines == 1...4)
  }

  @Test func dashesAtLineEndsTakeNoBlank() {
    let document = document(
      "The commission met in the old customs house of the lower lake town—\nwhich had burnt down twice—and spoke of nothing but the price of tin.\nNobody listened to the clerk, who had read the minutes to the wall."
    )
    #expect(document.text.string.contains("town—which had"))
  }

  @Test func tablesKeepTheirRows() {
    let document = document(
      "\(Filler.first)\n\nYear    Barges    Tolls\n1890    12        400\n1891    15        520\n\n\(Filler.second)")
    #expect(document.kinds() == [.paragraph, .table, .paragraph])
  }

  @Test func linesSayWhereABlockStands() {
    let document = document("\(Filler.first)\n\n\n\(Filler.second)")
    #expect(document.blocks.map(\.lines) == [1...1, 4...4])
  }
}
