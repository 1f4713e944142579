import DocumentModel
import Search

/// Results as rows, for spreadsheets and scripts.
public struct ResultTable: Hashable, Sendable {
  public var columns: [String]
  public var rows: [[String]]

  public init(columns: [String] = [], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  public init(_ list: HitList) {
    columns = [
      "rank", "score", "id", "unit", "author", "title", "date", "section", "page", "paragraph", "note", "speaker",
      "excerpt", "attribution", "path",
    ]
    rows = list.hits.map { hit in
      let locator = hit.unit.locator
      return [
        String(hit.rank), JSONValue.number(hit.score).text, hit.unit.id.description, hit.unit.kind.rawValue,
        Self.names(hit.document.work), hit.document.work.title ?? "", hit.document.work.issued?.iso ?? "",
        locator.section.joined(separator: " > "), locator.page ?? "", locator.paragraph.map(String.init) ?? "",
        locator.note ?? "", hit.unit.speaker?.name ?? "", hit.excerpt.text, hit.attribution, hit.document.path,
      ]
    }
  }

  public init(_ list: CitationList) {
    columns = ["id", "form", "document", "sentence", "note", "reference", "state", "attribution"]
    rows = list.all.map { citation in
      [
        citation.unit.id.description, citation.unit.reference?.form.rawValue ?? "", citation.document.id,
        citation.sentence ?? "", citation.note?.label ?? "", citation.unit.text,
        citation.unit.reference?.resolution.state.rawValue ?? "", citation.attribution,
      ]
    }
  }

  /// These rows as the answers to one query of a batch, with its id before each.
  public func answering(query id: String) -> ResultTable {
    var table = self
    table.columns.insert("query", at: 0)
    table.rows = rows.map { [id] + $0 }
    return table
  }

  private static func names(_ work: Work) -> String { work.authors.map(\.display).joined(separator: "; ") }

  /// RFC 4180: commas, fields with commas, quotes or line ends quoted, lines ended by CR LF.
  public var csv: String {
    ([columns] + rows).map { row in
      row.map { field in
        let field = TextStyle.plain(field)
        let needsQuotes = field.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0.isLineEnd }
        guard needsQuotes else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }.joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// Tabs between fields; a tab or line end inside a field becomes a blank, since the format has no escape.
  public var tsv: String {
    ([columns] + rows).map { row in
      row.map { field in
        TextStyle.plain(String(scalars: field.unicodeScalars.map { $0.isLineEnd || $0 == "\t" ? " " : $0 }[...]))
      }.joined(separator: "\t") + "\n"
    }.joined()
  }
}
