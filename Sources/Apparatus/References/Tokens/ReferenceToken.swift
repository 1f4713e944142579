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

  var count: Int { range.count }
  var isWord: Bool { kind == .word }
  /// One capital letter.
  var isInitial: Bool { kind == .word && isCapitalized && range.count == 1 }
  func isSign(_ scalar: Unicode.Scalar) -> Bool { kind == .sign && head == scalar }
  var isDash: Bool { kind == .sign && head.isDash }
  func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }

  /// A roman numeral, all in one case.
  var isRoman: Bool {
    isWord && count <= 7 && (isAllCapitals || !isCapitalized || count == 1)
      && RomanNumeral.value(of: folded.unicodeScalars) != nil
  }

  /// A four-digit year from 1450 to 2049, with or without a letter after it.
  var year: Int? { Self.year(kind, value: value, count: range.count) }

  fileprivate static func year(_ kind: Kind, value: Int?, count: Int) -> Int? {
    guard kind == .number || kind == .mixed, let value, (1450...2049).contains(value) else { return nil }
    return count == (kind == .number ? 4 : 5) ? value : nil
  }

  /// The letter behind a year: `2003a`.
  func yearLetter(in text: ScalarText) -> Unicode.Scalar? {
    year != nil && kind == .mixed ? text[range.upperBound - 1] : nil
  }
}

/// Questions put to a token where it stands. Taken out of the list to be asked, it would be copied, letters and all; that
/// was a fifth of the instructions of reading references.
extension RandomAccessCollection<ReferenceToken> where Index == Int {
  @inline(__always)
  func isSign(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
    self[index].kind == .sign && self[index].head == scalar
  }

  @inline(__always)
  func isDash(at index: Int) -> Bool { self[index].kind == .sign && self[index].head.isDash }

  @inline(__always)
  func isWord(at index: Int) -> Bool { self[index].kind == .word }

  @inline(__always)
  func isInitial(at index: Int) -> Bool {
    self[index].kind == .word && self[index].isCapitalized && self[index].range.count == 1
  }

  @inline(__always)
  func has(_ classes: WordClass, at index: Int) -> Bool { !self[index].classes.isDisjoint(with: classes) }

  /// See `ReferenceToken.year`.
  @inline(__always)
  func year(at index: Int) -> Int? {
    ReferenceToken.year(self[index].kind, value: self[index].value, count: self[index].range.count)
  }
}
