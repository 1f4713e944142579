import Xapian

/// A query as Xapian runs it.
struct CompiledQuery {
  /// What matches and ranks, kinds of units included.
  var query: Xapian.Query
  /// What matches, whatever it weighs.
  var matching: Xapian.Query
  /// Where headings weigh less: the rest of `query` and its headings, so that each can be searched by itself.
  var apart: (others: Xapian.Query, headings: Xapian.Query)?
  /// Each word or phrase that ranks, as in the query, with what it alone weighs; for explanations.
  var leaves: [(text: String, query: Xapian.Query)]
  /// The words that match by stem, with the stems of each in the index's languages.
  var words: [(word: QueryWord, terms: [Term])]
}
