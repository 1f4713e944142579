import DocumentModel
import Xapian

/// A document ready to be written.
public struct EncodedDocument: Sendable {
  public var id: String
  /// Adds its units, in order, and its own entry.
  var batch: WriteBatch
  var vocabulary: DocumentVocabulary
}

/// Turns units into terms, values and records, as `Schema` describes them. Pure work for any number of threads.
public struct UnitTermsEncoder: UnitEncoder {
  private let pool = PostingsPool()

  public init() {}

  /// Cost: linear in the text.
  public func encode(_ document: DocumentEntry, units: [Unit]) throws -> EncodedDocument {
    let language = TermNormaliser.rules(for: document.language)
    return try pool.withPostings(language: language) { postings in
      var encoding = DocumentEncoding(document, postings: postings)
      return encoding.encode(units)
    }
  }
}
