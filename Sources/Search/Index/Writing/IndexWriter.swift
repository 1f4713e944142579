import DocumentModel
import Synchronization
import Xapian

/// Writes an index. Holds its lock from `init` until it goes away.
///
/// A document and its ledger entry go to the shard of its path, and each shard has a queue of its own, so that all are
/// written at the same time. They become visible together or not at all. Where something fails, what was put since the
/// last commit is lost and the index is as it was then.
public final class IndexWriter: UnitSink, CorpusLedger {
  public let encoder: UnitTermsEncoder
  public var path: String { folder.path }

  let folder: IndexFolder
  private let lock: WriterLock
  private let generation: CurrentGeneration
  /// Whether the generation is to take the place of another, which stays the current one until `finish`.
  private let isRebuilding: Bool
  private let compacts: Bool
  private let shards: [ShardQueue]
  /// For each shard its databases, by name, as they were when a commit was last known to have ended.
  private var readers: [[String: Database]]
  private var changes = LedgerChanges()
  /// The shard that the last change went to.
  private var lastShard = 0
  private var lastCommit: (state: CommitState, task: Task<Void, any Error>?) = (CommitState(isEnded: true), nil)

  /// As many as most machines have cores to spare for; each costs a search some tenths of a millisecond.
  public static let defaultShardCount = 2
  /// Xapian numbers the documents of joined databases in 32 bits, so that shards cost room in that number.
  public static let shardCountLimit = 256

  /// How many entries a shard gathers in memory before they go to the disk, some 5 MB. Each time most blocks of the database
  /// are read and written once more; Xapian's own 10,000 take more memory than processors have near them.
  private static let flushThreshold = 600

  /// To be called when a process that will write starts, while it has one thread; without it writing takes longer and more
  /// memory.
  public static func prepareProcess() { WritableDatabase.flush(every: flushThreshold) }

  /// Opens the index at `path`, or makes it with the folders above it. Throws `locked` with the holder's process id where
  /// another process writes, `unknownSchema` for an index of another version, `foreign` for a database of others.
  ///
  /// - Parameters:
  ///   - shardCount: how many databases a new index has; for one that is there, how many it must have.
  ///   - isRebuilding: whether to begin with nothing beside the index that is there, of whatever version and state, and to
  ///     take its place in `finish`. Without that, the next writer removes what was written.
  ///   - compacts: whether `finish` leaves each shard as one compact database, however long that takes.
  public init(
    path: String, shardCount: Int? = nil, isRebuilding: Bool = false, compacts: Bool = false,
    encoder: UnitTermsEncoder = UnitTermsEncoder()
  ) throws(IndexError) {
    self.isRebuilding = isRebuilding
    self.compacts = compacts
    self.encoder = encoder
    folder = IndexFolder(path)
    if !isRebuilding { try SchemaVersion.checkIsNoDatabase(folder) }
    try folder.create()
    lock = try WriterLock(folder)
    let current = isRebuilding ? try? folder.generation() : try folder.generation()
    if !isRebuilding, let current, let shardCount, shardCount != current.count {
      throw IndexError(
        .failed, "The index at \(path) has \(current.count) shards, not \(shardCount).",
        remedy: "Leave out --shards, or ingest into another folder with --index DIR.")
    }
    if current == nil, folder.isHeadless, !isRebuilding { throw .notFound(path) }
    // Where nobody says what is current, a rebuild leaves everything until it is done.
    if current != nil || !isRebuilding { folder.sweep(keeping: current) }
    let count = shardCount ?? current?.count ?? Self.defaultShardCount
    let generation = isRebuilding ? folder.unused(count: count) : current ?? .init(number: 1, count: count)
    if isRebuilding || current == nil {
      try folder.create(generation)
      for name in generation.names { try ShardWriter.create(at: folder.path(of: name)) }
      if !isRebuilding { try folder.swap(to: generation) }
    }
    try folder.check(generation)
    var shards: [ShardQueue] = []
    for shard in 0..<generation.count { shards.append(ShardQueue(try ShardWriter(folder, generation, shard: shard))) }
    self.shards = shards
    self.generation = CurrentGeneration(generation, in: folder, isNamed: !isRebuilding)
    readers = shards.map { _ in [:] }
    try openReaders()
  }

  /// Has the readers see what is committed.
  private func openReaders() throws(IndexError) {
    let generation = generation.value
    for shard in readers.indices {
      for name in generation.names(of: shard) {
        try failing { () throws(XapianError) in
          if let reader = readers[shard][name] {
            try reader.reopen()
          } else {
            readers[shard][name] = try Database(paths: [folder.path(of: name)])
          }
        }
      }
    }
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
  public func put(_ report: IngestReport) throws -> PendingWrite {
    let record = ReportRecord.encode(report)
    var number = 0
    for reader in readers.flatMap(\.values) {
      number = max(number, try failing { () throws(XapianError) in try reader.reportNumber() })
    }
    let metadata = [(Schema.Key.report, record), (Schema.Key.reportNumber, Array(String(number + 1).utf8))]
    // Where something is written anyway.
    return PendingWrite(shards[lastShard].add { try $0.make(.init(metadata: metadata)) })
  }

  @discardableResult
  public func commit() throws(IndexError) -> PendingWrite {
    let isEnded = lastCommit.state.isEnded
    changes.commit(previousEnded: isEnded)
    if isEnded { try openReaders() }
    let state = CommitState()
    let commits = shards.map { $0.add { try $0.commit() } }
    let all = Task { [generation, former = lastCommit.task] in
      // What it wrote is named by itself, and a commit has ended only when those before it have.
      try await former?.value
      var tails: [IndexFolder.Tail] = []
      for commit in commits { tails += try await commit.value }
      try generation.add(tails)
      state.end()
    }
    lastCommit = (state, all)
    return PendingWrite(all)
  }

  /// Merges databases where that is worth its time; this writer must not be used any more then. To be called after a commit
  /// has ended. Cost: linear in what is merged, and over the years a small part of what is written.
  public func finish(isolation: isolated (any Actor)? = #isolation) async throws {
    try await lastCommit.task?.value
    for shard in shards { try await shard.drain() }
    var parts: [[PartSize]] = []
    for shard in shards { parts.append(try await shard.writer.sizes()) }
    let counts = parts.map(PartSize.mergeable)
    if isRebuilding { generation.name() }
    let isLoose = parts.contains { $0.count > 1 || $0.contains { $0.lost > 0 } }
    if isRebuilding || compacts && isLoose || zip(parts, counts).contains(where: { $0.count == $1 }) {
      try await mergeAll()
    } else if counts.contains(where: { $0 > 0 }) {
      try await merge(zip(parts, counts).map { $0.suffix($1).map(\.name) })
    }
  }

  /// Makes each shard one compact database, of a new generation.
  private func mergeAll(isolation: isolated (any Actor)? = #isolation) async throws {
    let former = generation.value
    let next = IndexFolder.Generation(number: former.number + 1, count: former.count)
    try await merge(shards.indices.map { (former.names(of: $0), next.base(of: $0)) })
    try generation.replace(written: nil) { $0 = next }
    folder.sweep(keeping: next)
  }

  /// Makes one of some of the youngest databases of each shard.
  private func merge(_ names: [[String]], isolation: isolated (any Actor)? = #isolation) async throws {
    var next = generation.value
    var merges: [(names: [String], destination: String)] = []
    for (shard, names) in names.enumerated() {
      guard !names.isEmpty else {
        merges.append(([], ""))
        continue
      }
      let tail = next.firstFreeTail(of: shard)
      let base = next.base(of: shard)
      next.tails.removeAll { $0.shard == shard && names.contains($0.name(after: base)) }
      next.tails.append(tail)
      merges.append((names, tail.name(after: base)))
    }
    try await merge(merges)
    try generation.replace(written: merges.map(\.destination).filter { !$0.isEmpty }) { [next] in $0 = next }
    folder.sweep(keeping: next)
  }

  /// All shards at the same time.
  private func merge(
    _ merges: [(names: [String], destination: String)], isolation: isolated (any Actor)? = #isolation
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (shard, merge) in zip(shards, merges) where !merge.names.isEmpty {
        group.addTask { [writer = shard.writer] in try await writer.merge(merge.names, to: merge.destination) }
      }
      try await group.waitForAll()
    }
  }

  // MARK: CorpusLedger

  public func entry(forPath path: String) throws(IndexError) -> LedgerEntry? {
    let key = Self.key(path)
    if let changed = changes.entry(key) { return changed }
    for reader in readers[shard(path)].values {
      let bytes = try failing { () throws(XapianError) in try reader.metadata(key) }
      if !bytes.isEmpty { return try decoded(bytes) }
    }
    return nil
  }

  public func entries() throws(IndexError) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    let changed = changes.entries
    for reader in readers.flatMap(\.values) {
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
    for reader in readers.flatMap(\.values)
    where try failing({ () throws(XapianError) in try reader.frequencies(of: [key]) }) != [0] {
      return true
    }
    return false
  }

  // MARK: Changes

  private func make(_ change: ShardWriter.Change, _ path: String, _ entry: LedgerEntry?) -> PendingWrite {
    let key = Self.key(path)
    lastShard = shard(path)
    changes.set(key, entry)
    var change = change
    change.file = key
    change.metadata.append((key, entry.map(LedgerRecord.encode) ?? []))
    return PendingWrite(shards[lastShard].add { [change] in try $0.make(change) })
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
