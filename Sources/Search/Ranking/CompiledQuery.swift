import Xapian

/// A query as Xapian runs it.
struct CompiledQuery {
  /// What matches and ranks, kinds of units included.
  var query: Xapian.Query
  /// Each word or phrase that ranks, as in the query, with what it alone weighs; for explanations.
  var leaves: [(text: String, query: Xapian.Query)]
  /// The bare words that rank, in their order, with the stems of each.
  var bareWords: [(word: QueryWord, terms: [Term])]
  /// The words that match by stem, with the stems of each in the index's languages.
  var words: [(word: QueryWord, terms: [Term])]
}
