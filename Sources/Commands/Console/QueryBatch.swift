import DocumentModel
import Rendering

/// A file of queries: lines of an id, a tab and a query.
struct QueryBatch {
  struct Entry {
    /// Without blanks, which part the columns of what is printed.
    var id: String
    var text: String
    /// From 1.
    var line: Int
  }

  var path: String
  var entries: [Entry] = []

  /// Reads a file, or standard input for `-`; empty lines are passed over. Throws a `ReportedError` that names the line.
  init(contentsOf path: String) throws {
    self.path = path
    for (number, line) in FileBytes.lines(of: try FileBytes.contents(of: path)).enumerated() where !line.isEmpty {
      guard let tab = line.firstIndex(of: "\t"), tab > line.startIndex,
        !line[..<tab].unicodeScalars.contains(where: \.isBlank)
      else {
        throw ReportedError(
          code: "bad-query-file",
          message: "\(TextStyle.name(path)), line \(number + 1): a line is an id without blanks, a tab and a query")
      }
      entries.append(
        Entry(id: String(line[..<tab]), text: String(line[line.index(after: tab)...]), line: number + 1))
    }
  }
}
