import DocumentModel

/// The number or sign at the start of a line that may be a note's.
struct FootLabel: Hashable, Sendable {
  enum Key: Hashable, Sendable {
    case number(Int)
    case sign(Unicode.Scalar, count: Int)
  }

  var key: Key
  var isRaised: Bool

  var number: Int? { if case .number(let number) = key { number } else { nil } }

  /// Nil where the line begins with its words. Cost: constant.
  init?(_ line: PageLine, of text: PDFText) {
    guard let first = line.words.first else { return nil }
    let letters = text.letters[text.words[Int(first.index)].letters]
    let isRaised = line.isRaised(first)
    let isAlone = line.words.count == 1 || line.words[1].hasBlankBefore || isRaised
    guard let key = Self.key(letters, isAlone: isAlone, isRaised: isRaised) else { return nil }
    self.key = key
    self.isRaised = isRaised || letters.first?.superscriptDigitValue != nil
  }

  private static func key(_ letters: ArraySlice<Unicode.Scalar>, isAlone: Bool, isRaised: Bool) -> Key? {
    guard let head = letters.first else { return nil }
    if signs.contains(head) {
      let count = letters.prefix { $0 == head }.count
      return count <= 4 ? .sign(head, count: count) : nil
    }
    var value = 0
    var index = letters.startIndex
    while index < letters.endIndex, let digit = letters[index].digitValue ?? letters[index].superscriptDigitValue {
      guard index - letters.startIndex < 4 else { return nil }
      value = value * 10 + digit
      index += 1
    }
    if index > letters.startIndex {
      guard value > 0, isAlone || head.superscriptDigitValue != nil else { return nil }
      let rest = letters[index...]
      let isEnd = rest.isEmpty || rest.count == 1 && [".", ")", ":", "]"].contains(rest[index])
      return isEnd || head.superscriptDigitValue != nil ? .number(value) : nil
    }
    // A raised letter alone: `a`, `b`.
    guard isRaised, letters.count == 1, head.isLowercase else { return nil }
    return .sign(head, count: 1)
  }

  static let signs: Set<Unicode.Scalar> = ["*", "†", "‡", "§", "¶", "‖", "∗"]
}
