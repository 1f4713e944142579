import DocumentModel
import Xapian

/// Finds the words of a query that stand in no text and no title, and what may have been meant.
struct WordSuggester {
  private let searcher: Searcher

  init(_ searcher: Searcher) { self.searcher = searcher }

  /// Each unknown word once, in the order of the query. Cost: a look-up a word, and for each unknown one a walk over the
  /// words that begin with the same two letters.
  func unknownWords(of compiled: CompiledQuery) throws -> [UnknownWord] {
    func areNowhere(_ terms: [[Term]]) throws -> [Bool] {
      var counts = try searcher.vocabulary.frequencies(of: terms.flatMap { $0 })[...]
      return terms.map { terms in
        defer { counts = counts.dropFirst(terms.count) }
        return counts.prefix(terms.count).allSatisfy { $0 == 0 }
      }
    }
    // Hardly a word is in no text, and only those are looked for in titles.
    let absent = zip(compiled.words, try areNowhere(compiled.words.map(\.terms))).filter(\.1).map(\.0)
    let titles = absent.map { word in
      Schema.titlePrefixes.flatMap { prefix in word.terms.map { BoundedTerm.make(prefix, $0.description) } }
    }
    var seen: Set<String> = []
    var unknown: [UnknownWord] = []
    for (word, isUnknown) in zip(absent.map(\.word), try areNowhere(titles)) where isUnknown {
      guard seen.insert(word.text).inserted, unknown.count < Self.limit else { continue }
      unknown.append(UnknownWord(word: word.text, suggestion: try suggestion(for: word.text)))
    }
    return unknown
  }

  /// So many unknown words are named at most: a pasted page in another language has thousands.
  private static let limit = 20

  /// The most frequent of the nearest words of the index: at most one letter away, two for a word of six or more. What has
  /// digits is no misspelt word.
  private func suggestion(for word: String) throws -> String? {
    let letters = Folding.fold(word.unicodeScalars)
    guard (3...40).contains(letters.count), letters.allSatisfy(\.isLetter) else { return nil }
    let words = try searcher.vocabulary.words(withPrefix: String(scalars: letters[..<2]), limit: .max)
    let limit = letters.count < 6 ? 1 : 2
    var best: (distance: Int, text: String)?
    for candidate in words {
      let other = Array(candidate.text.unicodeScalars)
      guard let distance = LikelyWord.distance(letters, other, limit: limit) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate.text) }
    }
    return best?.text
  }
}
