/// Gives each different byte string a number, from 0 in order of first appearance.
///
/// A table of one's own because this is the innermost loop of indexing: a `Dictionary` keyed by `[UInt8]` would make an
/// array for every word of the corpus.
struct ByteInterner {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// The first eight bytes of each string, most significant first: most comparisons end there.
  private var heads: [UInt64] = []
  /// Number plus one by hash, 0 for a free place; always a power of two long and at most half full.
  private var table = [Int32](repeating: 0, count: 1024)

  var count: Int { hashes.count }
  var byteCount: Int { arena.count }

  /// The string's number; and whether it is new. Amortised cost: linear in its length.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let head = Self.head(bytes)
    // Most words have no more letters than a head.
    var hash = (head ^ UInt64(bytes.count)) &* 0x9E37_79B9_7F4A_7C15
    if bytes.count > 8 { for byte in bytes[8...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    hash ^= hash >> 32
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0 {
      let number = Int(table[place]) - 1
      if hashes[number] == hash, heads[number] == head, isEqual(number, bytes) { return (number, false) }
      place = (place + 1) & mask
    }
    let number = hashes.count
    table[place] = Int32(number + 1)
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    heads.append(head)
    if hashes.count * 2 > table.count { grow() }
    return (number, true)
  }

  mutating func intern(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { intern($0).number } }

  /// Lends the bytes of a string.
  func withBytes<Result>(of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[ends[number]..<ends[number + 1]])) }
  }

  func bytes(of number: Int) -> ArraySlice<UInt8> { arena[ends[number]..<ends[number + 1]] }

  private func isEqual(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == bytes.count else { return false }
    // Heads are equal already.
    guard bytes.count > 8 else { return true }
    return arena[(start + 8)..<(start + bytes.count)].elementsEqual(bytes[8...])
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
    guard bytes.count < 8 else {
      return UInt64(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt64.self))
    }
    var head: UInt64 = 0
    for byte in bytes { head = head << 8 | UInt64(byte) }
    return bytes.isEmpty ? 0 : head << UInt64(8 * (8 - bytes.count))
  }
}
