import DocumentModel

/// What can be seen of one word of a reference string, before anything is decided: the stuff of features.
struct ReferenceWord {
  /// What kind of number a word is, without the signs around it.
  enum Number: UInt32 {
    case none, year
    /// `1974/75`, `1998–1999`
    case years
    /// `12–19`, `S12-S19`, also with blanks around the dash
    case span
    /// `2nd`, `3e`
    case ordinal
    case roman
    /// Digits in any other company.
    case mixed
    case oneDigit, twoDigits, threeDigits, fourDigits, fiveDigits, sixDigits

    static func digits(_ count: Int) -> Number {
      switch count {
      case ...1: .oneDigit
      case 2: .twoDigits
      case 3: .threeDigits
      case 4: .fourDigits
      case 5: .fiveDigits
      default: .sixDigits
      }
    }

    /// Whether it says something about the place in the reference.
    var isTelling: Bool { self != .none && self != .roman && self != .mixed }
  }

  /// How a word looks like initials.
  enum Initials: UInt32 {
    case none
    /// `J.`, `J.-P.`
    case stopped
    /// `J`
    case single
    /// `JP`
    case several
    /// `J.Smith`
    case joined
  }

  /// Its tokens.
  var tokens: Range<Int>
  /// Those from the first to the last that is no sign; empty for a word of signs.
  var core: Range<Int>
  /// A hash of the core's folded letters, or of the signs where there is nothing else.
  var letters: UInt32 = 0
  var letterCount = 0
  var shape: UInt32 = 0
  var number = Number.none
  var initials = Initials.none
  /// A hash of the first two signs before the core, and of the last three behind it; 0 for none.
  var leading: UInt32 = 0
  var trailing: UInt32 = 0
  /// The first sign behind the core; 0 for none.
  var stop: UInt32 = 0
  var classes: WordClass = []
  var isCapitalized = false
  var isQuoted = false
  var isBracketed = false

  init(tokens: Range<Int>, core: Range<Int>) {
    self.tokens = tokens
    self.core = core
  }

  /// Signs that mean the same, made one: every double quotation mark, every single one, every dash.
  static func plain(_ sign: Unicode.Scalar) -> UInt32 {
    if sign.isDoubleQuotationMark { return 0x22 }
    if sign.isSingleQuotationMark { return 0x27 }
    return sign.isDash ? 0x2D : sign.value
  }
}

extension WordClass {
  /// A web address, a DOI: told by a word's look and in no vocabulary.
  static let link = WordClass(rawValue: 1 << 62)
  static let doi = WordClass(rawValue: 1 << 63)
}
