import Foundation

/// A folder of its own for a test, with files, an index and a home; gone when the test ends.
final class Workspace: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "loccit-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The absolute path of a file in it.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Runs the program here on the index `index`.
  func run(
    _ words: String..., environment: [String: String] = [:], input: String? = nil
  ) throws -> Program.Outcome {
    try run(words, environment: environment, input: input)
  }

  func run(
    _ words: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Program.Outcome {
    try Program.run(
      words, in: folder, environment: ["LOCCIT_INDEX": path("index")].merging(environment) { $1 }, input: input)
  }

  func shell(_ line: String, environment: [String: String] = [:]) throws -> Program.Outcome {
    try Program.shell(
      line, in: folder, environment: ["LOCCIT_INDEX": path("index")].merging(environment) { $1 })
  }

  /// Makes an index's database say that it has another schema. The program's own tools do not: Xapian's do.
  func setSchema(_ version: String, ofDatabaseAt name: String) throws {
    let outcome = try shell("xapian-metadata set \(name) loccit.schema \(version)")
    guard outcome.status == 0 else { throw CocoaError(.executableNotLoadable) }
  }
}
