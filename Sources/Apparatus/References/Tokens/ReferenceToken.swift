import DocumentModel

/// A word, number, link or sign of a reference, with what the vocabulary knows of it.
struct ReferenceToken {
  enum Kind: UInt8 {
    case word
    /// Digits only: `1987`, `24`.
    case number
    /// Digits with letters: `1991a`, `e123`, `2nd`.
    case mixed
    case sign
    /// A web address or DOI, as printed.
    case link
  }

  var range: Range<Int>
  var kind: Kind
  /// Folded letters; a sign as it is.
  var folded: String
  /// The first scalar.
  var head: Unicode.Scalar
  var classes: WordClass
  /// Whether a blank comes before it.
  var isSpaced: Bool
  /// A word that begins with a capital.
  var isCapitalized: Bool
  /// A word of two or more letters, all capitals.
  var isAllCapitals: Bool
  /// The value of a number of at most nine digits, or of the digits at the start of a mixed token.
  var value: Int?

  @_transparent var count: Int { range.count }
  @_transparent var isWord: Bool { kind == .word }
  /// One capital letter.
  @_transparent var isInitial: Bool { kind == .word && isCapitalized && range.count == 1 }
  @_transparent func isSign(_ scalar: Unicode.Scalar) -> Bool { kind == .sign && head == scalar }
  @_transparent var isDash: Bool { kind == .sign && head.isDash }
  @_transparent func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }

  /// A roman numeral, all in one case.
  var isRoman: Bool {
    isWord && count <= 7 && (isAllCapitals || !isCapitalized || count == 1)
      && RomanNumeral.value(of: folded.unicodeScalars) != nil
  }

  /// A four-digit year from 1450 to 2049, with or without a letter after it.
  var year: Int? {
    guard kind == .number || kind == .mixed, let value, (1450...2049).contains(value) else { return nil }
    return kind == .number ? (range.count == 4 ? value : nil) : (range.count == 5 ? value : nil)
  }

  /// The letter behind a year: `2003a`.
  func yearLetter(in text: ScalarText) -> Unicode.Scalar? {
    year != nil && kind == .mixed ? text[range.upperBound - 1] : nil
  }
}
