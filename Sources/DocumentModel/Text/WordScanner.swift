/// Cuts a text into words: the units that become terms, and that a phrase counts.
///
/// A word is a run of letters, digits and marks; an apostrophe between letters stays inside (`Moscow's`, `o’clock`), and
/// so do full stops between single letters (`U.S.`) and a full stop or comma between digits (`1,500`, `3.5`). A hyphen
/// ends a word (`post-Cold` is two, next to each other). Each Han, Kana or Hangul scalar is a word by itself.
public struct WordScanner: Sequence, IteratorProtocol {
  private let scalars: [Unicode.Scalar]
  private let end: Int
  private var position: Int

  /// Scans the scalars of `range`.
  public init(_ text: ScalarText, in range: Range<Int>? = nil) {
    self.scalars = text.scalars
    let range = range ?? text.range
    self.position = range.lowerBound
    self.end = range.upperBound
  }

  /// The range of the next word, in scalar offsets of the text. Amortised cost: linear in the text over all calls.
  public mutating func next() -> Range<Int>? {
    while position < end, !Self.isWordScalar(scalars[position]) || scalars[position].isMark { position += 1 }
    guard position < end else { return nil }
    let start = position
    position += 1
    if scalars[start].isIdeographic {
      while position < end, scalars[position].isMark { position += 1 }
      return start..<position
    }
    while position < end {
      let scalar = scalars[position]
      if Self.isWordScalar(scalar), !scalar.isIdeographic || scalar.isMark {
        position += 1
      } else if position + 1 < end, joins(scalar, before: scalars[position - 1], after: scalars[position + 1], start) {
        position += 2
      } else {
        break
      }
    }
    return start..<position
  }

  private func joins(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar, after: Unicode.Scalar, _ start: Int
  ) -> Bool {
    switch scalar.value {
    case 0x27, 0x2019: return before.isLetter && after.isLetter && !after.isIdeographic
    case 0x2E:
      if before.isASCIIDigit, after.isASCIIDigit { return true }
      // U.S.: every letter of the word so far stands alone.
      let lone = position - 1 == start || scalars[position - 2].value == 0x2E
      let nextIsLone = position + 2 >= end || !Self.isWordScalar(scalars[position + 2])
      return lone && nextIsLone && before.isUppercase && after.isUppercase
    case 0x2C: return before.isASCIIDigit && after.isASCIIDigit
    default: return false
    }
  }

  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      return (value >= 0x61 && value <= 0x7A) || (value >= 0x41 && value <= 0x5A) || (value >= 0x30 && value <= 0x39)
        || value == 0x5F
    }
    // A superscript digit is the shape of a note marker, never a part of a word.
    if scalar.superscriptDigitValue != nil { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
