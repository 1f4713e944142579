import DocumentModel

/// Front matter's keys to a work's variables: CSL's own names, and what people write instead.
enum WorkFields {
  /// The work that a mapping describes. Unknown keys are passed over; of two keys for one variable, the CSL name wins.
  static func work(from values: MetadataValue) -> Work {
    guard case .mapping(let pairs) = values else { return Work() }
    let keyed = Dictionary(pairs.map { (key($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    var work = Work()
    work.id = keyed["id"]?.firstText ?? ""
    for (variable, path) in Work.texts {
      let names = [variable.rawValue.lowercased()] + (otherNames[variable] ?? [])
      work[keyPath: path] = names.lazy.compactMap { keyed[$0].flatMap { text($0, of: variable) } }.first
    }
    for (variable, path) in Work.names {
      let names = [variable.rawValue] + (otherNames[variable] ?? [])
      work[keyPath: path] = names.lazy.compactMap { keyed[$0].map(Self.names) }.first { !$0.isEmpty } ?? []
    }
    for (variable, path) in Work.dates {
      let names = [variable.rawValue] + (otherNames[variable] ?? [])
      work[keyPath: path] = names.lazy.compactMap { keyed[$0].flatMap(date) }.first
    }
    return work
  }

  /// `Container_Title` and `container title` as `container-title`.
  private static func key(_ written: String) -> String {
    String(written.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  private static func text(_ value: MetadataValue, of variable: Work.CodingKeys) -> String? {
    switch variable {
    case .keyword:
      let words = value.values.compactMap(\.text)
      return words.isEmpty ? nil : words.joined(separator: ", ")
    case .title:
      guard let title = value.firstText ?? value["main"]?.text ?? value["title"]?.text else { return nil }
      return title
    default: return value.firstText ?? value["name"]?.text
    }
  }

  /// `Jane Doe and John Roe`, `[Jane Doe, {family: Roe, given: John}]`, `{literal: NATO}`, `{name: Jane Doe}`.
  static func names(_ value: MetadataValue) -> [Name] {
    // In a list every entry is one name; in a single text there may be several.
    if case .text = value { return value.text.map(NameParser.names) ?? [] }
    return value.values.flatMap { entry -> [Name] in
      if let text = entry.text { return NameParser.name(text).map { [$0] } ?? [] }
      if let family = entry["family"]?.text ?? entry["last"]?.text ?? entry["lastname"]?.text ?? entry["surname"]?.text
      {
        let given = entry["given"]?.text ?? entry["first"]?.text ?? entry["firstname"]?.text
        return [
          Name(
            family: family, given: given, suffix: entry["suffix"]?.text,
            particle: entry["non-dropping-particle"]?.text ?? entry["dropping-particle"]?.text
              ?? entry["particle"]?.text)
        ]
      }
      if let literal = entry["literal"]?.text { return [Name(literal: literal)] }
      return entry["name"].map(names) ?? []
    }
  }

  /// `2006`, `2006-11-03`, `3 November 2006`, `{year: 2006, month: 11}`, `{date-parts: [[2006, 11]]}`.
  static func date(_ value: MetadataValue) -> PartialDate? {
    if let text = value.text { return StatedDate.date(in: text) }
    if let parts = value["date-parts"]?.values.first {
      return date(year: parts.values.first, parts.values.dropFirst().first, parts.values.dropFirst(2).first)
    }
    if let year = value["year"] { return date(year: year, value["month"], value["day"]) }
    if let stated = value["raw"] ?? value["literal"] ?? value["date"] { return date(stated) }
    // A list of parts, or CSL-YAML's list of one mapping.
    guard case .list(let values) = value, let first = values.first else { return nil }
    if case .text = first { return date(year: first, values.dropFirst().first, values.dropFirst(2).first) }
    return date(first)
  }

  private static func date(year: MetadataValue?, _ month: MetadataValue?, _ day: MetadataValue?) -> PartialDate? {
    guard let year = year?.text.flatMap({ Int($0) }), (-9999...9999).contains(year) else { return nil }
    let month = month?.text.flatMap { Int($0) ?? StatedDate.month($0) }.flatMap { (1...12).contains($0) ? $0 : nil }
    let day = day?.text.flatMap { Int($0) }.flatMap { (1...31).contains($0) ? $0 : nil }
    return PartialDate(year: year, month: month, day: month == nil ? nil : day)
  }

  /// `en` of `en`, `en-GB`, `en_US`, `eng`; nil for what is no language tag. Names of languages are not tags.
  static func languageCode(_ tag: String) -> String? {
    let head = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    guard head.allSatisfy({ $0.isASCII && $0.isLetter }) else { return threeLetterCodes[String(head)] }
    return head.count == 2 ? String(head) : threeLetterCodes[String(head)]
  }

  /// What people write for a variable, beside its CSL name.
  private static let otherNames: [Work.CodingKeys: [String]] = [
    .authors: ["authors", "by", "byline", "creator", "creators"], .editors: ["editors"], .translators: ["translators"],
    .issued: ["date", "year", "published", "publication-date", "pubdate", "date-published"],
    .accessed: ["access-date", "retrieved", "urldate"],
    .containerTitle: [
      "journal", "publication", "source", "booktitle", "book-title", "magazine", "newspaper", "container",
    ],
    .collectionTitle: ["series"], .collectionNumber: ["series-number"],
    .publisher: ["institution", "organization", "organisation"], .publisherPlace: ["place", "location", "address"],
    .page: ["pages"], .numberOfPages: ["page-count"], .abstract: ["description", "summary"],
    .keyword: ["keywords", "tags"], .language: ["lang"], .URL: ["link", "source-url", "permalink", "canonical-url"],
    .event: ["event-title", "conference"], .archiveLocation: ["archive-location"],
  ]

  private static let threeLetterCodes: [String: String] = [
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "rus": "ru", "por": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "ces": "cs", "cze": "cs", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi",
    "lat": "la", "ell": "el", "gre": "el", "ukr": "uk", "hun": "hu", "ron": "ro", "rum": "ro", "tur": "tr", "zho": "zh",
    "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "heb": "he", "english": "en", "german": "de", "french": "fr",
    "spanish": "es", "italian": "it", "russian": "ru", "deutsch": "de", "français": "fr",
  ]
}
