/// How word processors write a number: WordprocessingML's names, and OpenDocument's sample letters.
enum NumberFormat {
  /// The number as text; in digits for a format that is not known or that cannot write it.
  static func text(_ number: Int, _ format: String) -> String {
    guard number > 0 else { return String(number) }
    switch format {
    case "lowerRoman", "i": return roman(number).lowercased()
    case "upperRoman", "I": return roman(number)
    case "lowerLetter", "a": return letters(number)
    case "upperLetter", "A": return letters(number).uppercased()
    case "chicago":
      let signs = ["*", "†", "‡", "§"]
      return String(repeating: signs[(number - 1) % 4], count: min(20, (number - 1) / 4 + 1))
    default: return String(number)
    }
  }

  private static func roman(_ number: Int) -> String {
    guard number < 4000 else { return String(number) }
    var rest = number
    var text = ""
    for (sign, worth) in signs {
      while rest >= worth {
        text += sign
        rest -= worth
      }
    }
    return text
  }

  private static let signs = [
    ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10),
    ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
  ]

  /// `a` to `z`, then `aa`, `bb`.
  private static func letters(_ number: Int) -> String {
    let letter = Character(Unicode.Scalar(UInt8(0x61 + (number - 1) % 26)))
    return String(repeating: letter, count: min(20, (number - 1) / 26 + 1))
  }
}
