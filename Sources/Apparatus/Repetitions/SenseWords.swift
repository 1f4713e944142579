/// The words that carry the sense of a sentence, without their endings: what a paraphrase keeps.
enum SenseWords {
  /// The stems of folded words, the little words left out. An ending that tells a plural, a tense or a person is cut off.
  static func stems(_ words: [String]) -> [String] {
    words.filter { $0.count > 2 && !little.contains($0) }.map { word in
      for ending in endings where word.count >= ending.count + 3 && word.hasSuffix(ending) {
        return String(word.dropLast(ending.count))
      }
      return word
    }
  }

  /// How many of `own` stand in `other` in the same order: the longest common subsequence. Cost: the product of the counts.
  static func inOrder(_ own: [String], _ other: [String]) -> Int {
    var row = [Int](repeating: 0, count: own.count + 1)
    for word in other {
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

  private static let little: Set<String> = [
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
