/// A term: from 1 to 245 bytes, of which a zero byte counts twice. Prefixes are a part of it.
public struct Term: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The longest term in bytes.
  public static let limit = 245

  public var bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public init(_ text: some StringProtocol) { bytes = Array(text.utf8) }
  public init(stringLiteral text: String) { self.init(text) }

  /// How many bytes it takes in the database.
  public var storedLength: Int { bytes.reduce(bytes.count) { $1 == 0 ? $0 + 1 : $0 } }

  /// As text; nil where the bytes are not UTF-8.
  public var text: String? { String(validating: bytes, as: UTF8.self) }

  /// As text, with what is not UTF-8 replaced.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// A term with the number of documents that hold it, or of its occurrences in one.
public struct TermCount: Hashable, Sendable {
  public var term: Term
  public var count: Int

  public init(term: Term, count: Int) {
    self.term = term
    self.count = count
  }
}

/// A document's number in the database, from 1.
public typealias DocumentID = UInt32

/// The number of a value slot.
public typealias ValueSlot = UInt32
