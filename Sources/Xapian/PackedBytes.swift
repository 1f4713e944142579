/// Bytes that numbers and strings are appended to: LEB128 numbers, strings with their length in front.
public struct PackedBytes: Hashable, Sendable {
  public private(set) var bytes: [UInt8]

  public init() { bytes = [] }

  public var isEmpty: Bool { bytes.isEmpty }
  public var count: Int { bytes.count }

  /// Empties it and keeps its memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  public mutating func append(byte: UInt8) { bytes.append(byte) }

  /// A number as LEB128: seven bits a byte, least significant first.
  public mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public mutating func append(_ number: UInt32) { append(UInt64(number)) }

  /// A count or length.
  public mutating func append(_ count: Int) {
    precondition(count >= 0, "a count is not negative")
    append(UInt64(count))
  }

  public mutating func append(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Length and bytes.
  public mutating func append(_ string: [UInt8]) {
    append(string.count)
    bytes.append(contentsOf: string)
  }

  /// Length and bytes of UTF-8.
  public mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Length and bytes.
  public mutating func append(_ string: UnsafeBufferPointer<UInt8>) {
    append(string.count)
    bytes.append(contentsOf: string)
  }

  /// The bytes of another, without their length.
  public mutating func append(contentsOf other: PackedBytes) { bytes.append(contentsOf: other.bytes) }
}
