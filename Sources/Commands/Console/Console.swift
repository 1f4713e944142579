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
  package static func output(_ text: String) { send(text, to: STDOUT_FILENO) }

  package static func warn(_ text: String) { send(text, to: STDERR_FILENO) }

  private static func send(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeBufferPointer(rebasing: rest[count...])
        } else if errno != EINTR {
          exit(errno == EPIPE ? 0 : 2)
        }
      }
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

  /// A variable of the environment; nil where it is not set or empty.
  package static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
