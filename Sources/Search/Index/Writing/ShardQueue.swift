import DocumentModel

/// The changes that one shard has been asked for: made one after the other, in the background.
final class ShardQueue {
  let writer: ShardWriter
  private var last: Task<Void, any Error>?

  init(_ writer: ShardWriter) { self.writer = writer }

  /// Has the writer do something after all that it was asked for before; not at all where some of that failed.
  func add<Result: Sendable>(
    _ body: @escaping @Sendable (isolated ShardWriter) throws -> Result
  ) -> Task<Result, any Error> {
    let task = Task { [writer, last] in
      try await last?.value
      return try await body(writer)
    }
    last = Task { _ = try await task.value }
    return task
  }

  /// Waits for all that was asked for.
  func drain(isolation: isolated (any Actor)? = #isolation) async throws { try await last?.value }
}

extension PendingWrite {
  init<Result>(_ task: Task<Result, any Error>) { self.init { _ = try await task.value } }
}

// One owner asks, in an order that counts.
@available(*, unavailable)
extension ShardQueue: Sendable {}
