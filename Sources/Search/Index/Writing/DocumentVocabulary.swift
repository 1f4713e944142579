import Xapian

/// The words of a document, each with its stem, and its abbreviations, each with what it stands for, for the vocabulary of the index.
struct DocumentVocabulary: Sendable {
  /// A form, a zero byte, its stem; no folded word holds a zero byte. An abbreviation in the same way, behind a mark.
  private var packed: [UInt8] = []
  private var ends: [Int] = []

  mutating func add(_ word: Int, of memory: WordMemory) {
    let numbers = memory.words[word]
    memory.forms.withBytes(of: Int(numbers.form)) { packed.append(contentsOf: $0) }
    packed.append(0)
    memory.stems.withBytes(of: Int(numbers.stem)) { packed.append(contentsOf: $0) }
    ends.append(packed.count)
  }

  mutating func add(_ definition: AbbreviationReader.Definition) {
    packed.append(Self.abbreviationMark)
    packed.append(contentsOf: definition.abbreviation.utf8)
    packed.append(0)
    packed.append(contentsOf: definition.words.map { Array($0.utf8) }.joined(separator: [Schema.Key.wordDivider]))
    ends.append(packed.count)
  }

  /// No word begins with it.
  static let abbreviationMark: UInt8 = 1

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
