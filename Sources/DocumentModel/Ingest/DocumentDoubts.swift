/// What is doubtful in one document: markers without note, gaps in a numbering, pages without text, a guessed encoding.
public struct DocumentDoubts: Hashable, Sendable, Codable {
  public var id: String
  public var path: String
  /// Its warnings and errors by code, each with its number.
  public var diagnostics: [String: Int]

  /// Nil for a document without warning or error; what is merely said for information is no doubt. Cost: linear in the
  /// diagnostics.
  public init?(of document: DocumentEntry) {
    var counts: [String: Int] = [:]
    for diagnostic in document.diagnostics where diagnostic.severity > .info {
      counts[diagnostic.code, default: 0] += 1
    }
    guard !counts.isEmpty else { return nil }
    id = document.id
    path = document.path
    diagnostics = counts
  }
}
