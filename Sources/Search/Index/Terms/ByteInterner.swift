/// Gives each different byte string a number, from 0 in order of first appearance.
///
/// A table of one's own because this is the innermost loop of indexing: a `Dictionary` keyed by `[UInt8]` would make an
/// array for every word of the corpus.
struct ByteInterner {
  /// What a look-up compares, side by side: to fetch it is most of its cost.
  private struct Entry {
    /// The first eight bytes, most significant first: most comparisons end there.
    var head: UInt64
    /// Into `arena`.
    var start: Int
    var count: Int32
    var hash: UInt32
  }

  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  /// Number plus one by hash, 0 for a free place; always a power of two long and at most half full.
  private var table = [Int32](repeating: 0, count: 1024)

  var count: Int { entries.count }
  var byteCount: Int { arena.count }

  /// The string's number; and whether it is new. Amortised cost: linear in its length.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let head = Self.head(bytes)
    let hash = Self.hash(bytes, head)
    let mask = table.count - 1
    var place = Int(hash) & mask
    while table[place] != 0 {
      let number = Int(table[place]) - 1
      if isEqual(entries[number], hash, head, bytes) { return (number, false) }
      place = (place + 1) & mask
    }
    let number = entries.count
    table[place] = Int32(number + 1)
    entries.append(Entry(head: head, start: arena.count, count: Int32(bytes.count), hash: hash))
    arena.append(contentsOf: bytes)
    if entries.count * 2 > table.count { grow() }
    return (number, true)
  }

  mutating func intern(_ bytes: [UInt8]) -> Int { bytes.withUnsafeBufferPointer { intern($0).number } }

  /// Lends the bytes of a string.
  func withBytes<Result>(of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(of: number)])) }
  }

  func bytes(of number: Int) -> ArraySlice<UInt8> { arena[range(of: number)] }

  private func range(of number: Int) -> Range<Int> {
    let entry = entries[number]
    return entry.start..<entry.start + Int(entry.count)
  }

  private func isEqual(_ entry: Entry, _ hash: UInt32, _ head: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entry.hash == hash, entry.head == head, entry.count == bytes.count else { return false }
    // Heads are equal already, and most words have no more letters than a head.
    guard bytes.count > 8 else { return true }
    return arena.withUnsafeBytes { arena in
      let other = UnsafeRawBufferPointer(rebasing: arena[entry.start..<entry.start + bytes.count])
      return Self.restParts(of: bytes.count).allSatisfy { Self.part(other, at: $0) == Self.part(.init(bytes), at: $0) }
    }
  }

  private mutating func grow() {
    table = [Int32](repeating: 0, count: table.count * 2)
    let mask = table.count - 1
    for (number, entry) in entries.enumerated() {
      var place = Int(entry.hash) & mask
      while table[place] != 0 { place = (place + 1) & mask }
      table[place] = Int32(number + 1)
    }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ head: UInt64) -> UInt32 {
    var mixed = (head ^ UInt64(bytes.count)) &* 0x9E37_79B9_7F4A_7C15
    for place in restParts(of: bytes.count) {
      mixed = (mixed ^ mixed >> 32 ^ part(UnsafeRawBufferPointer(bytes), at: place)) &* 0x9E37_79B9_7F4A_7C15
    }
    // A product's highest byte knows every letter, the next one all but the first: places are numbered by these.
    return UInt32(truncatingIfNeeded: mixed.byteSwapped)
  }

  /// Where the parts of eight bytes behind the head begin; the last may reach back into the one before.
  private static func restParts(of count: Int) -> some Sequence<Int> {
    stride(from: 8, to: Swift.max(count, 8), by: 8).lazy.map { Swift.min($0, count - 8) }
  }

  private static func part(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  private static func head(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard bytes.count < 8 else { return UInt64(bigEndian: part(UnsafeRawBufferPointer(bytes), at: 0)) }
    var head: UInt64 = 0
    for byte in bytes { head = head << 8 | UInt64(byte) }
    return bytes.isEmpty ? 0 : head << UInt64(8 * (8 - bytes.count))
  }
}
