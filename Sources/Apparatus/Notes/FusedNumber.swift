import DocumentModel

/// A marker that runs into a number before it, told apart by the form of that number.
enum FusedNumber {
  /// The digits at the end of a run that cannot belong to the number they stand at: the 7 of `18697` after a year, of
  /// `2,0007` after a group of thousands, of `$108.337` after a sum of money. Nil where the run is one number.
  /// Cost: linear in `digits`.
  static func tail(
    of digits: Range<Int>, in text: [Unicode.Scalar], from limit: Int
  ) -> (letters: Range<Int>, weight: Double)? {
    let start = digits.lowerBound
    guard digits.count >= 3, digits.count <= 7 else { return nil }
    let before = start > limit ? text[start - 1] : nil
    if before == ",", digits.count > 3, endsGroup(at: start - 1, text, limit) {
      return checked(start + 3..<digits.upperBound, text, 1.5)
    }
    if before == ".", isSum(endingAt: start - 1, text, limit) {
      return checked(start + 2..<digits.upperBound, text, 0.7)
    }
    guard digits.count > 4, isYear(start, text), before.map({ $0.isBlank || $0 == "(" || $0.isDash }) ?? true else {
      return nil
    }
    let isLast = digits.upperBound >= text.count || text[digits.upperBound] == "\n"
    return checked(start + 4..<digits.upperBound, text, isLast ? 1.6 : 1)
  }

  private static func checked(
    _ letters: Range<Int>, _ text: [Unicode.Scalar], _ weight: Double
  ) -> (letters: Range<Int>, weight: Double)? {
    guard let first = letters.first, text[first] != "0", letters.count <= 4 else { return nil }
    return (letters, weight)
  }

  private static func isYear(_ start: Int, _ text: [Unicode.Scalar]) -> Bool {
    text[start] == "1" && text[start + 1] >= "5" || text[start] == "2" && text[start + 1] == "0"
  }

  /// Whether one to three digits, and no fourth, end before the comma: the group before of a number in thousands.
  private static func endsGroup(at comma: Int, _ text: [Unicode.Scalar], _ limit: Int) -> Bool {
    var first = comma
    while first > limit, text[first - 1].isASCIIDigit, comma - first < 4 { first -= 1 }
    guard first < comma, comma - first <= 3 else { return false }
    return comma - first == 3 || first == limit || text[first - 1] != ","
  }

  /// Whether digits behind a sign of money end before the point.
  private static func isSum(endingAt point: Int, _ text: [Unicode.Scalar], _ limit: Int) -> Bool {
    var first = point
    while first > limit, point - first < 16, text[first - 1].isASCIIDigit || text[first - 1] == "," { first -= 1 }
    guard first < point, first > limit else { return false }
    return text[first - 1] == "$" || text[first - 1] == "£" || text[first - 1] == "€"
  }
}
