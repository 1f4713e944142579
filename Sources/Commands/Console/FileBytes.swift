import Rendering

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Small files that a command names itself: queries, lists, references.
package enum FileBytes {
  static func exist(at path: String) -> Bool { access(path, F_OK) == 0 }

  /// All bytes of a file, or of standard input for `-`. Throws a `ReportedError` that names the cause.
  package static func contents(of path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ReportedError(code: "unreadable", message: "\(TextStyle.name(path)): \(String(cString: strerror(errno)))")
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw ReportedError(code: "unreadable", message: "\(TextStyle.name(path)): \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Lines without their ends, empty ones too; or entries ended by NUL.
  package static func lines(of bytes: [UInt8], endedByNul: Bool = false) -> [String] {
    var lines = bytes.split(separator: endedByNul ? 0 : 0x0A, omittingEmptySubsequences: false).map { line in
      let line = !endedByNul && line.last == 0x0D ? line.dropLast() : line
      return String(decoding: line, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
