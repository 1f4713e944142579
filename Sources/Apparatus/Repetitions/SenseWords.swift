import DocumentModel

/// The words that carry the sense of a sentence, without their endings: what a paraphrase keeps.
enum SenseWords {
  /// The stems of folded words, the little words left out. An ending that tells a plural, a tense or a person is cut off.
  static func stems(_ words: [String]) -> [String] {
    words.compactMap { word in
      let count = letterCount(word)
      guard count > 2, !little.contains(word) else { return nil }
      for ending in endings where count >= ending.utf8.count + 3 && word.hasSuffix(ending) {
        return String(word.unicodeScalars.dropLast(ending.utf8.count))
      }
      return word
    }
  }

  /// How many letters a word has, each with the marks that belong to it; for ASCII without looking for such.
  private static func letterCount(_ word: String) -> Int {
    word.utf8.allSatisfy { $0 < 0x80 } ? word.utf8.count : word.count
  }

  /// How many of `own` stand in `other` in the same order: the longest common subsequence. Cost: linear in `other`, and the
  /// product of `own` with those of its words that `other` has.
  static func inOrder(_ own: [String], _ other: [String]) -> Int {
    var ids: [String: Int] = [:]
    let own = own.map { word in
      let id = ids[word] ?? ids.count
      ids[word] = id
      return id
    }
    var row = [Int](repeating: 0, count: own.count + 1)
    // A word that is not among them changes nothing.
    for word in other.lazy.compactMap({ ids[$0] }) {
      var diagonal = 0
      for index in own.indices {
        let above = row[index + 1]
        row[index + 1] = own[index] == word ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[own.count]
  }

  private static let endings = ["ing", "ed", "es", "s", "e", "y"]

  private static let little: WordSet = [
    "the", "and", "but", "nor", "for", "yet", "that", "this", "these", "those", "with", "from", "into", "upon", "over",
    "was", "were", "are", "has", "have", "had", "been", "being", "will", "would", "shall", "should", "can", "could",
    "may",
    "might", "must", "not", "its", "his", "her", "their", "our", "your", "they", "them", "she", "him", "you", "who",
    "whom",
    "which", "what", "when", "where", "than", "then", "there", "here", "only", "also", "very", "any", "some", "all",
    "one",
    "des", "die", "der", "das", "und", "den", "dem", "les", "une", "est", "qui", "que", "dans", "pour",
  ]
}

/// The first letters of stems, by which most words of another text are told from theirs before they are read.
struct WordHeads {
  private var held = [Bool](repeating: false, count: 1 << 10)
  private static let length = 3

  init(of stems: [String]) {
    for stem in stems { held[Self.place(of: stem.unicodeScalars)] = true }
  }

  /// Whether a word may have one of the stems; false is sure. Stems have three letters or more.
  func mayHold(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    !word.prefix(Self.length).allSatisfy(\.isASCII) || held[Self.place(of: word)]
  }

  private static func place(of word: some Sequence<Unicode.Scalar>) -> Int {
    var place: UInt32 = 0
    for letter in word.prefix(length) { place = place &* 31 &+ letter.asciiLowercase.value }
    return Int(place & 0x3FF)
  }
}
