/// A hash made up number by number, so that no string is built for a feature: FNV-1a over 32-bit numbers in 64 bits, with
/// a last mixing because its low bits alone see only the numbers' low bits.
///
/// The model is trained on these hashes. Two features that share one are trained as one; none can be mixed up later.
struct FeatureHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: UInt32) { state = (state ^ UInt64(number)) &* 0x0000_0100_0000_01B3 }

  var value: UInt32 {
    var mixed = state ^ (state >> 32)
    mixed = mixed &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  /// The hash of some bytes. Cost: linear.
  static func value(of bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = FeatureHash()
    for byte in bytes { hash.add(UInt32(byte)) }
    return hash.value
  }
}
