/// Finds some words in streams: each is given by the tokens of its forms.
public struct TokenFinder: Sendable {
  /// What a stream holds of the words.
  public struct Found: Sendable {
    /// How many words the stream has, whichever they are.
    public var length: Int
    /// In order; each place counts the words before it.
    public var places: [(place: Int, word: Int)]
  }

  /// For each first byte, the word that it is a token of by itself, or `isLong` where some token of three bytes begins so.
  private var first = [Int32](repeating: -1, count: 256)
  private var long: [UInt32: Int32] = [:]
  private static let isLong: Int32 = -2

  /// Of a token that two words share, the first word has it.
  public init(_ words: [[TokenStream.Token]]) {
    for (word, tokens) in words.enumerated() {
      for bits in tokens.map(\.bits) {
        if bits < 0x80 {
          if first[Int(bits)] == -1 { first[Int(bits)] = Int32(word) }
        } else {
          first[Int(bits >> 16)] = Self.isLong
          if long[bits] == nil { long[bits] = Int32(word) }
        }
      }
    }
  }

  /// Where the words stand in the bytes of a stream. Cost: linear.
  public func search(_ stream: [UInt8]) -> Found {
    var found = Found(length: 0, places: [])
    var index = QuotedRuns.end(in: stream)
    while index < stream.count {
      let byte = stream[index]
      var word = first[Int(byte)]
      if word == Self.isLong, index + 2 < stream.count {
        let bits = UInt32(byte) << 16 | UInt32(stream[index + 1]) << 8 | UInt32(stream[index + 2])
        word = long[bits] ?? -1
      }
      if word >= 0 { found.places.append((found.length, Int(word))) }
      index += byte < 0x80 ? 1 : 3
      found.length += 1
    }
    return found
  }
}
