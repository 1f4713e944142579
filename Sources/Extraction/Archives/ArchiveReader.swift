import CArchive

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads an archive from its front to its end, one member at a time, within limits. Nothing is ever written to disk.
///
/// ZIP, tar, and tar or a single file compressed by gzip, bzip2, xz, Zstandard or LZ4. A compressed file is unpacked once
/// and not again if what comes out is compressed. Not Sendable: libarchive's handle is used by one thread at a time, and
/// is freed with the reader.
public final class ArchiveReader {
  public let format: ArchiveFormat
  private let handle: OpaquePointer
  private let limits: ArchiveLimits
  /// The most bytes that may come out.
  private let mostBytes: Int
  private let locale: locale_t?
  /// What went wrong where the first bytes were unpacked to tell what they are.
  private var openingProblem: ExtractionError?
  private var unpackedBytes = 0
  private var count = 0
  /// Bytes of the entry in hand that are still to be passed over, where passing over means unpacking.
  private var pendingBytes = 0
  private var mustDrain = false

  /// Reads an open file from its beginning, and never closes it. Throws `.damaged` where it is no archive.
  public convenience init(
    descriptor: Int32, size: Int, format: ArchiveFormat, limits: ArchiveLimits
  ) throws(ExtractionError) {
    try self.init(size: size, format: format, limits: limits) { archive_read_open_fd($0, descriptor, 1 << 17) }
  }

  /// Reads bytes, which must live as long as the reader.
  convenience init(
    borrowing bytes: UnsafeRawBufferPointer, format: ArchiveFormat, limits: ArchiveLimits
  ) throws(ExtractionError) {
    try self.init(size: bytes.count, format: format, limits: limits) {
      archive_read_open_memory($0, bytes.baseAddress, bytes.count)
    }
  }

  private init(
    size: Int, format: ArchiveFormat, limits: ArchiveLimits, open: (OpaquePointer) -> Int32
  ) throws(ExtractionError) {
    guard let handle = archive_read_new() else {
      throw ExtractionError(.tooCostly, "There is not enough memory to open the archive.")
    }
    self.handle = handle
    self.format = format
    self.limits = limits
    mostBytes = limits.mostBytes(ofArchive: size)
    // libarchive turns names into the thread's encoding, and a program that sets none has ASCII.
    locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    switch format {
    case .zip: archive_read_support_format_zip(handle)
    case .tar: archive_read_support_format_tar(handle)
    case .compressed(let compression):
      // Named, not guessed: a guess would undo one compression after another.
      archive_read_append_filter(handle, compression.filter)
      archive_read_support_format_tar(handle)
      archive_read_support_format_raw(handle)
      archive_read_support_format_empty(handle)
    }
    let status = Self.withLocale(locale) { open(handle) }
    guard status >= ARCHIVE_WARN else { throw damage() }
    if archive_errno(handle) != 0 { openingProblem = damage() }
  }

  deinit {
    archive_read_free(handle)
    if let locale { freelocale(locale) }
  }

  /// Whether what came out of a compressed file is that one file and no tar archive; known after the first entry.
  public var holdsOneFile: Bool {
    let format = archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK
    return format == ARCHIVE_FORMAT_RAW || format == ARCHIVE_FORMAT_EMPTY
  }

  /// The next entry; nil at the end. Throws `.damaged` where no more can be read, `.tooCostly` past a limit; all that
  /// came before stays good. Cost: that of passing over the entry before, which a compressed tar must unpack for it.
  public func next() throws(ExtractionError) -> ArchiveEntry? {
    try passOver()
    // Whoever made the file decides how many entries cannot be read; each counts.
    while true {
      guard count < limits.entries else {
        throw ExtractionError(.tooCostly, "The archive has more than \(limits.entries) members.")
      }
      var raw: OpaquePointer?
      switch Self.withLocale(locale, { archive_read_next_header(handle, &raw) }) {
      case ARCHIVE_EOF:
        // Where nothing comes out, it may be that nothing could.
        if let problem = openingProblem, archive_format(handle) == ARCHIVE_FORMAT_EMPTY { throw problem }
        return nil
      case ARCHIVE_OK, ARCHIVE_WARN:
        guard let raw else { throw damage() }
        let entry = entry(raw)
        count += 1
        return entry
      case ARCHIVE_RETRY, ARCHIVE_FAILED: count += 1
      default: throw damage()
      }
    }
  }

  /// The bytes of the entry that came last. Throws its refusal, `.damaged`, or `.tooLarge` and `.tooCostly` past a limit.
  /// Cost: linear.
  public func bytes(of entry: ArchiveEntry) throws(ExtractionError) -> [UInt8] {
    if let refusal = entry.refusal { throw refusal }
    if let size = entry.size, size > limits.memberBytes { throw tooLarge(entry) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(entry.size ?? 0, limits.memberBytes))
    try unpack { (block, offset) throws(ExtractionError) in
      guard offset <= limits.memberBytes, block.count <= limits.memberBytes - offset else { throw tooLarge(entry) }
      // Between the blocks of a sparse file lie zeros that are nowhere written.
      if offset > bytes.count { bytes.append(contentsOf: repeatElement(0, count: offset - bytes.count)) }
      bytes.append(contentsOf: block)
    }
    return bytes
  }

  private func tooLarge(_ entry: ArchiveEntry) -> ExtractionError {
    ExtractionError(.tooLarge, "It unpacks to more than \(limits.memberBytes >> 20) MiB; unpack and split it.")
  }

  // MARK: Passing over

  private func passOver() throws(ExtractionError) {
    let pending = pendingBytes
    pendingBytes = 0
    if mustDrain {
      mustDrain = false
      do throws(ExtractionError) { try unpack { _, _ in } } catch  where error.code == .damaged { return }
    } else {
      try count(pending)
    }
  }

  private func count(_ bytes: Int) throws(ExtractionError) {
    guard bytes <= mostBytes - unpackedBytes else {
      throw ExtractionError(
        .tooCostly, "The archive unpacks to more than \(mostBytes >> 20) MiB, too much for its size.")
    }
    unpackedBytes += bytes
  }

  /// Hands on the blocks of the entry in hand, each with its offset.
  private func unpack(
    _ body: (UnsafeRawBufferPointer, Int) throws(ExtractionError) -> Void
  ) throws(ExtractionError) {
    pendingBytes = 0
    mustDrain = false
    // No honest block is empty this often.
    var patience = 1_000_000
    while patience > 0 {
      var start: UnsafeRawPointer?
      var count = 0
      var offset: Int64 = 0
      switch archive_read_data_block(handle, &start, &count, &offset) {
      case ARCHIVE_EOF: return
      case ARCHIVE_OK, ARCHIVE_WARN:
        guard let start, count > 0 else {
          patience -= 1
          continue
        }
        guard offset >= 0 else { throw damage() }
        try self.count(count)
        try body(UnsafeRawBufferPointer(start: start, count: count), Int(offset))
      case ARCHIVE_RETRY: patience -= 1
      case ARCHIVE_FAILED: throw damage("It cannot be unpacked")
      default: throw damage()
      }
    }
    throw damage()
  }

  // MARK: What libarchive says

  private func entry(_ raw: OpaquePointer) -> ArchiveEntry {
    let name = archive_entry_pathname(raw)
    let letters = UnsafeRawPointer(name)?.assumingMemoryBound(to: UInt8.self)
    let path = MemberPath(
      UnsafeBufferPointer(start: letters, count: name.map { strlen($0) } ?? 0), isZip: format == .zip,
      limit: limits.nameBytes)
    let size = archive_entry_size_is_set(raw) != 0 ? Int(archive_entry_size(raw)) : nil
    let type = archive_entry_filetype(raw)
    var entry = ArchiveEntry(
      index: count, path: path.path, size: size.map { max($0, 0) }, isFolder: type == 0o040000, refusal: path.refusal)
    let isLink = archive_entry_hardlink(raw) != nil || archive_entry_symlink(raw) != nil
    if isLink || type != 0o100000 && type != 0 && !entry.isFolder {
      entry.refusal = ExtractionError(.unsupportedFormat, "It is a link or a device.")
    } else if archive_entry_is_encrypted(raw) != 0 {
      entry.refusal = ExtractionError(.encrypted, "It is locked with a password; unpack it with the password first.")
    }
    if case .compressed = format { pendingBytes = entry.size ?? 0 }
    mustDrain = size == nil && entry.isReadable
    return entry
  }

  private func damage(_ what: String = "The archive is damaged") -> ExtractionError {
    let cause = archive_error_string(handle).map { String(cString: $0) }
    if cause == nil, archive_read_has_encrypted_entries(handle) > 0 {
      return ExtractionError(.encrypted, "The archive is locked with a password; unpack it with the password first.")
    }
    return ExtractionError(.damaged, "\(what)\(cause.map { ": \($0)." } ?? ".")")
  }

  private static func withLocale<Result>(_ locale: locale_t?, _ body: () -> Result) -> Result {
    guard let locale else { return body() }
    let former = uselocale(locale)
    defer { uselocale(former) }
    return body()
  }
}

extension ArchiveFormat.Compression {
  fileprivate var filter: Int32 {
    switch self {
    case .gzip: ARCHIVE_FILTER_GZIP
    case .bzip2: ARCHIVE_FILTER_BZIP2
    case .xz: ARCHIVE_FILTER_XZ
    case .zstd: ARCHIVE_FILTER_ZSTD
    case .lz4: ARCHIVE_FILTER_LZ4
    }
  }
}
