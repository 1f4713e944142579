#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An index's folder: a stub that names the databases of its current generation, these databases, and the writer's lock.
///
/// The stub is the file that Xapian looks for in a folder, so that every tool of Xapian's opens an index as one database.
/// A generation is a set of shards, `g3-0`, `g3-1`; another takes its place when a new stub is renamed over the old one,
/// and a folder that the stub does not name is a leftover that the next writer removes.
public struct IndexFolder: Hashable, Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// A shard's database: its name is that of its folder, in the index's own.
  struct Generation: Hashable {
    var number: Int
    var count: Int

    var names: [String] { (0..<count).map { "g\(number)-\($0)" } }
    var next: Generation { Generation(number: number + 1, count: count) }

    init(number: Int, count: Int) {
      self.number = number
      self.count = count
    }

    /// The generation with these shards, in order; nil where they are none.
    init?(names: [String]) {
      guard let first = names.first, let number = Int(first.dropFirst().prefix { $0 != "-" }) else { return nil }
      self.init(number: number, count: names.count)
      if self.names != names { return nil }
    }
  }

  func path(of name: String) -> String { "\(path)/\(name)" }

  // MARK: The stub

  /// By which Xapian knows a folder as a stub.
  public static let stubName = "XAPIANDB"

  /// The current generation; nil where the folder holds no index. Throws `damaged` for a stub that names something else.
  func generation() throws(IndexError) -> Generation? {
    guard let text = contents(of: Self.stubName) else { return nil }
    let entries = (try? StubFile(parsing: text))?.entries ?? []
    let names = entries.compactMap { if case .local(let name) = $0 { name } else { nil } }
    guard names.count == entries.count, let generation = Generation(names: names) else {
      throw .damaged(path, "the file \(Self.stubName) does not name the parts of an index")
    }
    return generation
  }

  /// The paths of the current shards; the folder itself where there is no stub.
  func shardPaths() throws(IndexError) -> [String] {
    try generation()?.names.map(path(of:)) ?? [path]
  }

  /// By which Xapian knows a folder as a database.
  private static let databaseName = "iamglass"

  /// Whether the folder is itself a database.
  var isDatabase: Bool { access(path(of: Self.databaseName), F_OK) == 0 }

  /// Throws `damaged` where a shard is missing: to open it for writing would make an empty one.
  func check(_ generation: Generation) throws(IndexError) {
    for name in generation.names where !IndexFolder(path(of: name)).isDatabase {
      throw .damaged(path, "its part \(name) is missing")
    }
  }

  /// Makes a generation the current one, at once and durably, and removes all others.
  func swap(to generation: Generation) throws(IndexError) {
    for name in generation.names { try synchronise(folder: path(of: name)) }
    let temporary = path(of: Self.stubName + ".new")
    try write(StubFile(generation.names.map { .local($0) }).text, to: temporary)
    guard rename(temporary, path(of: Self.stubName)) == 0 else { throw failure(path(of: Self.stubName)) }
    try synchronise(path)
    sweep(keeping: generation)
  }

  /// Removes the databases of other generations: those that were replaced, and those of runs that came to nothing.
  func sweep(keeping generation: Generation?) {
    let kept = Set(generation?.names ?? [])
    for name in names(in: path) where Self.isShard(name) && !kept.contains(name) { remove(path(of: name)) }
  }

  private static func isShard(_ name: String) -> Bool {
    let parts = name.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    return name.hasPrefix("g") && parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }

  // MARK: Files

  /// Makes the folder and those above it.
  func create() throws(IndexError) { try create(path) }

  /// Makes the folder of each shard.
  func create(_ generation: Generation) throws(IndexError) {
    for name in generation.names { try create(path(of: name)) }
  }

  private func create(_ folder: String) throws(IndexError) {
    var missing: [String] = []
    var above = folder
    while mkdir(above, 0o777) != 0, errno != EEXIST {
      guard errno == ENOENT, let slash = above.lastIndex(of: "/"), slash > above.startIndex else {
        throw failure(above)
      }
      missing.append(above)
      above = String(above[..<slash])
    }
    for folder in missing.reversed() where mkdir(folder, 0o777) != 0 && errno != EEXIST { throw failure(folder) }
  }

  /// The bytes of the databases' tables; 0 for what is no folder (a remote database).
  var bytes: Int {
    let shards = (try? shardPaths()) ?? []
    return shards.reduce(0) { total, shard in
      names(in: shard).filter { $0.hasSuffix(".glass") || $0 == Self.databaseName }.reduce(total) { total, name in
        var status = stat()
        return stat("\(shard)/\(name)", &status) == 0 ? total + Int(status.st_size) : total
      }
    }
  }

  private func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
    while let entry = readdir(directory) {
      let name = String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a shard: a folder of files. What cannot be removed is tried again by the next writer.
  private func remove(_ folder: String) {
    for name in names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  private func contents(of name: String) -> String? {
    let descriptor = open(path(of: name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private func write(_ text: String, to file: String) throws(IndexError) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(file) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    let written = bytes.withUnsafeBytes { Self.write(descriptor, $0) }
    guard written == bytes.count, fsync(descriptor) == 0 else { throw failure(file) }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private func synchronise(folder: String) throws(IndexError) {
    for name in names(in: folder) { try synchronise("\(folder)/\(name)") }
    try synchronise(folder)
  }

  /// Waits until a file or folder is on the disk.
  private func synchronise(_ file: String) throws(IndexError) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(file) }
  }

  private func failure(_ file: String) -> IndexError {
    let reason = String(cString: strerror(errno))
    return IndexError(
      .failed, "\(file) cannot be written: \(reason).",
      remedy: "Make room or mend the permissions, or name another folder with --index DIR.")
  }
}
