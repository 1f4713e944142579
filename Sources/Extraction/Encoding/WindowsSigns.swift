/// The letters and signs that Windows-1252 has where Unicode has control characters: what a reference by number between 128
/// and 159 means (HTML Living Standard, 13.2.5.80), and what a lone byte of this range in other text was.
enum WindowsSigns {
  /// The character of a byte from 0x80 to 0x9F; U+FFFD for the five that have none.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80, Int(byte) - 0x80 < signs.count else { return "\u{FFFD}" }
    return signs[Int(byte) - 0x80]
  }

  private static let signs = Array(
    ("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}" + "\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ").unicodeScalars)
}
