import Xapian

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How hits are weighed: every figure in one place.
enum Ranking {
  /// What a word counts that stands in every text and says nothing of any.
  static let stopWordFactor = 0.05

  /// What a word counts that stands so many times in a query: twice as much tells less than twice as much.
  static func factor(ofRepetitions count: Int) -> Double {
    let count = Double(count)
    return count * (repetitions + 1) / (count + repetitions)
  }

  private static let repetitions = 8.0

  /// How many words of a query are looked for near each other.
  static let nearWordsLimit = 64

  /// The most words that `interop*` may stand for.
  static let expansionLimit = 500

  /// Of so many hits, so many at most are of one work, unless what would come in their place is among the next so many hits no
  /// more, or has less than this share of their score.
  static let spread = (hits: 10, ofOneWork: 3, lookahead: 40, leastScore: 0.7)

  /// How many passages of a work a group shows below its best.
  static let furtherLimit = 3

  /// How much a word tells units apart: the share of the units that hold it, as BM25 weighs it.
  static func informativeness(units: Int, of total: Int) -> Double {
    let total = Double(max(total, units, 1))
    return binaryLogarithm(1 + (total - Double(units) + 0.5) / (Double(units) + 0.5))
  }

  static func binaryLogarithm(_ number: Double) -> Double { log2(number) }

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
