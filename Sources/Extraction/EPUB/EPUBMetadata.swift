import DocumentModel

/// What a package document states of the book: Dublin Core with the attributes of EPUB 2 and the refinements of EPUB 3.
struct EPUBMetadata: Sendable {
  private(set) var work = Work()
  /// An ISO 639-1 code.
  private(set) var language: String?

  private let tree: XMLTree
  private var elements: [Int] = []
  /// EPUB 3's `<meta refines="#id" property="…">`, by id.
  private var refinements: [String: [(property: String, value: String)]] = [:]
  /// `<meta>` that refines nothing, by property (EPUB 3) or name (EPUB 2).
  private var stated: [String: [(value: String, id: String?)]] = [:]

  init(_ tree: XMLTree) {
    self.tree = tree
    for metadata in tree.descendants("metadata", of: 0).prefix(1) {
      elements = (metadata + 1..<max(metadata + 1, Int(tree.nodes[metadata].end))).filter { !tree.nodes[$0].isText }
    }
    readRefinements()
    readTitles()
    readNames()
    readDates()
    readIdentifiers()
    readSeries()
    work.publisher = texts("publisher").first
    work.language = texts("language").first
    language = work.language.flatMap(LanguageCode.code)
    if language == nil { work.language = nil }
    let subjects = texts("subject")
    work.keyword = subjects.isEmpty ? nil : subjects.joined(separator: ", ")
    // What sells a book as markup is no abstract.
    work.abstract = texts("description").first.flatMap { $0.contains("<") ? nil : $0 }
    if work.ISBN != nil { work.type = "book" }
  }

  private func all(_ name: String) -> [Int] { elements.filter { tree.name(of: $0) == name } }

  private func texts(_ name: String) -> [String] {
    all(name).map { tree.text(of: $0) }.filter { !$0.isEmpty }
  }

  private mutating func readRefinements() {
    for node in all("meta") {
      if let property = tree.value("property", of: node) {
        let value = tree.text(of: node)
        if let refined = tree.value("refines", of: node) {
          let id = refined.hasPrefix("#") ? String(refined.dropFirst()) : refined
          // No element has this many; looking through them for each of many elements would take for ever.
          if refinements[id, default: []].count < 50 { refinements[id, default: []].append((property, value)) }
        } else {
          stated[property, default: []].append((value, tree.value("id", of: node)))
        }
      } else if let name = tree.value("name", of: node), let content = tree.value("content", of: node) {
        stated[name, default: []].append((content, nil))
      }
    }
  }

  /// What refines an element, or what its own attribute of EPUB 2 says.
  private func refinement(_ property: String, of node: Int) -> String? {
    if let id = tree.value("id", of: node), let found = refinements[id]?.first(where: { $0.property == property }) {
      return found.value
    }
    return tree.value(property, of: node)
  }

  // MARK: Variables

  /// The title that is called the main one, else the first; with the subtitle, where one is called so.
  private mutating func readTitles() {
    let titles = all("title").map { (text: tree.text(of: $0), type: refinement("title-type", of: $0)) }
      .filter { !$0.text.isEmpty }
    guard
      let main = titles.first(where: { $0.type == "main" }) ?? titles.first(where: { $0.type == nil }) ?? titles.first
    else { return }
    work.title = main.text
    if main.type == "main", let subtitle = titles.first(where: { $0.type == "subtitle" }) {
      work.title = "\(main.text): \(subtitle.text)"
    }
    work.edition = titles.first { $0.type == "edition" }?.text
    work.collectionTitle = titles.first { $0.type == "collection" }?.text
  }

  private mutating func readNames() {
    for (element, isCreator) in [("creator", true), ("contributor", false)] {
      let people = all(element).enumerated().sorted { left, right in
        let (first, second) = (sequence(left.element), sequence(right.element))
        return (first, left.offset) < (second, right.offset)
      }
      for (_, node) in people {
        let names = names(node)
        switch refinement("role", of: node)?.lowercased() {
        case "aut", "author": work.authors += names
        case nil where isCreator: work.authors += names
        case "edt", "editor": work.editors += names
        case "trl", "translator": work.translators += names
        default: break
        }
      }
    }
  }

  private func sequence(_ node: Int) -> Int { refinement("display-seq", of: node).flatMap { Int($0) } ?? 0 }

  /// The names in an element; `file-as` tells the family name where it holds the same words.
  private func names(_ node: Int) -> [Name] {
    let written = tree.text(of: node)
    guard !written.isEmpty, written.lowercased() != "unknown" else { return [] }
    if let filed = refinement("file-as", of: node), filed.contains(","), Self.words(filed) == Self.words(written),
      let name = NameParser.name(filed)
    {
      return [name]
    }
    return NameParser.names(in: written)
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter }.map { WorkKey.letters(String($0)) }.sorted()
  }

  /// The date of publication. When the file was made or last changed is not that of the book.
  private mutating func readDates() {
    let modified = stated["dcterms:modified"]?.first?.value
    let dates = all("date").map { (text: tree.text(of: $0), event: refinement("event", of: $0)?.lowercased()) }
      .filter { $0.text != modified && !$0.text.hasPrefix("0101-") }
    let chosen =
      dates.first { $0.event == "publication" || $0.event == "original-publication" }
      ?? dates.first { $0.event == nil }
    let text = chosen?.text ?? stated["dcterms:issued"]?.first?.value ?? stated["dcterms:date"]?.first?.value
    work.issued = text.flatMap { DateReader.date(stated: $0) }
  }

  private mutating func readIdentifiers() {
    for node in all("identifier") + all("source") {
      let text = tree.text(of: node)
      let lower = text.lowercased()
      let id = tree.value("id", of: node)
      let type = id.flatMap { refinements[$0]?.first { $0.property == "identifier-type" } }
      let scheme = (tree.value("scheme", of: node) ?? "").lowercased()
      let digits = Self.isbn(text)
      let saysISBN =
        scheme == "isbn" || lower.contains("isbn") || type?.value == "15" || type?.value == "02"
        || type?.value.lowercased() == "isbn"
      if let digits, saysISBN || digits.count == 13 && !lower.contains("/") {
        work.ISBN = work.ISBN ?? digits
      } else if scheme == "doi" || lower.hasPrefix("doi:") || lower.hasPrefix("urn:doi:") || lower.hasPrefix("10.")
        || lower.contains("doi.org/10.") || type?.value == "06"
      {
        work.DOI = work.DOI ?? DOI.bare(text)
      } else if let address = text.firstRange(of: "http"), text[address.lowerBound...].contains("://"),
        tree.name(of: node) == "identifier"
      {
        work.URL = work.URL ?? String(text[address.lowerBound...])
      }
    }
  }

  /// Ten or thirteen digits of an ISBN, however they are divided.
  private static func isbn(_ text: String) -> String? {
    let tail = text.split(separator: ":").last ?? text[...]
    let digits = tail.filter { $0.isASCII && $0.isNumber || $0 == "X" || $0 == "x" }
    guard tail.allSatisfy({ $0.isNumber || "Xx- \u{2010}\u{2011}\u{2013}".contains($0) || $0.isLetter }) else {
      return nil
    }
    let plain = digits.uppercased()
    if plain.count == 13, plain.hasPrefix("978") || plain.hasPrefix("979") { return plain }
    return plain.count == 10 && !plain.dropLast().contains("X") ? plain : nil
  }

  /// EPUB 3's collection that is called a series, or calibre's.
  private mutating func readSeries() {
    for collection in stated["belongs-to-collection"] ?? [] {
      let refined = collection.id.flatMap { refinements[$0] } ?? []
      guard refined.first(where: { $0.property == "collection-type" })?.value ?? "series" == "series" else { continue }
      work.collectionTitle = collection.value
      work.collectionNumber = refined.first { $0.property == "group-position" }?.value
      return
    }
    guard let series = stated["calibre:series"]?.first?.value, !series.isEmpty else { return }
    work.collectionTitle = series
    work.collectionNumber = (stated["calibre:series_index"]?.first?.value).map {
      $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0
    }
  }
}
