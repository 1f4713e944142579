/// A text addressed by Unicode scalar: index and offset are the same number.
///
/// Every offset that Loccit prints counts Unicode scalars, so every stage works on scalars and none converts. An
/// array costs four bytes a scalar for as long as one document is being read; in return each look-up is constant.
@frozen
public struct ScalarText: Hashable, Sendable {
  public var scalars: [Unicode.Scalar]

  @inlinable
  public init(_ scalars: [Unicode.Scalar] = []) { self.scalars = scalars }
  @inlinable
  public init(_ scalars: ArraySlice<Unicode.Scalar>) { self.scalars = Array(scalars) }
  public init(_ string: some StringProtocol) {
    scalars = string.utf8.withContiguousStorageIfAvailable(Self.decoded) ?? Array(string.unicodeScalars)
  }

  @inlinable public var count: Int { scalars.count }
  @inlinable public var isEmpty: Bool { scalars.isEmpty }
  @inlinable public var range: Range<Int> { 0..<scalars.count }

  /// The whole text as a string. Cost: linear.
  public var string: String { String(scalars: scalars[...]) }

  @inlinable public subscript(_ offset: Int) -> Unicode.Scalar { scalars[offset] }

  /// The letters of a range of scalar offsets as a string. Cost: linear in the range.
  public subscript(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }

  /// `range` without the blanks at both its ends; empty at `range.lowerBound` where all of it is blank.
  @inlinable
  public func trimming(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, scalars[start].isBlank { start += 1 }
    while end > start, scalars[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The offset of the first occurrence of `needle` inside `range`, letter for letter. Cost: their product at worst.
  public func firstOffset(of needle: [Unicode.Scalar], in range: Range<Int>) -> Int? {
    guard let head = needle.first, needle.count <= range.count else { return nil }
    for start in range.lowerBound...(range.upperBound - needle.count) where scalars[start] == head {
      if scalars[start..<(start + needle.count)].elementsEqual(needle) { return start }
    }
    return nil
  }
}

extension ScalarText {
  /// The scalars of UTF-8 that is known to be valid, as that of a string is; a string's own view takes three times as long.
  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
    var count = 0
    for byte in bytes where !UTF8.isContinuation(byte) { count += 1 }
    return Array(unsafeUninitializedCapacity: count) { scalars, filled in
      var index = 0
      while index < bytes.count {
        let first = bytes[index]
        index += 1
        if first < 0x80 {
          scalars.initializeElement(at: filled, to: Unicode.Scalar(first))
        } else {
          let further = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
          var value = UInt32(first) & (0x3F >> UInt32(further))
          for byte in bytes[index..<(index + further)] { value = value << 6 | UInt32(byte) & 0x3F }
          scalars.initializeElement(at: filled, to: Unicode.Scalar(value) ?? "\u{FFFD}")
          index += further
        }
        filled += 1
      }
    }
  }
}

extension String {
  /// A string of these scalars. Cost: linear.
  ///
  /// The UTF-8 is written by hand: appending the scalars to a string's view takes thirty times as long, which was most of
  /// the time of making units.
  public init(scalars: ArraySlice<Unicode.Scalar>) {
    self = scalars.withUnsafeBufferPointer { scalars in
      // Four letters at a time, where all are ASCII.
      if scalars.reduce(0, { $0 | $1.value }) < 0x80 {
        return String(unsafeUninitializedCapacity: scalars.count) { buffer in
          for index in scalars.indices { buffer[index] = UInt8(truncatingIfNeeded: scalars[index].value) }
          return scalars.count
        }
      }
      var bytes = 0
      for scalar in scalars { bytes += UTF8.width(scalar) }
      return String(unsafeUninitializedCapacity: bytes) { buffer in
        var end = 0
        func put(_ byte: UInt32) {
          buffer[end] = UInt8(truncatingIfNeeded: byte)
          end += 1
        }
        for scalar in scalars {
          let value = scalar.value
          if value < 0x80 {
            put(value)
            continue
          }
          if value < 0x800 {
            put(0xC0 | value >> 6)
          } else {
            if value < 0x1_0000 {
              put(0xE0 | value >> 12)
            } else {
              put(0xF0 | value >> 18)
              put(0x80 | value >> 12 & 0x3F)
            }
            put(0x80 | value >> 6 & 0x3F)
          }
          put(0x80 | value & 0x3F)
        }
        return end
      }
    }
  }
}
