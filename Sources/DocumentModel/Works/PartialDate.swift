/// A date as far as it is known: a year, a month of a year, or a day. Encoded as CSL's `date-parts`.
public struct PartialDate: Hashable, Sendable, Comparable {
  /// Negative before the common era.
  public var year: Int
  /// 1 to 12.
  public var month: Int?
  /// 1 to 31.
  public var day: Int?
  /// 1 spring to 4 winter, where the source says so instead of a month.
  public var season: Int?

  public init(year: Int, month: Int? = nil, day: Int? = nil, season: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
    self.season = season
  }

  /// Reads `2006`, `2006-11`, `2006-11-03`, `2006/11/03`, `20061103` and a time after either; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let head = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/") }
    var parts = head.split(separator: head.contains("/") ? "/" : "-").map { Int($0) }
    if parts.count == 1, head.count == 8, let number = parts[0] {
      parts = [number / 10_000, number / 100 % 100, number % 100]
    }
    guard let first = parts.first, let year = first, head.prefix(4).allSatisfy(\.isNumber), head.count >= 4,
      (1...9999).contains(year)
    else { return nil }
    let month = parts.count > 1 ? parts[1] : nil
    let day = parts.count > 2 ? parts[2] : nil
    if let month, !(1...12).contains(month) { return nil }
    if let day, !(1...31).contains(day) { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2006`, `2006-11` or `2006-11-03`.
  public var iso: String {
    [year.padded(to: 4), month?.padded(to: 2), month == nil ? nil : day?.padded(to: 2)]
      .compactMap { $0 }.joined(separator: "-")
  }

  /// By year, then month, then day; what is not known comes first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }
}

extension PartialDate: Codable {
  enum CodingKeys: String, CodingKey {
    case dateParts = "date-parts"
    case season, raw, literal
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode([[year, month, month == nil ? nil : day].compactMap { $0 }], forKey: .dateParts)
    try box.encodeIfPresent(season, forKey: .season)
  }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    if let parts = try box.decodeIfPresent([[LenientText]].self, forKey: .dateParts)?.first,
      let year = parts.first.flatMap({ Int($0.text) })
    {
      self.init(
        year: year, month: parts.count > 1 ? Int(parts[1].text) : nil, day: parts.count > 2 ? Int(parts[2].text) : nil,
        season: try box.decodeIfPresent(LenientText.self, forKey: .season).flatMap { Int($0.text) })
      return
    }
    let text = try box.decodeIfPresent(String.self, forKey: .raw) ?? box.decodeIfPresent(String.self, forKey: .literal)
    guard let date = text.flatMap({ PartialDate(iso: $0) }) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a date needs date-parts, or raw as YYYY-MM-DD"))
    }
    self = date
  }
}
