import DocumentModel

/// What a page states of itself: Highwire's `citation_…` before Dublin Core, JSON-LD, Open Graph, plain meta tags and
/// the title element, for each variable by itself.
struct HTMLMetadata {
  private(set) var work = Work()
  /// An ISO 639-1 code.
  private(set) var language: String?
  private(set) var diagnostics: [Diagnostic] = []

  /// In order of appearance; a name in lower case may come several times.
  private var stated: [(name: String, content: String)] = []
  private var linkedData: [MetadataValue] = []
  private var canonical: String?
  private var titleElement: String?
  private var firstHeading: String?

  init(_ tree: HTMLTree) {
    collect(tree)
    let highwire = self.highwire
    let openGraph = self.openGraph
    work = highwire.filled(from: dublinCore)
    for item in linkedData { work = work.filled(from: JSONLD.work(from: item)) }
    work = work.filled(from: openGraph).filled(from: plain)
    work.URL = work.URL ?? canonical
    if work.title == nil { work.title = titleElement.map { withoutSiteName($0) } }
    language = (language ?? work.language).flatMap(LanguageCode.code)
  }

  // MARK: Collecting

  private static let mostLinkedData = 1 << 20

  private mutating func collect(_ tree: HTMLTree) {
    for (index, node) in tree.nodes.enumerated() {
      switch node.tag {
      case .html, .body:
        language = language ?? tree.value(.lang, of: index) ?? tree.value(.xmlLang, of: index)
      case .meta:
        let names = [HTMLTree.AttributeName.name, .property, .itemprop, .httpEquiv]
        guard let content = tree.value(.content, of: index)?.collapsingBlanks, !content.isEmpty else { continue }
        for name in names.compactMap({ tree.value($0, of: index) }).prefix(1) {
          stated.append((name.lowercased(), content))
        }
      case .link:
        if canonical == nil, tree.value(.rel, of: index)?.lowercased() == "canonical",
          let address = tree.value(.href, of: index), address.holds("://")
        {
          canonical = address
        }
      case .title:
        let text = tree.text(of: index)
        // A title inside the body is that of a page set into the page.
        if !text.isEmpty, titleElement == nil { titleElement = text }
      case .h1: if firstHeading == nil { firstHeading = tree.text(of: index) }
      case .script:
        guard tree.value(.type, of: index)?.lowercased() == "application/ld+json" else { continue }
        readLinkedData(tree, index)
      default: break
      }
    }
  }

  private mutating func readLinkedData(_ tree: HTMLTree, _ script: Int) {
    var json: [UInt8] = []
    for index in script..<Int(tree.nodes[script].end) where tree.nodes[index].tag == .text {
      json += tree.bytes[Int(tree.nodes[index].first)..<Int(tree.nodes[index].last)]
    }
    guard json.count <= Self.mostLinkedData else { return }
    guard let value = try? MetadataValue(json: String(decoding: json, as: UTF8.self)) else {
      diagnostics.append(
        Diagnostic(.info, "metadata-damaged", "The page's JSON-LD is not well-formed and was passed over."))
      return
    }
    if let item = JSONLD.mainItem(of: value) { linkedData.append(item) }
  }

  // MARK: Vocabularies

  private func first(_ names: String...) -> String? {
    for name in names {
      if let found = stated.first(where: { $0.name == name }) { return found.content }
    }
    return nil
  }

  private func all(_ name: String) -> [String] { stated.filter { $0.name == name }.map(\.content) }

  /// Names that are stated one a tag; an address is no name.
  private func names(_ name: String) -> [Name] {
    let values = all(name).filter { !$0.holds("://") }
    return values.count > 1 ? values.compactMap { NameParser.name($0) } : values.flatMap { NameParser.names(in: $0) }
  }

  private func firstNames(_ candidates: String...) -> [Name] {
    candidates.lazy.map(names).first { !$0.isEmpty } ?? []
  }

  private func date(_ names: String...) -> PartialDate? {
    names.lazy.compactMap { first($0).flatMap { DateReader.date(stated: $0) } }.first
  }

  private var highwire: Work {
    var work = Work()
    work.title = first("citation_title")
    work.authors = firstNames("citation_author", "citation_authors")
    work.editors = names("citation_editor")
    work.issued = date(
      "citation_publication_date", "citation_cover_date", "citation_date", "citation_online_date", "citation_year")
    work.containerTitle = first(
      "citation_journal_title", "citation_inbook_title", "citation_book_title", "citation_conference_title")
    work.collectionTitle = first("citation_series_title")
    work.publisher = first(
      "citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution")
    work.volume = first("citation_volume")
    work.issue = first("citation_issue")
    work.number = first("citation_technical_report_number")
    if let start = first("citation_firstpage") {
      let end = first("citation_lastpage")
      work.page = end == nil || end == start ? start : "\(start)-\(end ?? "")"
    }
    work.DOI = first("citation_doi").map(DOI.bare)
    work.ISBN = first("citation_isbn")
    work.ISSN = first("citation_issn")
    work.URL = first("citation_public_url", "citation_abstract_html_url", "citation_fulltext_html_url")
    work.language = first("citation_language")
    work.keyword = all("citation_keywords").isEmpty ? nil : all("citation_keywords").joined(separator: ", ")
    work.type =
      first("citation_journal_title") != nil
      ? "article-journal"
      : first("citation_conference_title") != nil
        ? "paper-conference"
        : first("citation_inbook_title", "citation_book_title") != nil
          ? "chapter"
          : first("citation_technical_report_institution") != nil
            ? "report" : first("citation_dissertation_institution") != nil ? "thesis" : nil
    return work
  }

  private var dublinCore: Work {
    var work = Work()
    work.title = first("dc.title", "dcterms.title")
    work.authors = firstNames("dc.creator", "dcterms.creator", "dc.creator.personalname", "dc.contributor.author")
    work.issued = date(
      "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created")
    work.publisher = first("dc.publisher", "dcterms.publisher")
    work.containerTitle = first("dc.relation.ispartof", "dcterms.ispartof", "prism.publicationname")
    work.volume = first("prism.volume")
    work.issue = first("prism.number", "prism.issue")
    work.language = first("dc.language", "dcterms.language")
    let identifiers = all("dc.identifier") + all("dcterms.identifier") + all("dc.identifier.doi")
    work.DOI = (identifiers.first { $0.lowercased().hasPrefix("doi:") || $0.hasPrefix("10.") } ?? first("prism.doi"))
      .map(DOI.bare)
    work.URL = first("dc.identifier.uri") ?? identifiers.first { $0.hasPrefix("http") }
    let subjects = all("dc.subject") + all("dcterms.subject")
    work.keyword = subjects.isEmpty ? nil : subjects.joined(separator: ", ")
    work.abstract = first("dcterms.abstract", "dc.description.abstract")
    return work
  }

  private var openGraph: Work {
    var work = Work()
    work.title = first("og:title", "twitter:title").map { withoutSiteName($0) }
    work.authors = firstNames("article:author", "book:author", "og:article:author")
    work.issued = date("article:published_time", "og:article:published_time", "book:release_date")
    work.containerTitle = first("og:site_name")
    work.URL = first("og:url").flatMap { $0.holds("://") ? $0 : nil }
    work.ISBN = first("book:isbn")
    work.language = first("og:locale")
    return work
  }

  private var plain: Work {
    var work = Work()
    work.title = first("title")
    work.authors = firstNames("author", "byl", "parsely-author", "sailthru.author")
    work.issued = date(
      "date", "pubdate", "publish-date", "publication_date", "parsely-pub-date", "datepublished", "dcterms.modified")
    work.publisher = first("publisher")
    work.keyword = first("keywords", "news_keywords")
    work.DOI = first("doi").map(DOI.bare)
    work.language = first("language", "content-language")
    return work
  }

  // MARK: The site's name

  /// `Title | Site` without the site, where `Site` is what the page calls its site, or `Title` is its first heading.
  private func withoutSiteName(_ title: String) -> String {
    let sites = [
      first("og:site_name", "application-name", "citation_journal_title", "publisher"),
      linkedData.lazy.compactMap(JSONLD.publisher).first,
    ]
    .compactMap { $0 }.map { WorkKey.letters($0) }
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " : "] {
      let parts = title.components(separatedBy: separator)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if sites.contains(WorkKey.letters(last)) { return parts.dropLast().joined(separator: separator) }
      if sites.contains(WorkKey.letters(first)) { return parts.dropFirst().joined(separator: separator) }
      if let heading = firstHeading, !heading.isEmpty,
        let own = parts.first(where: { WorkKey.letters($0) == WorkKey.letters(heading) })
      {
        return own
      }
    }
    return title
  }
}

extension String {
  /// The parts between occurrences of `separator`. Cost: linear.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: true).map(String.init)
  }
}
