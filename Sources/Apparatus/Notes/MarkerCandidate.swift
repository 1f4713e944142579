/// A run of letters in the text that may lead to a note.
struct MarkerCandidate: Hashable, Sendable {
  enum Rule: String, Hashable, Sendable {
    case fused = "fused-digits"
    case detached = "detached-digits"
    case bracketed, parenthesized, superscript, symbol, link, stated
  }

  /// What is taken out of the words: the sign with its brackets, and the blank before a detached one.
  var range: Range<Int>
  /// The sign alone.
  var letters: Range<Int>
  var key: LabelKey
  var rule: Rule
  /// How much the letters around it speak for a marker, before any note is looked at: about 0 for a sign that only the
  /// sequence can decide, 3 and more for one that stands as markers do.
  var weight: Double
  /// The page on which it stands, where pages are known.
  var page = 0
}
