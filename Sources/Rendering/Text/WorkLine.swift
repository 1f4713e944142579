import DocumentModel

/// A work on one line: authors, title, container or publisher, date.
enum WorkLine {
  static func line(_ work: Work) -> String {
    var parts: [String] = []
    if !work.authors.isEmpty { parts.append(names(work.authors)) }
    if let title = work.title { parts.append(work.containerTitle == nil ? title : "“\(title)”") }
    if let container = work.containerTitle { parts.append(container) }
    if let publisher = work.publisher, work.containerTitle == nil { parts.append(publisher) }
    if let date = work.issued { parts.append(date.iso) }
    if parts.isEmpty, let url = work.URL { parts.append(url) }
    return parts.isEmpty ? "(a work without title or author)" : parts.joined(separator: ", ")
  }

  private static func names(_ names: [Name]) -> String {
    let shown = names.prefix(3).map(\.display)
    return shown.joined(separator: ", ") + (names.count > 3 ? " and others" : "")
  }
}
