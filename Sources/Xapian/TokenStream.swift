import CXapian

/// A document's words in their order, as a value: what phrases, nearness and exact forms are decided by.
///
/// It takes the place of Xapian's position lists, at a fifth of the room and without their cost in writing. It goes into
/// the slot that `Query.phrase`, `near` and `forms` name.
public struct TokenStream: Hashable, Sendable {
  /// The form of a word as a number: one byte for the most frequent words of some languages, three for all others.
  public struct Token: Hashable, Sendable {
    let bits: UInt32

    public init(form: [UInt8]) { bits = lending(form) { cx_token($0) } }
  }

  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Makes room for so many tokens.
  public mutating func reserveCapacity(_ tokens: Int) { bytes.reserveCapacity(tokens * 2) }

  /// Empties it and keeps its memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends what is no word, so that what stands before and behind it are no neighbours.
  public mutating func appendBoundary() { bytes.append(UInt8(CX_TOKEN_BOUNDARY)) }

  /// Puts in front which words are quoted. To be called once, when all words are there.
  public mutating func mark(_ quoted: QuotedRuns) {
    guard let runs = quoted.bytes else { return }
    bytes.insert(contentsOf: runs, at: 0)
  }

  /// The bytes of a stream without what stands before its words.
  public static func words(of bytes: [UInt8]) -> ArraySlice<UInt8> { bytes[QuotedRuns.end(in: bytes)...] }

  public mutating func append(contentsOf other: TokenStream) { bytes.append(contentsOf: other.bytes) }

  public mutating func append(_ token: Token) {
    if token.bits >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: token.bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: token.bits >> 8))
    }
    bytes.append(UInt8(truncatingIfNeeded: token.bits))
  }
}
