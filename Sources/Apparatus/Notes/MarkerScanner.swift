import DocumentModel

/// Finds every run of letters that may be a note marker, and weighs what stands around it.
///
/// The weights say how a compositor sets markers: after the word and its punctuation, never before a unit, a decimal, a
/// sum of money or an abbreviation that wants a number. Whether a candidate is one is for the sequence to say.
struct MarkerScanner {
  private let text: [Unicode.Scalar]
  private let range: Range<Int>
  private let raised: [Range<Int>]
  private var nextRaised = 0
  private var found: [MarkerCandidate] = []

  /// The candidates inside `range` in order. `raised` are the ranges of raised letters, in order.
  /// Cost: linear in `range`.
  static func candidates(
    in text: [Unicode.Scalar], range: Range<Int>, raised: [Range<Int>] = []
  ) -> [MarkerCandidate] {
    var scanner = MarkerScanner(text: text, range: range, raised: raised)
    scanner.scan()
    return scanner.found
  }

  private init(text: [Unicode.Scalar], range: Range<Int>, raised: [Range<Int>]) {
    self.text = text
    self.range = range
    self.raised = raised
    var low = 0
    var high = raised.count
    while low < high {
      let middle = (low + high) / 2
      if raised[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    nextRaised = low
  }

  private mutating func scan() {
    let text = text
    let hasRaised = nextRaised < raised.count
    var index = range.lowerBound
    while index < range.upperBound {
      // Where none are raised, letters are no markers, nor are most marks.
      if !hasRaised {
        index = text.offset(from: index, to: range.upperBound) { $0.value >= 0x80 || Self.opens($0.value) }
        guard index < range.upperBound else { break }
      }
      let scalar = text[index]
      let value = scalar.value
      if value < 0x80 {
        if value >= 0x30, value <= 0x39 {
          index = digits(at: index)
          continue
        }
        if value == 0x5B || value == 0x28 {
          index = enclosed(at: index, close: value == 0x5B ? "]" : ")")
          continue
        }
        if value == 0x2A {
          index = signs(at: index)
          continue
        }
        if value == 0x5E {
          index = careted(at: index)
          continue
        }
        if nextRaised < raised.count, value >= 0x61, value <= 0x7A { raisedLetter(at: index) }
      } else if scalar.superscriptDigitValue != nil {
        index = superscript(at: index)
        continue
      } else if value == 0x2020 || value == 0x2021 || value == 0xA7 || value == 0xB6 || value == 0x2016
        || value == 0x2217
      {
        index = signs(at: index)
        continue
      }
      index += 1
    }
  }

  /// Whether a scalar of ASCII is a digit or one of `(*[^`.
  @inline(__always)
  private static func opens(_ value: UInt32) -> Bool {
    let bits: UInt64 = value < 0x40 ? 0x03FF_0500_0000_0000 : 0x4800_0000
    return (bits &>> UInt64(value)) & 1 == 1
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? { range.contains(index) ? text[index] : nil }

  private mutating func isRaised(_ index: Int) -> Bool {
    while nextRaised < raised.count, raised[nextRaised].upperBound <= index { nextRaised += 1 }
    return nextRaised < raised.count && raised[nextRaised].contains(index)
  }

  private mutating func add(
    _ letters: Range<Int>, cut: Range<Int>? = nil, _ key: LabelKey, _ rule: MarkerCandidate.Rule, _ weight: Double
  ) {
    guard weight > 0 else { return }
    found.append(MarkerCandidate(range: cut ?? letters, letters: letters, key: key, rule: rule, weight: weight))
  }

  // MARK: Digits

  private mutating func digits(at start: Int) -> Int {
    var end = start
    let isRaisedNumber = isRaised(start)
    while end < range.upperBound, text[end].isASCIIDigit {
      // Raised digits right behind a number, or a number right behind raised digits: `in 1872` and a raised `28`.
      if end > start, nextRaised < raised.count, isRaised(end) != isRaisedNumber { break }
      end += 1
    }
    if isRaisedNumber {
      guard end - start <= 4, text[start] != "0",
        let (value, _) = NoteLabelReader.digits(in: text, at: start, limit: end)
      else { return end }
      add(start..<end, LabelKey(number: value), .superscript, raisedWeight(start, value, base: 5))
      return end
    }
    if end < range.upperBound, text[end].isASCIIDigit { return end }
    if let tail = FusedNumber.tail(of: start..<end, in: text, from: range.lowerBound) {
      if let (value, _) = NoteLabelReader.digits(in: text, at: tail.letters.lowerBound, limit: end),
        allowsAfter(end, value)
      {
        add(tail.letters, LabelKey(number: value), .fused, tail.weight)
      }
      // "$108.337" may also be a sum that ends a sentence, and note 337.
      if start == range.lowerBound || text[start - 1] != "." { return end }
    }
    if end - start > 4 { return end }
    guard text[start] != "0",
      let (value, _) = NoteLabelReader.digits(in: text, at: start, limit: end)
    else { return end }
    let key = LabelKey(number: value)
    let context = MarkerContext(text: text, range: range, marker: start..<end)
    if let last = rowEnd(end, value), context.weigh().weight >= 2 { return addRow(start..<last) }
    guard allowsAfter(end, value) else { return end }
    var (weight, rule, cut) = context.weigh()
    // A number of four digits is mostly none, but the sequence may have come so far.
    if value >= 1000, weight > 0 {
      let isYear = value >= 1400 && value <= 2100
      weight = max(weight >= 0.4 ? 0.1 : 0, weight - (isYear ? 2.2 : 1.2))
    }
    add(start..<end, cut: cut..<end, key, rule, weight)
    return end
  }

  /// Where a row of rising numbers ends of which the first ends at `start`: `locks.1,2 The`, `locks.1–3 The`; nil where
  /// there is none, or where it is one number (`1,500`).
  private func rowEnd(_ start: Int, _ first: Int) -> Int? {
    var end = start
    var last = first
    while let sign = scalar(end), sign == "," || sign == "-" || sign.value == 0x2013, end - start < 24 {
      guard let (value, next) = NoteLabelReader.digits(in: text, at: end + 1, limit: range.upperBound), value > last,
        sign != "," || next - end < 4
      else { break }
      (last, end) = (value, next)
    }
    guard end > start, scalar(end).map({ $0.isBlank || $0.isClosingMark || $0 == "," || $0 == ";" }) ?? true else {
      return nil
    }
    return end
  }

  private mutating func addRow(_ row: Range<Int>) -> Int {
    var index = row.lowerBound
    while let (value, end) = NoteLabelReader.digits(in: text, at: index, limit: row.upperBound) {
      add(index..<end, LabelKey(number: value), .fused, 1.5)
      index = end + 1
    }
    return row.upperBound
  }

  /// What may follow a marker: a blank, a mark, a dash; no letter, no decimal, no unit.
  private func allowsAfter(_ end: Int, _ value: Int) -> Bool {
    guard let next = scalar(end) else { return true }
    if next.isBlank || next.isClosingMark { return true }
    switch next.value {
    case 0x2E, 0x2C, 0x3A: return !(scalar(end + 1)?.isASCIIDigit ?? false)
    case 0x3B, 0x3F, 0x21, 0x2026, 0x2014, 0x2A, 0x28, 0x5B: return true
    case 0x2D, 0x2013: return !(scalar(end + 1)?.isASCIIDigit ?? false) && !(scalar(end + 1)?.isLetter ?? false)
    default:
      return next.isUppercase || next.isIdeographic || next.value > 0x2000 && !next.isLetter && next.value != 0x2044
    }
  }

  /// A raised digit after a unit or another number is a power.
  private func raisedWeight(_ start: Int, _ value: Int, base: Double) -> Double {
    guard let before = scalar(start - 1) else { return base }
    if before.isASCIIDigit {
      var first = start
      while let digit = scalar(first - 1), digit.isASCIIDigit { first -= 1 }
      // After a year or a number in thousands.
      let isLong = start - first == 4 || start - first == 3 && scalar(first - 1) == ","
      return isLong ? base - 1.5 : 0.4
    }
    if value == 2 || value == 3, before.isLetter, MarkerContext.isUnit(text, range, endingAt: start) { return 0.4 }
    return base
  }

  private mutating func superscript(at start: Int) -> Int {
    var end = start
    while end < range.upperBound, text[end].superscriptDigitValue != nil { end += 1 }
    guard let (value, _) = NoteLabelReader.superscriptDigits(in: text, at: start, limit: end) else { return end }
    add(start..<end, LabelKey(number: value), .superscript, raisedWeight(start, value, base: 4))
    return end
  }

  /// `^12^`, as some write a raised number in plain letters.
  private mutating func careted(at start: Int) -> Int {
    guard let before = scalar(start - 1), !before.isBlank, !before.isASCIIDigit,
      let (value, end) = NoteLabelReader.digits(in: text, at: start + 1, limit: range.upperBound), scalar(end) == "^"
    else { return start + 1 }
    add(
      (start + 1)..<end, cut: start..<(end + 1), LabelKey(number: value), .superscript,
      raisedWeight(start, value, base: 4))
    return end + 1
  }

  // MARK: Brackets, signs, letters

  private mutating func enclosed(at start: Int, close: Unicode.Scalar) -> Int {
    var index = start + 1
    let isCaret = close == "]" && scalar(index) == "^"
    if isCaret { index += 1 }
    let first = index
    while index < range.upperBound, index - first < 5, text[index].isASCIIDigit { index += 1 }
    let key: LabelKey
    var weight = isCaret ? 5.0 : 3.0
    if index > first, let (value, _) = NoteLabelReader.digits(in: text, at: first, limit: index) {
      key = LabelKey(number: value)
      if value >= 1400, value <= 2100, !isCaret { weight = 0.3 }
    } else if close == "]", let letter = scalar(first), scalar(first + 1) == "]",
      letter.isLowercase || letter.isUppercase || NoteLabelReader.signs.contains(letter)
    {
      key = LabelKey(sign: letter)
      index = first + 1
      // [s]aid and [a] in a quotation change a letter; a marker stands after the word.
      let before = scalar(start - 1)
      let follows = before.map { $0.isSentenceEnd || $0.isClosingMark || $0 == "," } ?? false
      weight = !letter.isLetter ? 3 : follows ? 2.5 : before.map { !$0.isBlank } ?? false ? 1.5 : 0.3
    } else {
      return start + 1
    }
    guard scalar(index) == close, start > range.lowerBound else {
      return close == "]" && start > range.lowerBound ? row(at: start) ?? start + 1 : start + 1
    }
    var cut = start
    while cut > range.lowerBound, text[cut - 1].isBlank, text[cut - 1] != "\n" { cut -= 1 }
    if let next = scalar(index + 1), next.isLetter || next.isASCIIDigit { weight -= 1.5 }
    if let before = scalar(start - 1), before.isASCIIDigit || before == "$" { weight -= 1 }
    if close == ")" {
      weight = parenthesizedWeight(scalar(start - 1), scalar(index + 1))
      if index - first > 3 { weight = 0 }
    }
    let isSpaced = cut < start && (scalar(index + 1).map { $0.isBlank } ?? true)
    let range = (isSpaced || scalar(index + 1).map(\.isSentenceEnd) ?? false ? cut : start)..<(index + 1)
    add(first..<index, cut: range, key, close == "]" ? .bracketed : .parenthesized, weight)
    return index + 1
  }

  /// Several numbers in one pair of brackets, `[1, 2]` or `[4–6]`: each is a candidate without its brackets, and
  /// `MarkerRows` takes out the whole where all of them lead to notes. Returns where the brackets end.
  private mutating func row(at start: Int) -> Int? {
    var numbers: [(letters: Range<Int>, value: Int)] = []
    var index = start + 1
    while let (value, end) = NoteLabelReader.digits(in: text, at: index, limit: range.upperBound) {
      guard value < 1400, numbers.count < 12 else { return nil }
      numbers.append((index..<end, value))
      index = end
      while let sign = scalar(index), sign == "," || sign == ";" || sign.isDash || sign.isBlank { index += 1 }
      guard index - end <= 3 else { return nil }
    }
    guard numbers.count > 1, scalar(index) == "]", scalar(index - 1)?.isASCIIDigit ?? false else { return nil }
    for number in numbers { add(number.letters, LabelKey(number: number.value), .bracketed, 2.5) }
    return index + 1
  }

  /// `(1)` mostly counts: it is a marker only right after a word, and hardly anything else behind a sentence's end.
  private func parenthesizedWeight(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Double {
    guard let before, !before.isBlank, !before.isASCIIDigit, before != "(" else { return 0.2 }
    let endsSentence = before.isSentenceEnd || before == "," || before.isClosingMark && before != ")" && before != "]"
    return endsSentence && (after.map(\.isBlank) ?? true) ? 2 : 1
  }

  private mutating func signs(at start: Int) -> Int {
    var end = start
    while end < range.upperBound, text[end] == text[start], end - start < 8 { end += 1 }
    guard end - start <= 4, start > range.lowerBound, let before = scalar(start - 1) else { return end }
    guard !before.isBlank, before != "(", before != "[", !NoteLabelReader.signs.contains(before) else { return end }
    guard
      scalar(end).map({ $0.isBlank || $0.isClosingMark || $0.isSentenceEnd || $0 == "," || $0.value == 0x2014 }) ?? true
    else { return end }
    if text[start] == "*", closesEmphasis(start, end - start) || isNamed(start..<end, before) { return end }
    let weight: Double
    switch text[start].value {
    case 0x2020, 0x2021: weight = 3
    case 0x2A, 0x2217: weight = isRaised(start) ? 3 : 2
    default: weight = 1.5
    }
    add(start..<end, LabelKey(sign: text[start], count: end - start), .symbol, weight)
    return end
  }

  /// Whether stars stand for themselves: `"*"`, or open a remark in code: `/* so */`.
  private func isNamed(_ stars: Range<Int>, _ before: Unicode.Scalar) -> Bool {
    if before == "/" { return true }
    guard let after = scalar(stars.upperBound) else { return false }
    return (before.isDoubleQuotationMark || before.isSingleQuotationMark)
      && (after.isDoubleQuotationMark || after.isSingleQuotationMark)
  }

  /// Whether stars end a stretch that stars open on the same line: `*not*`, `**bold**`.
  private func closesEmphasis(_ start: Int, _ count: Int) -> Bool {
    var index = start - 1
    while let scalar = scalar(index), start - index < 120, scalar != "\n" {
      if scalar == "*" { return !(self.scalar(index + 1)?.isBlank ?? true) }
      index -= 1
    }
    return false
  }

  /// One raised small letter alone: `word` and a raised `a`, but not the `e` of a French ordinal.
  private mutating func raisedLetter(at index: Int) {
    guard isRaised(index), index == range.lowerBound || !isRaisedLetter(index - 1), !isRaisedLetter(index + 1) else {
      return
    }
    guard let before = scalar(index - 1), !before.isASCIIDigit, !before.isUppercase else { return }
    add(index..<(index + 1), LabelKey(sign: text[index]), .superscript, 1.5)
  }

  private func isRaisedLetter(_ index: Int) -> Bool {
    guard let letter = scalar(index), letter.isLetter, nextRaised < raised.count else { return false }
    return raised[nextRaised].contains(index)
  }
}
