import Xapian

/// Words of a field as terms: each word with the field's prefix, and each pair of neighbours joined by a blank, which
/// stands in for positions. (The words of cited works have a `TokenStream`.)
///
/// Pairs answer a phrase of two words exactly, and a longer one but for a field that holds all its pairs in other places.
/// What all units of a document or section have in common stands with its pairs in the entry of that alone, and is asked
/// for by a join; only the words of author and title stand on the units too, for ranking.
public enum FieldTerms {
  /// Xapian's, not the query language's.
  public typealias Query = Xapian.Query

  /// A query for units whose field holds these words (stems, or forms in a field of names) next to each other.
  public static func query(_ prefix: String, words: [String]) -> Query {
    query(prefix, isOneWord: words.count == 1) { neighbours($0, words) }
  }

  /// A query for entries that themselves bear these words next to each other.
  static func neighbours(_ prefix: String, _ words: [String]) -> Query {
    let terms = words.count == 1 ? [BoundedTerm.make(prefix, words[0])] : pairs(prefix, words)
    return .and(terms.map { .term($0) })
  }

  /// A query for units whose field holds a word that begins with `beginning`.
  public static func query(_ prefix: String, beginning: String) -> Query {
    query(prefix, isOneWord: true) { .prefix(BoundedTerm.make($0, beginning), limit: 0) }
  }

  /// The terms of a field whose words are these.
  static func terms(_ prefix: String, words: [String]) -> [Term] {
    words.map { BoundedTerm.make(prefix, $0) } + pairs(prefix, words)
  }

  private static func pairs(_ prefix: String, _ words: [String]) -> [Term] {
    zip(words, words.dropFirst()).map { BoundedTerm.make(prefix, "\($0) \($1)") }
  }

  private static func query(_ prefix: String, isOneWord: Bool, _ make: (String) -> Query) -> Query {
    switch prefix {
    case Schema.author where isOneWord, Schema.title where isOneWord, Schema.speaker: make(prefix)
    case Schema.citedWords: .joined(make(prefix), through: Schema.Slot.membership)
    default: .joined(make(Schema.documentField + prefix), through: Schema.Slot.membership)
    }
  }
}
