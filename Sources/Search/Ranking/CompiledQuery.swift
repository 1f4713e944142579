import Xapian

/// A word outside quotation marks, fields and operators that bind it.
struct BareWord {
  var word: QueryWord
  /// Its stems in the index's languages.
  var terms: [Term]
  var isStopWord: Bool
}

/// A query as Xapian runs it.
struct CompiledQuery {
  /// What matches and ranks, kinds of units included.
  var query: Xapian.Query
  /// Each word or phrase that ranks, as in the query, with what it alone weighs; for explanations.
  var leaves: [(text: String, query: Xapian.Query)]
  /// The bare words that rank, in their order.
  var bareWords: [BareWord]
  /// The words that match by stem, with the stems of each in the index's languages.
  var words: [(word: QueryWord, terms: [Term])]
}
