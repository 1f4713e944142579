import DocumentModel

/// One note on a line with its number in front, as `inspect --references --notes` takes them.
public enum NoteLine {
  /// The label (`11`, `*`, `a`; empty where none stands in front) and the text behind it. Cost: linear.
  public static func parse(_ line: some StringProtocol) -> (label: String, text: String) {
    let scalars = Array(line.unicodeScalars)
    var start = 0
    while start < scalars.count, scalars[start].isBlank { start += 1 }
    var index = start
    let isBracketed = index < scalars.count && (scalars[index] == "[" || scalars[index] == "(")
    if isBracketed { index += 1 }
    let first = index
    while index < scalars.count, index - first < 5, isLabel(scalars[index]) { index += 1 }
    let label = scalars[first..<index]
    guard !label.isEmpty else { return ("", String(scalars: scalars[start...])) }
    if isBracketed {
      guard index < scalars.count, scalars[index] == "]" || scalars[index] == ")" else {
        return ("", String(scalars: scalars[start...]))
      }
      index += 1
    }
    if index < scalars.count, scalars[index] == "." || scalars[index] == ")" || scalars[index] == ":" { index += 1 }
    guard index == scalars.count || scalars[index].isBlank || index > first + label.count else {
      return ("", String(scalars: scalars[start...]))
    }
    while index < scalars.count, scalars[index].isBlank { index += 1 }
    return (String(scalars: label), String(scalars: scalars[index...]))
  }

  private static func isLabel(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIIDigit || scalar == "*" || scalar == "†" || scalar == "‡" || scalar == "§" || scalar == "¶"
  }
}
