import DocumentModel

/// Dates and pages as value slots hold them: bytes whose order is the order of time or number.
public enum DateValue {
  /// Four bytes: the year plus 10,000, month and day, 0 where they are not known, in a number of 26 bits.
  public static func value(of date: PartialDate) -> [UInt8] {
    packed(date.year, date.month ?? 0, date.month == nil ? 0 : date.day ?? 0)
  }

  /// The least value that a date in `date`'s span can have: `2001` begins with itself, day and month not known.
  public static func lowerBound(_ date: PartialDate) -> [UInt8] { value(of: date) }

  /// The greatest value that a date in `date`'s span can have: `2004` ends with 31 December 2004.
  public static func upperBound(_ date: PartialDate) -> [UInt8] {
    packed(date.year, date.month ?? 15, date.month == nil ? 31 : date.day ?? 31)
  }

  /// The year of a value; nil where it is none.
  public static func year(of value: [UInt8]) -> Int? {
    guard value.count == 4 else { return nil }
    return Int(value.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } >> 9) - 10_000
  }

  private static func packed(_ year: Int, _ month: Int, _ day: Int) -> [UInt8] {
    let number = UInt32(min(max(year, -9_999), 89_999) + 10_000) << 9 | UInt32(month & 15) << 5 | UInt32(day & 31)
    return (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) }
  }
}

public enum PageValue {
  /// One byte below 192, two below 16,320, else four; nil where the page is not a number from 0 to 999,999 (`xii`, `A-3`).
  public static func value(of page: String) -> [UInt8]? {
    guard !page.isEmpty, page.utf8.count <= 6, page.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(page)
    else { return nil }
    if number < 192 { return [UInt8(number)] }
    let rest = number - 192
    if rest < 63 << 8 { return [UInt8(192 + rest >> 8), UInt8(rest & 0xFF)] }
    return [0xFF, UInt8(number >> 16), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
  }
}
