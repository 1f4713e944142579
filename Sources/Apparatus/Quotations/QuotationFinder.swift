import DocumentModel

/// Finds a document's quotations: what stands inside quotation marks, and the blocks set apart as quotations.
///
/// Outermost spans are listed; one inside another is part of its text. A quotation that the sentence interrupts (`"…,"
/// he said, "…"`) and one that runs over several paragraphs, each with an opening mark, are one entry. A speaker is
/// named only where the words say who it is.
public enum QuotationFinder {
  /// Which parts of a document are searched.
  public enum Scope: Hashable, Sendable {
    case body
    /// The notes too, where most spans are titles of cited works.
    case bodyAndNotes
  }

  /// The quotations of a document in order of start, ids `q1`, `q2`, … Cost: linear, and n log n in their number.
  public static func quotations(in document: Document, scope: Scope = .body) -> [Quotation] {
    var reader = QuotationReader(document, scope: scope)
    return reader.quotations()
  }
}
