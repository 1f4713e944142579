import DocumentModel

/// How word processors write a number: WordprocessingML's names, and OpenDocument's sample letters.
enum NumberFormat {
  /// The number as text; in digits for a format that is not known or that cannot write it.
  static func text(_ number: Int, _ format: String) -> String {
    guard number > 0 else { return String(number) }
    switch format {
    case "lowerRoman", "i": return RomanNumeral.text(of: number) ?? String(number)
    case "upperRoman", "I": return RomanNumeral.text(of: number)?.uppercased() ?? String(number)
    case "lowerLetter", "a": return letters(number)
    case "upperLetter", "A": return letters(number).uppercased()
    case "chicago":
      let signs = ["*", "†", "‡", "§"]
      return String(repeating: signs[(number - 1) % 4], count: min(20, (number - 1) / 4 + 1))
    default: return String(number)
    }
  }

  /// `a` to `z`, then `aa`, `bb`.
  private static func letters(_ number: Int) -> String {
    let letter = Character(Unicode.Scalar(UInt8(0x61 + (number - 1) % 26)))
    return String(repeating: letter, count: min(20, (number - 1) / 26 + 1))
  }
}
