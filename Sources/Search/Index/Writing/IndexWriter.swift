import DocumentModel
import Xapian

/// Writes an index. Holds its lock from `init` until it goes away.
///
/// Everything between two commits is one transaction of the database: a document, what it replaces and its ledger entry
/// become visible together or not at all. Where a call throws, what was put since the last commit is lost and the index is
/// as it was then.
public final class IndexWriter: UnitSink, CorpusLedger {
  public let encoder: UnitTermsEncoder
  public let path: String

  private let writing: WritableDatabase
  private var isInTransaction = false
  /// Words that this writer has found in the vocabulary or put there.
  private var knownWords = ByteInterner()

  /// How many entries are gathered in memory before they go to the disk. Many small runs are merged faster than one large
  /// one is sorted, and memory stays bounded.
  static let flushThreshold = 300

  /// Opens the index at `path`, or makes it with the folders above it. Throws `locked` with the holder's process id where
  /// another process writes, `unknownSchema` for an index of another version, `foreign` for a database of others.
  public init(path: String, encoder: UnitTermsEncoder = UnitTermsEncoder()) throws(IndexError) {
    self.path = path
    self.encoder = encoder
    try IndexFolder.create(path)
    do {
      writing = try WritableDatabase(path: path, flushThreshold: Self.flushThreshold)
    } catch {
      if error.kind == .locked { throw .locked(path, holder: WriterLock.holder(in: path), cause: error) }
      throw IndexError(error, path: path)
    }
    if try SchemaVersion.check(writing.database, path: path) {
      try changing { batch throws(XapianError) in
        try batch.setMetadata(Schema.Key.version, to: Array(String(Schema.version).utf8))
      }
      try commit()
    }
    WriterLock.take(in: path)
  }

  deinit { WriterLock.release(in: path) }

  // MARK: UnitSink

  public func put(_ entry: EncodedDocument, ledger: LedgerEntry) throws {
    let former = try self.entry(forPath: ledger.path)?.documentID
    if former != entry.id, try containsDocument(id: entry.id) {
      throw IndexError(
        .failed, "The id \(entry.id) of \(ledger.path) belongs to another document of the index.",
        remedy: "Give one of them another id in its metadata.")
    }
    try changing { batch throws(XapianError) in
      if let former { try Self.delete(former, in: &batch) }
      batch.append(contentsOf: entry.batch)
      try addWords(entry.vocabulary, to: &batch)
      try Self.set(ledger, in: &batch)
    }
  }

  public func put(_ ledger: LedgerEntry) throws {
    let former = try entry(forPath: ledger.path)?.documentID
    try changing { batch throws(XapianError) in
      if let former, former != ledger.documentID { try Self.delete(former, in: &batch) }
      try Self.set(ledger, in: &batch)
    }
  }

  public func remove(path: String) throws {
    guard let former = try entry(forPath: path) else { return }
    try changing { batch throws(XapianError) in
      if let id = former.documentID { try Self.delete(id, in: &batch) }
      try batch.setMetadata(Self.key(path), to: [])
    }
  }

  public func put(_ report: IngestReport) throws {
    try changing { batch throws(XapianError) in
      try batch.setMetadata(Schema.Key.report, to: ReportRecord.encode(report))
    }
  }

  public func commit() throws(IndexError) {
    guard isInTransaction else { return }
    isInTransaction = false
    do {
      try writing.commitTransaction()
    } catch {
      forgetTransaction()
      throw IndexError(error, path: path)
    }
  }

  // MARK: CorpusLedger

  public func entry(forPath path: String) throws(IndexError) -> LedgerEntry? {
    let bytes = try failing { () throws(XapianError) in try writing.database.metadata(Self.key(path)) }
    return bytes.isEmpty ? nil : try decoded(bytes)
  }

  public func entries() throws(IndexError) -> [LedgerEntry] {
    let prefix = Term(Schema.Key.file)
    let pairs = try failing { () throws(XapianError) in try writing.database.metadata(withPrefix: prefix) }
    var entries: [LedgerEntry] = []
    for pair in pairs { entries.append(try decoded(pair.value)) }
    // The key of a long path ends in a hash, so the order of keys is not that of paths.
    return entries.sorted { $0.path < $1.path }
  }

  public func containsDocument(id: String) throws(IndexError) -> Bool {
    try failing { () throws(XapianError) in
      try writing.database.frequencies(of: [DocumentKey(id).entry]) != [0]
    }
  }

  // MARK: Changes

  /// Applies what `body` gathers inside the transaction; where that fails, forgets the transaction.
  private func changing(_ body: (inout WriteBatch) throws(XapianError) -> Void) throws(IndexError) {
    try failing { () throws(XapianError) in
      var batch = WriteBatch()
      try body(&batch)
      if !isInTransaction {
        try writing.beginTransaction()
        isInTransaction = true
      }
      do throws(XapianError) {
        try writing.apply(batch)
      } catch {
        forgetTransaction()
        // The first error is the one that counts.
        try? writing.cancelTransaction()
        throw error
      }
    }
  }

  /// The words of a transaction that came to nothing are not in the vocabulary.
  private func forgetTransaction() {
    isInTransaction = false
    knownWords = ByteInterner()
  }

  /// Adds the words that the vocabulary lacks.
  private func addWords(_ words: DocumentVocabulary, to batch: inout WriteBatch) throws(XapianError) {
    let additions = try words.additions(beyond: &knownWords) { (key) throws(XapianError) in
      try writing.database.metadata(key)
    }
    for (key, value) in additions { try batch.setMetadata(key, to: value) }
  }

  private static func delete(_ id: String, in batch: inout WriteBatch) throws(XapianError) {
    for term in DocumentKey(id).all { try batch.delete(term) }
  }

  private static func set(_ ledger: LedgerEntry, in batch: inout WriteBatch) throws(XapianError) {
    try batch.setMetadata(key(ledger.path), to: LedgerRecord.encode(ledger))
  }

  private static func key(_ path: String) -> Term { BoundedTerm.make(Schema.Key.file, path) }

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

extension LedgerEntry {
  fileprivate var documentID: String? {
    if case .indexed(let id, _) = state { id } else { nil }
  }
}

// As the database that it writes.
@available(*, unavailable)
extension IndexWriter: Sendable {}
