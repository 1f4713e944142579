import DocumentModel

/// Dates and pages as value slots hold them: strings whose order of bytes is the order of time or number.
public enum DateValue {
  /// `120061103`: nine digits, the year plus 10,000 in five, then month and day, `00` where they are not known.
  public static func value(of date: PartialDate) -> String {
    digits(clamped(date.year) + 10_000, 5) + digits(date.month ?? 0, 2)
      + digits(date.month == nil ? 0 : date.day ?? 0, 2)
  }

  /// The least value that a date in `date`'s span can have: `2001` begins with itself, day and month not known.
  public static func lowerBound(_ date: PartialDate) -> String { value(of: date) }

  /// The greatest value that a date in `date`'s span can have: `2004` ends with 31 December 2004.
  public static func upperBound(_ date: PartialDate) -> String {
    digits(clamped(date.year) + 10_000, 5) + digits(date.month ?? 99, 2)
      + digits(date.month == nil ? 99 : date.day ?? 99, 2)
  }

  /// The year of a value; nil where it is none.
  public static func year(of value: String) -> Int? {
    guard value.utf8.count == 9 else { return nil }
    return Int(value.prefix(5)).map { $0 - 10_000 }
  }

  private static func clamped(_ year: Int) -> Int { min(max(year, -9_999), 89_999) }
}

public enum PageValue {
  /// Six digits; nil where the page is not a number from 0 to 999,999 (`xii`, `A-3`).
  public static func value(of page: String) -> String? {
    guard !page.isEmpty, page.utf8.count <= 6, page.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(page)
    else { return nil }
    return digits(number, 6)
  }
}

private func digits(_ number: Int, _ width: Int) -> String {
  let text = String(max(number, 0))
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
