import Xapian

/// How much of a query stands close together in a unit, as a part of its score.
///
/// A scheme that adds up words cannot tell a sentence from a list that holds its words by chance. Two things can: the best
/// run of words, a little longer than the query, by what the words of the query in it tell together; and neighbours in
/// the query that stand near each other in the unit.
struct Nearness: Sendable {
  /// A word of the query.
  struct Word: Hashable, Sendable {
    /// Of all its forms.
    var tokens: [TokenStream.Token]
    /// As `Ranking.informativeness` has it; of a stop word a part of that.
    var informativeness: Double
    var isStopWord: Bool
  }

  /// What counts how much. One who looks for a passage remembers how it was worded; a work about something need not word it so.
  struct Weights: Hashable, Sendable {
    /// Of the best run, by what its words tell.
    var run: Double
    /// To which power the share of the query that the best run holds is taken.
    var sharpness: Int
    /// Of a pair, by what its words tell on average.
    var pair = 0.7

    /// How many matches are looked at for each word.
    var depth: Int

    static let passages = Weights(run: 4, sharpness: 3, depth: 20)
    static let works = Weights(run: 1, sharpness: 4, depth: 150)
  }

  /// What a stop word counts: in an index of a few units it may be as rare as any other.
  static let stopWordFactor = 0.6

  private let words: [Word]
  private let scheme: WeightingScheme
  private let weights: Weights
  private let finder: TokenFinder
  /// Neighbours in the query, stop words left out.
  private let pairs: [(first: Int, second: Int)]
  private let window: Int
  private let total: Double

  /// The different words of a query in their order; nil where there are too few to be near each other.
  init?(_ words: [Word], scheme: WeightingScheme, weights: Weights) {
    guard words.count > 1 else { return nil }
    self.words = words
    self.scheme = scheme
    self.weights = weights
    finder = TokenFinder(words.map(\.tokens))
    let telling = words.indices.filter { !words[$0].isStopWord }
    pairs = zip(telling, telling.dropFirst()).map { ($0, $1) }
    window = words.count * 3 / 2 + 4
    total = words.reduce(0) { $0 + $1.informativeness }
  }

  /// How many matches are looked at: of a longer query, the best may be further down.
  var depth: Int { min(weights.depth * words.count, 300) }

  /// What nearness adds to the score of a unit with this stream. Cost: linear in the stream.
  func score(of stream: [UInt8]) -> Double {
    let unit = finder.search(stream)
    let best = bestRun(unit.places)
    var score = weights.run * best
    for _ in 0..<weights.sharpness { score *= best / total }
    for pair in pairs {
      let close = closeness(pair, unit)
      let told = (words[pair.first].informativeness + words[pair.second].informativeness) / 2
      score += weights.pair * close / (close + 1) * told
    }
    return score
  }

  /// What the different words of the best run tell; nothing where it is a single word.
  private func bestRun(_ places: [(place: Int, word: Int)]) -> Double {
    var counts = [Int](repeating: 0, count: words.count)
    var (sum, best, first, different) = (0.0, 0.0, 0, 0)
    for (place, word) in places {
      if counts[word] == 0 {
        sum += words[word].informativeness
        different += 1
      }
      counts[word] += 1
      while place - places[first].place >= window {
        let left = places[first].word
        counts[left] -= 1
        if counts[left] == 0 {
          sum -= words[left].informativeness
          different -= 1
        }
        first += 1
      }
      if different > 1 { best = max(best, sum) }
    }
    return best
  }

  /// How often and how closely the words of a pair stand together, for a unit of its length.
  private func closeness(_ pair: (first: Int, second: Int), _ unit: TokenFinder.Found) -> Double {
    var sum = 0.0
    var last: (place: Int, word: Int)?
    // What is nearest to a word is the last of the other before it or the next behind it.
    var pending: (place: Int, distance: Int)?
    func settle() {
      if let pending, pending.distance <= Self.reach { sum += 1 / Double(pending.distance) }
      pending = nil
    }
    for place in unit.places where place.word == pair.first || place.word == pair.second {
      if place.word == pair.first {
        settle()
        let before = last.flatMap { $0.word == pair.second ? place.place - $0.place : nil }
        pending = (place.place, before ?? .max)
      } else if let open = pending {
        pending = (open.place, min(open.distance, place.place - open.place))
        settle()
      }
      last = place
    }
    settle()
    return sum * scheme.normalisation(length: unit.length)
  }

  /// So many words apart, at most, two words are near each other.
  private static let reach = 8

  /// What stands between two texts that are looked at as one.
  static let gap: [UInt8] = {
    var stream = TokenStream()
    for _ in 0...reach { stream.appendBoundary() }
    return stream.bytes
  }()
}
