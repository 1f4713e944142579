/// Numbers in roman numerals.
public enum RomanNumeral {
  /// 1 to 3,999 for a numeral in either case as it is regularly written (`iv`, not `iiii`); nil for anything else, so
  /// that most words of these letters (`civil`, `mild`) are none. Cost: constant.
  public static func value(of letters: some BidirectionalCollection<Unicode.Scalar>) -> Int? {
    guard !letters.isEmpty, letters.count <= 15 else { return nil }
    var rest = letters[...]
    var value = 0
    for (sign, worth, most) in signs {
      var count = 0
      while count < most, rest.starts(with: sign, by: { $0.value | 0x20 == $1.value }) {
        rest = rest.dropFirst(sign.count)
        value += worth
        count += 1
      }
    }
    return rest.isEmpty ? value : nil
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
}
