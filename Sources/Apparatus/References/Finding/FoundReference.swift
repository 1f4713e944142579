import DocumentModel

/// A reference as it was found, with what its resolution needs beyond what is printed of it.
struct FoundReference {
  var reference: Reference
  /// The place of its note among the notes, from 0; nil for an entry of a list and for running text.
  var noteOrder: Int?
  /// The number of the note that it names: `supra note 4`, `n. 12 above`.
  var namedNote: String?
  /// Whether it stands in a list of references.
  var isEntry = false
}

/// A reference found in a stretch of tokens.
struct SpottedReference {
  /// Tokens, without signal.
  var range: Range<Int>
  var form: Reference.Form
  var item = Work()
  var locator: CitedLocator?
  var signal: String?
  var namedNote: String?
  /// Whether `idem` or the like gives its first authors.
  var isSameAuthor = false
}
