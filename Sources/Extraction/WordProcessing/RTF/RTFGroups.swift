/// Where the groups of an RTF text begin and end, found in one pass, so that notes can be set aside whole.
struct RTFGroups {
  /// Offsets of `{` in order, and for each that of its `}`; the end of the text for one that is not closed.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []

  /// Cost: linear.
  init(_ bytes: [UInt8]) {
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"):
        open.append(starts.count)
        starts.append(Int32(index))
        ends.append(Int32(bytes.count))
      case UInt8(ascii: "}"): if let group = open.popLast() { ends[group] = Int32(index) }
      case UInt8(ascii: "\\"):
        index += Self.binaryLength(bytes, at: index)
        index += 1
      default: break
      }
      index += 1
    }
  }

  /// The number of the first group that begins behind an offset. Cost: logarithmic.
  func first(behind offset: Int) -> Int { starts.partitionIndex { Int($0) > offset } }

  /// The bytes that a `\bin` control announces; 0 for any other.
  private static func binaryLength(_ bytes: [UInt8], at index: Int) -> Int {
    guard index + 5 < bytes.count, bytes[index + 1] == UInt8(ascii: "b"), bytes[(index + 1)...].starts(with: "bin".utf8)
    else { return 0 }
    var end = index + 4
    var count = 0
    while end < bytes.count, end < index + 14, bytes[end] >= 0x30, bytes[end] <= 0x39 {
      count = count * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > index + 4 else { return 0 }
    return min(count + (end - index - 1), bytes.count - index)
  }
}
