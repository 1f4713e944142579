import Synchronization

/// The databases that an index's stub names, and the one place where a writer changes that.
final class CurrentGeneration: Sendable {
  private let folder: IndexFolder
  private let generation: Mutex<IndexFolder.Generation>

  init(_ generation: IndexFolder.Generation, in folder: IndexFolder) {
    self.folder = folder
    self.generation = Mutex(generation)
  }

  var value: IndexFolder.Generation { generation.withLock { $0 } }

  /// Names further databases, which are on the disk already.
  func add(_ tails: [IndexFolder.Tail]) throws(IndexError) {
    guard !tails.isEmpty else { return }
    try replace(written: []) { $0.tails += tails }
  }

  /// Names other databases; `written` are those that may not be on the disk yet, nil is all.
  func replace(
    written: [String]?, _ change: (inout IndexFolder.Generation) -> Void
  ) throws(IndexError) {
    try generation.withLock { (generation) throws(IndexError) in
      var next = generation
      change(&next)
      try folder.swap(to: next, written: written)
      generation = next
    }
  }
}
