import DocumentModel
import Rendering

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The process's own streams. Data goes to standard output, everything else to standard error.
package enum Console {
  /// Writes all of `text`. Ends the process quietly where the reader has gone (`loccit search … | head`).
  package static func output(_ text: String) { insist(text, on: STDOUT_FILENO) }

  package static func warn(_ text: String) { insist(text, on: STDERR_FILENO) }

  private static func insist(_ text: String, on descriptor: Int32) {
    if !send(text, to: descriptor) { exit(errno == EPIPE ? 0 : 2) }
  }

  /// Writes all of `text`; false where that fails, for the reason in `errno`.
  static func send(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeBufferPointer(rebasing: rest[count...])
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  package static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  package static var errorsAreTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The terminal's width in columns; 80 where there is none.
  package static var width: Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 {
      if size.ws_col > 0 { return Int(size.ws_col) }
    }
    return 80
  }

  /// The terminal's height in rows; nil where there is none, or where it does not say.
  static var height: Int? {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
    return environment("LINES").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The name of this machine; empty where it has none.
  static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A variable of the environment; nil where it is not set or empty.
  package static func environment(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }

  /// A variable of the environment, which may be empty; nil where it is not set.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
