import DocumentModel
import Xapian

/// Writes the databases of one shard.
///
/// What is new goes into small databases of its own, each filled in one go and never touched again: writing the same into
/// one that grows takes nearly twice as long, because every run of postings has to be put between others. `IndexWriter`
/// merges them. What changes a file that is known is changed where that file's entry is, so that a document, what it
/// replaces and its ledger entry become visible together or not at all.
actor ShardWriter {
  /// What changes with one document or file.
  struct Change: Sendable {
    /// The key of the file's ledger entry; nil for what belongs to no file.
    var file: Term?
    /// The ids of documents that go.
    var removed: [String] = []
    var document: EncodedDocument?
    /// What is set besides; nothing for a key that goes.
    var metadata: [(key: Term, value: [UInt8])] = []
  }

  /// A database of the shard that may be looked into.
  private struct Part {
    var name: String
    var reading: Database
    /// Opened when something in it changes.
    var writing: WritableDatabase?
    var isInTransaction = false

    var latest: Database { writing?.database ?? reading }
  }

  private let folder: IndexFolder
  private let base: String
  /// The next to be filled.
  private var tail: IndexFolder.Tail
  /// The oldest first.
  private var parts: [Part] = []
  /// A database that is being filled.
  private struct Filling {
    var tail: IndexFolder.Tail
    var writing: WritableDatabase
    var entries = 0
    /// Written at its end: to look for each word in what was written before takes a tenth of an ingest.
    var vocabulary = VocabularyChanges()
  }

  private var fresh: Filling?
  /// Filled since the last commit.
  private var filled: [IndexFolder.Tail] = []
  /// Words that stand in the vocabulary of a database that this writer has filled, or will.
  private var knownWords = ByteInterner()

  /// How many entries a database is filled with. A run of postings stays cut where the databases that were merged ended:
  /// eight times smaller ones make an index of 3 % more, and are not filled faster.
  private static let size = 16_000

  /// Opens the shard's databases for reading. Throws `unknownSchema` for one of another version, `foreign` for a database
  /// of others.
  init(_ folder: IndexFolder, _ generation: IndexFolder.Generation, shard: Int) throws(IndexError) {
    self.folder = folder
    base = generation.base(of: shard)
    tail = generation.firstFreeTail(of: shard)
    for name in generation.names(of: shard) { parts.append(try Self.part(folder, name)) }
  }

  /// Makes a shard's database, empty, in a folder that is there.
  static func create(at path: String) throws(IndexError) {
    do {
      let writing = try WritableDatabase(path: path, .creating)
      var batch = WriteBatch()
      try batch.setMetadata(Schema.Key.version, to: Schema.versionRecord)
      try writing.apply(batch)
      try writing.commit()
    } catch {
      throw IndexError(error, path: path)
    }
  }

  private static func part(_ folder: IndexFolder, _ name: String) throws(IndexError) -> Part {
    let path = folder.path(of: name)
    return try IndexError.at(path) {
      let database = try Database(paths: [path])
      _ = try SchemaVersion.check(database, path: path)
      return Part(name: name, reading: database)
    }
  }

  // MARK: Changing

  /// Makes a change, to be committed with others. Where it throws, what was changed since the last commit is lost.
  func make(_ change: Change) throws(IndexError) {
    try failing { () throws(XapianError) in
      var batch = WriteBatch()
      for id in change.removed { for term in DocumentKey(id).all { try batch.delete(term) } }
      if let document = change.document { batch.append(contentsOf: document.batch) }
      for entry in change.metadata { try batch.setMetadata(entry.key, to: entry.value) }
      let words = change.document?.vocabulary ?? DocumentVocabulary()
      if let place = try place(of: change) {
        try changePart(place, batch, words)
      } else {
        try fill(batch, words)
      }
    }
  }

  /// The part that a change belongs to; nil for something new.
  private func place(of change: Change) throws(XapianError) -> Int? {
    guard let file = change.file else { return fresh == nil ? parts.indices.last : nil }
    if let fresh, try !fresh.writing.database.metadata(file).isEmpty {
      // A file that changes twice between two commits.
      try close()
    }
    for index in parts.indices.reversed() where try !parts[index].latest.metadata(file).isEmpty { return index }
    return nil
  }

  private func changePart(_ index: Int, _ batch: WriteBatch, _ words: DocumentVocabulary) throws(XapianError) {
    if parts[index].writing == nil {
      parts[index].writing = try WritableDatabase(path: folder.path(of: parts[index].name), .present)
    }
    guard let writing = parts[index].writing else { return }
    if !parts[index].isInTransaction {
      try writing.beginTransaction()
      parts[index].isInTransaction = true
    }
    try writing.apply(batch)
    var vocabulary = VocabularyChanges()
    words.forEach { vocabulary.add($0) }
    try Self.write(vocabulary, to: writing) { (key) throws(XapianError) in try writing.database.metadata(key) }
  }

  private static func write(
    _ vocabulary: VocabularyChanges, to writing: WritableDatabase, stored: (Term) throws(XapianError) -> [UInt8]
  ) throws(XapianError) {
    var batch = WriteBatch()
    for (key, value) in try vocabulary.values(stored: stored) { try batch.setMetadata(key, to: value) }
    try writing.apply(batch)
  }

  private func fill(_ batch: WriteBatch, _ words: DocumentVocabulary) throws(XapianError) {
    if fresh == nil {
      let writing = try WritableDatabase(path: folder.path(of: tail.name(after: base)), .fresh)
      var version = WriteBatch()
      try version.setMetadata(Schema.Key.version, to: Schema.versionRecord)
      try writing.apply(version)
      fresh = Filling(tail: tail, writing: writing)
      tail.number += 1
    }
    try fresh?.writing.apply(batch)
    fresh?.entries += batch.additions
    words.forEach { entry in
      if knownWords.intern(entry).isNew { fresh?.vocabulary.add(entry) }
    }
    if let fresh, fresh.entries >= Self.size { try close() }
  }

  /// Ends the database that is being filled.
  private func close() throws(XapianError) {
    guard let fresh else { return }
    try Self.write(fresh.vocabulary, to: fresh.writing) { _ in [] }
    try fresh.writing.commit()
    self.fresh = nil
    filled.append(fresh.tail)
    let name = fresh.tail.name(after: base)
    parts.append(Part(name: name, reading: try Database(paths: [folder.path(of: name)])))
  }

  // MARK: Committing

  /// Makes durable and visible what changed in databases that the stub names. Gives those that it has still to name, which
  /// are complete and may not be on the disk yet.
  func commit() throws(IndexError) -> [IndexFolder.Tail] {
    try failing { () throws(XapianError) in
      try close()
      for index in parts.indices where parts[index].isInTransaction {
        try parts[index].writing?.commitTransaction()
        parts[index].isInTransaction = false
      }
    }
    defer { filled = [] }
    return filled
  }

  // MARK: Merging

  /// How many entries each part has, the oldest first, and how many it has lost since it was written.
  func sizes() throws(IndexError) -> [PartSize] {
    try failing { () throws(XapianError) in
      var sizes: [PartSize] = []
      for part in parts {
        let statistics = try part.latest.statistics()
        sizes.append(
          PartSize(
            name: part.name, entries: statistics.documents, lost: Int(statistics.lastID) - statistics.documents))
      }
      return sizes
    }
  }

  /// Writes parts, named from the oldest on, as one compact database. To be called after a commit.
  func merge(_ names: [String], to name: String) throws(IndexError) {
    try failing { () throws(XapianError) in
      try Database(paths: names.map(folder.path(of:))).compact(
        to: folder.path(of: name), joiningWordsOf: Term(Schema.Key.words))
    }
  }

  private func failing<Result>(_ body: () throws(XapianError) -> Result) throws(IndexError) -> Result {
    do {
      return try body()
    } catch {
      throw IndexError(error, path: folder.path)
    }
  }
}
