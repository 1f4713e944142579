import DocumentModel
import Testing

@testable import Apparatus

@Suite struct RepetitionTests {
  private static let sentence = "the towns along the upper reaches began to quarrel over who should pay for the locks"

  @Test(arguments: [
    "The towns along the upper reaches began to quarrel over who should pay for the locks",
    "Towns along the upper reaches began to quarrel over who should pay",
    "The dredgers had cut a channel deep enough for grain barges",
    "With the towns along the upper reaches beginning to quarrel over who should pay for the locks, the first plan was left",
    "“The towns along the upper reaches began to quarrel over who should pay for the locks”",
    "By the spring the dredgers had cut a channel deep enough for grain barges, and the towns along the upper reaches began to quarrel",
  ])
  func aPullQuoteRepeatsASentenceOfTheBody(line: String) {
    let document = document("\(Filler.first)\n\n\(line)\n\n\(Filler.first.uppercased())\n\n\(Filler.second)")
    #expect(document.blocks[1].kind == .pullQuote)
    #expect(document.blocks[1].repeats == 3)
  }

  @Test(arguments: [
    "Nobody along the lower reaches ever paid a toll to anybody at all in those years",
    "The engineers thought that the locks would last for ever and the bankers did not",
  ])
  func aLineOfItsOwnWordsIsNone(line: String) {
    let document = document("\(Filler.first)\n\n\(line)\n\n\(Filler.second)")
    #expect(document.blocks.filter { $0.repeats != nil }.isEmpty)
  }

  @Test(arguments: [
    "Lake Roe, 15 June 1906: The barge Hope (© River News)", "The second lock in the winter of the great frost",
    "The dredger Anna at work, with her crew on deck", "The customs house before the fire, seen from the quay",
    "A map of the upper reaches after the second survey",
  ])
  func aCaptionPrintedTwiceIsMarked(line: String) {
    let document = document("\(Filler.first)\n\n \(line)\n\n\(line)\n\n\(Filler.second)")
    #expect(document.kinds() == [.paragraph, .caption, .caption, .paragraph])
    #expect(document.blocks[2].repeats == 1)
    #expect(document.blocks[1].repeats == nil)
    #expect(document.codes == ["repeated-caption"])
  }
}
