import ArgumentParser
import Rendering

/// Which index.
package struct IndexOptions: ParsableArguments {
  @Option(
    name: .customLong("index"),
    help: ArgumentHelp(
      "The index; for reading it may be given several times. (default: $LOCCIT_INDEX, else that of the "
        + "configuration, else your own)", valueName: "dir"))
  package var paths: [String] = []

  package init() {}

  /// The indexes to read, at least one.
  package func readable() throws -> [String] { try Self.readable(paths) }

  /// The indexes to read where these are named.
  static func readable(_ paths: [String]) throws -> [String] { paths.isEmpty ? [try standard()] : paths }

  /// The indexes to read; says which, where more is to be said.
  package func readable(telling output: OutputOptions) throws -> [String] {
    let paths = try readable()
    for path in paths { output.detail("index: \(TextStyle.name(path))") }
    return paths
  }

  /// The one index to write.
  package func writable() throws -> String {
    guard paths.count <= 1 else {
      throw ReportedError(
        code: "several-indexes", message: "only one index can be written at a time: name a single --index")
    }
    return try paths.first ?? Self.standard()
  }

  private static func standard() throws -> String {
    if let path = Console.environment("LOCCIT_INDEX") { return path }
    if let path = try Configuration.load()?.indexPath { return path }
    let home = Console.environment("HOME") ?? "."
    let data = Console.environment("XDG_DATA_HOME") ?? home + "/.local/share"
    return data + "/loccit/index"
  }
}
