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
    guard position < end else { return nil }
    let scalars = scalars
    // Most scalars are letters and blanks of ASCII, which one look-up tells apart.
    var index = scalars.offset(from: position, to: end) { scalar in
      scalar.value < 0x80 ? Self.isASCIIWord(scalar.value) : Self.isWordScalar(scalar) && !scalar.isMark
    }
    position = index
    guard index < end else { return nil }
    let start = index
    index += 1
    if scalars[start].value >= 0x80, scalars[start].isIdeographic {
      while index < end, scalars[index].isMark { index += 1 }
      position = index
      return start..<index
    }
    while true {
      index = scalars.offset(from: index, to: end) { $0.value >= 0x80 || !Self.isASCIIWord($0.value) }
      guard index < end else { break }
      let scalar = scalars[index]
      if scalar.value >= 0x80, Self.isWordScalar(scalar), !scalar.isIdeographic || scalar.isMark {
        index += 1
      } else if Self.isJoint(scalar), index + 1 < end, joins(index, start) {
        index += 2
      } else {
        break
      }
    }
    position = index
    return start..<index
  }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x27 || scalar.value == 0x2019 || scalar.value == 0x2E || scalar.value == 0x2C
  }

  /// Whether the joint at `index` stands inside the word that begins at `start`; a scalar follows it.
  private func joins(_ index: Int, _ start: Int) -> Bool {
    let before = scalars[index - 1]
    let after = scalars[index + 1]
    switch scalars[index].value {
    case 0x27, 0x2019: return before.isLetter && after.isLetter && !after.isIdeographic
    case 0x2E:
      if before.isASCIIDigit, after.isASCIIDigit { return true }
      // U.S.: every letter of the word so far stands alone.
      let lone = index - 1 == start || scalars[index - 2].value == 0x2E
      let nextIsLone = index + 2 >= end || !Self.isWordScalar(scalars[index + 2])
      return lone && nextIsLone && before.isUppercase && after.isUppercase
    case 0x2C: return before.isASCIIDigit && after.isASCIIDigit
    default: return false
    }
  }

  /// Whether a scalar below U+0080 is a letter, a digit or `_`.
  @inline(__always)
  private static func isASCIIWord(_ value: UInt32) -> Bool {
    let bits: UInt64 = value < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return (bits &>> UInt64(value)) & 1 == 1
  }

  /// Whether a scalar can stand in a word, joints aside.
  public static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return isASCIIWord(value) }
    if scalar.isGeneralPunctuation { return false }
    if value < 0x100 {
      // Letters and fractions; the superscript digits among these scalars are the shape of a note marker.
      return scalar.isLatin1Letter || value == 0xAA || value == 0xB5 || value == 0xBA || value >= 0xBC && value <= 0xBE
    }
    // A superscript digit is the shape of a note marker, never a part of a word.
    if scalar.superscriptDigitValue != nil { return false }
    return scalar.isWordInUnicode
  }
}
