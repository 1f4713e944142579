import CFiles
import Xapian

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An index's folder: a stub that names the databases of its current generation, these databases, and the writer's lock.
///
/// The stub is the file that Xapian looks for in a folder, so that every tool of Xapian's opens an index as one database.
/// A generation has a database for each shard, `g3-0`, `g3-1`, and what came in since they were written in further ones,
/// `g3-0+7`. Whatever changes that set is done by renaming a new stub over the old one; a folder that the stub does not
/// name is a leftover that the next writer removes.
public struct IndexFolder: Hashable, Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// The databases of an index: their names are those of their folders, in the index's own.
  struct Generation: Hashable {
    var number: Int
    /// How many shards there are.
    var count: Int
    /// The oldest first.
    var tails: [Tail] = []

    var names: [String] { (0..<count).map(base) + tails.map { $0.name(after: base(of: $0.shard)) } }

    /// A shard's databases, the oldest first.
    func names(of shard: Int) -> [String] {
      [base(of: shard)] + tails.filter { $0.shard == shard }.map { $0.name(after: base(of: shard)) }
    }

    func base(of shard: Int) -> String { "g\(number)-\(shard)" }

    /// One that no database of the shard has had since the generation began.
    func firstFreeTail(of shard: Int) -> Tail {
      Tail(shard: shard, number: (tails.filter { $0.shard == shard }.map(\.number).max() ?? 0) + 1)
    }

    init(number: Int, count: Int, tails: [Tail] = []) {
      self.number = number
      self.count = count
      self.tails = tails
    }

    /// The generation with these databases; nil where they are none.
    init?(names: [String]) {
      guard let first = names.first, let number = Int(first.dropFirst().prefix { $0 != "-" }) else { return nil }
      let bases = names.prefix { !$0.contains("+") }
      self.init(number: number, count: bases.count)
      for name in names[bases.endIndex...] {
        let parts = name.split(separator: "+")
        guard parts.count == 2, let number = Int(parts[1]),
          let shard = (0..<count).first(where: { base(of: $0) == parts[0] })
        else { return nil }
        tails.append(Tail(shard: shard, number: number))
      }
      if self.names != names { return nil }
    }
  }

  /// A further database of a shard.
  struct Tail: Hashable {
    var shard: Int
    var number: Int

    func name(after base: String) -> String { "\(base)+\(number)" }
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
  static let databaseName = "iamglass"

  /// Whether the folder, which is a database, has the table that deletions need.
  var hasTermLists: Bool { access(path(of: "termlist.glass"), F_OK) == 0 }

  /// Whether the folder is itself a database.
  var isDatabase: Bool { access(path(of: Self.databaseName), F_OK) == 0 }

  /// Throws `damaged` where a shard is missing: to open it for writing would make an empty one.
  func check(_ generation: Generation) throws(IndexError) {
    for name in generation.names where !IndexFolder(path(of: name)).isDatabase {
      throw .damaged(path, "its part \(name) is missing")
    }
  }

  /// Makes a generation the current one, at once and durably.
  ///
  /// - Parameter written: the databases that may not be on the disk yet; nil for all.
  func swap(to generation: Generation, written: [String]? = nil) throws(IndexError) {
    let temporary = path(of: Self.stubName + ".new")
    try fill(temporary, with: StubFile(generation.names.map { .local($0) }).text)
    try synchronise(files: (written ?? generation.names).flatMap { files(of: path(of: $0)) } + [temporary])
    guard rename(temporary, path(of: Self.stubName)) == 0 else { throw failure(path(of: Self.stubName)) }
    try synchronise(files: [path])
  }

  /// Removes the databases of other generations: those that were replaced, and those of runs that came to nothing. Where a
  /// generation is kept, also the one database that an index was before there were generations.
  func sweep(keeping generation: Generation?) {
    let kept = Set(generation?.names ?? [])
    for name in shardNames where !kept.contains(name) { remove(path(of: name)) }
    guard generation != nil, isDatabase else { return }
    // Its sign first, so that what is left is no database.
    let parts = names(in: path).filter { $0.hasSuffix(".glass") || Self.formerLocks.contains($0) }
    for name in [Self.databaseName] + parts { unlink(path(of: name)) }
  }

  private static let formerLocks = ["flintlock", "writer.pid"]

  // MARK: Without a stub

  var hasStub: Bool { access(path(of: Self.stubName), F_OK) == 0 }

  /// The folders in it that are named like shards, in order.
  var shardNames: [String] { names(in: path).filter(Self.isShard).sorted() }

  /// Every generation of which there is a database, oldest first, each with as many shards as there are up to the last.
  var generations: [Generation] {
    var found: [Int: Generation] = [:]
    for name in shardNames {
      let parts = name.dropFirst().split { $0 == "-" || $0 == "+" }.map { Int($0) ?? 0 }
      guard parts.count >= 2, parts[1] < Self.mostShards else { continue }
      found[parts[0], default: Generation(number: parts[0], count: 1)].count.raise(to: parts[1] + 1)
      if parts.count == 3 { found[parts[0]]?.tails.append(Tail(shard: parts[1], number: parts[2])) }
    }
    return found.sorted { $0.key < $1.key }.map { _, generation in
      var generation = generation
      generation.tails.sort { ($0.number, $0.shard) < ($1.number, $1.shard) }
      return generation
    }
  }

  /// More are taken for somebody else's folders.
  private static let mostShards = 1_000

  /// A generation younger than all that are there.
  func unused(count: Int) -> Generation {
    Generation(number: (generations.last?.number ?? 0) + 1, count: count)
  }

  /// Whether there are parts with documents and nothing that names them: an index that has lost its stub. A first ingest
  /// that was killed early leaves parts without documents.
  var isHeadless: Bool {
    guard !hasStub, !isDatabase else { return false }
    return shardNames.contains { name in
      guard IndexFolder(path(of: name)).isDatabase else { return false }
      guard let statistics = try? Database(paths: [path(of: name)]).statistics() else { return true }
      return statistics.documents > 0
    }
  }

  /// The folder of the index that a database belongs to, or that it is itself.
  static func index(of database: String) -> String {
    guard let slash = database.lastIndex(of: "/"), isShard(String(database[database.index(after: slash)...])) else {
      return database
    }
    return String(database[..<slash])
  }

  private static func isShard(_ name: String) -> Bool {
    let parts = name.dropFirst().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "+" }
    return name.hasPrefix("g") && (2...3).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
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

  /// Writes a file durably.
  func write(_ text: String, to file: String) throws(IndexError) {
    try fill(file, with: text)
    try synchronise(files: [file])
  }

  private func fill(_ file: String, with text: String) throws(IndexError) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(file) }
    defer { close(descriptor) }
    guard Self.write(Array(text.utf8), to: descriptor) else { throw failure(file) }
  }

  /// Writes all bytes; false where that goes wrong.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0) }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// A database's files and its folder.
  private func files(of database: String) -> [String] { names(in: database).map { "\(database)/\($0)" } + [database] }

  /// Waits until files and folders are on the disk.
  private func synchronise(files: [String]) throws(IndexError) {
    let paths = files.map { strdup($0) }
    defer { for path in paths { free(path) } }
    var failed = 0
    let problem = files_synchronise(paths.map { UnsafePointer($0) }, paths.count, &failed)
    guard problem == 0 else {
      errno = problem
      throw failure(files[failed])
    }
  }

  private func failure(_ file: String) -> IndexError {
    let reason = String(cString: strerror(errno))
    return IndexError(
      .failed, "\(file) cannot be written: \(reason).",
      remedy: "Make room or mend the permissions, or name another folder with --index DIR.")
  }
}

extension Int {
  fileprivate mutating func raise(to least: Int) { self = Swift.max(self, least) }
}
