/// Terms of a document, each with its wdf, ready for a `WriteBatch`.
///
/// Terms are not checked here; a batch with one of more than 245 stored bytes is refused when it is applied.
public struct PackedTerms: Hashable, Sendable {
  private(set) var packed = PackedBytes()

  public init() {}

  public mutating func removeAll() { packed.removeAll() }

  public mutating func append(contentsOf other: PackedTerms) { packed.append(contentsOf: other.packed) }

  /// Appends a term that is not empty.
  public mutating func append(_ term: Term, wdf: UInt32) {
    term.bytes.withUnsafeBufferPointer { append($0, wdf: wdf) }
  }

  /// Appends a term that is not empty.
  public mutating func append(_ term: UnsafeBufferPointer<UInt8>, wdf: UInt32) {
    precondition(!term.isEmpty, "a term is not empty")
    packed.append(term)
    packed.append(wdf)
  }
}
