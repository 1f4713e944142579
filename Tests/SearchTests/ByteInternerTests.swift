import Testing

@testable import Search

/// The words of a corpus get numbers by which everything else knows them, so that two words must never share one.
struct ByteInternerTests {
  @Test(arguments: 1...40)
  func wordsThatDifferInOneLetterHaveNumbersOfTheirOwn(length: Int) {
    let word = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    var words = [word, word + [UInt8(ascii: "s")]]
    for place in word.indices {
      var other = word
      other[place] = UInt8(ascii: "#")
      words.append(other)
    }
    var interner = ByteInterner()
    #expect(words.map { interner.intern($0) } == Array(words.indices))
    #expect(words.map { interner.intern($0) } == Array(words.indices))
    #expect(words.indices.map { Array(interner.bytes(of: $0)) } == words)
  }

  @Test
  func numbersStayWhenTheTableGrows() {
    let words = (0..<5_000).map { Array("w\($0)".utf8) }
    var interner = ByteInterner()
    for word in words { _ = interner.intern(word) }
    #expect(words.map { interner.intern($0) } == Array(words.indices))
  }
}
