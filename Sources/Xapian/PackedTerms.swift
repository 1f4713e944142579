/// Terms of a document with their wdf and positions, ready for a `WriteBatch`.
///
/// Terms are not checked here; a batch with one of more than 245 stored bytes is refused when it is applied.
public struct PackedTerms: Hashable, Sendable {
  private(set) var packed = PackedBytes()

  public init() {}

  public mutating func removeAll() { packed.removeAll() }

  public mutating func append(contentsOf other: PackedTerms) { packed.append(contentsOf: other.packed) }

  public mutating func append(_ term: Term, wdf: UInt32, positions: some Collection<UInt32> = EmptyCollection()) {
    term.bytes.withUnsafeBufferPointer { append($0, wdf: wdf, positions: positions) }
  }

  /// Appends a term that is not empty, with its positions in ascending order.
  public mutating func append(
    _ term: UnsafeBufferPointer<UInt8>, wdf: UInt32, positions: some Collection<UInt32> = EmptyCollection()
  ) {
    precondition(!term.isEmpty, "a term is not empty")
    packed.append(term)
    packed.append(wdf)
    packed.append(positions.count)
    var last: UInt32 = 0
    for position in positions {
      packed.append(position &- last)
      last = position
    }
  }
}
