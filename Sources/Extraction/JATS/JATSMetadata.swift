import DocumentModel

/// What the metadata of an article or book in JATS state of it.
struct JATSMetadata {
  private(set) var work = Work()
  private(set) var language: String?
  private let tree: XMLTree

  /// Cost: linear in the metadata.
  init(_ tree: XMLTree) {
    self.tree = tree
    let front = tree.child("front", of: 0) ?? 0
    language = tree.value("lang", of: 0).flatMap(LanguageCode.code)
    work.language = language
    if let meta = tree.child("book-meta", of: front) ?? tree.child("book-meta", of: 0) {
      read(book: meta)
    } else if let meta = tree.child("article-meta", of: front) {
      work.type = "article-journal"
      read(meta, titles: "title-group", title: "article-title")
      if let journal = tree.child("journal-meta", of: front) { read(journal: journal) }
      work.volume = text("volume", meta)
      work.issue = text("issue", meta)
      work.page = pages(meta)
      if work.containerTitle == nil { work.type = nil }
    }
  }

  private mutating func read(book meta: Int) {
    work.type = "book"
    read(meta, titles: "book-title-group", title: "book-title")
    work.publisher = text("publisher", meta, "publisher-name")
    work.publisherPlace = text("publisher", meta, "publisher-loc")
    work.ISBN = text("isbn", meta)
    work.edition = text("edition", meta)
    work.volume = text("volume", meta) ?? text("book-volume-number", meta)
  }

  private mutating func read(_ meta: Int, titles: String, title: String) {
    let group = tree.child(titles, of: meta) ?? meta
    work.title = text(title, group)
    if let main = work.title, let subtitle = text("subtitle", group) {
      work.title = "\(main)\(main.last.map { ":?!.".contains($0) } ?? false ? "" : ":") \(subtitle)"
    }
    for group in tree.children("contrib-group", of: meta) {
      for contributor in tree.children("contrib", of: group) { add(contributor) }
    }
    for id in tree.children(of: meta) where tree.name(of: id) == "article-id" || tree.name(of: id) == "book-id" {
      let type = tree.value("pub-id-type", of: id) ?? tree.value("book-id-type", of: id)
      if type == "doi", work.DOI == nil { work.DOI = DOI.bare(tree.text(of: id)) }
    }
    work.issued = date(meta)
    work.abstract = tree.children("abstract", of: meta).first { tree.value("abstract-type", of: $0) == nil }
      .map { tree.text(of: $0, limit: 1 << 16) }
    let keywords = tree.children("kwd-group", of: meta).flatMap { tree.descendants("kwd", of: $0) }
    if !keywords.isEmpty { work.keyword = keywords.map { tree.text(of: $0) }.joined(separator: ", ") }
  }

  private mutating func read(journal meta: Int) {
    let group = tree.child("journal-title-group", of: meta) ?? meta
    work.containerTitle = text("journal-title", group) ?? text("journal-title", meta)
    work.ISSN = text("issn", meta)
    work.publisher = text("publisher", meta, "publisher-name")
    work.publisherPlace = text("publisher", meta, "publisher-loc")
  }

  private mutating func add(_ contributor: Int) {
    guard let name = name(contributor) else { return }
    switch tree.value("contrib-type", of: contributor) ?? "author" {
    case "editor", "volume-editor", "guest-editor": work.editors.append(name)
    case "translator": work.translators.append(name)
    case "author", "authors", "collab", "": work.authors.append(name)
    default: break
    }
  }

  private func name(_ node: Int) -> Name? {
    var names = tree.children(of: node).filter { ["name", "string-name"].contains(tree.name(of: $0)) }
    for alternatives in tree.children("name-alternatives", of: node) {
      names += tree.children(of: alternatives).filter { ["name", "string-name"].contains(tree.name(of: $0)) }
    }
    if let name = names.first {
      if let family = text("surname", name) {
        return Name(family: family, given: text("given-names", name), suffix: text("suffix", name))
      }
      return NameParser.name(tree.text(of: name))
    }
    guard let body = tree.child("collab", of: node) ?? tree.child(["collab-alternatives", "collab"], of: node) else {
      return nil
    }
    // A group may list its members in its own name.
    let own = tree.children(of: body).filter { tree.nodes[$0].isText || tree.name(of: $0) != "contrib-group" }
    let literal = own.map { tree.text(of: $0) }.filter { !$0.isEmpty }.joined(separator: " ")
    return literal.isEmpty ? nil : Name(literal: literal)
  }

  /// The date of the version of record: in print or collected first, then electronic, then any other.
  private func date(_ meta: Int) -> PartialDate? {
    let order = ["pub", "ppub", "collection", "epub-ppub", "epub", "pub-date", "", "epreprint", "preprint"]
    let dates = tree.children("pub-date", of: meta).compactMap { node -> (rank: Int, date: PartialDate)? in
      let type = tree.value("pub-type", of: node) ?? tree.value("date-type", of: node) ?? ""
      guard let date = date(of: node) else { return nil }
      return (order.firstIndex(of: type) ?? order.count, date)
    }
    return dates.min { $0.rank < $1.rank }?.date
  }

  private func date(of node: Int) -> PartialDate? {
    guard let year = text("year", node).flatMap({ Int($0.prefix(4)) }), (1...9999).contains(year) else {
      return tree.value("iso-8601-date", of: node).flatMap { PartialDate(iso: $0) }
    }
    let month = text("month", node).flatMap { text in
      Int(text) ?? DateReader.date(stated: "\(text) \(year)")?.month
    }.flatMap { (1...12).contains($0) ? $0 : nil }
    let day = text("day", node).flatMap { Int($0) }.flatMap { (1...31).contains($0) ? $0 : nil }
    return PartialDate(year: year, month: month, day: month == nil ? nil : day)
  }

  private func pages(_ meta: Int) -> String? {
    guard let first = text("fpage", meta) else { return text("page-range", meta) ?? text("elocation-id", meta) }
    return text("lpage", meta).map { $0 == first ? first : "\(first)–\($0)" } ?? first
  }

  private func text(_ name: String, _ node: Int, _ inner: String? = nil) -> String? {
    guard var child = tree.child(name, of: node) else { return nil }
    if let inner {
      guard let found = tree.child(inner, of: child) else { return nil }
      child = found
    }
    let text = tree.text(of: child, excluding: ["xref", "fn"])
    return text.isEmpty ? nil : text
  }
}
