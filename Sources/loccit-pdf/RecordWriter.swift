#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Gathers records and writes them to standard output. A reader that is gone ends the program.
///
/// A record is written field by field, straight into the bytes that go out: there is one for every word of a book.
struct RecordWriter {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1 << 20) }

  /// Begins a record of a kind, in ASCII letters; `end` must follow.
  mutating func begin(_ kind: StaticString) { kind.withUTF8Buffer { bytes.append(contentsOf: $0) } }

  mutating func end() {
    bytes.append(0x0A)
    if bytes.count > 1 << 20 { flush() }
  }

  mutating func field(_ number: Int) {
    bytes.append(0x09)
    var rest = number.magnitude
    if number < 0 { bytes.append(0x2D) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(truncatingIfNeeded: 0x30 + rest % 10))
      rest /= 10
    } while rest > 0
    if bytes.count - start > 1 { bytes[start...].reverse() }
  }

  mutating func field(_ text: String) {
    bytes.append(0x09)
    for byte in text.utf8 { append(byte) }
  }

  mutating func field(_ letters: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x09)
    for byte in letters { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x5C: bytes += [0x5C, 0x5C]
    case 0x09: bytes += [0x5C, 0x74]
    case 0x0A, 0x0D: bytes += [0x5C, 0x6E]
    default: bytes.append(byte)
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
