import DocumentModel
import Testing

/// What is answered without Unicode's tables is what they say.
@Suite struct ScalarClassTests {
  private static let scalars = (UInt32(0x80)...0x3_0000).compactMap(Unicode.Scalar.init)

  @Test func blanksAreUnicodesWhiteSpace() {
    let wrong = Self.scalars.filter { $0.isBlank != ($0.properties.isWhitespace || $0 == "\u{FEFF}") }
    #expect(wrong.isEmpty)
  }

  @Test func lettersAndCasesAreUnicodes() {
    let wrong = Self.scalars.filter {
      $0.isLetter != $0.properties.isAlphabetic || $0.isUppercase != $0.properties.isUppercase
        || $0.isLowercase != $0.properties.isLowercase
    }
    #expect(wrong.isEmpty)
  }

  @Test func marksAreUnicodes() {
    let marks: [Unicode.GeneralCategory] = [.nonspacingMark, .spacingMark, .enclosingMark]
    let wrong = Self.scalars.filter { $0.isMark != marks.contains($0.properties.generalCategory) }
    #expect(wrong.isEmpty)
  }

  /// A scalar by itself is a word where it is a letter or a digit, and not raised like the number of a note.
  @Test func wordsAreMadeOfUnicodesLettersAndDigits() {
    let parts: [Unicode.GeneralCategory] = [
      .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber,
    ]
    let wrong = Self.scalars.filter { scalar in
      var words = WordScanner(ScalarText([scalar]))
      let isPart = parts.contains(scalar.properties.generalCategory) && scalar.superscriptDigitValue == nil
      return (words.next() != nil) != isPart
    }
    #expect(wrong.isEmpty)
  }

  @Test func everyLetterOfASCIIIsFoldedToItself() {
    for value in UInt8.min..<0x80 {
      let scalar = Unicode.Scalar(value)
      let folded = Folding.fold([scalar])
      #expect(Folding.string(of: [scalar][...]) == String(scalars: folded[...]))
      #expect(Folding.fold(String(scalar)) == String(scalars: folded[...]))
    }
    for word in ["naïve", "Łódź", "ﬁnal", "ÆSIR", "o’clock", "", "Mixed CASE 12"] {
      let scalars = Array(word.unicodeScalars)
      #expect(Folding.string(of: scalars[...]) == String(scalars: Folding.fold(scalars)[...]))
      #expect(Folding.fold(word) == String(scalars: Folding.fold(scalars)[...]))
    }
  }
}
