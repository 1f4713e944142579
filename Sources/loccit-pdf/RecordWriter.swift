#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Gathers records and writes them to standard output. A reader that is gone ends the program.
struct RecordWriter {
  enum Field {
    case number(Int)
    case text(String)
  }

  private var bytes: [UInt8] = []

  mutating func write(_ kind: String, _ fields: [Field]) {
    bytes.append(contentsOf: kind.utf8)
    for field in fields {
      bytes.append(0x09)
      switch field {
      case .number(let number): bytes.append(contentsOf: String(number).utf8)
      case .text(let text): append(text)
      }
    }
    bytes.append(0x0A)
  }

  private mutating func append(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A, 0x0D: bytes.append(contentsOf: "\\n".utf8)
      default: bytes.append(byte)
      }
    }
  }

  mutating func flush() {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { Self.send($0) }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { exit(1) }
      start += written
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Says on standard error what is wrong.
  static func complain(_ message: String) {
    _ = Array("\(message)\n".utf8).withUnsafeBytes { send($0, to: STDERR_FILENO) }
  }

  private static func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32 = STDOUT_FILENO) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
