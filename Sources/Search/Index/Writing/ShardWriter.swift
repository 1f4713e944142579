import DocumentModel
import Xapian

/// Writes the database of one shard.
///
/// Everything between two commits is one transaction of the database: a document, what it replaces and its ledger entry
/// become visible together or not at all.
actor ShardWriter {
  /// What changes with one document or file.
  struct Change: Sendable {
    /// The ids of documents that go.
    var removed: [String] = []
    var document: EncodedDocument?
    /// What is set besides; nothing for a key that goes.
    var metadata: [(key: Term, value: [UInt8])] = []
  }

  private let path: String
  private let writing: WritableDatabase
  private var isInTransaction = false
  /// Words that this writer has found in the vocabulary or put there.
  private var knownWords = ByteInterner()

  /// Opens the database at `path`, or makes it in a folder that is there. Throws `unknownSchema` for one of another
  /// version, `foreign` for a database of others.
  init(path: String) throws(IndexError) {
    self.path = path
    do {
      writing = try WritableDatabase(path: path)
      if try SchemaVersion.check(writing.database, path: path) {
        var batch = WriteBatch()
        try batch.setMetadata(Schema.Key.version, to: Array(String(Schema.version).utf8))
        try writing.apply(batch)
        try writing.commit()
      }
    } catch let error as XapianError {
      throw IndexError(error, path: path)
    } catch let error as IndexError {
      throw error
    } catch {
      throw IndexError(.failed, "\(error)")
    }
  }

  /// Makes a change, to be committed with others. Where it throws, what was changed since the last commit is lost.
  func make(_ change: Change) throws(IndexError) {
    try failing { () throws(XapianError) in
      var batch = WriteBatch()
      for id in change.removed { try Self.delete(id, in: &batch) }
      if let document = change.document {
        batch.append(contentsOf: document.batch)
        try addWords(document.vocabulary, to: &batch)
      }
      for entry in change.metadata { try batch.setMetadata(entry.key, to: entry.value) }
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

  func commit() throws(IndexError) {
    guard isInTransaction else { return }
    isInTransaction = false
    try failing { () throws(XapianError) in
      do throws(XapianError) {
        try writing.commitTransaction()
      } catch {
        forgetTransaction()
        throw error
      }
    }
  }

  /// Whether the database has grown so much since it was last made compact that doing so again is worth its time.
  func isLoose() throws(IndexError) -> Bool {
    try failing { () throws(XapianError) in
      let compact = Int(String(decoding: try writing.database.metadata(Schema.Key.compact), as: UTF8.self)) ?? 0
      let last = try writing.database.statistics().lastID
      return Int(last) - compact > max(Self.leastGrowth, compact / 2)
    }
  }

  /// Below so many new entries the loose blocks of a database are no matter.
  private static let leastGrowth = 5_000

  /// Writes a copy with full blocks, which remembers how large it was. To be called after a commit.
  func compact(to destination: String) throws(IndexError) {
    try failing { () throws(XapianError) in
      var batch = WriteBatch()
      let count = try writing.database.statistics().documents
      try batch.setMetadata(Schema.Key.compact, to: Array(String(count).utf8))
      try writing.apply(batch)
      try writing.commit()
      try Database(paths: [path]).compact(to: destination)
    }
  }

  // MARK: Changes

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

  private func failing<Result>(_ body: () throws(XapianError) -> Result) throws(IndexError) -> Result {
    do {
      return try body()
    } catch {
      throw IndexError(error, path: path)
    }
  }
}
