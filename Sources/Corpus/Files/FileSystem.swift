import CFiles

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The edge where the corpus meets the file system: status, names, canonical paths and contents, by POSIX calls.
///
/// Nothing but a regular file or a folder is ever opened, and the opening itself does not wait on a pipe.
package enum FileSystem {
  package enum Kind: Hashable, Sendable { case file, folder, link, pipe, socket, device }

  package struct Status: Hashable, Sendable {
    package var kind: Kind
    package var size: Int
    /// Nanoseconds since 1970.
    package var modified: Int64
  }

  /// The status of a path; of the link itself where `following` is false.
  package static func status(of path: String, following: Bool = false) throws(FileFailure) -> Status {
    var raw = stat()
    let result = following ? stat(path, &raw) : lstat(path, &raw)
    guard result == 0 else { throw failure(errno, path) }
    return status(raw)
  }

  /// Whether there is no longer a file at a path; false where that cannot be told.
  package static func isGone(_ path: String) -> Bool {
    do throws(FileFailure) { return try status(of: path).kind != .file } catch { return error.code == "not-found" }
  }

  /// Something that lies in a folder.
  package struct FolderEntry {
    private let entry: files_entry

    fileprivate init(_ entry: files_entry) { self.entry = entry }

    /// As raw bytes.
    package var name: UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(
        start: UnsafeRawPointer(entry.name)?.assumingMemoryBound(to: UInt8.self), count: entry.length)
    }

    /// Or why it cannot be had; nil for what is hidden.
    package var status: Result<Status, FileFailure>? {
      if name.first == 0x2E { return nil }
      guard entry.error == 0 else { return .failure(failure(entry.error, "")) }
      return .success(
        FileSystem.status(
          mode: mode_t(entry.mode), size: entry.size, seconds: entry.seconds, nanoseconds: entry.nanoseconds))
    }

    package func isNamed(_ other: StaticString) -> Bool {
      name.count == other.utf8CodeUnitCount
        && name.elementsEqual(UnsafeBufferPointer(start: other.utf8Start, count: name.count))
    }
  }

  /// Lends what lies in a folder, in order of name by byte.
  package static func withEntries(
    ofFolder path: String, _ body: (_ count: Int, _ entry: (Int) -> FolderEntry) -> Void
  ) throws(FileFailure) {
    var listing = files_listing()
    let problem = files_list(path, &listing)
    guard problem == 0 else { throw failure(problem, path) }
    defer { files_free(&listing) }
    let entries = UnsafeBufferPointer(start: listing.entries, count: listing.count)
    body(entries.count) { FolderEntry(entries[$0]?.pointee ?? files_entry()) }
  }

  /// The absolute path without symbolic links, `.` or `..`.
  package static func canonicalPath(of path: String) throws(FileFailure) -> String {
    guard let real = realpath(path, nil) else { throw failure(errno, path) }
    defer { free(real) }
    return String(cString: real)
  }

  /// The archive, or other regular file, and the rest of a path that leads on as if that file were a folder; nil where
  /// there is none such.
  package static func fileAbove(_ path: String) -> (file: String, rest: String)? {
    var end = path.endIndex
    while let slash = path[..<end].lastIndex(of: "/"), slash > path.startIndex {
      end = slash
      guard let file = try? canonicalPath(of: String(path[..<slash])) else { continue }
      guard (try? status(of: file))?.kind == .file else { return nil }
      let rest = path[slash...].split(separator: "/").filter { $0 != "." }
      return rest.isEmpty || rest.contains("..") ? nil : (file, rest.joined(separator: "/"))
    }
    return nil
  }

  /// Opens a regular file to be read. The caller closes it.
  package static func opened(_ path: String) throws(FileFailure) -> (descriptor: Int32, status: Status) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure(errno, path) }
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else {
      let problem = errno
      close(descriptor)
      throw failure(problem, path)
    }
    let status = status(raw)
    guard status.kind == .file else {
      close(descriptor)
      throw notAFile(status.kind)
    }
    return (descriptor, status)
  }

  package static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
    Glibc.close(descriptor)
    #else
    Darwin.close(descriptor)
    #endif
  }

  /// The first bytes of an open file, which stays where it was.
  package static func head(of descriptor: Int32, count: Int, path: String) throws(FileFailure) -> [UInt8] {
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let got = pread(descriptor, buffer.baseAddress, count, 0)
      if got < 0 { problem = errno }
      filled = max(got, 0)
    }
    guard problem == 0 else { throw failure(problem, path) }
    return bytes
  }

  /// The bytes of a regular file of at most `limit` bytes. Cost: linear.
  package static func contents(of path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    let (descriptor, status) = try opened(path)
    defer { close(descriptor) }
    // A file may grow while it is read, and one of /proc says that it is empty: read to the end or past the limit.
    guard status.size <= limit else { throw tooLarge(status.size, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(status.size)
    while true {
      var problem: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: max(status.size - bytes.count, 65_536)) { buffer, count in
        var got: Int
        repeat { got = read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
        if got < 0 { problem = errno }
        count = max(got, 0)
      }
      guard problem == 0 else { throw failure(problem, path) }
      if chunk.isEmpty {
        try checkUnchanged(descriptor, since: status, path)
        return bytes
      }
      if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      guard bytes.count <= limit else { throw tooLarge(bytes.count, limit: limit) }
    }
  }

  /// Throws where a file was written to while it was read: what was read may be half old, half new.
  private static func checkUnchanged(_ descriptor: Int32, since before: Status, _ path: String) throws(FileFailure) {
    var raw = stat()
    guard fstat(descriptor, &raw) == 0 else { throw failure(errno, path) }
    guard status(raw) == before else {
      throw FileFailure(FileFailure.changedWhileRead, "it changed while it was read; run again when it is finished")
    }
  }

  /// The bytes that standard input holds to its end, at most `limit`.
  package static func standardInput(limit: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = read(STDIN_FILENO, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure(errno, "standard input") }
      if got == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<got])
      guard bytes.count <= limit else { throw tooLarge(bytes.count, limit: limit) }
    }
  }

  package static func tooLarge(_ size: Int, limit: Int) -> FileFailure {
    FileFailure("too-large", "\(size) bytes are more than the limit of \(limit); raise it with --max-file-size")
  }

  package static func notAFile(_ kind: Kind) -> FileFailure {
    let what =
      switch kind {
      case .folder: "a folder"
      case .link: "a symbolic link"
      case .pipe: "a named pipe"
      case .socket: "a socket"
      case .device: "a device"
      case .file: "a file"
      }
    return FileFailure("not-a-file", "\(what) is not read; name a regular file or a folder")
  }

  private static func status(_ raw: stat) -> Status {
    #if canImport(Darwin)
    let time = raw.st_mtimespec
    #else
    let time = raw.st_mtim
    #endif
    return status(
      mode: raw.st_mode, size: Int64(raw.st_size), seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
  }

  private static func status(mode: mode_t, size: Int64, seconds: Int64, nanoseconds: Int64) -> Status {
    let kind: Kind =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return Status(kind: kind, size: Int(size), modified: overflow ? 0 : whole &+ nanoseconds)
  }

  private static func failure(_ number: Int32, _ path: String) -> FileFailure {
    switch number {
    case ENOENT, ENOTDIR: FileFailure("not-found", "there is no such file or folder; check the path")
    case EACCES, EPERM:
      FileFailure("permission-denied", "no permission to read it; change its permissions or its owner")
    case ELOOP: FileFailure("too-many-links", "its symbolic links go round in a circle or change; name the file itself")
    case ENAMETOOLONG: FileFailure("path-too-long", "its path is too long for the system; shorten it")
    case EMFILE, ENFILE: FileFailure("input-output", "too many files are open; run again with fewer --jobs")
    case ENOMEM: FileFailure("input-output", "there is not enough memory; run again with fewer --jobs")
    default:
      FileFailure("input-output", "the system could not read it (error \(number)); check the disk and run again")
    }
  }
}
