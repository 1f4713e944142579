import DocumentModel

/// The number or sign at the start of a note: `12.`, `[12]`, `12 `, `¹²`, `*`.
struct NoteLabel: Hashable, Sendable {
  /// How it is printed; notes of one list are printed alike.
  enum Style: Hashable, Sendable {
    case dot, parenthesis, parentheses, bracket, superscript, bare, fused, symbol
    /// `Note 12.`, `[Footnote 12: …]`
    case named
  }

  var key: LabelKey
  var style: Style
  /// From the first scalar of the label to the first of the note's words.
  var range: Range<Int>
  /// The letters of the label alone; empty where the format counts and prints the number itself.
  var letters: Range<Int>

  /// As it is called: what is printed, or the number that the format counts.
  func name(in draft: Draft) -> String { letters.isEmpty ? key.name : Self.name(draft.text[letters]) }

  /// The label as it is called: raised digits as plain ones.
  static func name(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var name = ""
    for scalar in letters {
      if let digit = scalar.superscriptDigitValue { name += String(digit) } else { name.unicodeScalars.append(scalar) }
    }
    return name
  }
}

/// What a label and a marker have in common, in a form that compares fast: a number, or a sign and how often it stands.
struct LabelKey: Hashable, Sendable {
  private let code: Int

  init(number: Int) { code = number }
  /// A sign repeated (`*`, `**`, `†`), or a letter (`a`).
  init(sign: Unicode.Scalar, count: Int = 1) { code = -(Int(sign.value) * 16 + min(count, 15)) }

  /// The number, where it is one.
  var number: Int? { code >= 0 ? code : nil }

  /// What it would be called if nothing were printed.
  var name: String {
    guard code < 0 else { return String(code) }
    guard let sign = Unicode.Scalar(UInt32(-code / 16)) else { return "" }
    return String(repeating: String(Character(sign)), count: -code % 16)
  }
}

enum NoteLabelReader {
  /// The signs that mark notes, in their traditional order.
  static let signs: [Unicode.Scalar] = ["*", "†", "‡", "§", "¶", "‖", "#", "∗"]

  /// The label that begins at `start`; nil where none does. `raised` are the ranges of raised letters, in order.
  /// Cost: constant.
  static func label(
    in text: [Unicode.Scalar], at start: Int, limit: Int, isRaised: (Int) -> Bool = { _ in false }
  ) -> NoteLabel? {
    guard start < limit else { return nil }
    let head = text[start]
    if head.isASCIIDigit { return number(in: text, at: start, limit: limit, isRaised: isRaised) }
    if head.superscriptDigitValue != nil { return superscript(in: text, at: start, limit: limit) }
    if head == "[" || head == "(" { return enclosed(in: text, at: start, limit: limit) }
    if signs.contains(head) { return sign(in: text, at: start, limit: limit) }
    if head.isLowercase, isRaised(start), start + 1 < limit, !isRaised(start + 1) || text[start + 1].isBlank {
      return NoteLabel(
        key: LabelKey(sign: head), style: .superscript, range: start..<afterBlanks(text, start + 1, limit),
        letters: start..<(start + 1))
    }
    return named(in: text, at: start, limit: limit)
  }

  /// At most four digits, the first not zero: its value and where it ends.
  static func digits(in text: [Unicode.Scalar], at start: Int, limit: Int) -> (value: Int, end: Int)? {
    guard start < limit, text[start] != "0" else { return nil }
    return value(in: text, at: start, limit: limit) { $0.digitValue }
  }

  /// At most four superscript digits.
  static func superscriptDigits(in text: [Unicode.Scalar], at start: Int, limit: Int) -> (value: Int, end: Int)? {
    value(in: text, at: start, limit: limit) { $0.superscriptDigitValue }
  }

  private static func value(
    in text: [Unicode.Scalar], at start: Int, limit: Int, digit: (Unicode.Scalar) -> Int?
  ) -> (value: Int, end: Int)? {
    var index = start
    var value = 0
    while index < limit, let digit = digit(text[index]) {
      guard index - start < 4 else { return nil }
      value = value * 10 + digit
      index += 1
    }
    return index > start && value > 0 ? (value, index) : nil
  }

  private static func number(
    in text: [Unicode.Scalar], at start: Int, limit: Int, isRaised: (Int) -> Bool
  ) -> NoteLabel? {
    // Raised digits are a number of their own, whatever digits follow them.
    var limit = limit
    let rest = limit
    if isRaised(start) {
      var end = start
      while end < limit, text[end].isASCIIDigit, isRaised(end) { end += 1 }
      if end < limit, text[end].isASCIIDigit { limit = end }
    }
    guard let (value, end) = digits(in: text, at: start, limit: limit) else { return nil }
    limit = rest
    func label(_ style: NoteLabel.Style, _ next: Int) -> NoteLabel {
      NoteLabel(
        key: LabelKey(number: value), style: style, range: start..<afterBlanks(text, next, limit), letters: start..<end)
    }
    if isRaised(start), isRaised(end - 1) {
      return label(.superscript, end < limit && text[end] == "." ? end + 1 : end)
    }
    guard end < limit else { return label(.bare, end) }
    let next = text[end]
    if next == "." || next == ":" {
      guard end + 1 < limit else { return label(.dot, end + 1) }
      let after = text[end + 1]
      // 3.5 and 12:30 are no labels, nor is the section number 2.1.
      if after.isASCIIDigit { return nil }
      if next == ":" && !after.isBlank { return nil }
      return label(.dot, end + 1)
    }
    if next == ")" || next == "]" { return label(.parenthesis, end + 1) }
    if next.isBlank { return label(.bare, end) }
    // 1st and 20th are numerals, 1960s a decade, 7B12 a shelf mark; 1Minutes is a label that lost its blank.
    let opensWord = next.isUppercase && end + 1 < limit && text[end + 1].isLowercase
    if opensWord || next.isDoubleQuotationMark || next.isIdeographic { return label(.fused, end) }
    return nil
  }

  private static func superscript(in text: [Unicode.Scalar], at start: Int, limit: Int) -> NoteLabel? {
    guard let (value, end) = superscriptDigits(in: text, at: start, limit: limit) else { return nil }
    return NoteLabel(
      key: LabelKey(number: value), style: .superscript, range: start..<afterBlanks(text, end, limit),
      letters: start..<end)
  }

  private static func enclosed(in text: [Unicode.Scalar], at start: Int, limit: Int) -> NoteLabel? {
    let isBracket = text[start] == "["
    let close: Unicode.Scalar = isBracket ? "]" : ")"
    if let named = named(in: text, at: start + 1, limit: limit), isBracket, named.style == .named {
      return NoteLabel(key: named.key, style: .named, range: start..<named.range.upperBound, letters: named.letters)
    }
    var index = start + 1
    if isBracket, index < limit, text[index] == "^" { index += 1 }
    let key: LabelKey
    let end: Int
    if let (value, after) = digits(in: text, at: index, limit: limit) {
      key = LabelKey(number: value)
      end = after
    } else if isBracket, index + 1 < limit, text[index + 1] == close,
      text[index].isLowercase || text[index].isUppercase || signs.contains(text[index])
    {
      key = LabelKey(sign: text[index])
      end = index + 1
    } else {
      return nil
    }
    guard end < limit, text[end] == close else { return nil }
    var next = end + 1
    if next < limit, text[next] == "." || text[next] == ":" { next += 1 }
    return NoteLabel(
      key: key, style: isBracket ? .bracket : .parentheses, range: start..<afterBlanks(text, next, limit),
      letters: index..<end)
  }

  private static func sign(in text: [Unicode.Scalar], at start: Int, limit: Int) -> NoteLabel? {
    var end = start
    while end < limit, text[end] == text[start], end - start < 6 { end += 1 }
    // A row of stars is an ornament, and a sign before a number (§ 12, #4) belongs to it.
    guard end - start <= 4, end < limit else { return nil }
    let next = afterBlanks(text, end, limit)
    guard next < limit, !text[next].isASCIIDigit || text[start] == "*", text[next] != text[start] else { return nil }
    // Far from its words it stands in a column; close to them it may open **bold** letters.
    if next - end > 2 { return nil }
    if text[start] == "*", next == end {
      var index = next
      while index < limit, index - next < 200 {
        if text[index] == "*" { return nil }
        index += 1
      }
    }
    return NoteLabel(
      key: LabelKey(sign: text[start], count: end - start), style: .symbol, range: start..<next, letters: start..<end)
  }

  /// `Note 12.`, `Footnote 3:`, `Anm. 7`
  private static func named(in text: [Unicode.Scalar], at start: Int, limit: Int) -> NoteLabel? {
    guard start < limit, text[start].isUppercase || text[start] == "n" else { return nil }
    for name in names where start + name.count < limit {
      guard zip(text[start...], name).allSatisfy({ Self.lower($0) == $1 }) else { continue }
      let index = afterBlanks(text, start + name.count, limit)
      let key: LabelKey
      let end: Int
      if let (value, last) = digits(in: text, at: index, limit: limit), last < limit {
        guard text[last] == ":" || text[last] == "." || text[last] == "]" else { continue }
        (key, end) = (LabelKey(number: value), last)
      } else if index > start + name.count, index + 1 < limit, text[index + 1] == ":",
        text[index].isLetter || signs.contains(text[index])
      {
        // A letter needs its colon: `Footnote A: …`
        (key, end) = (LabelKey(sign: text[index]), index + 1)
      } else {
        continue
      }
      return NoteLabel(
        key: key, style: .named, range: start..<afterBlanks(text, end + 1, limit), letters: index..<end)
    }
    return nil
  }

  private static let names: [[Unicode.Scalar]] = ["footnote", "endnote", "note", "anmerkung", "anm.", "fn."]
    .map { Array($0.unicodeScalars) }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value >= 0x41 && scalar.value <= 0x5A ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
  }

  private static func afterBlanks(_ text: [Unicode.Scalar], _ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, text[index].isBlank { index += 1 }
    return index
  }
}
