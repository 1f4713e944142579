import Xapian

/// Makes terms of any text: what is longer than Xapian allows is cut, and a hash of the whole takes the place of the rest.
public enum BoundedTerm {
  /// The longest term in stored bytes that is left as it is. Below Xapian's 245, so that metadata keys fit too.
  static let limit = 240

  /// `prefix` and `text` as one term. Cost: linear.
  public static func make(_ prefix: String, _ text: some StringProtocol) -> Term {
    bounded(Array(prefix.utf8) + Array(text.utf8))
  }

  static func bounded(_ bytes: [UInt8]) -> Term {
    let term = Term(bytes: bytes)
    guard bytes.count > limit / 2, term.storedLength > limit else { return term }
    var kept: [UInt8] = []
    var stored = 0
    for byte in bytes {
      stored += byte == 0 ? 2 : 1
      if stored > limit - 17 { break }
      kept.append(byte)
    }
    // A letter cut in two would not be UTF-8 any more.
    while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
    if let last = kept.last, last >= 0xC0 { kept.removeLast() }
    return Term(bytes: kept + [UInt8(ascii: "~")] + hexadecimal(hash(bytes)))
  }

  /// FNV-1a, 64 bits: the same on every machine and in every version.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hexadecimal(_ number: UInt64) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return (0..<16).map { digits[Int(number >> UInt64(60 - 4 * $0) & 0xF)] }
  }
}
