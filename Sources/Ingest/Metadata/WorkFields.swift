import DocumentModel

/// A mapping's keys to a work's variables: CSL's own names, and what people write instead.
enum WorkFields {
  /// The work that a mapping describes. Unknown keys are passed over; of two keys for one variable CSL's goes first.
  static func work(from values: MetadataValue) -> Work {
    guard case .mapping(let pairs) = values else { return Work() }
    var keyed: [String: MetadataValue] = [:]
    for (written, value) in pairs.sorted(by: { $0.key.precedesByByte($1.key) }) {
      let key = plain(written)
      if keyed[key] == nil { keyed[key] = value }
    }
    func stated(_ variable: Work.CodingKeys) -> [MetadataValue] {
      ([plain(variable.rawValue)] + (otherNames[variable] ?? [])).compactMap { keyed[$0] }
    }
    var work = Work()
    work.id = keyed["id"]?.text ?? ""
    for (key, path) in Work.texts { work[keyPath: path] = stated(key).lazy.compactMap(text).first { _ in true } }
    for (key, path) in Work.names { work[keyPath: path] = stated(key).lazy.map(names).first { !$0.isEmpty } ?? [] }
    for (key, path) in Work.dates { work[keyPath: path] = stated(key).lazy.compactMap(date).first { _ in true } }
    if let title = work.title, let subtitle = keyed["subtitle"]?.text { work.title = "\(title): \(subtitle)" }
    return work
  }

  /// `Container_Title` and `container title` as `container-title`.
  private static func plain(_ key: String) -> String {
    String(key.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  /// What people write for a variable, beside its CSL name.
  private static let otherNames: [Work.CodingKeys: [String]] = [
    .authors: ["authors", "by", "creator"],
    .editors: ["editors"],
    .translators: ["translators"],
    .issued: ["date", "published", "publication-date", "year"],
    .accessed: ["access-date", "urldate", "retrieved"],
    .containerTitle: ["container", "journal", "magazine", "newspaper", "booktitle", "book-title", "publication"],
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
    .URL: ["link"],
  ]

  /// A text, or the texts of a list joined by commas.
  private static func text(_ value: MetadataValue) -> String? {
    let texts = value.values.compactMap(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  /// `Jane Doe and John Roe`, `[Jane Doe, {family: Roe, given: John}]`, `{literal: NATO}`, `{name: Jane Doe}`.
  static func names(_ value: MetadataValue) -> [Name] {
    // In a list every entry is one name; in a single text there may be several.
    if let text = value.text { return NameParser.names(in: text) }
    return value.values.compactMap { entry in
      if let text = (entry["name"] ?? entry).text { return NameParser.name(text) }
      if let literal = entry["literal"]?.text { return Name(literal: literal) }
      guard let family = (entry["family"] ?? entry["last"])?.text else { return nil }
      let particles = ["dropping-particle", "non-dropping-particle", "particle"].compactMap { entry[$0]?.text }
      return Name(
        family: family, given: (entry["given"] ?? entry["first"])?.text, suffix: entry["suffix"]?.text,
        particle: particles.isEmpty ? nil : particles.joined(separator: " "))
    }
  }

  /// `2006`, `2006-11-03`, `3 November 2006`, `{year: 2006, month: 11}`, `{date-parts: [[2006, 11]]}`.
  static func date(_ value: MetadataValue) -> PartialDate? {
    if let text = value.text { return date(text) }
    let parts = value["date-parts"]?.values.first?.values ?? ["year", "month", "day"].compactMap { value[$0] }
    if let first = parts.first, let year = first.number, (-9999...9999).contains(year), year != 0 {
      let month = parts.count > 1 ? parts[1].number.flatMap { (1...12).contains($0) ? $0 : nil } : nil
      let day = parts.count > 2 ? parts[2].number.flatMap { (1...31).contains($0) ? $0 : nil } : nil
      let season = value["season"]?.number.flatMap { (1...4).contains($0) ? $0 : nil }
      return PartialDate(year: year, month: month, day: month == nil ? nil : day, season: month == nil ? season : nil)
    }
    return (value["raw"] ?? value["literal"])?.text.flatMap(date)
  }

  /// A date as people write it.
  static func date(_ text: String) -> PartialDate? { PartialDate(iso: text) ?? DateReader.date(in: text) }

  /// `en` of `en`, `en-GB`, `en_US` and of the names that BibLaTeX has for languages; nil for anything else.
  static func languageCode(_ tag: String) -> String? {
    let head = tag.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != " " }
    if head.count == 2, head.allSatisfy({ $0.isASCII && $0.isLetter }) { return String(head) }
    return languages[String(head)]
  }

  private static let languages: [String: String] = [
    "eng": "en", "english": "en", "american": "en", "british": "en", "usenglish": "en", "ukenglish": "en",
    "deu": "de", "ger": "de", "german": "de", "ngerman": "de", "fra": "fr", "fre": "fr", "french": "fr",
    "francais": "fr", "rus": "ru", "russian": "ru", "spa": "es", "spanish": "es", "ita": "it", "italian": "it",
    "nld": "nl", "dut": "nl", "dutch": "nl", "por": "pt", "portuguese": "pt", "pol": "pl", "polish": "pl",
    "ukr": "uk", "ukrainian": "uk", "lat": "la", "latin": "la",
  ]
}
