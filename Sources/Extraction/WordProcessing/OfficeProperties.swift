import DocumentModel

/// The properties that word processors keep in a file, without those that a program has put there by itself.
struct OfficeProperties {
  var title: String?
  var authors: [String]
  var keywords: String?
  var abstract: String?
  var language: String?

  /// A title that is a file's name or a program's word for a new file says nothing of the work.
  var statedTitle: String? {
    guard let title else { return nil }
    let key = Folding.fold(title)
    let isPlaceholder = Self.placeholders.contains { key == $0 } || key.hasPrefix("microsoft word -")
    let isFileName = Self.endings.contains { key.hasSuffix($0) } && !title.contains(" ")
    return isPlaceholder || isFileName ? nil : title
  }

  /// The account of a machine is no author.
  var statedAuthors: [String] {
    authors.filter { author in
      let key = Folding.fold(author)
      return !Self.accounts.contains(key) && !key.hasPrefix("microsoft") && key.contains { $0.isLetter }
    }
  }

  private static let placeholders: Set<String> = [
    "document", "document1", "untitled", "unbenannt", "dokument", "dokument1", "title", "titel", "sans titre",
    "word document",
  ]
  private static let endings = [".doc", ".docx", ".odt", ".rtf", ".tex", ".wpd", ".pdf"]
  private static let accounts: Set<String> = [
    "admin", "administrator", "user", "author", "owner", "unknown", "python-docx", "apache poi", "windows user",
    "windows-benutzer",
    "benutzer", "utilisateur", "utilisateur windows", "usuario", "default", "root", "docx4j", "libreoffice",
    "openoffice.org",
    "unknown author", "office", "pc", "home", "guest", "editor",
  ]
}

extension LaidOutText {
  /// States the properties as far as the text itself says nothing: its own title is what is printed.
  mutating func state(_ properties: OfficeProperties) {
    let printed = elements.first { $0.kind == .title }.map { text[$0.range].collapsingBlanks }
    work.title = printed ?? properties.statedTitle
    var names: [Name] = []
    for author in properties.statedAuthors { names += NameParser.names(in: author) }
    work.authors = names
    work.keyword = properties.keywords
    work.abstract = properties.abstract
    work.language = properties.language
    language = properties.language.flatMap(LanguageCode.code)
  }
}
