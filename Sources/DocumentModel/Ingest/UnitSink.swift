/// Turns a document and its units into what the index writes. Pure work, done on any thread, beside the writer.
public protocol UnitEncoder: Sendable {
  associatedtype Entry: Sendable
  func encode(_ document: DocumentEntry, units: [Unit]) throws -> Entry
}

/// Takes documents into an index. One owner, one thread at a time.
public protocol UnitSink {
  associatedtype Encoder: UnitEncoder
  var encoder: Encoder { get }
  /// Adds a document, or replaces the one that its ledger entry's path had before.
  func put(_ entry: Encoder.Entry, ledger: LedgerEntry) throws
  /// Remembers a file. Takes out the document that its path had before, unless the entry is `.indexed` under that
  /// document's id: then only the entry is new.
  func put(_ ledger: LedgerEntry) throws
  /// Takes out the document of this path, and forgets the file.
  func remove(path: String) throws
  /// Keeps the report of the last ingest for `status`.
  func put(_ report: IngestReport) throws
  /// Makes everything so far durable and visible. What was put since the last commit is lost when the process dies.
  func commit() throws
}
