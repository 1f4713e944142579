import DocumentModel
import Synchronization
import Xapian

/// Writes an index. Holds its lock from `init` until it goes away.
///
/// A document and its ledger entry go to the shard of its path, and each shard has a queue of its own, so that all are
/// written at the same time. What is in one shard becomes visible together or not at all. Where something fails, what was
/// put since the last commit is lost and the index is as it was then.
public final class IndexWriter: UnitSink, CorpusLedger {
  public let encoder: UnitTermsEncoder
  public var path: String { folder.path }

  private let folder: IndexFolder
  private let lock: WriterLock
  private let generation: IndexFolder.Generation
  private let shards: [ShardQueue]
  /// What was committed when it was last asked.
  private let readers: [Database]
  private var changes = LedgerChanges()
  private var lastCommit = CommitState(isEnded: true)

  /// As many as most machines have cores to spare for; each costs a search some tenths of a millisecond.
  public static let defaultShardCount = 2
  /// Xapian numbers the documents of joined databases in 32 bits, so that shards cost room in that number.
  public static let shardCountLimit = 256

  /// How many entries a shard gathers in memory before they go to the disk. Many small runs are merged faster than one
  /// large one is sorted, and memory stays bounded.
  private static let flushThreshold = 300

  /// To be called when a process that will write starts, while it has one thread; without it writing takes longer and more
  /// memory.
  public static func prepareProcess() { WritableDatabase.flush(every: flushThreshold) }

  /// Opens the index at `path`, or makes it with the folders above it. Throws `locked` with the holder's process id where
  /// another process writes, `unknownSchema` for an index of another version, `foreign` for a database of others.
  ///
  /// - Parameter shardCount: how many databases a new index has; for one that is there, how many it must have.
  public init(
    path: String, shardCount: Int? = nil, encoder: UnitTermsEncoder = UnitTermsEncoder()
  ) throws(IndexError) {
    self.encoder = encoder
    folder = IndexFolder(path)
    try SchemaVersion.checkIsNoDatabase(folder)
    try folder.create()
    lock = try WriterLock(folder)
    let current = try folder.generation()
    if let current, let shardCount, shardCount != current.count {
      throw IndexError(
        .failed, "The index at \(path) has \(current.count) shards, not \(shardCount).",
        remedy: "Leave out --shards, or ingest into another folder with --index DIR.")
    }
    folder.sweep(keeping: current)
    generation = current ?? .init(number: 1, count: shardCount ?? Self.defaultShardCount)
    if current == nil { try folder.create(generation) } else { try folder.check(generation) }
    var shards: [ShardQueue] = []
    for name in generation.names { shards.append(ShardQueue(try ShardWriter(path: folder.path(of: name)))) }
    self.shards = shards
    if current == nil { try folder.swap(to: generation) }
    var readers: [Database] = []
    for shard in generation.names {
      do {
        readers.append(try Database(paths: [folder.path(of: shard)]))
      } catch {
        throw IndexError(error, path: path)
      }
    }
    self.readers = readers
  }

  // MARK: UnitSink

  @discardableResult
  public func put(_ entry: EncodedDocument, ledger: LedgerEntry) throws -> PendingWrite {
    let former = try self.entry(forPath: ledger.path)?.documentID
    if former != entry.id, try containsDocument(id: entry.id) {
      throw IndexError(
        .failed, "The id \(entry.id) of \(ledger.path) belongs to another document of the index.",
        remedy: "Give one of them another id in its metadata.")
    }
    if let former { changes.setDocument(Self.documentKey(former), isThere: false) }
    changes.setDocument(Self.documentKey(entry.id), isThere: true)
    return make(.init(removed: [former].compactMap { $0 }, document: entry), ledger.path, ledger)
  }

  @discardableResult
  public func put(_ ledger: LedgerEntry) throws -> PendingWrite {
    let former = try entry(forPath: ledger.path)?.documentID
    guard let former, former != ledger.documentID else { return make(.init(), ledger.path, ledger) }
    changes.setDocument(Self.documentKey(former), isThere: false)
    return make(.init(removed: [former]), ledger.path, ledger)
  }

  @discardableResult
  public func remove(path: String) throws -> PendingWrite {
    guard let former = try entry(forPath: path) else { return .made }
    if let id = former.documentID { changes.setDocument(Self.documentKey(id), isThere: false) }
    return make(.init(removed: [former.documentID].compactMap { $0 }), path, nil)
  }

  @discardableResult
  public func put(_ report: IngestReport) -> PendingWrite {
    let record = ReportRecord.encode(report)
    return shards[0].add { try $0.make(.init(metadata: [(Schema.Key.report, record)])) }
  }

  @discardableResult
  public func commit() throws(IndexError) -> PendingWrite {
    let isEnded = lastCommit.isEnded
    changes.commit(previousEnded: isEnded)
    if isEnded {
      for reader in readers { try failing { () throws(XapianError) in try reader.reopen() } }
    }
    let state = CommitState()
    lastCommit = state
    let commits = shards.map { $0.add { try $0.commit() } }
    let all = Task {
      for commit in commits { try await commit.value() }
      state.end()
    }
    return PendingWrite { try await all.value }
  }

  /// Makes the shards compact where that is worth its time; they then are a new generation, and this writer must not be
  /// used any more. Cost: linear in the index, and a small part of what was written since the last time.
  public func finish(isolation: isolated (any Actor)? = #isolation) async throws {
    for shard in shards { try await shard.add { _ in }.value() }
    var isLoose = false
    for shard in shards where try await shard.writer.isLoose() { isLoose = true }
    guard isLoose else { return }
    let next = generation.next
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (shard, name) in zip(shards, next.names) {
        let destination = folder.path(of: name)
        group.addTask { [writer = shard.writer] in try await writer.compact(to: destination) }
      }
      try await group.waitForAll()
    }
    try folder.swap(to: next)
  }

  // MARK: CorpusLedger

  public func entry(forPath path: String) throws(IndexError) -> LedgerEntry? {
    let key = Self.key(path)
    if let changed = changes.entry(key) { return changed }
    let reader = readers[shard(path)]
    let bytes = try failing { () throws(XapianError) in try reader.metadata(key) }
    return bytes.isEmpty ? nil : try decoded(bytes)
  }

  public func entries() throws(IndexError) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    let changed = changes.entries
    for reader in readers {
      let pairs = try failing { () throws(XapianError) in try reader.metadata(withPrefix: Term(Schema.Key.file)) }
      for pair in pairs where changed[pair.key] == nil { entries.append(try decoded(pair.value)) }
    }
    entries += changed.values.compactMap { $0 }
    // The key of a long path ends in a hash, so the order of keys is not that of paths.
    return entries.sorted { $0.path < $1.path }
  }

  public func containsDocument(id: String) throws(IndexError) -> Bool {
    let key = Self.documentKey(id)
    if let changed = changes.hasDocument(key) { return changed }
    for reader in readers where try failing({ () throws(XapianError) in try reader.frequencies(of: [key]) }) != [0] {
      return true
    }
    return false
  }

  // MARK: Changes

  private func make(_ change: ShardWriter.Change, _ path: String, _ entry: LedgerEntry?) -> PendingWrite {
    let key = Self.key(path)
    changes.set(key, entry)
    var change = change
    change.metadata.append((key, entry.map(LedgerRecord.encode) ?? []))
    return shards[shard(path)].add { [change] in try $0.make(change) }
  }

  private func shard(_ path: String) -> Int { ShardHash.shard(ofPath: path, of: shards.count) }

  private static func key(_ path: String) -> Term { BoundedTerm.make(Schema.Key.file, path) }

  private static func documentKey(_ id: String) -> Term { DocumentKey(id).entry }

  private func decoded(_ bytes: [UInt8]) throws(IndexError) -> LedgerEntry {
    do {
      return try LedgerRecord.decode(bytes)
    } catch {
      throw .damaged(path, error.what)
    }
  }

  private func failing<Result>(_ body: () throws(XapianError) -> Result) throws(IndexError) -> Result {
    do {
      return try body()
    } catch {
      throw IndexError(error, path: path)
    }
  }
}

/// Whether a commit has ended; the shards' tasks say so, and the writer asks.
private final class CommitState: Sendable {
  private let ended: Atomic<Bool>

  init(isEnded: Bool = false) { ended = Atomic(isEnded) }


  var isEnded: Bool { ended.load(ordering: .acquiring) }
  func end() { ended.store(true, ordering: .releasing) }
}

extension LedgerEntry {
  fileprivate var documentID: String? {
    if case .indexed(let id, _) = state { id } else { nil }
  }
}

// As the queues that it fills.
@available(*, unavailable)
extension IndexWriter: Sendable {}
