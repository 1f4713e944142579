/// One of the lists of `SpellingTables`, asked by the first letter of a word.
///
/// A search asks it for a word or two: to make it takes no more than a look at the first letter of each entry.
struct SpellingTable {
  private let pairs: [SpellingTables.Pair]
  /// The first pair for each letter, and the next of the same letter for each pair; none where it is negative.
  private var first = [Int](repeating: -1, count: 26)
  private var next: [Int]

  /// Every entry begins with one of the letters `a` to `z`.
  init(_ pairs: [SpellingTables.Pair]) {
    self.pairs = pairs
    next = Array(repeating: -1, count: pairs.count)
    for index in pairs.indices.reversed() {
      let letter = pairs[index].written.withUTF8Buffer { Int($0[0]) - 0x61 }
      next[index] = first[letter]
      first[letter] = index
    }
  }

  /// What stands for a word of such letters; nil where it is not listed.
  subscript(word: ArraySlice<UInt8>) -> StaticString? {
    last(beginning: word) { $0 == word.count }?.unified
  }

  /// The longest entry that a word of such letters begins with.
  func longestBeginning(of word: ArraySlice<UInt8>) -> SpellingTables.Pair? {
    var longest = 0
    return last(beginning: word) { count in
      guard count > longest else { return false }
      longest = count
      return true
    }
  }

  /// The last of the entries that a word begins with, of those whose lengths are `wanted`.
  private func last(beginning word: ArraySlice<UInt8>, _ wanted: (Int) -> Bool) -> SpellingTables.Pair? {
    guard let letter = word.first else { return nil }
    var found: Int?
    var index = first[Int(letter) - 0x61]
    while index >= 0 {
      let isFound = pairs[index].written.withUTF8Buffer { entry in
        entry.count <= word.count && word.starts(with: entry) && wanted(entry.count)
      }
      if isFound { found = index }
      index = next[index]
    }
    return found.map { pairs[$0] }
  }
}
