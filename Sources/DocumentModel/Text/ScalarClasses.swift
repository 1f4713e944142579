/// Classes of scalars that the readers ask for again and again; ASCII, the letters of Western Europe and the general
/// punctuation are answered without a look-up in Unicode's tables, and where they are called.
extension Unicode.Scalar {
  /// Space, tab, line end, form feed, no-break space or another Unicode white space.
  @inlinable
  public var isBlank: Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    // The property White_Space, whose members Unicode keeps as they are.
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return true
    default: return false
    }
  }

  @inlinable
  public var isLineEnd: Bool { value == 0x0A || value == 0x0D || value == 0x0C || value == 0x2028 || value == 0x2029 }

  @inlinable public var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// 0 to 9 for an ASCII digit.
  @inlinable public var digitValue: Int? { isASCIIDigit ? Int(value) - 0x30 : nil }

  /// 0 to 9 for a superscript digit (`¹`, `⁴`).
  @inlinable
  public var superscriptDigitValue: Int? {
    switch value {
    case 0xB9: 1
    case 0xB2: 2
    case 0xB3: 3
    case 0x2070, 0x2074...0x2079: Int(value) - 0x2070
    default: nil
    }
  }

  @inlinable
  public var isLetter: Bool {
    if value < 0x80 { return value | 0x20 >= 0x61 && value | 0x20 <= 0x7A }
    if value < 0x100 { return isLatin1Letter || value == 0xAA || value == 0xB5 || value == 0xBA }
    return !isGeneralPunctuation && isAlphabeticInUnicode
  }

  @inlinable
  public var isUppercase: Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    if value < 0x100 { return isLatin1Letter && value < 0xDF }
    return !isGeneralPunctuation && isUppercaseInUnicode
  }

  @inlinable
  public var isLowercase: Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A }
    if value < 0x100 { return isLatin1Letter && value >= 0xDF || value == 0xAA || value == 0xB5 || value == 0xBA }
    return !isGeneralPunctuation && isLowercaseInUnicode
  }

  /// An ASCII letter in lower case; any other scalar as it is.
  @inlinable
  public var asciiLowercase: Unicode.Scalar {
    value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20)) : self
  }

  /// Whether a scalar from U+0080 to U+00FF is one of its accented letters.
  @inlinable var isLatin1Letter: Bool { value >= 0xC0 && value != 0xD7 && value != 0xF7 }

  /// The block of dashes, quotation marks and blanks, in which no letter stands.
  @inlinable var isGeneralPunctuation: Bool { value >= 0x2000 && value < 0x2070 }

  /// A combining mark, which belongs to the letter before it.
  @inlinable
  public var isMark: Bool {
    value >= 0x300 && !isGeneralPunctuation && isMarkInUnicode
  }

  /// Han, Kana or Hangul: written without blanks between words, so each scalar counts as a word.
  @inlinable
  public var isIdeographic: Bool {
    value >= 0x2E80
      && (isIdeographicInUnicode || (0x3040...0x30FF).contains(value) || (0xAC00...0xD7A3).contains(value))
  }

  /// `"` and the curly, low and angle marks that open or close a double quotation.
  @inlinable
  public var isDoubleQuotationMark: Bool {
    switch value {
    case 0x22, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB: true
    default: false
    }
  }

  /// `'`, `‘`, `’`, `‚` and `‛`.
  @inlinable
  public var isSingleQuotationMark: Bool {
    switch value {
    case 0x27, 0x2018, 0x2019, 0x201A, 0x201B: true
    default: false
    }
  }

  @inlinable
  public var isDash: Bool { value == 0x2D || (value >= 0x2010 && value <= 0x2015) || value == 0x2212 }
}

/// What only Unicode's tables tell, in functions of its own: whoever asks a table inquires the size of its answer first, at
/// the start of the function, so that one which never came to that would pay for it at every call.
extension Unicode.Scalar {
  @inline(never) @usableFromInline var isAlphabeticInUnicode: Bool { properties.isAlphabetic }
  @inline(never) @usableFromInline var isUppercaseInUnicode: Bool { properties.isUppercase }
  @inline(never) @usableFromInline var isLowercaseInUnicode: Bool { properties.isLowercase }
  @inline(never) @usableFromInline var isIdeographicInUnicode: Bool { properties.isIdeographic }

  @inline(never) @usableFromInline
  var isMarkInUnicode: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// A letter, digit or other number, or a mark.
  @inline(never)
  var isWordInUnicode: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }
}
