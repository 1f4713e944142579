import DocumentModel
import Testing

@testable import Apparatus

@Suite struct QuotationExtentTests {
  /// The author's own prose, long enough to show how he speaks.
  private static let prose = """
    The harbour of the lake towns was built in three stages, of which the last was never finished at all.

    The stones for it were taken from the old church, and the timber came down the river in the spring floods.

    The commission met four times in that year, and each time the clerk took down the names of those who came.

    The tolls were raised twice before the war, and the pilots paid them without much complaint until the winter.
    """

  private func kinds(_ text: String) -> [Block.Kind] {
    document("\(Self.prose)\n\n\(text)").kinds().dropFirst(4).map { $0 }
  }

  @Test func itRunsOnInAVoiceThatIsNotTheAuthors() {
    #expect(
      kinds(
        """
        The old engineer Otto Keller wrote to the board in the spring of that year:

        The piles that were driven last year will not hold, and the new ones are of the same wood as the old.

        I told you so in March, and I tell you again, for I do not mean to carry the blame for what must come.

        The board filed the paper and forgot it until the first of the piles gave way in the autumn.
        """) == [.paragraph, .blockQuotation, .blockQuotation, .paragraph])
  }

  @Test func itEndsWithItsMarker() {
    #expect(
      kinds(
        """
        The circular that went out to all the clerks of the towns read as follows:

        Every barge shall be measured at the upper lock, and its measure shall be cut into the stem.

        The measure shall be taken again in each third year, and whenever the barge has been in a yard.1

        Nobody kept to it for long, and the next winter the clerks had other things to do.2

        Notes

        1. a

        2. b
        """
      ).prefix(4) == [.paragraph, .blockQuotation, .blockQuotation, .paragraph])
  }

  @Test(arguments: [
    "Keller’s fears were shared by nobody, and the work went on.",
    "This letter was filed and forgotten until the autumn of the year.",
    "The above was printed in every paper of the towns within a week.",
  ])
  func itEndsWhereTheAuthorSpeaksOfIt(next: String) {
    #expect(
      kinds(
        """
        The old engineer Otto Keller wrote to the board in the spring of that year:

        The piles that were driven last year will not hold, and the new ones are of the same wood as the old.

        \(next)
        """) == [.paragraph, .blockQuotation, .paragraph])
  }

  @Test func aLetterRunsFromItsSalutation() {
    #expect(
      kinds(
        """
        On the fourth of May the widow wrote to the old engineer, and the letter read:

        Dear Mr. Keller,

        I have your drawings here, and I do not know what to do with them now.

        Will you send for them, or shall I burn them with the rest of my papers?

        The drawings were sold in the following year to a dealer from the city.
        """) == [.paragraph, .blockQuotation, .blockQuotation, .blockQuotation, .paragraph])
  }

  @Test func anExchangeFromMinutesIsOne() {
    #expect(
      kinds(
        """
        The matter came up again before the commission in the spring:

        The CHAIRMAN. How soon will the lock be open?

        Mr. KELLER. It will be open in May.

        The CHAIRMAN. Is that sure?

        Mr. KELLER. Nothing is.

        The lock was opened in August, and the commission was not told of it.
        """)
        == [.paragraph, .blockQuotation, .blockQuotation, .blockQuotation, .blockQuotation, .paragraph])
  }

  @Test func marksMayOpenInOneParagraphAndCloseInALaterOne() {
    #expect(
      kinds(
        """
        A memorandum of that winter shows how the rooms of the customs house were divided among the clerks:

        “There are nine rooms on the upper floor, of which these are in use:

        One for the clerk of the tolls

        One for the pilots and their papers.”

        The other seven stood empty, and the rain came in through the roof.
        """) == [.paragraph, .blockQuotation, .blockQuotation, .blockQuotation, .paragraph])
  }

  @Test(arguments: [
    "The board printed a list of the works that were still to be done:",
    "The report on the harbour consists of two volumes:", "There are three reasons for this, and they are old:",
    "To the people of the lake towns:",
  ])
  func whatIsNoIntroductionOpensNone(leadIn: String) {
    #expect(
      kinds(
        """
        \(leadIn)

        The first of them is the oldest, and it has been printed more than once in the papers of the board.

        The second followed in the spring, when the water had gone down and the roads were open again.
        """) == [.paragraph, .paragraph, .paragraph])
  }
}
