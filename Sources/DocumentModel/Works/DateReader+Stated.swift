extension DateReader {
  /// The date of a text that states a date and nothing else, as a metadata field does: what `PartialDate(iso:)` reads,
  /// `11/2006` and `11.2006`, and else as in running text. Nil where it states none. Cost: linear.
  public static func date(stated text: some StringProtocol) -> PartialDate? {
    PartialDate(iso: text) ?? monthOfYear(text) ?? date(in: text)
  }

  private static func monthOfYear(_ text: some StringProtocol) -> PartialDate? {
    let parts = text.split(separator: text.contains("/") ? "/" : ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count == 4, let month = Int(parts[0]),
      (1...12).contains(month), let year = Int(parts[1]), (1000...2099).contains(year)
    else { return nil }
    return PartialDate(year: year, month: month)
  }
}

extension PartialDate {
  /// Adds what is stated beside a bare year: a month or a season by number or name, and a day. What cannot be, and what
  /// is known already, is passed over.
  public mutating func complete(month: String?, day: String?, season: String? = nil) {
    guard self.month == nil, self.season == nil else { return }
    if let month, let number = Int(month) {
      self.month = (1...12).contains(number) ? number : nil
    } else if let month, let named = DateReader.date(in: "\(month) 2000") {
      // Some write the day with the month: "14 February", or "February 14".
      (self.month, self.season, self.day) = (named.month, named.season, named.day)
    }
    if self.month != nil, self.day == nil, let day = day.flatMap({ Int($0) }), (1...31).contains(day) { self.day = day }
    if self.month == nil, self.season == nil, let season {
      self.season = Int(season).flatMap { (1...4).contains($0) ? $0 : nil } ?? DateWords.seasons[Folding.fold(season)]
    }
  }
}
