import Xapian

/// The words of a document, each with its stem, for the vocabulary of the index.
struct DocumentVocabulary: Sendable {
  /// A form, a zero byte, its stem; no folded word holds a zero byte.
  private var packed: [UInt8] = []
  private var ends: [Int] = []

  mutating func add(_ word: Int, of normaliser: TermNormaliser) {
    let numbers = normaliser.words[word]
    normaliser.forms.withBytes(of: Int(numbers.form)) { packed.append(contentsOf: $0) }
    packed.append(0)
    normaliser.stems.withBytes(of: Int(numbers.stem)) { packed.append(contentsOf: $0) }
    ends.append(packed.count)
  }

  /// Lends the entries in turn.
  func forEach<Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    for end in ends {
      let entry = Array(packed[start..<end])
      try entry.withUnsafeBufferPointer { (bytes) throws(Failure) in try body(bytes) }
      start = end
    }
  }
}

extension DocumentVocabulary {
  /// What the vocabulary of an index lacks of these words: keys of metadata with their new values, in order. `known` are the
  /// words that were asked for before, and learns these; `stored` reads a value.
  func additions(
    beyond known: inout ByteInterner, stored: (Term) throws(XapianError) -> [UInt8]
  ) throws(XapianError) -> [(key: Term, value: [UInt8])] {
    // Two words of a document may be one form with two stems, and the second must see the first.
    var changed: [Term: [UInt8]] = [:]
    func add(_ word: ArraySlice<UInt8>, _ prefix: String, of owner: ArraySlice<UInt8>) throws(XapianError) {
      let key = BoundedTerm.bounded(Array(prefix.utf8) + owner)
      let former = if let words = changed[key] { words } else { try stored(key) }
      let words = Set(former.split(separator: 0x20) + [word])
      let joined = Array(words.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [0x20]))
      if joined != former { changed[key] = joined }
    }
    try forEach { (entry) throws(XapianError) in
      guard known.intern(entry).isNew, let end = entry.firstIndex(of: 0) else { return }
      let form = Array(entry[..<end])[...]
      let stem = Array(entry[(end + 1)...])[...]
      try add(stem, Schema.Key.word, of: form)
      try add(form, Schema.Key.stem, of: stem)
    }
    return changed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
