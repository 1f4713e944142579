import CMemoryFile

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Bytes as an open file that has no name: what a converter reads as its standard input.
///
/// A pipe would have to be written to while the converter runs, and writing to one that has gone ends the process.
enum MemoryFile {
  /// An open descriptor, at its beginning, that belongs to the caller; nil where the system has no room.
  static func descriptor(of bytes: [UInt8]) -> Int32? {
    let descriptor = memory_file_open()
    guard descriptor >= 0 else { return nil }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return nil
      }
      start += count
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }
}
