import DocumentModel

extension MetadataItem {
  /// The work that a BibTeX or BibLaTeX entry describes, in CSL's terms.
  init(_ entry: BibTeXEntry) {
    func text(_ names: String...) -> String? {
      for name in names {
        if let text = entry.fields[name].map(LaTeXText.plain), !text.isEmpty { return text }
      }
      return nil
    }
    func titled(_ name: String) -> String? {
      guard let title = text(name) else { return nil }
      let subtitle = text(name.replacingSuffix("title", with: "subtitle"))
      return subtitle.map { "\(title): \($0)" } ?? title
    }
    var work = Work()
    work.id = entry.key
    work.type = Self.type(of: entry)
    work.title = titled("title")
    work.authors = entry.fields["author"].map(BibTeXNames.names) ?? []
    work.editors = entry.fields["editor"].map(BibTeXNames.names) ?? []
    work.translators = entry.fields["translator"].map(BibTeXNames.names) ?? []
    work.issued =
      Self.date(entry.fields["date"]) ?? Self.date(year: text("year"), month: text("month"), day: text("day"))
    work.accessed = Self.date(entry.fields["urldate"] ?? entry.fields["lastchecked"])
    work.containerTitle = titled("journaltitle") ?? text("journal") ?? titled("booktitle") ?? titled("maintitle")
    work.collectionTitle = text("series")
    work.publisher = text("publisher", "institution", "organization", "school")
    work.publisherPlace = text("address", "location")
    work.volume = text("volume")
    work.page = text("pages")?.map { $0 == "–" ? "-" : String($0) }.joined()
    work.numberOfPages = text("pagetotal")
    work.edition = text("edition")
    work.genre = text("type")
    work.event = text("eventtitle")
    work.archive = text("library")
    work.language = text("langid", "language", "hyphenation")
    work.abstract = text("abstract")
    work.keyword = text("keywords")
    work.note = text("note")
    work.URL = entry.fields["url"].map(Self.address) ?? entry.fields["howpublished"].flatMap(Self.address(inCommand:))
    work.DOI = entry.fields["doi"].map(Self.address)
    work.ISBN = text("isbn")
    work.ISSN = text("issn")
    switch entry.type {
    case "article", "periodical", "suppperiodical":
      work.issue = text("number", "issue")
    case "book", "mvbook", "inbook", "incollection", "collection", "proceedings", "inproceedings", "conference":
      work.collectionNumber = text("number")
      work.issue = text("issue")
    default:
      work.number = text("number")
      work.issue = text("issue")
    }
    self.init(work: work, files: Self.files(entry.fields["file"] ?? entry.fields["localfile"] ?? ""))
  }

  private static func type(of entry: BibTeXEntry) -> String {
    switch (entry.type, entry.fields["entrysubtype"]?.lowercased()) {
    case ("article", "newspaper"?): "article-newspaper"
    case ("article", "magazine"?): "article-magazine"
    default: types[entry.type] ?? "document"
    }
  }

  private static let types: [String: String] = [
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical", "review": "review",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
    "mvproceedings": "book", "reference": "book", "mvreference": "book", "booklet": "pamphlet", "inbook": "chapter",
    "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter", "suppcollection": "chapter",
    "inreference": "entry-encyclopedia", "inproceedings": "paper-conference", "conference": "paper-conference",
    "mastersthesis": "thesis", "phdthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "manual": "report", "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript",
    "patent": "patent", "dataset": "dataset", "software": "software", "legislation": "legislation",
    "jurisdiction": "legal_case", "letter": "personal_communication", "video": "motion_picture",
    "audio": "song", "image": "graphic", "artwork": "graphic",
  ]

  /// BibLaTeX's date, of a range its beginning.
  private static func date(_ field: String?) -> PartialDate? {
    guard let field else { return nil }
    let text = LaTeXText.plain(field.split(separator: "/", maxSplits: 1).first ?? "")
    // 2006-21 to 2006-24 are the seasons, as ISO 8601-2 has them.
    let parts = text.split(separator: "-")
    if parts.count == 2, let year = Int(parts[0]), let season = Int(parts[1]), (21...24).contains(season) {
      return PartialDate(year: year, season: season - 20)
    }
    return DateReader.date(stated: text)
  }

  private static func date(year: String?, month: String?, day: String?) -> PartialDate? {
    guard let year, var date = DateReader.date(stated: year) else { return nil }
    date.complete(month: month, day: day)
    return date
  }

  /// An address without the braces and backslashes that protect it from LaTeX.
  private static func address(_ field: String) -> String {
    if let inside = address(inCommand: field) { return inside }
    return String(scalars: field.unicodeScalars.filter { $0 != "\\" && $0 != "{" && $0 != "}" && !$0.isBlank }[...])
  }

  /// The address in `\url{…}`.
  private static func address(inCommand field: String) -> String? {
    for opening in ["\\url{", "\\href{"] where field.contains(opening) {
      guard let start = field.firstRange(of: opening), let end = field[start.upperBound...].firstIndex(of: "}") else {
        continue
      }
      return address(String(field[start.upperBound..<end]))
    }
    return nil
  }

  /// The paths of a `file` field: plain, or `description:path:type` as Zotero and JabRef write it, divided by `;`, with
  /// `:`, `;` and `\` protected by a backslash.
  static func files(_ field: String) -> [String] {
    var files: [String] = []
    var parts: [String] = [""]
    func close() {
      // "desc:path:mime"; a lone "C:\x.pdf" or "/x.pdf" is a path by itself.
      let path = parts.count >= 3 ? parts[1..<(parts.count - 1)].joined(separator: ":") : parts.joined(separator: ":")
      if !path.isEmpty { files.append(path) }
      parts = [""]
    }
    var isProtected = false
    for character in field.unicodeScalars where character != "{" && character != "}" {
      if isProtected {
        parts[parts.count - 1].unicodeScalars.append(character)
        isProtected = false
      } else if character == "\\" {
        isProtected = true
      } else if character == ";" {
        close()
      } else if character == ":" {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(character)
      }
    }
    close()
    return files.map(\.trimmingBlanks).filter { !$0.isEmpty }
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}
