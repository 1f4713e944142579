import DocumentModel
import Testing

@testable import Apparatus

@Suite struct SetApartBlockTests {
  private static let words =
    "The locks shall be kept in repair by the towns, and no toll shall be asked of any barge that carries grain."

  @Test(arguments: [
    "In the second charter the commission laid down, after much debate, that,",
    "The first minister of the lake towns called for,",
    "He added that the commission wanted more money put into creating,",
    "The clerk wrote in the margin of the minutes that,",
    "A spokesman for the bankers went on to demand,", "The charter of the lake towns states:",
    "As the old engineer explained to his heirs:",
    "The second letter reads as follows:", "The minister replied in the following words:—",
    "In her diary Jane Roe wrote that",
    "The report of the first survey, which nobody has read since, concludes:",
  ])
  func theWordsBeforeIntroduceIt(leadIn: String) {
    let document = document("\(Filler.first)\n\n\(leadIn)\n\n\(Self.words)\n\n\(Filler.second)")
    #expect(document.kinds() == [.paragraph, .paragraph, .blockQuotation, .paragraph])
  }

  @Test(arguments: [
    "The minister of the lake towns stated that he saw no use in a second survey.",
    "The old engineer said that the plan had never been his.",
    "Jane Roe declared before the commission that the tolls were unjust.",
    "The banker told the court that he had paid everything he owed.",
    "The clerk insisted that he had seen the minutes with his own eyes.",
    "The old engineer was asked at our last meeting what he made of it, and gave an answer that we took down.",
    "When we had read the plan to him, the banker replied at some length.",
    "Our own clerk answered the question in the spring of that year.",
    "The widow told us in her kitchen how it had ended.",
    "The pilot wrote to us again after the floods of the second year.",
  ])
  func aSentenceThatReportsSpeechIntroducesIt(leadIn: String) {
    let document = document(
      """
      \(Filler.first)1 \(leadIn)

      I have never asked for money. We were told to wait, and we waited, and my men went home without their pay.2

      \(Filler.second)3

      Notes

      1. a

      2. b

      3. c
      """)
    #expect(document.kinds().prefix(3) == [.paragraph, .blockQuotation, .paragraph])
  }

  @Test(arguments: [
    "There were three reasons for the fall of the commission:", "The towns on the upper reaches are these:",
  ])
  func aListIsNone(leadIn: String) {
    let document = document(
      "\(Filler.first)\n\n\(leadIn)\n\n• the price of stone;\n\n• the quarrel over tolls.\n\n\(Filler.second)")
    #expect(document.kinds() == [.paragraph, .paragraph, .listItem, .listItem, .paragraph])
  }

  @Test func paragraphsThatEachOpenWithAMark() {
    let document = document(
      "The speaker went on at length.\n\n“\(Filler.first)\n\n“\(Filler.second)”\n\n\(Filler.first)")
    #expect(document.kinds().suffix(3) == [.blockQuotation, .blockQuotation, .paragraph])
  }

  @Test func anIndentSetsItApart() {
    let document = document(
      """
      The commission met in the old customs house, as it had done since the
      floods, and the clerk took down what the oldest of the pilots had to
      say about the bar.

          There was never a channel there in my father's time, and there
          will be none in my son's, whatever the engineers may say.

      The engineers laughed at him, and the commission thanked him for his
      trouble, and nobody went to look at the bar before the winter.
      """)
    #expect(document.kinds() == [.paragraph, .blockQuotation, .paragraph])
  }

  @Test func verseKeepsItsLines() {
    let document = document(
      "\(Filler.first)\n\nThe river rose above the weir,\nAnd all the barges broke away,\nAnd none of those who held them dear\n\n\(Filler.second)"
    )
    #expect(document.blocks[1].kind == .verse)
    #expect(document.text[document.blocks[1].range].split(separator: "\n").count == 3)
  }

  @Test func aParagraphOfOneLineIsNoQuotationWhereFirstLinesStandIn() {
    let paragraph =
      "    The river commission met in the old customs house, as it had\ndone since the floods, and nobody expected the engineers to\nagree."
    let line = "    The clerk said that nobody would come."
    let document = document([paragraph, line, paragraph, paragraph].joined(separator: "\n\n"))
    #expect(document.kinds() == [.paragraph, .paragraph, .paragraph, .paragraph])
  }

  @Test func aQuotationOfSeveralParagraphsMayEndInTheAuthorsWords() {
    let document = document(
      "The town was asked.\n\n“The first day was long.\n\n“The second day was longer.\n\n“The third has not ended,” said Jane Roe. It rained.\n\n\(Filler.first)\n"
    )
    #expect(document.texts(.blockQuotation) == [])
    #expect(
      document.quotations.map(\.text) == [
        "The first day was long.\nThe second day was longer.\nThe third has not ended,"
      ])
    #expect(document.quotations.first?.speaker?.name == "Jane Roe")
  }
}
