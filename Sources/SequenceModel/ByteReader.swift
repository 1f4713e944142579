/// Reads little-endian numbers from bytes, never beyond their end.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var remaining: Int { bytes.count - position }

  mutating func take(_ count: Int) throws(SequenceModelError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else { throw SequenceModelError(reason: "it ends too early") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func byte() throws(SequenceModelError) -> UInt8 { try number() }

  mutating func number<Number: FixedWidthInteger & UnsignedInteger>() throws(SequenceModelError) -> Number {
    var value: Number = 0
    for (place, byte) in try take(Number.bitWidth / 8).enumerated() { value |= Number(byte) << (place * 8) }
    return value
  }

  mutating func signed() throws(SequenceModelError) -> Int16 { Int16(bitPattern: try number()) }
}
