import CXapian

/// A document's words in their order, as a value: what phrases, nearness and exact forms are decided by.
///
/// It takes the place of Xapian's position lists, at a quarter of the room and without their cost in writing. It goes into
/// the slot that `Query.phrase`, `near` and `forms` name.
public struct TokenStream: Hashable, Sendable {
  /// A word as a number: a hash of its term and of its exact form.
  public struct Token: Hashable, Sendable {
    let bits: UInt32

    public init(term: [UInt8], form: [UInt8]) {
      bits = lending(term) { term in lending(form) { cx_token(term, $0) } }
    }
  }

  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func reserveCapacity(_ tokens: Int) { bytes.reserveCapacity(tokens * 4) }

  public mutating func append(_ token: Token) {
    withUnsafeBytes(of: token.bits.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
