import Foundation

/// A folder of its own for one test, gone when the test is.
public final class TemporaryFolder {
  public let path: String

  public init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let url = base.appendingPathComponent("loccit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  public func path(_ relative: String) -> String { path + "/" + relative }

  public func write(_ text: String, to relative: String, modified: Int = 1_000_000_000) throws {
    let url = URL(fileURLWithPath: path(relative))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    try touch(relative, modified: modified)
  }

  public func write(_ bytes: [UInt8], to relative: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(relative)))
  }

  /// Seconds since 1970.
  public func touch(_ relative: String, modified: Int) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(modified))], ofItemAtPath: path(relative))
  }

  public func remove(_ relative: String) throws { try FileManager.default.removeItem(atPath: path(relative)) }

  public func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(relative), withDestinationPath: target)
  }
}
