import CXapian

/// What Xapian (or the shim) refused or could not do.
public struct XapianError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Another process writes to this database.
    case locked
    /// The writer has moved on; a reader must reopen. `Database` does so itself a few times before it says this.
    case modified
    /// No database at this path.
    case notFound
    /// Something else kept it from being opened.
    case opening
    case corrupt
    /// Written by a Xapian that this one does not know.
    case version
    case closed
    /// Another failure of the database: the disk is full, a file cannot be read.
    case database
    case documentNotFound
    /// An empty or too long term, a negative factor.
    case invalidArgument
    /// A commit inside a transaction, a write to what was opened for reading.
    case invalidOperation
    /// A prefix with more expansions than its limit.
    case tooManyTerms
    case unimplemented
    case network
    /// A server did not answer in time.
    case timeout
    /// Bytes that do not follow the shim's formats, or a query nested too deeply.
    case malformed
    case memory
    case other
  }

  public var kind: Kind
  /// A sentence in Xapian's words.
  public var message: String
  /// Which database, in Xapian's words; empty where it does not say.
  public var context: String

  public init(_ kind: Kind, _ message: String, context: String = "") {
    self.kind = kind
    self.message = message
    self.context = context
  }

  public var description: String { "\(kind.rawValue): \(message)" }
}

extension XapianError.Kind {
  init(_ kind: cx_error_kind) {
    self =
      switch kind {
      case CX_ERROR_LOCKED: .locked
      case CX_ERROR_MODIFIED: .modified
      case CX_ERROR_NOT_FOUND: .notFound
      case CX_ERROR_OPENING: .opening
      case CX_ERROR_CORRUPT: .corrupt
      case CX_ERROR_VERSION: .version
      case CX_ERROR_CLOSED: .closed
      case CX_ERROR_DATABASE: .database
      case CX_ERROR_DOCUMENT_NOT_FOUND: .documentNotFound
      case CX_ERROR_INVALID_ARGUMENT: .invalidArgument
      case CX_ERROR_INVALID_OPERATION: .invalidOperation
      case CX_ERROR_TOO_MANY_TERMS: .tooManyTerms
      case CX_ERROR_UNIMPLEMENTED: .unimplemented
      case CX_ERROR_NETWORK: .network
      case CX_ERROR_TIMEOUT: .timeout
      case CX_ERROR_MALFORMED: .malformed
      case CX_ERROR_MEMORY: .memory
      default: .other
      }
  }
}
