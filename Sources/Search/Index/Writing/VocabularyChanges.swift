import Xapian

/// What the vocabulary of a database is to gain: keys of metadata with their new values.
struct VocabularyChanges {
  private var values: [Term: [UInt8]] = [:]

  /// In order of their keys.
  var sorted: [(key: Term, value: [UInt8])] { values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

  /// Adds an entry of a `DocumentVocabulary`; `stored` reads what the database has under a key.
  mutating func add(
    _ entry: UnsafeBufferPointer<UInt8>, stored: (Term) throws(XapianError) -> [UInt8]
  ) throws(XapianError) {
    guard let end = entry.firstIndex(of: 0) else { return }
    let form = Array(entry[..<end])
    let stem = Array(entry[(end + 1)...])
    try add(stem, Schema.Key.word, of: form, stored)
    try add(form, Schema.Key.stem, of: stem, stored)
  }

  private mutating func add(
    _ word: [UInt8], _ prefix: String, of owner: [UInt8], _ stored: (Term) throws(XapianError) -> [UInt8]
  ) throws(XapianError) {
    let key = BoundedTerm.bounded(Array(prefix.utf8) + owner)
    let former = if let words = values[key] { words } else { try stored(key) }
    var words = former.split(separator: 0x20)
    guard !words.contains(word[...]) else { return }
    words.append(word[...])
    words.sort { $0.lexicographicallyPrecedes($1) }
    values[key] = Array(words.joined(separator: [0x20]))
  }
}
