/// Turns a document and its units into what the index writes. Pure work, done on any thread, beside the writer.
public protocol UnitEncoder: Sendable {
  associatedtype Entry: Sendable
  func encode(_ document: DocumentEntry, units: [Unit]) throws -> Entry
}

/// Takes documents into an index. One owner, one thread at a time.
///
/// A change is made in the background, in the order in which it was asked for; it can be looked up at once. What goes wrong
/// is thrown by the change's `PendingWrite` and by all that follow.
public protocol UnitSink {
  associatedtype Encoder: UnitEncoder
  var encoder: Encoder { get }
  /// Adds a document, or replaces the one that its ledger entry's path had before.
  @discardableResult
  func put(_ entry: Encoder.Entry, ledger: LedgerEntry) throws -> PendingWrite
  /// Remembers a file. Takes out the document that its path had before, unless the entry is `.indexed` under that
  /// document's id: then only the entry is new.
  @discardableResult
  func put(_ ledger: LedgerEntry) throws -> PendingWrite
  /// Takes out the document of this path, and forgets the file.
  @discardableResult
  func remove(path: String) throws -> PendingWrite
  /// Keeps the report of the last ingest for `status`.
  @discardableResult
  func put(_ report: IngestReport) throws -> PendingWrite
  /// Makes everything so far durable and visible. What was put since the last commit is lost when the process dies.
  @discardableResult
  func commit() throws -> PendingWrite
  /// Waits for everything that was asked for, and leaves the index in its best shape. To be called last, after a commit.
  func finish(isolation: isolated (any Actor)?) async throws
  /// Notes down, after `finish`, what is known of all files, so that the next ingest can tell soon that nothing has changed.
  /// A convenience; nothing relies on it. Cost: linear in the files of the index.
  func noteFiles() throws
}

extension UnitSink {
  public func noteFiles() {}
}

/// A change that an index has been asked for and is making.
public struct PendingWrite: Sendable {
  private let end: @Sendable () async throws -> Void

  /// - Parameter end: waits until the change is made.
  public init(_ end: @escaping @Sendable () async throws -> Void) { self.end = end }

  /// A change that is made already.
  public static let made = PendingWrite {}

  /// Waits until the change is made; throws where it, or one before it, failed.
  public func value() async throws { try await end() }
}
