import Testing
import Xapian

@Suite struct TokenFinderTests {
  private func stream(_ words: String) -> [UInt8] {
    var stream = TokenStream()
    for word in words.split(separator: " ") { stream.append(TokenStream.Token(form: Array(word.utf8))) }
    return stream.bytes
  }

  private func finder(_ words: [String]) -> TokenFinder {
    TokenFinder(
      words.map { $0.split(separator: "|").map { TokenStream.Token(form: Array($0.utf8)) } })
  }

  @Test(arguments: [
    ("the keeper of the lamp", ["lamp", "keeper"], [1, 4], [1, 0]),
    ("the keeper of the lamp", ["the", "lamp|lamps"], [0, 3, 4], [0, 0, 1]),
    ("lamps or lamp", ["the", "lamp|lamps"], [0, 2], [1, 1]),
    ("", ["lamp"], [], []), ("a b c", [], [], []),
  ])
  func tellsWhereWordsStand(text: String, words: [String], places: [Int], found: [Int]) {
    let result = finder(words).search(stream(text))
    #expect(result.length == text.split(separator: " ").count)
    #expect(result.places.map(\.place) == places)
    #expect(result.places.map(\.word) == found)
  }

  @Test func whatIsQuotedCountsAsAllElse() {
    var quoting = TokenStream()
    var runs = QuotedRuns([1..<3])
    for (place, word) in ["a", "keeper", "said", "lamp"].enumerated() {
      quoting.append(TokenStream.Token(form: Array(word.utf8)))
      runs.pass(wordAt: place)
    }
    quoting.mark(runs)
    #expect(finder(["keeper", "lamp"]).search(quoting.bytes).places.map(\.place) == [1, 3])
    #expect(Array(TokenStream.words(of: quoting.bytes)) == stream("a keeper said lamp"))
  }

  /// A stream comes from a file.
  @Test func aStreamThatIsCutOffIsReadToItsEnd() {
    let whole = stream("keeper lamp keeper")
    for length in whole.indices {
      let found = finder(["keeper", "lamp"]).search(Array(whole[..<length]))
      #expect(found.places.count <= 3)
    }
  }
}
