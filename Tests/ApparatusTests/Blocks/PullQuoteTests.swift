import DocumentModel
import Testing

@testable import Apparatus

@Suite struct PullQuoteTests {
  private static let paragraph = """
    The harbour was dredged in the spring of that year, when the price of coal had fallen so far that the barges lay idle \
    at the quay, and the silt of forty winters was carried out to sea in less than a month. The pilots said that they no \
    longer knew the bottom, and two of them gave up their licences before the autumn.
    """
  private static let other = """
    The council had voted the money without a debate. It is hard to say what the members thought they were buying, since \
    the minutes are silent and the newspapers of the week were busy with a wedding.
    """

  private func reading(_ line: String) -> Document {
    document("\(Self.other)\n\n\(Self.paragraph)\n\n\(line)\n\n\(Self.other)\n")
  }

  @Test(arguments: [
    // Word for word, in part, and in other words.
    "the silt of forty winters was carried out to sea in less than a month",
    "The pilots said that they no longer knew the bottom",
    "The silt of forty winters, carried out to sea in a month, left pilots who no longer knew the bottom",
    "Dredging the harbour in spring, when coal had fallen so far that barges lay idle, carried the silt out to sea",
    "Pilots no longer knew the bottom, and two gave up their licences that autumn",
    "The price of coal had fallen so far that barges were lying idle at the quay",
  ])
  func aLineThatSaysItAgainIsAPullQuote(line: String) {
    let document = reading(line)
    #expect(document.texts(.pullQuote) == [line])
    #expect(document.blocks.first { $0.kind == .pullQuote }?.repeats == 1)
  }

  @Test(arguments: [
    // Of its own, of one subject with the paragraph, and a sentence like another.
    "A harbour that is dredged once must be dredged again, or so the engineers have always told the council",
    "What the pilots said about the bottom of the harbour and the price of coal",
    "The silt of forty winters was not what the pilots remembered, and nor was the price of coal.",
    "Two of the pilots told the reporters that the barges at the quay were a disgrace to the town",
  ])
  func aLineOfItsOwnIsNone(line: String) {
    #expect(reading(line).texts(.pullQuote) == [])
  }

  @Test func aHeadingInTheWordsOfItsParagraphIsNone() {
    let line =
      "Dredging the harbour in spring, when coal had fallen so far that barges lay idle, carried the silt out to sea"
    #expect(document("\(Self.other)\n\n\(line)\n\n\(Self.paragraph)\n").texts(.pullQuote) == [])
  }

  @Test(arguments: [
    "The silt of forty winters was carried out to sea in less than a month.",
    "The pilots said that they no longer knew the bottom.",
    "Two of them gave up their licences before the autumn",
    "the barges lay idle at the quay",
    "The silt of forty winters was carried out in a month",
  ])
  func aPullQuoteThatTheFormatStatesLeadsToItsParagraph(line: String) {
    var markup = MarkedUpText()
    markup.add(.heading, "The Dredging", level: 1)
    markup.add(.paragraph, Self.other)
    markup.add(.pullQuote, line)
    markup.add(.paragraph, Self.paragraph)
    let document = markup.read()
    let pull = document.blocks.first { $0.kind == .pullQuote }
    #expect(pull?.repeats.map { document.text[document.blocks[$0].range] } == Self.paragraph)
  }

  @Test func aStatedPullQuoteOfWordsThatAreNowhereElseRepeatsNothing() {
    var markup = MarkedUpText()
    markup.add(.paragraph, Self.other)
    markup.add(.pullQuote, "A reader of ours remembers how the town smelled in those weeks")
    markup.add(.paragraph, Self.paragraph)
    let pull = markup.read().blocks.first { $0.kind == .pullQuote }
    #expect(pull != nil && pull?.repeats == nil)
  }

  @Test func aCaptionPrintedTwiceIsReported() {
    let caption = "The dredger at the north quay, spring 1911 (photo: Harbour Board)"
    let document = reading("\(caption)\n\n\(caption)")
    #expect(document.texts(.caption) == [caption, caption])
    #expect(document.count(of: "repeated-caption") == 1)
    #expect(reading(caption).count(of: "repeated-caption") == 0)
  }
}
