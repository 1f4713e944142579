#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A small file in the folder of an index that says something of one state of it, and nothing of any other.
///
/// It is written in one go and never waited for: where an accident leaves none, or half of one, it is as if it had never
/// been.
enum SideFile: String {
  /// What is known of all files, `KnownFiles`.
  case knownFiles = "known-files"
  /// The report of the last ingest, where that found nothing changed; see `Schema.Key.report`.
  case lastReport = "last-report"

  /// Raised whenever the content of any of them would be read otherwise.
  private static let version: UInt8 = 2

  /// The content, where it was written for this state.
  func content(in folder: IndexFolder, of stamp: IndexStamp) -> ArraySlice<UInt8>? {
    guard let bytes = Self.contents(of: folder.path(of: rawValue)), bytes.count > 8 else { return nil }
    let body = bytes.dropLast(8)
    let sum = bytes.suffix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    guard sum == Self.sum(body), var reader = try? RecordReader(body, version: Self.version),
      let stamped = try? reader.span(), body[stamped].elementsEqual(stamp.bytes)
    else { return nil }
    return body[stamped.upperBound...]
  }

  /// Writes the content for a state; says whether that went well.
  @discardableResult
  func write(_ content: [UInt8], in folder: IndexFolder, for stamp: IndexStamp) -> Bool {
    var writer = RecordWriter(version: Self.version)
    writer.write(stamp.bytes)
    var bytes = writer.bytes + content
    let sum = Self.sum(bytes[...])
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: sum >> shift)) }
    let path = folder.path(of: rawValue)
    let temporary = path + ".new"
    guard Self.write(bytes, to: temporary), rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  /// Tells bytes from others by mischance. Eight bytes at a time.
  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var sum = UInt64(bytes.count)
      var place = 0
      func add(_ word: UInt64) {
        sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 29
      }
      while place + 8 <= bytes.count {
        add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        place += 8
      }
      while place < bytes.count {
        add(UInt64(bytes[place]))
        place += 1
      }
      return sum
    }
  }

  // MARK: Files

  /// All bytes of a file; nil where it cannot be read.
  static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size < 1 << 32 else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        guard got > 0 else { break }
        count += got
      }
    }
    return bytes.count == size ? bytes : nil
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return IndexFolder.write(bytes, to: descriptor)
  }
}
