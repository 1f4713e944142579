import DocumentModel
import Testing

@Suite struct WordMapTests {
  /// A vocabulary answers as a dictionary of the same words does, asked by string or by letters.
  @Test func answersAsADictionary() {
    let words = (0..<2000).map { "w\(String($0 &* 7919, radix: 36))" } + ["die", "été", "слово", ""]
    let table = Dictionary(words.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let map = WordMap(table)
    for word in words + words.map({ $0 + "s" }) + words.map({ String($0.dropLast()) }) {
      #expect(map[word] == table[word])
      #expect(map[Array(word.unicodeScalars)[...]] == table[word])
    }
  }

  @Test func theFirstOfEqualWordsHolds() {
    let map = WordMap([(key: "a", value: 1), (key: "b", value: 2), (key: "a", value: 3)])
    #expect(map["a"] == 1)
    #expect(map["b"] == 2)
    #expect(map["c"] == nil)
  }

  @Test func aSetIsWrittenAsAListOrAsRunningText() {
    let list: WordSet = ["ship", "boat", "ship"]
    let text = WordSet(words: "ship  boat\nship")
    for set in [list, text] {
      #expect(set.contains("ship") && set.contains("boat") && !set.contains("shi") && !set.contains("ships"))
    }
    #expect(!WordSet(words: "").contains(""))
  }
}
