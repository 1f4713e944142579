import Synchronization

/// The databases that an index's stub names, and the one place where a writer changes that.
final class CurrentGeneration: Sendable {
  private let folder: IndexFolder
  private let state: Mutex<(generation: IndexFolder.Generation, isNamed: Bool)>

  /// - Parameter isNamed: whether the stub names it; where not, that changes with the first `replace` after `name()`.
  init(_ generation: IndexFolder.Generation, in folder: IndexFolder, isNamed: Bool) {
    self.folder = folder
    state = Mutex((generation, isNamed))
  }

  var value: IndexFolder.Generation { state.withLock { $0.generation } }

  /// From now on the stub is to name it.
  func name() { state.withLock { $0.isNamed = true } }

  /// Names further databases, once they are on the disk.
  func add(_ tails: [IndexFolder.Tail]) throws(IndexError) {
    guard !tails.isEmpty else { return }
    let written = tails.map { $0.name(after: value.base(of: $0.shard)) }
    try replace(written: written) { $0.tails += tails }
  }

  /// Names other databases; `written` are those that may not be on the disk yet, nil is all.
  func replace(
    written: [String]?, _ change: (inout IndexFolder.Generation) -> Void
  ) throws(IndexError) {
    try state.withLock { (state) throws(IndexError) in
      var next = state.generation
      change(&next)
      if state.isNamed { try folder.swap(to: next, written: written) }
      state.generation = next
    }
  }
}
