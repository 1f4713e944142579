import DocumentModel

/// Schema.org items in JSON-LD, as far as they describe a work.
enum JSONLD {
  /// The item that describes the page's work: the first of a kind that is one, in `@graph` or in a list, with the
  /// persons and bodies that it names by `@id` put in their places. Cost: linear.
  static func mainItem(of value: MetadataValue) -> MetadataValue? {
    let items = value.values.flatMap { item in (item["@graph"]?.values ?? []) + [item] }
    guard let main = items.first(where: { type(of: $0) != nil }), case .mapping(var fields) = main else { return nil }
    var named: [String: MetadataValue] = [:]
    for item in items {
      if let id = item["@id"]?.text, item["name"] != nil { named[id] = item }
    }
    for key in ["author", "creator", "editor", "publisher", "isPartOf"] {
      guard let values = fields[key]?.values else { continue }
      fields[key] = .list(
        values.map { item in item["name"] == nil ? item["@id"]?.text.flatMap { named[$0] } ?? item : item })
    }
    return .mapping(fields)
  }

  /// The CSL type of an item; nil for an item that is no work.
  private static func type(of item: MetadataValue) -> String? {
    item["@type"]?.values.lazy.compactMap {
      $0.text.flatMap { types[$0.split(separator: "/").last.map(String.init) ?? $0] }
    }
    .first
  }

  static func work(from item: MetadataValue) -> Work {
    var work = Work()
    let type = type(of: item)
    work.type = type == "" ? nil : type
    work.title = item["headline"]?.firstText ?? item["name"]?.firstText
    work.authors = names(item["author"] ?? item["creator"])
    work.editors = names(item["editor"])
    work.issued = (item["datePublished"] ?? item["dateCreated"])?.firstText.flatMap { DateReader.date(stated: $0) }
    work.publisher = publisher(of: item)
    work.containerTitle = item["isPartOf"]?.values.lazy.compactMap { $0["name"]?.firstText }.first
    work.URL = [item["url"], item["mainEntityOfPage"], item["mainEntityOfPage"]?["@id"]]
      .lazy.compactMap { $0?.firstText }.first { $0.holds("://") }
    work.language = item["inLanguage"]?.firstText
    work.ISBN = item["isbn"]?.firstText
    work.volume = item["volumeNumber"]?.firstText
    work.issue = item["issueNumber"]?.firstText
    let keywords = (item["keywords"]?.values ?? []).compactMap(\.text)
    work.keyword = keywords.isEmpty ? nil : keywords.joined(separator: ", ")
    return work
  }

  static func publisher(of item: MetadataValue) -> String? {
    item["publisher"]?.values.lazy.compactMap { $0["name"]?.firstText ?? $0.text }.first
  }

  private static func names(_ value: MetadataValue?) -> [Name] {
    guard let value else { return [] }
    return value.values.flatMap { entry -> [Name] in
      if let text = entry.text { return text.holds("://") ? [] : NameParser.names(in: text) }
      if let family = entry["familyName"]?.text { return [Name(family: family, given: entry["givenName"]?.text)] }
      guard let name = entry["name"]?.firstText else { return [] }
      if entry["@type"]?.firstText == "Organization" { return [Name(literal: name)] }
      return NameParser.name(name).map { [$0] } ?? []
    }
  }

  /// Schema.org's kinds of work with CSL's; empty where CSL has none that says more than that it is a text.
  private static let types: [String: String] = [
    "ScholarlyArticle": "article-journal", "MedicalScholarlyArticle": "article-journal",
    "NewsArticle": "article-newspaper",
    "ReportageNewsArticle": "article-newspaper", "OpinionNewsArticle": "article-newspaper",
    "AnalysisNewsArticle": "article-newspaper", "Article": "", "TechArticle": "", "BlogPosting": "post-weblog",
    "Report": "report", "Book": "book", "Chapter": "chapter", "Thesis": "thesis", "Review": "review",
    "Legislation": "legislation", "CreativeWork": "",
  ]
}
