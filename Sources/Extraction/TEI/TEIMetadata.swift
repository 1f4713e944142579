import DocumentModel

/// What a TEI header states: of the printed source where the file is an edition of one, else of the file itself.
struct TEIMetadata {
  private(set) var work = Work()
  private(set) var language: String?
  private let tree: XMLTree

  /// Cost: linear in the header.
  init(_ tree: XMLTree) {
    self.tree = tree
    guard let header = tree.child("teiHeader", of: 0), let file = tree.child("fileDesc", of: header) else { return }
    language = statedLanguage(header)
    work.language = language
    let statement = tree.child("titleStmt", of: file)
    if let statement {
      work.title = title(statement)
      work.authors = names("author", in: statement)
      addEditors(of: statement)
    }
    let publication = tree.child("publicationStmt", of: file)
    let source = tree.child("sourceDesc", of: file).flatMap(printedSource)
    if let source { read(source: source) }
    if let publication {
      work.issued = work.issued ?? date(in: publication)
      if source == nil || work.publisher == nil && work.issued == date(in: publication) {
        work.publisher = text("publisher", publication)
        work.publisherPlace = text("pubPlace", publication)
      }
      readIdentifiers(publication)
    }
  }

  // MARK: The source

  /// The description of what was printed: what is called so, else the first that has a date or a publisher.
  private func printedSource(_ node: Int) -> Int? {
    let found = ["bibl", "biblStruct", "biblFull"].flatMap { tree.descendants($0, of: node) }.sorted()
    let typed = ["printsource", "firstedition", "print"].lazy.compactMap { type in
      found.first { (tree.value("type", of: $0) ?? "").lowercased() == type }
    }.first
    return typed
      ?? found.first { !tree.descendants("date", of: $0).isEmpty || !tree.descendants("publisher", of: $0).isEmpty }
  }

  private mutating func read(source: Int) {
    let monograph = tree.child("monogr", of: source)
    let analytic = tree.child("analytic", of: source)
    let whole = monograph ?? tree.child("titleStmt", of: source) ?? source
    let imprint =
      monograph.flatMap { tree.child("imprint", of: $0) } ?? tree.child("publicationStmt", of: source) ?? source
    let own = title(analytic ?? whole)
    if let own, work.title.map({ isEdition($0, of: own) }) ?? true { work.title = own }
    if work.authors.isEmpty { work.authors = names("author", in: analytic ?? whole) }
    work.issued = date(in: imprint)
    work.publisher = text("publisher", imprint)
    work.publisherPlace = text("pubPlace", imprint)
    if analytic != nil { work.containerTitle = title(whole) }
    let isJournal = tree.children("title", of: whole).contains { tree.value("level", of: $0) == "j" }
    work.type = analytic == nil ? "book" : isJournal ? "article-journal" : "chapter"
    for scope in tree.children("biblScope", of: imprint) {
      let text = tree.text(of: scope)
      guard !text.isEmpty else { continue }
      switch (tree.value("unit", of: scope) ?? tree.value("type", of: scope) ?? "").lowercased() {
      case "volume", "vol": work.volume = text
      case "issue", "number", "no": work.issue = text
      case "page", "pages", "pp": work.page = text
      default: break
      }
    }
    readIdentifiers(source)
  }

  /// Whether the file's title is that of the source with words about the edition.
  private func isEdition(_ title: String, of source: String) -> Bool {
    let (title, source) = (Folding.fold(title), Folding.fold(source))
    if title.hasPrefix(source) || source.hasPrefix(title) { return true }
    return ["electronic", "digital", "edition", "transcription", "machine-readable", "machine readable", "tei"].contains
    {
      title.contains($0)
    }
  }

  // MARK: Fields

  /// The main title and the subtitle; a description of the kind of file (`gmd`) is no part of it.
  private func title(_ node: Int) -> String? {
    var main: String?
    var sub: String?
    for title in tree.children("title", of: node) {
      let text = tree.text(of: title, excluding: ["note"])
      guard !text.isEmpty else { continue }
      switch (tree.value("type", of: title) ?? "main").lowercased() {
      case "main", "full", "uniform": main = main ?? text
      case "sub", "subtitle", "subordinate", "subord": sub = sub ?? text
      default: break
      }
    }
    main = main ?? tree.child("title", of: node).map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    guard let main, let sub else { return main }
    return main + (main.last.map { ":?!.".contains($0) } ?? false ? " " : ": ") + sub
  }

  private mutating func addEditors(of node: Int) {
    for editor in tree.children("editor", of: node) {
      guard let name = Self.name(tree, editor) else { continue }
      if (tree.value("role", of: editor) ?? "").lowercased().hasPrefix("transl") {
        work.translators.append(name)
      } else {
        work.editors.append(name)
      }
    }
  }

  private func names(_ role: String, in node: Int) -> [Name] {
    tree.children(role, of: node).compactMap { Self.name(tree, $0) }
  }

  /// The name that an element holds, by its parts or by its words; dates of a life behind it are left out.
  static func name(_ tree: XMLTree, _ node: Int) -> Name? {
    let person = tree.child("persName", of: node) ?? tree.child("name", of: node) ?? node
    if let family = tree.child("surname", of: person).map({ tree.text(of: $0) }), !family.isEmpty {
      let given = tree.children("forename", of: person).map { tree.text(of: $0) }.filter { !$0.isEmpty }
      let particle = tree.child("nameLink", of: person).map { tree.text(of: $0) }
      return Name(family: family, given: given.isEmpty ? nil : given.joined(separator: " "), particle: particle)
    }
    if let body = tree.child("orgName", of: node) { return Name(literal: tree.text(of: body)) }
    var text = tree.text(of: person, limit: 256, excluding: ["idno", "date", "affiliation", "note", "email"])
    if let bracket = text.firstIndex(of: "("), text[bracket...].contains(where: \.isNumber) {
      text = text[..<bracket].trimmingBlanks
    }
    // Smith, John, 1780-1863
    if let comma = text.lastIndex(of: ","), text[comma...].contains(where: \.isNumber),
      !text[comma...].contains(where: \.isLetter)
    {
      text = text[..<comma].trimmingBlanks
    }
    return text.isEmpty ? nil : NameParser.name(text)
  }

  private func date(in node: Int) -> PartialDate? {
    for date in tree.children("date", of: node) + tree.descendants("date", of: node) {
      for attribute in ["when", "from", "notBefore", "value"] {
        if let date = tree.value(attribute, of: date).flatMap({ PartialDate(iso: $0) }) { return date }
      }
      if let date = DateReader.date(stated: tree.text(of: date)) { return date }
    }
    return nil
  }

  private mutating func readIdentifiers(_ node: Int) {
    for id in tree.descendants("idno", of: node) {
      let text = tree.text(of: id)
      switch (tree.value("type", of: id) ?? "").lowercased() {
      case "doi": work.DOI = work.DOI ?? DOI.bare(text)
      case "isbn", "isbn13": work.ISBN = work.ISBN ?? text
      case "issn", "eissn": work.ISSN = work.ISSN ?? text
      default: break
      }
    }
  }

  private func text(_ name: String, _ node: Int) -> String? {
    tree.child(name, of: node).map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Of the text itself, else the one language of the header, else of the whole file.
  private func statedLanguage(_ header: Int) -> String? {
    if let text = tree.child("text", of: 0), let language = tree.value("lang", of: text) {
      return LanguageCode.code(of: language)
    }
    let used = tree.child(["profileDesc", "langUsage"], of: header).map { tree.children("language", of: $0) } ?? []
    if used.count == 1, let ident = tree.value("ident", of: used[0]) ?? tree.value("id", of: used[0]) {
      return LanguageCode.code(of: ident)
    }
    return tree.value("lang", of: 0).flatMap(LanguageCode.code)
  }
}
