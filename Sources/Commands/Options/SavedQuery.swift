import Rendering
import Search

/// A query with a name, to be asked again.
package struct SavedQuery: Equatable {
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// What is wrong with the query; nil for nothing.
  package var fault: ReportedError? {
    do throws(QueryError) {
      _ = try Query(parsing: text)
      return nil
    } catch {
      var fault = Failure.reported(error, in: text)
      fault.message = "saved query “\(TextStyle.name(name))”: \(fault.message)"
      return fault
    }
  }

  /// The query, narrowed by further words of the query language where there are any: it must be met in any case. Throws
  /// a `ReportedError` that names it where it is faulty.
  func text(besideWords words: String) throws -> String {
    if let fault { throw fault }
    return words.isEmpty ? text : "+(\(text)) \(words)"
  }
}

extension Configuration {
  /// A query that the configuration saves. Throws a `ReportedError` that says which there are, or how to save one.
  static func query(named name: String) throws -> SavedQuery {
    let configuration = try load()
    let queries = configuration?.queries ?? []
    if let query = queries.first(where: { $0.name == name }) { return query }
    let shown = TextStyle.name(name)
    let file = TextStyle.name(path)
    guard !queries.isEmpty else {
      let reason = configuration == nil ? "there is no configuration file \(file)" : "\(file) saves none"
      throw ReportedError(
        code: unknownQuery, message: "no query “\(shown)” is saved: \(reason)",
        hint: "Write there:\n      queries:\n        shields: missile cites:\"Moscow Times\"")
    }
    let names = queries.map { TextStyle.name($0.name) }
    let likely = LikelyWord.nearest(to: shown, among: names)
    throw ReportedError(
      code: unknownQuery, message: "no query “\(shown)” is saved in \(file)",
      hint: likely.map { "Did you mean “\($0)”?" } ?? "There are: \(names.joined(separator: ", ")).")
  }

  private static let unknownQuery = "unknown-saved-query"
}
