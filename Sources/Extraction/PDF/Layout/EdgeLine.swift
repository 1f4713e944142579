import DocumentModel

/// What stands on one height at the head or foot of a page, as it is compared with other pages.
struct EdgeLine: Hashable, Sendable {
  /// The indices of its lines on the page.
  var lines: [Int]
  /// The index of the page.
  var page: Int
  var isTop: Bool
  /// Hundredths of a point.
  var base: Int
  var size: Int
  /// Its letters without digits, in small ASCII letters.
  var key: [UInt32]
  /// The number that stands first or last on it.
  var number: PageNumber?
  /// Whether it begins with a raised number or sign.
  var isLabelled: Bool
  /// Whether more white parts it from the text than parts lines.
  var standsApart: Bool
}

/// A number as it is printed on a page.
struct PageNumber: Hashable, Sendable {
  var value: Int
  var isRoman: Bool
  var label: String

  /// The number that a word is: at most four digits, or a roman numeral below 400 in small letters or capitals.
  init?(_ word: ArraySlice<Unicode.Scalar>) {
    var word = word
    while let first = word.first, first.isDash || "[(|•".unicodeScalars.contains(first) { word.removeFirst() }
    while let last = word.last, last.isDash || "])|•.,".unicodeScalars.contains(last) { word.removeLast() }
    guard !word.isEmpty, word.count <= 8 else { return nil }
    if word.allSatisfy(\.isASCIIDigit) {
      guard word.count <= 4, word.first != "0", let value = Int(String(scalars: word)) else { return nil }
      self.init(value: value, isRoman: false, label: String(value))
    } else {
      guard word.allSatisfy(\.isLowercase) || word.allSatisfy(\.isUppercase), let value = RomanNumeral.value(of: word),
        value < 400
      else { return nil }
      self.init(value: value, isRoman: true, label: String(scalars: word))
    }
  }

  init(value: Int, isRoman: Bool, label: String) {
    self.value = value
    self.isRoman = isRoman
    self.label = label
  }

  /// The number some pages on, written alike; nil below 1.
  func advanced(by pages: Int) -> PageNumber? {
    let value = value + pages
    guard value > 0 else { return nil }
    guard isRoman else { return PageNumber(value: value, isRoman: false, label: String(value)) }
    guard value < 400, let numeral = RomanNumeral.text(of: value) else { return nil }
    let isLarge = label.unicodeScalars.first?.isUppercase ?? false
    return PageNumber(value: value, isRoman: true, label: isLarge ? numeral.uppercased() : numeral)
  }
}
