import DocumentModel

/// Hashes of the runs of three words in a text, case and marks aside.
enum WordRuns {
  static func hashes(_ draft: Draft, _ range: Range<Int>) -> [Int] {
    let text = draft.text
    var hashes: [Int] = []
    var last: (UInt64, UInt64) = (0, 0)
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      guard isPart(text[index]) else {
        index += 1
        continue
      }
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      while index < range.upperBound,
        isPart(text[index])
          || isApostrophe(text[index]) && index + 1 < range.upperBound && text[index + 1].isLetter
      {
        var value = text[index].value
        if value >= 0x41, value <= 0x5A { value += 0x20 }
        if !isApostrophe(text[index]) { hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3 }
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

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetter || scalar.isASCIIDigit }
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x27 || scalar.value == 0x2019 }
}
