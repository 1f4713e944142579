import DocumentModel

/// Dates as metadata write them: ISO 8601, `20061103`, `3 November 2006`, `Nov. 3, 2006`, `November 2006`, `Fall 2006`.
enum StatedDate {
  /// The date that a text states; nil where it states none or leaves open which number is the month. Cost: linear.
  static func date(in text: String) -> PartialDate? {
    let text = text.drop { $0.isWhitespace }
    if let date = PartialDate(iso: text) { return date }
    let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(8)
    var year: Int?
    var month: Int?
    var day: Int?
    var season: Int?
    for word in words {
      if let number = Int(word) {
        if word.count == 4, year == nil, (1000...2999).contains(number) {
          year = number
        } else if word.count == 8, words.count == 1 {
          return compact(number)
        } else if word.count <= 2, (1...31).contains(number) {
          // 03/11/2006 may be March or November, so it says the year and no more.
          day = day == nil ? number : 0
        }
      } else if let named = self.month(String(word)) {
        month = month ?? named
      } else if let named = seasons[word.lowercased()] {
        season = season ?? named
      } else if let ordinal = ordinal(word) {
        day = day ?? ordinal
      }
    }
    guard let year else { return nil }
    guard let month else { return PartialDate(year: year, season: season) }
    return PartialDate(year: year, month: month, day: day == 0 ? nil : day)
  }

  /// 1 to 12 for a month's English, German or French name or a prefix of it of three letters or more.
  static func month(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return months.first { $0.0.hasPrefix(word) || word == "sept" && $0.1 == 9 }?.1
  }

  private static func compact(_ number: Int) -> PartialDate? {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard (1000...2999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return PartialDate(year: year, month: month, day: day)
  }

  private static func ordinal(_ word: Substring) -> Int? {
    guard ["st", "nd", "rd", "th"].contains(word.suffix(2).lowercased()), let number = Int(word.dropLast(2)) else {
      return nil
    }
    return (1...31).contains(number) ? number : nil
  }

  private static let months: [(String, Int)] = [
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7), ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("januar", 1), ("februar", 2), ("märz", 3),
    ("mai", 5), ("juni", 6), ("juli", 7), ("oktober", 10), ("dezember", 12), ("janvier", 1), ("février", 2),
    ("mars", 3),
    ("avril", 4), ("juin", 6), ("juillet", 7), ("août", 8), ("septembre", 9), ("octobre", 10), ("novembre", 11),
    ("décembre", 12),
  ]

  private static let seasons: [String: Int] = ["spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4]
}
