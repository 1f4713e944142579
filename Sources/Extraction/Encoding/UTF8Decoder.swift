/// UTF-8 bytes to scalars, with line ends made one and control characters left out, in one pass.
///
/// `\r\n`, `\r`, vertical tab, NEL and the Unicode line and paragraph separators become `\n`. Tab and form feed stay.
/// Every other control character and every noncharacter is left out and counted. A malformed sequence becomes one
/// U+FFFD for each maximal part of a well-formed one, as the Unicode Standard (3.9, D93b) recommends.
struct UTF8Decoder {
  private(set) var scalars: [Unicode.Scalar] = []
  /// Malformed sequences.
  private(set) var malformed = 0
  /// Well-formed sequences of two bytes or more.
  private(set) var multibyte = 0
  /// Control characters and noncharacters left out.
  private(set) var dropped = 0

  /// Cost: linear.
  init(_ bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ decode($0) }) == nil {
      Array(bytes).withUnsafeBufferPointer { decode($0) }
    }
  }

  private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>) {
    var malformed = 0
    var multibyte = 0
    var dropped = 0
    scalars = Array(unsafeUninitializedCapacity: bytes.count) { output, count in
      var index = 0
      var written = 0
      func write(_ scalar: Unicode.Scalar) {
        output.initializeElement(at: written, to: scalar)
        written += 1
      }
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x20 && byte < 0x7F || byte == 0x0A {
          write(Unicode.Scalar(byte))
          index += 1
          continue
        }
        if byte < 0x80 {
          index += 1
          switch byte {
          case 0x09, 0x0C: write(Unicode.Scalar(byte))
          case 0x0B: write("\n")
          case 0x0D:
            write("\n")
            if index < bytes.count, bytes[index] == 0x0A { index += 1 }
          default: dropped += 1
          }
          continue
        }
        let (scalar, length) = Self.sequence(bytes, at: index)
        index += length
        guard let scalar else {
          malformed += 1
          write("\u{FFFD}")
          continue
        }
        multibyte += 1
        switch scalar.value {
        case 0x85, 0x2028, 0x2029: write("\n")
        case 0x80...0x9F, 0xFDD0...0xFDEF, 0xFFFE, 0xFFFF: dropped += 1
        default: write(scalar)
        }
      }
      count = written
    }
    self.malformed = malformed
    self.multibyte = multibyte
    self.dropped = dropped
  }

  /// The scalar that the sequence at `index` spells and its length; nil and the length of the malformed part.
  /// `bytes[index]` is not ASCII.
  @inline(__always)
  static func sequence(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar?, Int) {
    let first = UInt32(bytes[index])
    let needed: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF:
      needed = 2
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return (nil, 1)
    }
    var value = first & (needed == 1 ? 0x1F : needed == 2 ? 0x0F : 0x07)
    for step in 1...needed {
      guard index + step < bytes.count else { return (nil, step) }
      let byte = bytes[index + step]
      guard byte >= lowest, byte <= highest else { return (nil, step) }
      lowest = 0x80
      highest = 0xBF
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value), needed + 1)
  }
}
