import DocumentModel
import Testing

@testable import Search

struct ExcerptTests {
  private func matches(_ words: [String], in text: ScalarText) -> [TextMatch] {
    WordScanner(text).compactMap { range in
      words.firstIndex(of: text[range].lowercased()).map { TextMatch(range: range, part: $0, weight: 1) }
    }
  }

  private func filler(_ count: Int) -> String {
    (0..<count).map { "Sentence number \($0) is about the weather at sea and says little." }.joined(separator: " ")
  }

  @Test func showsTheSentenceThatHoldsMost() {
    let text = ScalarText(
      "\(filler(4)) The toll was raised. \(filler(3)) The harbour toll paid for the lighthouse. \(filler(4))")
    let excerpt = ExcerptBuilder().excerpt(of: text, matches: matches(["harbour", "toll", "lighthouse"], in: text))
    #expect(excerpt.text == "The harbour toll paid for the lighthouse.")
    #expect(excerpt.highlights.map { ScalarText(excerpt.text)[$0] } == ["harbour", "toll", "lighthouse"])
    #expect(excerpt.truncated)
  }

  @Test func joinsNeighboursThatShowMoreTogether() {
    let text = ScalarText("\(filler(4)) The toll was raised. The lighthouse was lit. \(filler(4))")
    let excerpt = ExcerptBuilder().excerpt(of: text, matches: matches(["toll", "lighthouse"], in: text))
    #expect(excerpt.text == "The toll was raised. The lighthouse was lit.")
    let short = ExcerptBuilder(sentences: 1).excerpt(of: text, matches: matches(["toll", "lighthouse"], in: text))
    #expect(short.text == "The toll was raised.")
  }

  /// Half a phrase shows nothing.
  @Test func aPhraseIsShownWhole() throws {
    let text = ScalarText(
      "\(filler(3)) They came for the harbour. Toll was not paid. \(filler(3)) It was the harbour, and the toll. "
        + "\(filler(2)) It bore the name of the court. Of the many courts it was the least. \(filler(3))")
    let normaliser = try TermNormaliser(language: "en")
    func shown(_ query: String, sentences: Int = 3) throws -> String {
      let matcher = TextMatcher(try Query(parsing: query), normaliser: normaliser)
      return ExcerptBuilder(sentences: sentences).excerpt(of: text, matches: matcher.matches(in: text)).text
    }
    #expect(try shown("\"harbour toll\"") == "They came for the harbour. Toll was not paid.")
    #expect(try shown("harbour NEAR/4 toll", sentences: 1) == "It was the harbour, and the toll.")
    #expect(try shown("\"court of the\"") == "It bore the name of the court. Of the many courts it was the least.")
  }

  /// Of sentences with the same words, the one that has them close together.
  @Test func wordsThatStandTogetherAreShownBeforeWordsThatAreRepeated() {
    let text = ScalarText(
      "\(filler(3)) The rabbit wore a pair of gloves, and the gloves were white; a rabbit in gloves. \(filler(3)) "
        + "There stood the white rabbit, and read. \(filler(3))")
    let excerpt = ExcerptBuilder().excerpt(of: text, matches: matches(["white", "rabbit"], in: text))
    #expect(excerpt.text == "There stood the white rabbit, and read.")
  }

  @Test func aShortTextIsShownWhole() {
    let text = ScalarText("  The toll was raised. The lighthouse was lit. ")
    let excerpt = ExcerptBuilder().excerpt(of: text, matches: matches(["lighthouse"], in: text))
    #expect(excerpt.text == "The toll was raised. The lighthouse was lit.")
    #expect(!excerpt.truncated)
    #expect(excerpt.highlights.map { ScalarText(excerpt.text)[$0] } == ["lighthouse"])
  }

  @Test func withoutMatchesTheBeginningIsShown() {
    let text = ScalarText(filler(9))
    let excerpt = ExcerptBuilder(sentences: 2).excerpt(of: text, matches: [])
    #expect(excerpt.text.hasPrefix("Sentence number 0") && excerpt.text.hasSuffix("says little."))
    #expect(SentenceSplitter.sentences(of: ScalarText(excerpt.text)).count == 2)
  }

  @Test func anEndlessSentenceIsCutBetweenWords() {
    let long = String(repeating: "endless words go on and on ", count: 400)
    let text = ScalarText(long + "harbour " + long)
    let excerpt = ExcerptBuilder().excerpt(of: text, matches: matches(["harbour"], in: text))
    #expect(excerpt.text.unicodeScalars.count <= ExcerptBuilder.longestSentence)
    #expect(excerpt.highlights.map { ScalarText(excerpt.text)[$0] } == ["harbour"])
    #expect(long.split(separator: " ").contains(excerpt.text.split(separator: " ")[0]))
    let blob = ScalarText(String(repeating: "x", count: 100_000))
    #expect(ExcerptBuilder().excerpt(of: blob, matches: []).text.unicodeScalars.count <= 1_200)
  }

  @Test func everyExcerptKeepsItsPromises() {
    var random = SeededGenerator(seed: 7)
    let words = [
      "toll", "harbour", "the", "Dr.", "ﬁnal", "e\u{301}te", "1,500", "\n", "ship.", "light!", "(", "“so", "on.”", "北约",
    ]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...120, using: &random)
      let text = ScalarText(
        (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }.joined(separator: " "))
      let limit = Int.random(in: 1...4, using: &random)
      let found = matches(["toll", "harbour", "ship", "light"], in: text)
      let excerpt = ExcerptBuilder(sentences: limit).excerpt(of: text, matches: found)
      let shown = ScalarText(excerpt.text)
      #expect(text[excerpt.range] == excerpt.text)
      #expect(excerpt.truncated == (excerpt.range != text.trimming(text.range)))
      if text.trimming(text.range).count > ExcerptBuilder.shortText {
        let sentences = SentenceSplitter.sentences(of: text)
        #expect(sentences.filter { $0.overlaps(excerpt.range) }.count <= limit)
      }
      let inside = Array(WordScanner(shown))
      #expect(excerpt.highlights.allSatisfy(inside.contains))
      #expect(zip(excerpt.highlights, excerpt.highlights.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      #expect(excerpt.highlights.isEmpty == found.isEmpty)
    }
  }
}
