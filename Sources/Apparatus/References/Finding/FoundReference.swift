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
  /// Whether `idem` or the like gives its first authors: those of the reference before it.
  var isSameAuthor = false
  /// The short names that it gives its work: `[hereafter IRC]`.
  var aliases: [String] = []
  /// The letter behind its year: `2003a`.
  var yearLetter: Unicode.Scalar?
  /// Where its quotation comes from or goes to: `X, quoted in Y`.
  var edge: QuotationEdge?
}

/// How a reference and the one right before it in the same note belong together.
enum QuotationEdge {
  /// This one quotes the one before: `X, quoted in Y`.
  case quotesBefore
  /// The one before quotes this one: `Y, quoting X`.
  case quotedBefore
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
  var aliases: [String] = []
  var yearLetter: Unicode.Scalar?
  var edge: QuotationEdge?
}
