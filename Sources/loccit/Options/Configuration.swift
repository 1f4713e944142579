import Rendering
import Yams

/// The user's configuration file, `$XDG_CONFIG_HOME/loccit/config.yaml`.
struct Configuration: Decodable {
  /// Where the index is.
  var index: String?

  /// The code of the error that `load` throws.
  static let errorCode = "configuration"

  static var path: String {
    let home = Console.environment("HOME") ?? "."
    return (Console.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/loccit/config.yaml"
  }

  /// `index` with `~/` made the home folder, as a shell would.
  var indexPath: String? {
    guard let index, index.hasPrefix("~/"), let home = Console.environment("HOME") else { return index }
    return home + index.dropFirst()
  }

  /// What the file says; nil where there is none. Throws a `ReportedError` for one that cannot be read.
  static func load() throws -> Configuration? {
    guard FileBytes.exist(at: path) else { return nil }
    let text = String(decoding: try FileBytes.contents(of: path), as: UTF8.self)
    do {
      // A file of nothing but comments says nothing.
      if try Yams.load(yaml: text) == nil { return Configuration() }
      return try YAMLDecoder().decode(Configuration.self, from: text)
    } catch {
      throw ReportedError(
        code: errorCode, message: "\(TextStyle.name(path)) is not YAML with the key “index”: \(reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.keyNotFound(_, let context), DecodingError.dataCorrupted(let context):
      context.debugDescription
    default: "\(error)"
    }
  }
}
