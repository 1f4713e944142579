import DocumentModel
import Xapian

/// Mends a damaged index: `doctor --repair`.
///
/// The parts that are sound are copied into a new generation, the others begin anew, empty, and the new generation takes
/// the place of the old at once. So an interrupted repair changes nothing, and documents that were in a damaged part are
/// unknown to the ledger: the next ingest of their files reads them again.
public struct IndexRepair {
  /// What was found and done, one line for each thing.
  public private(set) var checks: [HealthCheck] = []
  /// The files whose documents were in damaged parts, in order, as far as these could still be read.
  public private(set) var lost: [String] = []
  /// Whether there may be others that cannot be named.
  public private(set) var isLostUnknown = false

  /// The file that lists `lost`, each path ended by a zero byte; nil where nothing is lost.
  public private(set) var list: String?

  private let folder: IndexFolder
  private let lock: WriterLock

  private static let listName = "lost-files"

  /// Mends the index at `path`. Throws `locked` where another process writes, `notFound`, `foreign` and `unknownSchema` for
  /// what is no damaged index, and `failed` where the new generation cannot be written. Cost: linear in the index.
  public static func repair(indexAt path: String) throws(IndexError) -> IndexRepair {
    var repair = try IndexRepair(path)
    try repair.run()
    return repair
  }

  private init(_ path: String) throws(IndexError) {
    folder = IndexFolder(path)
    let hasStub = folder.hasStub
    if !hasStub {
      do {
        try SchemaVersion.checkIsNoDatabase(folder)
      } catch {
        guard error.code == .damaged else { throw error }
        // One database has no parts of which some might be sound.
        throw IndexError(
          .damaged, error.message, remedy: "Build it anew with: loccit ingest --rebuild --index \(path) PATH…",
          cause: error.cause)
      }
      guard !folder.shardNames.isEmpty else { throw .notFound(path) }
    }
    lock = try WriterLock(folder)
  }

  private mutating func run() throws(IndexError) {
    let (current, isNamed) = try generation()
    var damaged: Set<String> = []
    for name in current.names {
      let path = folder.path(of: name)
      if let fault = try IndexHealth.fault(ofShard: path) {
        damaged.insert(name)
        note(.warning, "the part \(name) is damaged: \(fault); it begins anew")
      }
    }
    if damaged.isEmpty {
      if isNamed {
        folder.sweep(keeping: current)
        return note(.ok, "nothing to mend")
      }
      note(.warning, "the file \(IndexFolder.stubName) was missing or did not name the parts; it does again")
      try folder.swap(to: current)
      return folder.sweep(keeping: current)
    }
    for name in damaged.sorted() { lose(FormerLedger(ofDatabaseAt: folder.path(of: name))) }
    lost.sort { $0 < $1 }
    if !lost.isEmpty {
      let file = folder.path(of: Self.listName)
      try folder.write(lost.map { $0 + "\0" }.joined(), to: file)
      list = file
    }
    var next = folder.unused(count: current.count)
    next.tails = current.tails
    try folder.create(next)
    for (old, new) in zip(current.names, next.names) {
      let destination = folder.path(of: new)
      if damaged.contains(old) {
        try ShardWriter.create(at: destination)
      } else {
        try copy(folder.path(of: old), to: destination)
      }
    }
    try folder.swap(to: next)
    folder.sweep(keeping: next)
    note(.ok, "\(current.count - damaged.count) of \(current.count) parts were sound and are kept")
  }

  /// The generation to be mended, and whether the stub names it.
  ///
  /// Where it does not, the oldest whose parts are all there: a younger one may be a rebuild that did not come to its end.
  private func generation() throws(IndexError) -> (IndexFolder.Generation, isNamed: Bool) {
    let named = try? folder.generation()
    if let named { return (named, true) }
    let all = folder.generations
    guard let found = all.first(where: { (try? folder.check($0)) != nil }) ?? all.first else {
      throw .notFound(folder.path)
    }
    return (completed(found), false)
  }

  /// The generation with as many shards as its documents say that it has: the last of them may be missing.
  private func completed(_ generation: IndexFolder.Generation) -> IndexFolder.Generation {
    let paths = generation.names.map { FormerLedger(ofDatabaseAt: folder.path(of: $0)).entries.map(\.path) }
    let count = (generation.count...IndexWriter.shardCountLimit).first { count in
      paths.enumerated().allSatisfy { shard, paths in
        paths.allSatisfy { ShardHash.shard(ofPath: $0, of: count) == shard }
      }
    }
    return IndexFolder.Generation(number: generation.number, count: count ?? generation.count)
  }

  private func copy(_ source: String, to destination: String) throws(IndexError) {
    do {
      try Database(paths: [source]).compact(to: destination)
    } catch {
      throw IndexError(error, path: folder.path)
    }
  }

  private mutating func lose(_ ledger: FormerLedger) {
    if !ledger.isComplete { isLostUnknown = true }
    for entry in ledger.entries { if case .indexed = entry.state { lost.append(entry.path) } }
  }

  private mutating func note(_ state: HealthCheck.State, _ message: String) {
    checks.append(HealthCheck(name: "repair", state: state, message: message))
  }
}
