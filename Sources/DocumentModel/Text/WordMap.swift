/// A fixed vocabulary that is asked for a word by its letters, whether they stand in a string or in a text.
///
/// The readers ask tens of vocabularies after nearly every word of a document. A `Dictionary` wants a string made of the
/// letters first, and guards its hashes against whoever chooses the keys, which here are the program's own; this table
/// hashes the letters with one multiplication each (FNV-1a, 64 bits). Words are compared scalar for scalar, which for
/// folded words is what equality of strings means.
public struct WordMap<Value: Sendable>: Sendable {
  /// The hash of the word at each slot; 0 where the slot is free. A power of two, at most half of them taken.
  @usableFromInline private(set) var hashes: [UInt64]
  /// The place of the slot's word in `starts` and `values`.
  @usableFromInline private(set) var places: [Int32]
  /// The letters of all words, one after the other, and where each word begins: with an array for each, to compare with
  /// one would cost as much in counting references as in letters.
  @usableFromInline private(set) var letters: [Unicode.Scalar] = []
  @usableFromInline private(set) var starts: [Int32] = [0]
  @usableFromInline private(set) var values: [Value] = []
  /// For each first byte, but for its two highest bits, a bit for every length in bytes that a word beginning so has; the
  /// highest stands for that length and all beyond. Most words asked for are told by it to be none of the vocabulary.
  @usableFromInline private(set) var lengths: [UInt32]

  /// Of words given twice the first holds. Cost: linear in their letters.
  public init(_ pairs: some Collection<(key: String, value: Value)>) {
    var capacity = 4
    while capacity < pairs.count * 2 { capacity *= 2 }
    hashes = Array(repeating: 0, count: capacity)
    places = Array(repeating: 0, count: capacity)
    lengths = Array(repeating: 0, count: 1 << 6)
    for (word, value) in pairs {
      lengths[Int((word.utf8.first ?? 0) & 0x3F)] |= Self.lengthBit(word.utf8.count)
      let hash = Self.hash(word.unicodeScalars)
      let slot = slot(of: word.unicodeScalars, hash)
      guard hashes[slot] == 0 else { continue }
      hashes[slot] = hash
      places[slot] = Int32(values.count)
      letters.append(contentsOf: word.unicodeScalars)
      starts.append(Int32(letters.count))
      values.append(value)
    }
  }

  /// The value of a word; nil where the vocabulary does not hold it. Cost: linear in the word's letters.
  @inlinable
  public subscript(_ letters: some Sequence<Unicode.Scalar>) -> Value? {
    let slot = slot(of: letters, Self.hash(letters))
    return hashes[slot] == 0 ? nil : values[Int(places[slot])]
  }

  @inlinable
  public subscript(_ word: String) -> Value? {
    var bytes = word.utf8.makeIterator()
    guard mayHold(bytes.next() ?? 0, word.utf8.count) else { return nil }
    return self[word.unicodeScalars]
  }

  /// The value of a word of ASCII letters.
  @inlinable
  public subscript(ascii word: ArraySlice<UInt8>) -> Value? {
    guard mayHold(word.first ?? 0, word.count) else { return nil }
    return self[word.lazy.map { Unicode.Scalar($0) }]
  }

  /// Whether a word with this first byte, of so many bytes, may be in the vocabulary; false is sure.
  @inlinable
  func mayHold(_ first: UInt8, _ count: Int) -> Bool { lengths[Int(first & 0x3F)] & Self.lengthBit(count) != 0 }

  @inlinable
  static func lengthBit(_ count: Int) -> UInt32 { 1 &<< UInt32(truncatingIfNeeded: Swift.min(count, 31)) }

  /// The value of a word in its search form, which for ASCII letters is not made first. Cost: linear in the word.
  @inlinable
  public subscript(folding word: ArraySlice<Unicode.Scalar>) -> Value? {
    guard word.allSatisfy(\.isASCII) else { return self[Folding.string(of: word)] }
    let first = UInt8(truncatingIfNeeded: word.first?.asciiLowercase.value ?? 0)
    guard mayHold(first, word.count) else { return nil }
    return self[word.lazy.map(\.asciiLowercase)]
  }

  /// The slot in which a word stands, or the free one in which it would.
  @inlinable
  func slot(of letters: some Sequence<Unicode.Scalar>, _ hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while hashes[slot] != 0, hashes[slot] != hash || !isWord(letters, at: Int(places[slot])) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inlinable
  func isWord(_ word: some Sequence<Unicode.Scalar>, at place: Int) -> Bool {
    var index = Int(starts[place])
    let end = Int(starts[place + 1])
    for letter in word {
      guard index < end, letters[index] == letter else { return false }
      index += 1
    }
    return index == end
  }

  /// Not 0.
  @inlinable
  static func hash(_ letters: some Sequence<Unicode.Scalar>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter.value)) &* 0x100_0000_01B3 }
    return hash | 1
  }
}

/// A fixed set of words.
public typealias WordSet = WordMap<Void>

extension WordMap: ExpressibleByArrayLiteral where Value == Void {
  public init(arrayLiteral words: String...) { self.init(words.map { (key: $0, value: ()) }) }

  /// The words of a table that is written as running text.
  public init(words text: String) {
    self.init(text.split(whereSeparator: \.isWhitespace).map { (key: String($0), value: ()) })
  }

  @inlinable
  public func contains(_ word: String) -> Bool { self[word] != nil }

  @inlinable
  public func contains(_ letters: some Sequence<Unicode.Scalar>) -> Bool { self[letters] != nil }

  @inlinable
  public func contains(ascii word: ArraySlice<UInt8>) -> Bool { self[ascii: word] != nil }

  @inlinable
  public func contains(folding word: ArraySlice<Unicode.Scalar>) -> Bool { self[folding: word] != nil }
}
