import DocumentModel

/// Hashes of the runs of three words in a text, case and marks aside.
enum WordRuns {
  static func hashes(_ draft: Draft, _ range: Range<Int>) -> [Int] {
    draft.text.withUnsafeBufferPointer { hashes($0, range.clamped(to: $0.indices)) }
  }

  private static func hashes(_ text: UnsafeBufferPointer<Unicode.Scalar>, _ range: Range<Int>) -> [Int] {
    var hashes: [Int] = []
    hashes.reserveCapacity(range.count / 5)
    var last: (UInt64, UInt64) = (0, 0)
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      guard isPart(text[index]) else {
        index += 1
        continue
      }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while index < range.upperBound {
        let value = text[index].value
        if isASCIIPart(value) {
          // The bit that makes a letter small is set in every digit.
          hash = (hash ^ UInt64(value | 0x20)) &* 0x100_0000_01B3
        } else if isPart(text[index]) {
          hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
        } else if !isApostrophe(text[index]) || index + 1 >= range.upperBound || !text[index + 1].isLetter {
          break
        }
        index += 1
      }
      count += 1
      if count >= 3 {
        hashes.append(Int(truncatingIfNeeded: (last.0 &* 31 &+ last.1) &* 131 &+ hash))
      }
      last = (last.1, hash)
    }
    return hashes
  }

  /// Whether a scalar is a letter or digit of ASCII.
  @inline(__always)
  private static func isASCIIPart(_ value: UInt32) -> Bool { (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? isASCIIPart(scalar.value) : scalar.isLetter
  }
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x27 || scalar.value == 0x2019 }
}
