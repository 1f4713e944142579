import Xapian

/// The words that the best matches have in common: what a query is about beyond its own words.
///
/// Rocchio's rule (1971), on the weights that words have in those matches. For works only: one who looks for a passage
/// wants the words that he gave.
struct Feedback {
  /// From so many matches is learned.
  static let depth = 10
  private static let wordCount = 40
  /// What the best of the words counts beside a word of the query.
  private static let weight = 1.0
  /// How much better matches count: to this power of their scores.
  private static let steepness = 4

  private struct Word {
    var term: Term
    /// What an occurrence tells that fills a unit.
    var worth: Double
    /// How much of it the best matches hold.
    var share: Double
  }

  private let words: [Word]
  private let finder: TokenFinder
  private let scheme: WeightingScheme

  /// Learns from matches, best first. nil where they have nothing in common. Cost: a look-up a match and a word.
  init?(_ best: [(entry: DocumentID, score: Double)], _ searcher: Searcher) throws {
    let scheme = searcher.scheme
    let shares = Self.shares(of: best.map(\.score))
    var held: [Term: (share: Double, matches: Int)] = [:]
    for (match, share) in zip(best, shares) {
      let counts = Self.stems(try searcher.reader.database.terms(of: match.entry))
      let norm = scheme.normalisation(length: counts.values.reduce(0, +))
      for (stem, count) in counts {
        let occurrences = Double(count) * norm
        held[stem, default: (0, 0)].share += share * occurrences / (occurrences + 1)
        held[stem, default: (0, 0)].matches += 1
      }
    }
    let common = held.filter { $0.value.matches > 1 }.map(\.key).sorted()
    let units = try searcher.reader.database.frequencies(of: common)
    let occurrences = try searcher.reader.database.collectionFrequencies(of: common)
    var candidates = common.indices.map { index in
      let spread = Double(occurrences[index] + 1) / Double(max(units[index], 1))
      let rarity = scheme.rarity(occurrences: occurrences[index])
      let informativeness = max(Ranking.informativeness(units: units[index], of: scheme.units), 0.05)
      return Word(
        term: common[index], worth: rarity * spread,
        share: (held[common[index]]?.share ?? 0) * rarity * spread / informativeness)
    }
    candidates.sort { $0.share == $1.share ? $0.term < $1.term : $0.share > $1.share }
    var chosen: [Word] = []
    var tokens: [[TokenStream.Token]] = []
    for candidate in candidates where chosen.count < Self.wordCount {
      let forms = try searcher.vocabulary.forms(of: candidate.term)
      if forms.contains(where: { StopWords.contains($0.description, languages: searcher.languages) }) { continue }
      chosen.append(candidate)
      tokens.append(forms.map { TokenStream.Token(form: $0.bytes) })
    }
    guard let most = chosen.first?.share, most > 0 else { return nil }
    words = chosen.map { Word(term: $0.term, worth: $0.worth, share: $0.share / most) }
    finder = TokenFinder(tokens)
    self.scheme = scheme
  }

  /// What the words add to the score of a unit with this stream. Cost: linear in the stream.
  func score(of stream: [UInt8]) -> Double {
    let found = finder.search(stream)
    var counts = [Double](repeating: 0, count: words.count)
    for place in found.places { counts[place.word] += 1 }
    let norm = scheme.normalisation(length: found.length)
    var score = 0.0
    for (word, count) in zip(words, counts) {
      score += word.share * word.worth * count * norm / (count * norm + 1)
    }
    return Self.weight * score
  }

  /// How much each match counts; all together are 1.
  private static func shares(of scores: [Double]) -> [Double] {
    let powers = scores.map { score in (0..<steepness).reduce(1.0) { power, _ in power * score } }
    let sum = powers.reduce(0, +)
    return powers.map { sum > 0 ? $0 / sum : 0 }
  }

  /// The stems of text and title, each with its count.
  private static func stems(_ terms: [TermCount]) -> [Term: Int] {
    var stems: [Term: Int] = [:]
    let title = Array(Schema.title.utf8)
    for term in terms where term.count > 0 {
      guard let first = term.term.bytes.first else { continue }
      if !isCapital(first) {
        stems[term.term, default: 0] += term.count
      } else if first == title[0], term.term.bytes.count > 1, !isCapital(term.term.bytes[1]) {
        stems[BoundedTerm.bounded(Array(term.term.bytes.dropFirst())), default: 0] += term.count
      }
    }
    return stems
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
