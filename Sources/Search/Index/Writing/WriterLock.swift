#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The file beside the database that names the process which writes it. Xapian's own lock decides who may; this only
/// tells others whom they wait for.
enum WriterLock {
  private static func file(in path: String) -> String { path + "/writer.pid" }

  /// Names this process. Failing to is no reason not to write.
  static func take(in path: String) {
    try? Data("\(ProcessInfo.processInfo.processIdentifier)\n".utf8).write(to: URL(filePath: file(in: path)))
  }

  static func release(in path: String) { try? FileManager.default.removeItem(atPath: file(in: path)) }

  /// The process that said last that it writes; nil where none did.
  static func holder(in path: String) -> Int32? {
    guard let data = FileManager.default.contents(atPath: file(in: path)) else { return nil }
    return Int32(String(decoding: data, as: UTF8.self).filter(\.isNumber))
  }
}
