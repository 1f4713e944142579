/// Numbers in roman numerals.
public enum RomanNumeral {
  /// 1 to 3,999 for a numeral in either case as it is regularly written (`iv`, not `iiii`); nil for anything else, so
  /// that most words of these letters (`civil`, `mild`) are none. Cost: constant.
  @inlinable
  public static func value(of letters: some Collection<Unicode.Scalar>) -> Int? {
    var codes: UInt64 = 0
    var count: UInt64 = 0
    for letter in letters {
      guard let code = code(of: letter), count < 15 else { return nil }
      codes |= code << (4 * count)
      count += 1
    }
    return count > 0 ? value(ofCodes: codes) : nil
  }

  /// Four bits, not nought, for one of the seven letters in either case: a numeral of fifteen letters is one number.
  @inlinable
  static func code(of letter: Unicode.Scalar) -> UInt64? {
    switch letter.value | 0x20 {
    case 0x6D: 1
    case 0x64: 2
    case 0x63: 3
    case 0x6C: 4
    case 0x78: 5
    case 0x76: 6
    case 0x69: 7
    default: nil
    }
  }

  /// The value of the codes of letters, the first in the lowest bits.
  @usableFromInline
  static func value(ofCodes codes: UInt64) -> Int? {
    var rest = codes
    var value = 0
    for (sign, worth, most) in codedSigns {
      let mask: UInt64 = sign > 0xF ? 0xFF : 0xF
      var count = 0
      while count < most, rest & mask == sign {
        rest >>= mask == 0xFF ? 8 : 4
        value += worth
        count += 1
      }
    }
    return rest == 0 ? value : nil
  }

  /// The numeral of a number from 1 to 3,999 in small letters, as it is regularly written; nil for any other. Cost:
  /// constant.
  public static func text(of number: Int) -> String? {
    guard (1...3999).contains(number) else { return nil }
    var rest = number
    var letters: [Unicode.Scalar] = []
    for (sign, worth, _) in signs {
      while rest >= worth {
        letters += sign
        rest -= worth
      }
    }
    return String(scalars: letters[...])
  }

  /// Each sign with its worth and how often it may stand; in the order in which they are written.
  private static let signs: [([Unicode.Scalar], Int, Int)] = [
    (["m"], 1000, 3), (["c", "m"], 900, 1), (["d"], 500, 1), (["c", "d"], 400, 1), (["c"], 100, 3),
    (["x", "c"], 90, 1), (["l"], 50, 1), (["x", "l"], 40, 1), (["x"], 10, 3), (["i", "x"], 9, 1), (["v"], 5, 1),
    (["i", "v"], 4, 1), (["i"], 1, 3),
  ]
  private static let codedSigns: [(UInt64, Int, Int)] = signs.map { sign, worth, most in
    (sign.reversed().reduce(0) { $0 << 4 | (code(of: $1) ?? 0) }, worth, most)
  }
}
