import Xapian

/// The words of a document, each with its stem, for the vocabulary of the index.
struct DocumentVocabulary: Sendable {
  /// A form, a zero byte, its stem; no folded word holds a zero byte.
  private var packed: [UInt8] = []
  private var ends: [Int] = []

  mutating func add(_ word: Int, of memory: WordMemory) {
    let numbers = memory.words[word]
    memory.forms.withBytes(of: Int(numbers.form)) { packed.append(contentsOf: $0) }
    packed.append(0)
    memory.stems.withBytes(of: Int(numbers.stem)) { packed.append(contentsOf: $0) }
    ends.append(packed.count)
  }

  /// Lends the entries in turn.
  func forEach<Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try packed.withUnsafeBufferPointer { (bytes) throws(Failure) in
      var start = 0
      for end in ends {
        try body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }
}
