import Xapian

/// Words of a field as terms: each word with the field's prefix, and each pair of neighbours joined by a blank, which
/// stands in for positions.
///
/// A title is repeated on every unit of its document; positions for it would take more room than the text's. Pairs answer
/// a phrase of two words exactly, and a longer one but for a field that holds all its pairs in other places.
public enum FieldTerms {
  /// The terms of a field whose words are these, each once, in no order to rely on.
  public static func terms(_ prefix: String, words: [String]) -> [Term] {
    var seen: Set<Term> = []
    return (words.map { BoundedTerm.make(prefix, $0) } + pairs(prefix, words)).filter { seen.insert($0).inserted }
  }

  /// The terms that a field must all hold to hold these words next to each other, in this order.
  public static func phrase(_ prefix: String, words: [String]) -> [Term] {
    words.count == 1 ? [BoundedTerm.make(prefix, words[0])] : pairs(prefix, words)
  }

  private static func pairs(_ prefix: String, _ words: [String]) -> [Term] {
    zip(words, words.dropFirst()).map { BoundedTerm.make(prefix, "\($0) \($1)") }
  }
}
