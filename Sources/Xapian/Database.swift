import CXapian

/// One or several databases, read as one.
///
/// Every call drains its answer, so nothing here is an iterator. A call that meets a writer's newer commit reopens and
/// tries again, at most `reopenLimit` times.
public final class Database {
  let handle: OpaquePointer
  /// Whether a call that meets a writer's newer commit reopens the database and tries again. Otherwise it throws `modified`,
  /// for a caller whose answer takes several calls, all of which must see the same commit.
  public var reopens: Bool
  private var isAbandoned = false
  /// The largest `MatchSet.undecided` of any search since this was last set to 0.
  public var undecided = 0
  /// How often it has moved on to a newer commit: what was read of another revision may have changed.
  public private(set) var revision = 0

  /// How often a call reopens before it gives up with `modified`.
  public static let reopenLimit = 8

  /// Whether a server has some of it, so that one question for many things is better than many questions.
  public let hasRemote: Bool

  init(handle: OpaquePointer, reopens: Bool, hasRemote: Bool = false) {
    self.handle = handle
    self.reopens = reopens
    self.hasRemote = hasRemote
  }

  /// Opens local databases for reading, as one. A path names a directory or a file (a single-file database or a stub).
  public convenience init(paths: [String]) throws(XapianError) {
    var parts: [Database] = []
    for opened in Self.open(paths.map { .path($0) }) { parts.append(try opened.get()) }
    try self.init(joining: parts)
  }

  convenience init(writableAt path: String, _ opening: WritableDatabase.Opening) throws(XapianError) {
    let opening =
      switch opening {
      case .creating: CX_OPENING_CREATING
      case .present: CX_OPENING_PRESENT
      case .fresh: CX_OPENING_FRESH
      }
    let handle = try calling { error in
      lending(Array(path.utf8)) { cx_database_open_writable($0, opening, &error) }
    }
    self.init(handle: handle, reopens: false)
  }

  deinit { if !isAbandoned { cx_database_free(handle) } }

  /// Leaves the connections to servers as they are when this goes away: closing one to a program waits for the program to
  /// end, and one that hangs does not.
  public func abandon() { isAbandoned = true }

  /// Moves on to the newest commit; says whether there was one.
  @discardableResult
  public func reopen() throws(XapianError) -> Bool {
    var changed = false
    try calling { cx_database_reopen(handle, &changed, &$0) }
    if changed { revision += 1 }
    return changed
  }

  public struct Statistics: Hashable, Sendable {
    public var documents: Int
    public var lastID: DocumentID
    /// The sum of all wdf.
    public var totalLength: Int
    /// In wdf a document.
    public var averageLength: Double
  }

  public func statistics() throws(XapianError) -> Statistics {
    try retrying { () throws(XapianError) in
      var raw = cx_statistics()
      try calling { cx_database_statistics(handle, &raw, &$0) }
      return Statistics(
        documents: Int(raw.documents), lastID: raw.last_docid, totalLength: Int(clamping: raw.total_length),
        averageLength: raw.average_length)
    }
  }

  /// How many documents have a value in a slot.
  public func frequency(of slot: ValueSlot) throws(XapianError) -> Int {
    try retrying { () throws(XapianError) in
      var found: UInt32 = 0
      try calling { cx_database_value_frequency(handle, slot, &found, &$0) }
      return Int(found)
    }
  }

  /// Which database this is; copies have others.
  public func uuid() throws(XapianError) -> String {
    let drained = try draining(.strings) { cx_database_uuid(self.handle, &$0) }
    return String(decoding: drained.strings.first ?? [], as: UTF8.self)
  }

  /// In how many documents each term occurs. Cost: a look-up a term.
  public func frequencies(of terms: [Term]) throws(XapianError) -> [Int] {
    try figures(of: terms, cx_database_term_frequencies)
  }

  /// How often each term occurs, by its wdf. Cost: a look-up a term.
  public func collectionFrequencies(of terms: [Term]) throws(XapianError) -> [Int] {
    try figures(of: terms, cx_database_collection_frequencies)
  }

  private typealias Figures = (
    OpaquePointer?, UnsafePointer<cx_bytes>?, Int, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<cx_error>?
  ) -> Bool

  private func figures(of terms: [Term], _ figures: Figures) throws(XapianError) -> [Int] {
    try retrying { () throws(XapianError) in
      var found = [UInt32](repeating: 0, count: terms.count)
      try calling { error in
        lending(terms.map(\.bytes)) { views in
          found.withUnsafeMutableBufferPointer {
            figures(handle, views.baseAddress, views.count, $0.baseAddress, &error)
          }
        }
      }
      return found.map { Int($0) }
    }
  }

  /// The first document that holds each term; nil where none does. Cost: a look-up a term.
  public func firstDocuments(with terms: [Term]) throws(XapianError) -> [DocumentID?] {
    try retrying { () throws(XapianError) in
      var found = [cx_docid](repeating: 0, count: terms.count)
      try calling { error in
        lending(terms.map(\.bytes)) { views in
          found.withUnsafeMutableBufferPointer {
            cx_database_first_documents(handle, views.baseAddress, views.count, $0.baseAddress, &error)
          }
        }
      }
      return found.map { $0 == 0 ? nil : $0 }
    }
  }

  /// Terms that begin with `prefix` and are not less than `from`, in order, with the number of their documents.
  public func terms(
    withPrefix prefix: Term, from: Term? = nil, limit: Int = .max
  ) throws(XapianError) -> [TermCount] {
    let drained = try draining(.both) { error in
      lending(prefix.bytes) { prefix in
        lending(from?.bytes ?? []) { cx_database_terms(self.handle, prefix, $0, limit, &error) }
      }
    }
    return zip(drained.strings, drained.numbers).map { TermCount(term: Term(bytes: $0), count: Int($1)) }
  }

  /// The documents that hold `term` (for nil, all), in order. Cost: linear in those skipped and returned.
  public func postings(of term: Term?, skip: Int = 0, limit: Int = .max) throws(XapianError) -> [DocumentID] {
    try draining(.numbers) { error in
      lending(term?.bytes ?? []) { cx_database_postings(self.handle, $0, skip, limit, &error) }
    }.numbers
  }

  /// A document's terms in order, each with its wdf. Throws `documentNotFound`.
  public func terms(of document: DocumentID) throws(XapianError) -> [TermCount] {
    let drained = try draining(.both) { cx_database_document_terms(self.handle, document, &$0) }
    return zip(drained.strings, drained.numbers).map { TermCount(term: Term(bytes: $0), count: Int($1)) }
  }

  /// What is kept of a document.
  public struct Stored: Hashable, Sendable {
    public var data: [UInt8]
    /// In the order of the slots asked for.
    public var values: [[UInt8]]
  }

  /// What is kept of each document; nil for one that does not exist.
  public func documents(_ ids: [DocumentID], slots: [ValueSlot] = []) throws(XapianError) -> [Stored?] {
    let drained = try draining(.documents(slots: slots.count)) {
      cx_database_documents(self.handle, ids, ids.count, slots, slots.count, &$0)
    }
    let width = slots.count + 1
    return drained.numbers.indices.map { index in
      guard drained.numbers[index] != 0 else { return nil }
      let strings = drained.strings[(index * width)..<((index + 1) * width)]
      return Stored(data: strings.first ?? [], values: Array(strings.dropFirst()))
    }
  }

  /// The values of each document in the slots; empty where there is none.
  public func values(of ids: [DocumentID], slots: [ValueSlot]) throws(XapianError) -> [[[UInt8]]] {
    let strings = try draining(.strings) {
      cx_database_values(self.handle, ids, ids.count, slots, slots.count, &$0)
    }.strings
    return ids.indices.map { Array(strings[($0 * slots.count)..<(($0 + 1) * slots.count)]) }
  }

  /// For each term the data of every document that holds it, in order.
  public func stored(with terms: [Term]) throws(XapianError) -> [[(id: DocumentID, data: [UInt8])]] {
    guard !terms.isEmpty else { return [] }
    let drained = try draining(.both) { error in
      lending(terms.map(\.bytes)) { cx_database_stored(self.handle, $0.baseAddress, $0.count, &error) }
    }
    var found: [[(id: DocumentID, data: [UInt8])]] = [[]]
    for (data, id) in zip(drained.strings, drained.numbers) {
      if id == 0 { found.append([]) } else { found[found.count - 1].append((id, data)) }
    }
    return Array(found.dropLast())
  }

  /// Empty where there is no such key.
  public func metadata(_ key: Term) throws(XapianError) -> [UInt8] {
    try draining(.strings) { error in
      lending(key.bytes) { cx_database_metadata(self.handle, $0, &error) }
    }.strings.first ?? []
  }

  /// Every key that begins with `prefix`, in order, with its value.
  public func metadata(withPrefix prefix: Term) throws(XapianError) -> [(key: Term, value: [UInt8])] {
    let strings = try draining(.strings) { error in
      lending(prefix.bytes) { cx_database_all_metadata(self.handle, $0, &error) }
    }.strings
    return stride(from: 0, to: strings.count - 1, by: 2).map { (Term(bytes: strings[$0]), strings[$0 + 1]) }
  }

  /// The terms without prefix that tell these documents from the rest, best first, with their weights.
  public func expansion(
    of documents: [DocumentID], limit: Int
  ) throws(XapianError) -> [(term: Term, weight: Double)] {
    let drained = try draining(.weights) {
      cx_database_expand(self.handle, documents, documents.count, limit, &$0)
    }
    return zip(drained.strings, drained.weights).map { (Term(bytes: $0), $1) }
  }

  /// How many faults the tables of the database at `path` have; 0 for a sound one. Throws where it cannot even be looked at.
  /// Cost: linear in the database.
  public static func faults(at path: String) throws(XapianError) -> Int {
    var faults = 0
    try calling { error in lending(Array(path.utf8)) { cx_database_check($0, &faults, &error) } }
    return faults
  }

  /// Writes one copy of all the databases, renumbered and with full blocks, to a directory. Metadata that several have is
  /// that of the last; of keys that begin with `words`, whose values are words divided by blanks, it is the words of all.
  public func compact(to path: String, joiningWordsOf words: Term? = nil) throws(XapianError) {
    try calling { error in
      lending(Array(path.utf8)) { path in
        lending(words?.bytes ?? []) { cx_database_compact(handle, path, $0, &error) }
      }
    }
  }

  func draining(
    _ columns: DrainedStrings.Columns, _ body: (inout cx_error) -> UnsafeMutablePointer<cx_strings>?
  ) throws(XapianError) -> DrainedStrings {
    try retrying { () throws(XapianError) in try DrainedStrings(columns, body) }
  }

  /// Runs `body`; where the writer has moved on, reopens and runs it again.
  func retrying<Result>(_ body: () throws(XapianError) -> Result) throws(XapianError) -> Result {
    var attempts = 0
    while true {
      do {
        return try body()
      } catch {
        attempts += 1
        guard error.kind == .modified, reopens, attempts <= Self.reopenLimit else { throw error }
        try reopen()
      }
    }
  }
}

// A Xapian database is used by one thread at a time: even reading moves its cursors.
@available(*, unavailable)
extension Database: Sendable {}
