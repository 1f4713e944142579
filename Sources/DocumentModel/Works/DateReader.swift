/// Finds dates in running text, in the forms that bylines and references use.
///
/// Read are `14 February 2006`, `February 14, 2006`, `Feb. 14, 2006`, `the 3rd of March, 2007`, `November 2006`,
/// `October–December 2005` (its first month), `Winter 2005`, `2006-11-03`, `14.2.2006`, `3/14/2006` where only one order
/// is possible, and a bare year; month names in English, German, French, Spanish, Italian, Dutch, Portuguese and Russian.
public struct DateReader {
  /// A date and where it stands.
  public struct Found: Hashable, Sendable {
    /// From the date's first letter or digit to its last.
    public var range: Range<Int>
    public var date: PartialDate
    /// Whether a month, a season or a numeric form says that this is a date; false for a bare year.
    public var isExplicit: Bool
  }

  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case season(Int)
    /// `of`, `de`, `the`: may stand inside a date.
    case filler
    case word
  }

  private let scalars: [Unicode.Scalar]
  private var ranges: [Range<Int>] = []
  private var tokens: [Token] = []

  private init(_ text: ScalarText, _ range: Range<Int>) {
    scalars = text.scalars
    tokenize(range)
  }

  /// The dates of `range` in order, not overlapping. Cost: linear.
  public static func dates(in text: ScalarText, range: Range<Int>? = nil) -> [Found] {
    DateReader(text, range ?? text.range).dates()
  }

  /// The first explicit date of a string, else its first bare year. Cost: linear.
  public static func date(in string: some StringProtocol) -> PartialDate? {
    let found = dates(in: ScalarText(string))
    return (found.first { $0.isExplicit } ?? found.first)?.date
  }

  // MARK: Tokens

  private mutating func tokenize(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      if scalars[index].isASCIIDigit {
        var value = 0
        while index < range.upperBound, let digit = scalars[index].digitValue {
          if index - start < 8 { value = value * 10 + digit }
          index += 1
        }
        let digits = index - start
        index += ordinalSuffix(at: index, limit: range.upperBound)
        add(isCounted(start) ? .word : .number(value, digits: digits), start..<index)
      } else if scalars[index].isLetter {
        while index < range.upperBound, scalars[index].isLetter || scalars[index].isMark { index += 1 }
        add(index - start > 10 ? .word : Self.kind(ofWord: scalars[start..<index]), start..<index)
      } else {
        index += 1
      }
    }
  }

  /// Whether `no.` stands before a number: `no. 4 June` is the fourth number of June, not its fourth day.
  private func isCounted(_ start: Int) -> Bool {
    var index = start
    while index > 0, scalars[index - 1].isBlank { index -= 1 }
    guard index > 0 else { return false }
    if scalars[index - 1] == "№" || scalars[index - 1] == "#" { return true }
    if scalars[index - 1] == "." { index -= 1 }
    let end = index
    while index > 0, end - index < 3, scalars[index - 1].isLetter { index -= 1 }
    return end - index == 2 && ["no", "nr"].contains(Folding.fold(String(scalars: scalars[index..<end])))
  }

  private mutating func add(_ token: Token, _ range: Range<Int>) {
    tokens.append(token)
    ranges.append(range)
  }

  private func ordinalSuffix(at index: Int, limit: Int) -> Int {
    guard index < limit, scalars[index].isLetter else { return 0 }
    var end = index
    while end < limit, end - index < 3, scalars[end].isLetter { end += 1 }
    return Self.ordinals.contains(Folding.fold(String(scalars: scalars[index..<end]))) ? end - index : 0
  }

  private static func kind(ofWord word: ArraySlice<Unicode.Scalar>) -> Token {
    guard word.count > 1 else { return .word }
    let folded = Folding.fold(String(scalars: word))
    if let month = DateWords.months[folded] { return .month(month) }
    if let season = DateWords.seasons[folded] { return .season(season) }
    return DateWords.fillers.contains(folded) ? .filler : .word
  }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "ter", "ten", "re"]

  // MARK: Dates

  private func dates() -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < tokens.count {
      let floor = found.last?.range.upperBound ?? 0
      guard let (reading, last) = reading(at: index, floor: floor) else {
        index += 1
        continue
      }
      found.append(reading)
      index = last + 1
    }
    return found
  }

  /// The date whose first month, season, year or numeric form is token `index`, and its last token.
  private func reading(at index: Int, floor: Int) -> (Found, Int)? {
    switch tokens[index] {
    case .month(let month): return monthDate(at: index, month: month, floor: floor)
    case .season(let season): return seasonDate(at: index, season: season)
    case .number(let value, let digits):
      if let numeric = numericDate(at: index, value: value, digits: digits) { return numeric }
      guard isYear(index) else { return nil }
      return (Found(range: ranges[index], date: PartialDate(year: value), isExplicit: false), index)
    case .filler, .word: return nil
    }
  }

  private func monthDate(at index: Int, month: Int, floor: Int) -> (Found, Int)? {
    var last = index
    var start = ranges[index].lowerBound
    var day = dayBefore(index, floor: floor)
    if let day { start = ranges[day.first].lowerBound }
    // October–December 2005, March 30–April 2, 2006: the span is named by its beginning.
    var next = index + 1
    if day == nil, let number = self.day(next), gap(next, allowing: " .,"), !isYear(next) {
      day = (number, next)
      last = next
      next += 1
      if self.day(next) != nil, isSpan(next), !isYear(next) { next += 1 }
    }
    if next < tokens.count, case .month = tokens[next], isSpan(next) {
      next += 1
      if day != nil, self.day(next) != nil, !isYear(next), gap(next, allowing: " ") { next += 1 }
    }
    while next < tokens.count, case .filler = tokens[next], next - last < 3, gap(next, allowing: " ,") { next += 1 }
    guard next < tokens.count, isYear(next), case .number(let year, _) = tokens[next], gap(next, allowing: " .,'’(")
    else { return nil }
    last = next
    let end = ranges[last].upperBound
    if let dayFirst = day?.first, dayFirst < index { start = ranges[dayFirst].lowerBound }
    let date = PartialDate(year: year, month: month, day: day?.value)
    return (Found(range: start..<end, date: date, isExplicit: true), last)
  }

  /// The day that stands before a month, and its token: `14 February`, `the 3rd of March`, `3–5 March`.
  private func dayBefore(_ month: Int, floor: Int) -> (value: Int, first: Int)? {
    var index = month - 1
    if index >= 0, case .filler = tokens[index], gap(month, allowing: " ") { index -= 1 }
    guard index >= 0, ranges[index].lowerBound >= floor, let value = day(index), gap(index + 1, allowing: " .-/–")
    else { return nil }
    if index > 0, let first = day(index - 1), isSpan(index), first < value { return (first, index - 1) }
    return (value, index)
  }

  private func seasonDate(at index: Int, season: Int) -> (Found, Int)? {
    var next = index + 1
    // Autumn/Winter 2005 is named by its beginning, too.
    if next < tokens.count, case .season = tokens[next], isSpan(next) { next += 1 }
    guard next < tokens.count, isYear(next), gap(next, allowing: " ,("), case .number(let year, _) = tokens[next],
      scalars[ranges[index].lowerBound].isUppercase || scalars[ranges[index].upperBound - 1].isLowercase
    else { return nil }
    // Winter 2005/06, Winter 2005–2006.
    var last = next
    if next + 1 < tokens.count, case .number(_, let digits) = tokens[next + 1], digits == 2 || isYear(next + 1),
      isSpan(next + 1)
    {
      last = next + 1
    }
    let range = ranges[index].lowerBound..<ranges[last].upperBound
    return (Found(range: range, date: PartialDate(year: year, season: season), isExplicit: true), last)
  }

  private func numericDate(at index: Int, value: Int, digits: Int) -> (Found, Int)? {
    guard index + 1 < tokens.count, case .number(let second, let secondDigits) = tokens[index + 1],
      let separator = single(before: index + 1), separator == "-" || separator == "/" || separator == ".",
      (1...31).contains(second), secondDigits <= 2, !isPartOfLongerNumber(index)
    else { return nil }
    var third: Int?
    var thirdDigits = 0
    if index + 2 < tokens.count, case .number(let number, let count) = tokens[index + 2],
      single(before: index + 2) == separator || (separator == "." && isDotAndBlank(before: index + 2))
    {
      third = number
      thirdDigits = count
    }
    let parts: (year: Int, month: Int, day: Int?)
    var last = index + 2
    if digits == 4, isYear(index), (1...12).contains(second), secondDigits == 2 || third != nil {
      if let third, (1...31).contains(third), thirdDigits <= 2 {
        parts = (value, second, third)
      } else {
        guard separator == "-", second > 0 else { return nil }
        parts = (value, second, nil)
        last = index + 1
      }
    } else {
      guard digits <= 2, let third, thirdDigits == 4, isYear(index + 2), (1...31).contains(value) else { return nil }
      if separator == "." || value > 12 {
        guard (1...12).contains(second) else { return nil }
        parts = (third, second, value)
      } else if second > 12 {
        parts = (third, value, second)
      } else {
        // 3/4/2006 is read one way here and another there: only its year is sure.
        let range = ranges[index].lowerBound..<ranges[last].upperBound
        return (Found(range: range, date: PartialDate(year: third), isExplicit: true), last)
      }
    }
    let range = ranges[index].lowerBound..<ranges[last].upperBound
    let date = PartialDate(year: parts.year, month: parts.month, day: parts.day)
    return (Found(range: range, date: date, isExplicit: true), last)
  }

  // MARK: Neighbours

  private func day(_ index: Int) -> Int? {
    guard index >= 0, index < tokens.count, case .number(let value, let digits) = tokens[index], digits <= 2,
      (1...31).contains(value)
    else { return nil }
    return value
  }

  /// Whether token `index` is four digits that can be a year and that no digit, currency sign or decimal joins.
  private func isYear(_ index: Int) -> Bool {
    guard index < tokens.count, case .number(let value, let digits) = tokens[index], digits == 4,
      (1000...2099).contains(value)
    else { return false }
    let start = ranges[index].lowerBound
    let end = ranges[index].upperBound
    if start > 0 {
      let before = scalars[start - 1]
      if before.isLetter || before == "$" || before == "£" || before == "€" || before == "#" { return false }
      if before == "." || before == ",", start > 1, scalars[start - 2].isASCIIDigit {
        // 14.2.2006 and "March 3,2006" end in a year; "1,2006" and "0.1995" do not.
        guard index > 1 || before == "," else { return false }
      }
    }
    if end + 1 < scalars.count, scalars[end] == ".", scalars[end + 1].isASCIIDigit { return false }
    if end + 1 < scalars.count, scalars[end] == ",", scalars[end + 1].isASCIIDigit { return false }
    return true
  }

  private func isPartOfLongerNumber(_ index: Int) -> Bool {
    let start = ranges[index].lowerBound
    guard start > 0 else { return false }
    let before = scalars[start - 1]
    if before.isLetter { return true }
    return (before == "." || before == "-" || before == "/") && start > 1
      && (scalars[start - 2].isASCIIDigit || scalars[start - 2].isLetter)
  }

  /// Whether only these scalars, at most four, stand between token `index - 1` and token `index`.
  private func gap(_ index: Int, allowing allowed: String) -> Bool {
    guard index > 0, index < tokens.count else { return false }
    let gap = scalars[ranges[index - 1].upperBound..<ranges[index].lowerBound]
    guard gap.count <= 4 else { return false }
    return gap.allSatisfy { scalar in
      (scalar.isBlank && scalar.value != 0x0C) || (scalar != " " && allowed.unicodeScalars.contains(scalar))
    }
  }

  /// Whether a dash or slash, with or without blanks, joins token `index` to the one before.
  private func isSpan(_ index: Int) -> Bool {
    guard index > 0, index < tokens.count else { return false }
    let gap = scalars[ranges[index - 1].upperBound..<ranges[index].lowerBound]
    guard gap.count <= 4 else { return false }
    var joins = 0
    for scalar in gap where !scalar.isBlank && scalar != "." {
      guard scalar.isDash || scalar == "/" else { return false }
      joins += 1
    }
    return joins == 1
  }

  private func single(before index: Int) -> Unicode.Scalar? {
    let gap = scalars[ranges[index - 1].upperBound..<ranges[index].lowerBound]
    return gap.count == 1 ? gap.first : nil
  }

  private func isDotAndBlank(before index: Int) -> Bool {
    let gap = scalars[ranges[index - 1].upperBound..<ranges[index].lowerBound]
    return gap.count == 2 && gap.first == "." && gap.last?.isBlank == true
  }
}
