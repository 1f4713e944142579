import DocumentModel
import Xapian

/// How hits are weighed: every figure in one place.
enum Ranking {
  /// BM25 as Xapian has it, with the parameters that Lucene uses by default.
  static let weighting = Weighting.bm25(k1: 1.2, k2: 0, k3: 1, b: 0.75, minimumLength: 0.3)

  /// Where no kind is asked for, a heading counts for less than the text below it: it is so short that it would
  /// outweigh every passage of its section.
  static let headingFactor = 0.2

  /// Where works are ranked, what a word in the title counts beside one in the text.
  static let titleFactor = 0.6

  /// The most words that `interop*` may stand for.
  static let expansionLimit = 500

  /// How many passages of a work a group shows below its best.
  static let furtherLimit = 3

  /// How much a word tells units apart: the share of the units that hold it, as BM25 weighs it.
  static func informativeness(units: Int, of total: Int) -> Double {
    let total = Double(max(total, units, 1))
    return (1 + (total - Double(units) + 0.5) / (Double(units) + 0.5)).logarithm
  }
}

extension Double {
  /// The binary logarithm of a number that is at least 1, as far as an ordering needs it: exact at powers of two and
  /// linear between them.
  fileprivate var logarithm: Double {
    guard isFinite, self >= 1 else { return 0 }
    return Double(exponent) + significand - 1
  }
}
