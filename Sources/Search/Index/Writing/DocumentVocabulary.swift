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
