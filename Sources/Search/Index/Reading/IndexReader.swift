import DocumentModel
import Xapian

/// Reads one or several indexes as one: units, documents, references and the state of the whole.
///
/// What a search finds is asked of `database` with terms of `Schema`; this type turns records into values.
public final class IndexReader {
  /// As named by the user.
  public let paths: [String]
  /// All of them as one, for searches.
  public let database: Database
  private let shards: [OpenShard]
  /// Each by itself: metadata is not joined.
  var parts: [Database] { shards.map(\.database) }
  var chunkCache = ChunkCache()
  var homes: DocumentHomes

  /// Opens indexes, named as for `ShardList`. Throws `notFound`, `unknownSchema`, `foreign` or the like for the first that
  /// cannot be read, a server that does not answer in `timeout` milliseconds among them.
  public convenience init(paths: [String], timeout: UInt32 = 10_000) throws(IndexError) {
    var shards: [OpenShard] = []
    for opened in OpenShard.open(try ShardList.shards(named: paths), timeout: timeout) {
      shards.append(try opened.get())
    }
    try self.init(shards: shards, names: paths)
  }

  /// Reads shards that are open, as one; `names` are those that stand for them all.
  init(shards: [OpenShard], names: [String]) throws(IndexError) {
    paths = names
    self.shards = shards
    homes = DocumentHomes(shards)
    do {
      database = try Database(joining: shards.map(\.database))
      try database.decidePatterns(
        slot: Schema.Slot.document, prefix: Term(Schema.document), or: Term(Schema.storedDocument))
    } catch {
      throw IndexError(error, path: names.joined(separator: ", "))
    }
  }

  // MARK: Units

  public func unit(_ id: UnitID) throws(IndexError) -> Unit? { try units([id])[0] }

  /// The units with these ids, nil for those that are not in the index. Cost: two look-ups for each chunk of units.
  public func units(_ ids: [UnitID]) throws(IndexError) -> [Unit?] { try located(ids).map { $0?.unit } }

  /// A document's units in their own order, or those whose `order` lies in a range. Cost: linear in the document's units
  /// and the text of those returned.
  public func units(ofDocument id: String, orders: Range<Int>? = nil) throws(IndexError) -> [Unit] {
    let key = DocumentKey(id)
    return try units(with: [key.found, key.stored], orders: orders).filter { $0.id.document == id }
  }

  /// A unit's terms in order, each with its wdf; empty for a unit that is not in the index.
  public func terms(of id: UnitID) throws(IndexError) -> [TermCount] {
    var request = SearchRequest(try query(for: id))
    request.limit = 1
    return try failing { () throws(XapianError) in
      guard let found = try database.search(request).matches.first else { return [] }
      return try database.terms(of: found.id)
    }
  }

  // MARK: References

  /// The references that stand in a note or another unit, in order.
  public func references(in unit: UnitID) throws(IndexError) -> [Unit] {
    try units(with: [DocumentKey.unit(Schema.standsIn, unit)])
  }

  /// The references that stand in each of some units, in order.
  func references(inEach units: [UnitID]) throws(IndexError) -> [UnitID: [Unit]] {
    guard !units.isEmpty else { return [:] }
    let references = try self.units(with: units.map { DocumentKey.unit(Schema.standsIn, $0) })
    var found: [UnitID: [Unit]] = [:]
    for reference in references {
      if let place = reference.note ?? reference.passage { found[place, default: []].append(reference) }
    }
    return found
  }

  /// The references that resolve to this one.
  public func references(to reference: UnitID) throws(IndexError) -> [Unit] {
    try units(with: [DocumentKey.unit(Schema.target, reference)])
  }

  /// The references that lead to a work in the end, by its `WorkKey`, at most `limit`.
  public func references(toWork key: String, limit: Int = .max) throws(IndexError) -> [Unit] {
    try units(with: [BoundedTerm.make(Schema.citedWork, key)], limit: limit)
  }

  /// A work that references of the index lead to.
  public struct CitedWork: Hashable, Sendable {
    /// To be asked for with `references(toWork:)`.
    public var term: Term
    /// How many references lead to it.
    public var citations: Int
  }

  /// Every work that references lead to, in order of its key. Cost: linear in the works.
  public func citedWorks() throws(IndexError) -> [CitedWork] {
    try failing { () throws(XapianError) in
      try database.terms(withPrefix: Term(Schema.citedWork)).map { CitedWork(term: $0.term, citations: $0.count) }
    }
  }

  /// The references that lead to a work of `citedWorks`, at most `limit`.
  public func references(to work: CitedWork, limit: Int = .max) throws(IndexError) -> [Unit] {
    try units(with: [work.term], limit: limit)
  }

  // MARK: Documents

  public func document(id: String) throws(IndexError) -> DocumentSummary? { try documents(ids: [id])[0] }

  /// The documents with these ids, nil for those that are not in the index. Cost: two look-ups each.
  public func documents(ids: [String]) throws(IndexError) -> [DocumentSummary?] {
    try zip(ids, documents(keys: ids.map(DocumentKey.init))).map { id, found in
      found.flatMap { $0.document.id == id ? $0 : nil }
    }
  }

  /// The documents with these keys, nil for those that are not in the index. Cost: two look-ups each.
  func documents(keys: [DocumentKey]) throws(IndexError) -> [DocumentSummary?] {
    try summaries(keys.map(\.entry), of: keys)
  }

  /// The ids of the documents with these keys, nil for those that are not in the index. Cost: two look-ups each.
  func documentIDs(keys: [DocumentKey]) throws(IndexError) -> [String?] {
    var ids: [String?] = []
    for bytes in try stored(keys.map(\.entry), of: keys) {
      guard let bytes else {
        ids.append(nil)
        continue
      }
      ids.append(try decoding { () throws(RecordReader.Damage) in try DocumentRecord.id(of: bytes) })
    }
    return ids
  }

  public func document(path: String) throws(IndexError) -> DocumentSummary? {
    try summaries([BoundedTerm.make(Schema.documentPath, path)])[0]
  }

  /// The document that is a work, by its `WorkKey`.
  public func document(work key: String) throws(IndexError) -> DocumentSummary? {
    try summaries([BoundedTerm.make(Schema.documentWork, key)])[0]
  }

  /// The documents, in an order that does not depend on their shards. Cost: linear in those skipped and returned.
  public func documents(skip: Int = 0, limit: Int = .max) throws(IndexError) -> [DocumentSummary] {
    let data = try stored(with: Schema.isDocument, skip: skip, limit: limit)
    var summaries: [DocumentSummary] = []
    for bytes in data { summaries.append(try summary(from: bytes)) }
    return summaries
  }

  // MARK: The whole

  /// The languages of the documents, as they were found, with the number of documents of each.
  public func languages() throws(IndexError) -> [String: Int] {
    let prefix = Schema.documentField + Schema.language
    let terms = try failing { () throws(XapianError) in try database.terms(withPrefix: Term(prefix)) }
    return Dictionary(terms.map { (String($0.term.description.dropFirst(prefix.count)), $0.count) }) { $1 }
  }

  /// The state of each index that was named, of which something can be read. Cost: linear in its documents and files.
  public func status() throws(IndexError) -> [IndexStatus] {
    var states: [IndexStatus] = []
    for name in names { states.append(try status(of: parts(of: name), path: name)) }
    return states
  }

  /// What every file was found to be at its last reading, in order of path within each index.
  public func ledger() throws(IndexError) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    for name in names { entries += try ledger(of: parts(of: name)) }
    return entries
  }

  /// The names for which shards were opened, each once.
  private var names: [String] {
    var seen: Set<String> = []
    return shards.map(\.shard.name).filter { seen.insert($0).inserted }
  }

  /// The shards that a name of `paths` stands for, but for those that an earlier one has named.
  private func parts(of name: String) -> [Database] { shards.filter { $0.shard.name == name }.map(\.database) }

  /// Of the databases that are here.
  private func bytes(of name: String) -> Int {
    shards.reduce(0) { total, open in
      guard open.shard.name == name, case .directory(let path) = open.shard.address else { return total }
      return total + IndexFolder(path).bytes
    }
  }

  private func ledger(of parts: [Database]) throws(IndexError) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    for part in parts {
      let pairs = try failing { () throws(XapianError) in try part.metadata(withPrefix: Term(Schema.Key.file)) }
      for pair in pairs {
        entries.append(try decoding { () throws(RecordReader.Damage) in try LedgerRecord.decode(pair.value) })
      }
    }
    return entries.sorted { $0.path < $1.path }
  }

  private func status(of parts: [Database], path: String) throws(IndexError) -> IndexStatus {
    let kinds = Unit.Kind.allCases
    let prefixes = [Schema.kind, Schema.repeatedKind, Schema.storedKind]
    let terms = prefixes.flatMap { prefix in kinds.map { $0.term(prefix) } }
    let documents = Schema.isDocument
    var counts = [Int](repeating: 0, count: terms.count + 1)
    for part in parts {
      let found = try failing { () throws(XapianError) in try part.frequencies(of: terms + [documents]) }
      for (index, count) in found.enumerated() { counts[index] += count }
    }
    var units: [Unit.Kind: Int] = [:]
    for (index, kind) in kinds.enumerated() {
      units[kind] = prefixes.indices.reduce(0) { $0 + counts[$1 * kinds.count + index] }
    }
    var status = IndexStatus(
      path: path, documents: counts.last ?? 0, units: units, indexBytes: bytes(of: path),
      schemaVersion: Schema.version, lastIngest: try lastReport(in: parts, path: path))
    for entry in try ledger(of: parts) {
      switch entry.state {
      case .failed(let code, let message): status.failed.append(.init(path: entry.path, code: code, message: message))
      case .skipped(let reason): status.skipped.append(.init(path: entry.path, reason: reason))
      case .indexed: break
      }
    }
    status.doubtful = try doubtful(in: parts, documents)
    return status
  }

  /// The report of the last ingest of an index.
  private func lastReport(in parts: [Database], path: String) throws(IndexError) -> IngestReport? {
    var folders: Set<String> = []
    for open in shards where open.shard.name == path {
      if case .directory(let database) = open.shard.address { folders.insert(IndexFolder.index(of: database)) }
    }
    if folders.count == 1, let folder = folders.first, let report = IndexFolder(folder).reportOfUnchanged {
      return report
    }
    var latest: (number: Int, record: [UInt8])?
    // Of those without a number the youngest; a server may serve another shard.
    for part in parts.reversed() {
      let (number, record) = try failing { () throws(XapianError) in
        (try part.reportNumber(), try part.metadata(Schema.Key.report))
      }
      if !record.isEmpty, number > latest?.number ?? -1 { latest = (number, record) }
    }
    guard let record = latest?.record else { return nil }
    return try decoding { () throws(RecordReader.Damage) in try ReportRecord.decode(record) }
  }

  /// The documents of an index in which something is doubtful, in order of path. Cost: linear in the documents.
  private func doubtful(in parts: [Database], _ documents: Term) throws(IndexError) -> [DocumentDoubts] {
    var records: [[UInt8]] = []
    for part in parts {
      records += try failing { () throws(XapianError) in
        try part.documents(part.postings(of: documents, skip: 0, limit: .max)).compactMap { $0?.data }
      }
    }
    var doubts: [DocumentDoubts] = []
    for bytes in records {
      if let doubt = DocumentDoubts(of: try summary(from: bytes).document) { doubts.append(doubt) }
    }
    return doubts.sorted { $0.path < $1.path }
  }

  // MARK: Records

  private func summaries(_ terms: [Term], of documents: [DocumentKey] = []) throws(IndexError) -> [DocumentSummary?] {
    var summaries: [DocumentSummary?] = []
    for bytes in try stored(terms, of: documents) {
      guard let bytes else {
        summaries.append(nil)
        continue
      }
      summaries.append(try summary(from: bytes))
    }
    return summaries
  }

  private func summary(from data: [UInt8]) throws(IndexError) -> DocumentSummary {
    try decoding { () throws(RecordReader.Damage) in try DocumentRecord.decode(data) }
  }

  /// The data of the first entry with each term; `documents` as for `entries`.
  func stored(_ terms: [Term], of documents: [DocumentKey] = []) throws(IndexError) -> [[UInt8]?] {
    if database.hasRemote {
      let found = try served(terms) { DocumentKey(bytes: $0[0]).entry }
      return terms.map { found[$0]?.first?.data }
    }
    return try entries(with: terms, of: documents).map { $0.first?.data }
  }

  typealias StoredEntry = (id: DocumentID, data: [UInt8])

  /// The entries with each of some terms. Where `documents` names those that they are of, one by one, what is known to be in
  /// one database is looked for there alone.
  func entries(with terms: [Term], of documents: [DocumentKey]) throws(IndexError) -> [[StoredEntry]] {
    let homes = homes
    let known = documents.map { homes.part(of: $0, revision: database.revision) }
    guard known.contains(where: { $0 != nil }) else {
      return try failing { () throws(XapianError) in try database.stored(with: terms) }
    }
    var found = [[StoredEntry]](repeating: [], count: terms.count)
    for part in [nil] + parts.indices.map(Optional.some) {
      let places = terms.indices.filter { known[$0] == part }
      let asked = part.map { parts[$0] } ?? database
      let stored = try failing { () throws(XapianError) in try asked.stored(with: places.map { terms[$0] }) }
      for (place, entries) in zip(places, stored) {
        found[place] = entries.map { entry in
          (id: part.map { homes.number(of: entry.id, in: $0) } ?? entry.id, data: entry.data)
        }
      }
    }
    return found
  }

  /// The data of the entries with a term, by the ids of their documents, in which they keep their order.
  private func stored(with term: Term, skip: Int, limit: Int) throws(IndexError) -> [[UInt8]] {
    try failing { () throws(XapianError) in
      var request = SearchRequest(.term(term))
      request.weighting = .none
      request.offset = skip
      request.limit = min(limit, try database.frequencies(of: [term])[0])
      request.sort = .init(slot: Schema.Slot.document)
      return try database.search(request).matches.map(\.data)
    }
  }

  func failing<Result>(_ body: () throws(XapianError) -> Result) throws(IndexError) -> Result {
    do {
      return try body()
    } catch {
      throw IndexError(error, path: paths.joined(separator: ", "))
    }
  }

  func decoding<Result>(_ body: () throws(RecordReader.Damage) -> Result) throws(IndexError) -> Result {
    do {
      return try body()
    } catch {
      throw .damaged(paths.joined(separator: ", "), error.what)
    }
  }
}

extension Database {
  /// The number of the report that this database keeps; 0 where it keeps none.
  func reportNumber() throws(XapianError) -> Int {
    Int(String(decoding: try metadata(Schema.Key.reportNumber), as: UTF8.self)) ?? 0
  }
}

// As the databases that it reads.
@available(*, unavailable)
extension IndexReader: Sendable {}
