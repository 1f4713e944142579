import CXapian

/// A database for writing. One writer at a time; another gets `locked`.
///
/// Outside a transaction a batch becomes durable with `commit`, or when Xapian sees fit. Inside one, nothing is durable or
/// visible before `commitTransaction`, and memory stays bounded by the flush threshold.
public final class WritableDatabase {
  /// The same database for reading, with what is not committed yet.
  public let database: Database

  /// What is done where there is a database at the path, and where there is none.
  public enum Opening: Hashable, Sendable {
    /// It is opened, or created.
    case creating
    /// It is opened; where there is none, that is an error.
    case present
    /// It is created anew, and filled with a single commit at the end: nothing is there to be protected before, so blocks
    /// are written in place, and the disk is not waited for.
    case fresh
  }

  /// Opens the database at `path`; the folder above must exist.
  public init(path: String, _ opening: Opening = .creating) throws(XapianError) {
    database = try Database(writableAt: path, opening)
  }

  /// Has every database that is opened for writing from now on write what it gathered in memory to the disk after so many
  /// documents. To be called while the process has one thread: Xapian takes the figure from the environment.
  public static func flush(every documents: Int) { cx_set_flush_threshold(UInt32(clamping: documents)) }

  /// Applies a batch, in order. Where it throws, the changes before the bad one stay applied.
  public func apply(_ batch: WriteBatch) throws(XapianError) {
    try calling { error in
      batch.packed.bytes.withUnsafeBufferPointer {
        cx_database_apply(database.handle, $0.baseAddress, $0.count, &error)
      }
    }
  }

  public func beginTransaction() throws(XapianError) { try calling { cx_database_begin(database.handle, &$0) } }

  /// Ends the transaction and makes it durable and visible.
  public func commitTransaction() throws(XapianError) {
    try calling { cx_database_commit_transaction(database.handle, &$0) }
  }

  /// Ends the transaction and forgets it.
  public func cancelTransaction() throws(XapianError) {
    try calling { cx_database_cancel_transaction(database.handle, &$0) }
  }

  public func commit() throws(XapianError) { try calling { cx_database_commit(database.handle, &$0) } }
}

// As a database for reading, and more so: its changes have an order.
@available(*, unavailable)
extension WritableDatabase: Sendable {}
