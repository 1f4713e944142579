import ArgumentParser
import Rendering
import Yams

/// Which index.
struct IndexOptions: ParsableArguments {
  @Option(
    name: .customLong("index"),
    help: ArgumentHelp(
      "An index; several are searched as one. Without it: $LOCCIT_INDEX, the configuration's, or your own.",
      valueName: "dir"))
  var paths: [String] = []

  /// The indexes to read, at least one.
  func readable() throws -> [String] { paths.isEmpty ? [try Self.standard()] : paths }

  /// The one index to write.
  func writable() throws -> String {
    guard paths.count <= 1 else {
      throw ReportedError(
        code: "several-indexes", message: "only one index can be written at a time: name a single --index")
    }
    return try paths.first ?? Self.standard()
  }

  private static func standard() throws -> String {
    if let path = Console.environment("LOCCIT_INDEX") { return path }
    if let path = try Configuration.load().index { return path }
    let home = Console.environment("HOME") ?? "."
    let data = Console.environment("XDG_DATA_HOME") ?? home + "/.local/share"
    return data + "/loccit/index"
  }
}

/// The user's configuration file, `$XDG_CONFIG_HOME/loccit/config.yaml`.
struct Configuration: Decodable {
  /// Where the index is.
  var index: String?

  static var path: String {
    let home = Console.environment("HOME") ?? "."
    return (Console.environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/loccit/config.yaml"
  }

  /// What the file says; nothing where there is none.
  static func load() throws -> Configuration {
    guard let bytes = try? FileBytes.contents(of: path), !bytes.isEmpty else { return Configuration() }
    do {
      return try YAMLDecoder().decode(Configuration.self, from: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw ReportedError(
        code: "configuration", message: "\(path) cannot be read as YAML with the key `index`: \(error)")
    }
  }
}
