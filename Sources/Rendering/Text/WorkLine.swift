import DocumentModel
import Search

/// A work on one line: authors, title, container or publisher, date.
enum WorkLine {
  static func line(_ work: Work) -> String {
    var parts: [String] = []
    if !work.authors.isEmpty { parts.append(names(work.authors)) }
    if let title = work.title { parts.append(work.containerTitle == nil ? title : "“\(title)”") }
    if let container = work.containerTitle { parts.append(container) }
    if let publisher = work.publisher, work.containerTitle == nil { parts.append(publisher) }
    if parts.isEmpty { parts.append(work.URL ?? "(a work without title or author)") }
    if let date = work.issued { parts.append(date.spelledOut) }
    return parts.joined(separator: ", ")
  }

  private static func names(_ names: [Name]) -> String {
    let shown = names.prefix(3).map(\.display)
    if names.count > 3 { return shown.joined(separator: ", ") + " and others" }
    return shown.count < 2
      ? shown.joined() : shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
  }
}
