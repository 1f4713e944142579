import Xapian

/// What the vocabulary of a database is to gain: words under keys of metadata.
struct VocabularyChanges {
  /// Key, a zero byte and the word that it gains, in any order. Neither holds such a byte, so that these sort as their keys
  /// do: a list that is sorted once takes half the time of a dictionary.
  private var gains: [[UInt8]] = []

  /// Adds an entry of a `DocumentVocabulary`.
  mutating func add(_ entry: UnsafeBufferPointer<UInt8>) {
    guard let end = entry.firstIndex(of: 0) else { return }
    let form = entry[..<end]
    let stem = entry[(end + 1)...]
    guard form.first != DocumentVocabulary.abbreviationMark else {
      return add(stem, Schema.Key.abbreviation, of: form.dropFirst())
    }
    add(stem, Schema.Key.word, of: form)
    add(form, Schema.Key.stem, of: stem)
  }

  private mutating func add(
    _ word: Slice<UnsafeBufferPointer<UInt8>>, _ prefix: String, of owner: Slice<UnsafeBufferPointer<UInt8>>
  ) {
    var gain = BoundedTerm.bounded(Array(prefix.utf8) + owner).bytes
    gain.reserveCapacity(gain.count + 1 + word.count)
    gain.append(0)
    gain.append(contentsOf: word)
    gains.append(gain)
  }

  /// The keys whose values change, in order, with their new values; `stored` reads what the database has under a key.
  func values(
    stored: (Term) throws(XapianError) -> [UInt8]
  ) throws(XapianError) -> [(key: Term, value: [UInt8])] {
    let sorted = gains.sorted { $0.lexicographicallyPrecedes($1) }
    var values: [(key: Term, value: [UInt8])] = []
    var start = 0
    while start < sorted.count {
      let key = sorted[start].prefix { $0 != 0 }
      var end = start + 1
      while end < sorted.count, sorted[end].starts(with: sorted[start][...key.endIndex]) { end += 1 }
      let term = Term(bytes: Array(key))
      let words = sorted[start..<end].map { $0[(key.endIndex + 1)...] }
      if let value = Self.value(try stored(term), gaining: words) { values.append((term, value)) }
      start = end
    }
    return values
  }

  /// A value with more words; nil where it has them all.
  private static func value(_ former: [UInt8], gaining words: [ArraySlice<UInt8>]) -> [UInt8]? {
    // Nearly every form has one stem, and most stems one form.
    if former.isEmpty, words.count == 1 { return Array(words[0]) }
    var all = former.split(separator: 0x20)
    let known = all.count
    for word in words where !all.contains(word) { all.append(word) }
    guard all.count > known else { return nil }
    all.sort { $0.lexicographicallyPrecedes($1) }
    return Array(all.joined(separator: [0x20]))
  }
}
