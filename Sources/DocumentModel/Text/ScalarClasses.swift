/// Classes of scalars that the readers ask for again and again; ASCII is answered without a table look-up.
extension Unicode.Scalar {
  /// Space, tab, line end, form feed, no-break space or another Unicode white space.
  public var isBlank: Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    return value == 0xFEFF || properties.isWhitespace
  }

  public var isLineEnd: Bool { value == 0x0A || value == 0x0D || value == 0x0C || value == 0x2028 || value == 0x2029 }

  public var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// 0 to 9 for an ASCII digit.
  public var digitValue: Int? { isASCIIDigit ? Int(value) - 0x30 : nil }

  /// 0 to 9 for a superscript digit (`¹`, `⁴`).
  public var superscriptDigitValue: Int? {
    switch value {
    case 0xB9: 1
    case 0xB2: 2
    case 0xB3: 3
    case 0x2070, 0x2074...0x2079: Int(value) - 0x2070
    default: nil
    }
  }

  public var isLetter: Bool {
    if value < 0x80 { return (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }
    return properties.isAlphabetic
  }

  public var isUppercase: Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    return properties.isUppercase
  }

  public var isLowercase: Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A }
    return properties.isLowercase
  }

  /// A combining mark, which belongs to the letter before it.
  public var isMark: Bool {
    guard value >= 0x300 else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Han, Kana or Hangul: written without blanks between words, so each scalar counts as a word.
  public var isIdeographic: Bool {
    guard value >= 0x2E80 else { return false }
    return properties.isIdeographic || (0x3040...0x30FF).contains(value) || (0xAC00...0xD7A3).contains(value)
  }

  /// `"` and the curly, low and angle marks that open or close a double quotation.
  public var isDoubleQuotationMark: Bool {
    switch value {
    case 0x22, 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB: true
    default: false
    }
  }

  /// `'`, `‘`, `’`, `‚` and `‛`.
  public var isSingleQuotationMark: Bool {
    switch value {
    case 0x27, 0x2018, 0x2019, 0x201A, 0x201B: true
    default: false
    }
  }

  public var isDash: Bool { value == 0x2D || (value >= 0x2010 && value <= 0x2015) || value == 0x2212 }
}
