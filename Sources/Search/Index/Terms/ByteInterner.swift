/// Gives each different byte string a number, from 0 in order of first appearance.
///
/// A table of one's own because this is the innermost loop of indexing: a `Dictionary` keyed by `[UInt8]` would make an
/// array for every word of the corpus.
struct ByteInterner {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// The first eight bytes of each string, most significant first: most comparisons end there.
  private(set) var heads: [UInt64] = []
  /// Number plus one by hash, 0 for a free place; always a power of two long and at most half full.
  private var table = [Int32](repeating: 0, count: 1024)

  var count: Int { hashes.count }
  var byteCount: Int { arena.count }

  /// The string's number; and whether it is new. Amortised cost: linear in its length.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 29
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0 {
      let number = Int(table[place]) - 1
      if hashes[number] == hash, isEqual(number, bytes) { return (number, false) }
      place = (place + 1) & mask
    }
    let number = hashes.count
    table[place] = Int32(number + 1)
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    heads.append(Self.head(bytes))
    if hashes.count * 2 > table.count { grow() }
    return (number, true)
  }

  mutating func intern(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { intern($0).number } }

  /// Lends the bytes of a string.
  func withBytes<Result>(of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[ends[number]..<ends[number + 1]])) }
  }

  func bytes(of number: Int) -> ArraySlice<UInt8> { arena[ends[number]..<ends[number + 1]] }

  /// Whether one string comes before another in order of bytes.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    if heads[left] != heads[right] { return heads[left] < heads[right] }
    return bytes(of: left).lexicographicallyPrecedes(bytes(of: right))
  }

  private func isEqual(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == bytes.count else { return false }
    for index in 0..<bytes.count where arena[start + index] != bytes[index] { return false }
    return true
  }

  private mutating func grow() {
    table = [Int32](repeating: 0, count: table.count * 2)
    let mask = table.count - 1
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while table[place] != 0 { place = (place + 1) & mask }
      table[place] = Int32(number + 1)
    }
  }

  private static func head(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return head
  }
}
