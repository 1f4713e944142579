/// What is known of every file that an ingest has seen: so that the next one reads only what changed.
public protocol CorpusLedger {
  /// The entry of a file. Cost: one look-up.
  func entry(forPath path: String) throws -> LedgerEntry?
  /// Every entry in order of path. Cost: linear.
  func entries() throws -> [LedgerEntry]
  /// Whether a document with this id is in the index.
  func containsDocument(id: String) throws -> Bool
}

public struct LedgerEntry: Hashable, Sendable {
  public enum State: Hashable, Sendable {
    /// In the index under this id, first added at this time.
    case indexed(documentID: String, added: String)
    /// Could not be read; retried when it changes or when asked.
    case failed(code: String, message: String)
    /// Read, and nothing in it to index.
    case skipped(reason: String)
  }

  public var path: String
  public var size: Int
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// Of the file's bytes and of its sidecar's, as hexadecimal digits.
  public var sha256: String
  /// Which version of the readers and of the apparatus, and which options and outside metadata, it was read with.
  public var analysis: String
  public var state: State

  public init(path: String, size: Int, modified: Int64, sha256: String, analysis: String, state: State) {
    self.path = path
    self.size = size
    self.modified = modified
    self.sha256 = sha256
    self.analysis = analysis
    self.state = state
  }
}
