import DocumentModel

/// The changes that one shard has been asked for: made one after the other, in the background.
final class ShardQueue {
  let writer: ShardWriter
  private var last: Task<Void, any Error>?

  init(_ writer: ShardWriter) { self.writer = writer }

  /// Has the writer do something after all that it was asked for before; not at all where some of that failed.
  @discardableResult
  func add(_ body: @escaping @Sendable (isolated ShardWriter) throws -> Void) -> PendingWrite {
    let task = Task { [writer, last] in
      try await last?.value
      try await body(writer)
    }
    last = task
    return PendingWrite { try await task.value }
  }
}

// One owner asks, in an order that counts.
@available(*, unavailable)
extension ShardQueue: Sendable {}
