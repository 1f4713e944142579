import Rendering

/// The user's configuration file, `$XDG_CONFIG_HOME/loccit/config.yaml`.
///
/// It is YAML of a key and a value a line, `index: ~/papers/index`, and below `queries` of a name and a query a line. Reading
/// that takes no library; the one that reads all of YAML takes longer to load than a search takes.
package struct Configuration: Equatable {
  /// Where the index is.
  package var index: String?
  /// In the order of the file.
  package var queries: [SavedQuery] = []

  /// The code of the error that `load` throws.
  package static let errorCode = "configuration"

  package static var path: String {
    let home = Console.environment("HOME") ?? "."
    return (Console.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/loccit/config.yaml"
  }

  /// `index` with `~/` made the home folder, as a shell would.
  var indexPath: String? {
    guard let index, index.hasPrefix("~/"), let home = Console.environment("HOME") else { return index }
    return home + index.dropFirst()
  }

  /// What the file says; nil where there is none. Throws a `ReportedError` for one that cannot be read.
  package static func load() throws -> Configuration? {
    guard FileBytes.exist(at: path) else { return nil }
    let lines = FileBytes.lines(of: try FileBytes.contents(of: path))
    do throws(Fault) {
      return try Configuration(lines: lines)
    } catch {
      throw ReportedError(
        code: errorCode, message: "\(TextStyle.name(path)) cannot be read: line \(error.line), \(error.reason)")
    }
  }
}
