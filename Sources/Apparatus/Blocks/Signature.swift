import DocumentModel

/// The line under a motto or a quotation that says whose it is: `—Jane Roe, Letters`, `-- Jane Roe`.
enum Signature {
  /// Whether a line opens like one: a long dash, or two short ones, then a capital. Cost: constant but for the dashes.
  static func opens(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let dashes = line.prefix { $0.isDash }
    guard let first = dashes.first, dashes.count <= 3, dashes.count > 1 || first.value > 0x2D else { return false }
    let words = line[dashes.endIndex...].drop { $0.isBlank && $0 != "\n" }
    guard let head = words.first else { return false }
    return head.isUppercase
      || (head.isDoubleQuotationMark || head == "(") && words.dropFirst().first?.isUppercase ?? false
  }
}
