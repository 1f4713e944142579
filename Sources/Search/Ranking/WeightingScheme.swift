import Xapian

/// How words weigh: IneB2 (Amati and van Rijsbergen, "Probabilistic models of information retrieval based on measuring the
/// divergence from randomness", 2002), by the figures of one index.
///
/// A word tells the more the fewer units are expected to hold it, given how often it occurs in all; the more often it
/// stands in a unit for the unit's length; and the less the more often it has been seen there already.
struct WeightingScheme: Hashable, Sendable {
  /// How many units with words there are.
  let units: Int
  /// In words; where units are shorter on average, for the short ones would outweigh all others.
  let averageLength: Double
  /// As Xapian computes it, from its own average, in which entries without words count.
  let weighting: Weighting

  init(of database: Database) throws(XapianError) {
    let statistics = try database.statistics()
    units = try database.frequency(of: Schema.Slot.tokens)
    averageLength = max(Double(statistics.totalLength) / Double(max(units, 1)), Self.leastAverage)
    weighting = .inEB2(c: statistics.averageLength > 0 ? averageLength / statistics.averageLength : 1)
  }

  private static let leastAverage = 100.0

  /// What an occurrence in a text of so many words counts.
  func normalisation(length: Int) -> Double { Ranking.binaryLogarithm(1 + averageLength / Double(max(length, 1))) }

  /// What a word tells that occurs so often in all: how few units are expected to hold it.
  func rarity(occurrences: Int) -> Double {
    let units = Double(max(self.units, 1))
    let expected = units * (1 - Ranking.power(1 - 1 / units, Double(occurrences)))
    return max(Ranking.binaryLogarithm((units + 1) / (expected + 0.5)), 0.05)
  }
}
