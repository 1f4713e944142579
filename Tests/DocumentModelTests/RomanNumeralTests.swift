import DocumentModel
import Testing

@Suite struct RomanNumeralTests {
  /// Every number that can be written is read again as itself.
  @Test func areReadAsTheyAreWritten() {
    for number in 1...3999 {
      #expect(RomanNumeral.text(of: number).flatMap { RomanNumeral.value(of: $0.unicodeScalars) } == number)
    }
    #expect([1994, 38, 4].map(RomanNumeral.text) == ["mcmxciv", "xxxviii", "iv"])
    #expect([0, 4000].map(RomanNumeral.text) == [nil, nil])
  }

  /// Either case, or both, and nothing but the letters of a numeral.
  @Test(arguments: [
    ("XIV", 14), ("Iv", 4), ("mmmdccclxxxviii", 3888), ("civil", nil), ("mild", nil), ("iiii", nil), ("", nil),
    ("x1", nil), ("Ⅳ", nil), ("mmmdccclxxxviiii", nil), ("mmmmmmmmmmmmmmmmm", nil),
  ])
  func areReadByTheirLetters(text: String, value: Int?) {
    #expect(RomanNumeral.value(of: text.unicodeScalars) == value)
  }
}
