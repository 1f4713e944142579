import DocumentModel

/// A mapping's keys to a work's variables: CSL's own names, and what people write instead.
public enum WorkFields {
  /// The work that a mapping describes. Unknown keys are passed over; of two keys for one variable CSL's goes first, then
  /// the first of the others that says something.
  public static func work(from values: MetadataValue) -> Work {
    guard case .mapping(let pairs) = values else { return Work() }
    var keyed: [String: MetadataValue] = [:]
    for (written, value) in pairs.sorted(by: { $0.key < $1.key }) {
      let key = plain(written)
      if keyed[key] == nil { keyed[key] = value }
    }
    func first<Value>(_ variable: Work.CodingKeys, _ read: (MetadataValue) -> Value?) -> Value? {
      for key in [plain(variable.rawValue)] + (otherNames[variable] ?? []) {
        if let value = keyed[key].flatMap(read) { return value }
      }
      return nil
    }
    var work = Work()
    work.id = keyed["id"]?.firstText ?? ""
    for (key, path) in Work.texts { work[keyPath: path] = first(key) { text($0, of: key) } }
    for (key, path) in Work.names { work[keyPath: path] = first(key, names) ?? [] }
    for (key, path) in Work.dates { work[keyPath: path] = first(key, date) }
    if let title = work.title, let subtitle = keyed["subtitle"]?.firstText, !title.hasSuffix(subtitle) {
      work.title = "\(title): \(subtitle)"
    }
    return work
  }

  /// `Container_Title` and `container title` as `container-title`.
  private static func plain(_ key: String) -> String {
    String(key.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  /// What people write for a variable, beside its CSL name.
  private static let otherNames: [Work.CodingKeys: [String]] = [
    .authors: ["authors", "by", "byline", "creator", "creators"],
    .editors: ["editors"],
    .translators: ["translators"],
    .issued: ["date", "published", "publication-date", "pubdate", "date-published", "year"],
    .accessed: ["access-date", "urldate", "retrieved"],
    .containerTitle: [
      "container", "journal", "magazine", "newspaper", "booktitle", "book-title", "publication", "source",
    ],
    .collectionTitle: ["series"],
    .collectionNumber: ["series-number"],
    .publisher: ["institution", "organization", "organisation", "school"],
    .publisherPlace: ["place", "location", "city", "address"],
    .page: ["pages"],
    .numberOfPages: ["page-count"],
    .event: ["event-title", "conference"],
    .language: ["lang"],
    .abstract: ["summary", "description"],
    .keyword: ["keywords", "tags"],
    .URL: ["link", "source-url", "permalink", "canonical-url"],
  ]

  // MARK: Texts

  /// Variables of which a list states one thing in several ways, best first; the texts of any other list are joined.
  private static let single: Set<Work.CodingKeys> = [
    .type, .title, .containerTitle, .collectionTitle, .language, .abstract, .URL, .DOI, .ISBN, .ISSN,
  ]

  /// A text, the text of `{name: …}`, or those of a list joined by commas.
  private static func text(_ value: MetadataValue, of variable: Work.CodingKeys) -> String? {
    let texts = value.values.compactMap { ($0["name"] ?? $0["title"] ?? $0["main"] ?? $0).text }
    return single.contains(variable) ? texts.first : texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  // MARK: Names

  /// `Jane Doe and John Roe`, `[Jane Doe, {family: Roe, given: John}]`, `{literal: NATO}`, `{name: Jane Doe}`.
  private static func names(_ value: MetadataValue) -> [Name]? {
    // In a list every entry is one name; in a single text there may be several.
    let names =
      value.text.map { NameParser.names(in: $0) }
      ?? value.values.compactMap { entry in name(entry) ?? entry["name"].flatMap(name) }
    return names.isEmpty ? nil : names
  }

  private static func name(_ value: MetadataValue) -> Name? {
    func part(_ keys: String...) -> String? { keys.lazy.compactMap { value[$0]?.text }.first }
    if let text = value.text { return NameParser.name(text) }
    if let literal = part("literal") { return Name(literal: literal) }
    guard let family = part("family", "last", "lastname", "surname") else { return nil }
    let particles = ["dropping-particle", "non-dropping-particle", "particle"].compactMap { value[$0]?.text }
    return Name(
      family: family, given: part("given", "first", "firstname"), suffix: part("suffix"),
      particle: particles.isEmpty ? nil : particles.joined(separator: " "))
  }

  // MARK: Dates

  /// `2006`, `2006-11-03`, `3 November 2006`, `{year: 2006, month: 11}`, `[2006, 11]`, `{date-parts: [[2006, 11]]}`.
  private static func date(_ value: MetadataValue) -> PartialDate? {
    if let text = value.text { return DateReader.date(stated: text) }
    if let parts = value["date-parts"]?.values.first { return date(parts: parts.values, season: value["season"]) }
    if let year = value["year"] {
      return date(parts: [year, value["month"] ?? .nothing, value["day"] ?? .nothing], season: value["season"])
    }
    if let stated = (value["raw"] ?? value["literal"] ?? value["date"])?.text { return DateReader.date(stated: stated) }
    // A list of parts, or CSL-YAML's list of one mapping.
    guard case .list(let values) = value, let first = values.first else { return nil }
    if first.text != nil { return date(parts: values, season: nil) }
    if case .mapping = first { return date(first) }
    return nil
  }

  private static func date(parts: [MetadataValue], season: MetadataValue?) -> PartialDate? {
    guard let year = parts.first?.number, (-9999...9999).contains(year), year != 0 else { return nil }
    var date = PartialDate(year: year)
    date.complete(
      month: parts.count > 1 ? parts[1].text : nil, day: parts.count > 2 ? parts[2].text : nil, season: season?.text)
    return date
  }
}
