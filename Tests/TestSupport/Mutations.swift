/// Damaged copies of a file's bytes, the same ones on every run: cut short, letters changed, parts repeated or moved.
public struct Mutations: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var left: Int
  private var state: UInt64

  /// `count` copies of `bytes`; another `seed` gives others.
  public init(of bytes: [UInt8], count: Int, seed: UInt64 = 1) {
    self.bytes = bytes
    left = bytes.isEmpty ? 0 : count
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  public mutating func next() -> [UInt8]? {
    guard left > 0 else { return nil }
    left -= 1
    var copy = bytes
    for _ in 0...number(below: 3) { change(&copy) }
    return copy
  }

  private mutating func change(_ copy: inout [UInt8]) {
    guard !copy.isEmpty else { return }
    let start = number(below: copy.count)
    let end = start + number(below: Swift.min(copy.count - start, 200)) + 1
    switch number(below: 6) {
    case 0: copy.removeSubrange(start...)
    case 1: copy.removeSubrange(start..<end)
    case 2: for index in start..<end { copy[index] = UInt8(truncatingIfNeeded: number(below: 256)) }
    case 3: copy[start] ^= 1 << UInt8(number(below: 8))
    case 4:
      let part = Array(copy[start..<end])
      for _ in 0...number(below: 50) { copy.insert(contentsOf: part, at: start) }
    default:
      let part = Array(copy[start..<end])
      copy.removeSubrange(start..<end)
      copy.insert(contentsOf: part, at: number(below: copy.count + 1))
    }
  }

  /// Xorshift (Marsaglia, 2003): any sequence that is the same on every machine would do.
  private mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(Swift.max(limit, 1)))
  }
}
