import DocumentModel
import Synchronization
import Xapian

/// What a writer has been asked for and readers of the index cannot see yet: so that it can be looked up at once.
///
/// It keeps the changes since the last commit that is known to have ended, and no more, so that it stays small however
/// much is written.
struct LedgerChanges {
  /// Changes between two commits.
  private struct Run {
    /// By the key of the path; nil for a file that was forgotten.
    var entries: [Term: LedgerEntry?] = [:]
    /// By id: whether the document is there.
    var documents: [Term: Bool] = [:]
  }

  private var current = Run()
  private var committing: Run?

  func entry(_ key: Term) -> LedgerEntry?? { current.entries[key] ?? committing?.entries[key] }

  func hasDocument(_ id: Term) -> Bool? { current.documents[id] ?? committing?.documents[id] }

  var entries: [Term: LedgerEntry?] { (committing?.entries ?? [:]).merging(current.entries) { $1 } }

  mutating func set(_ key: Term, _ entry: LedgerEntry?) { current.entries[key] = .some(entry) }

  mutating func setDocument(_ id: Term, isThere: Bool) { current.documents[id] = isThere }

  /// To be called when a commit of all that was set so far begins; `isEnded` says whether the one before it has ended, so
  /// that readers see what it made visible.
  mutating func commit(previousEnded isEnded: Bool) {
    if !isEnded, let committing {
      current = Run(
        entries: committing.entries.merging(current.entries) { $1 },
        documents: committing.documents.merging(current.documents) { $1 })
    }
    committing = current
    current = Run()
  }
}
