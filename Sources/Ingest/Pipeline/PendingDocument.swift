import Corpus
import DocumentModel

/// A document that was read and has its id: what makes index content of it, on any thread.
struct PendingDocument: Sendable {
  var document: Document
  var entry: DocumentEntry
  var sha256: String

  init(_ document: Document, id: String, path: String, added: String, sha256: String) {
    self.document = document
    self.sha256 = sha256
    var work = document.work
    work.id = id
    let textBytes = document.text.scalars.reduce(0) { $0 + UTF8.width($1) }
    entry = DocumentEntry(
      id: id, path: path, mediaType: document.mediaType, language: document.language, work: work, added: added,
      diagnostics: document.diagnostics, textBytes: textBytes)
  }

  /// Builds the units and encodes them. Cost: linear, and the encoder's.
  func encoded<Encoder: UnitEncoder>(by encoder: Encoder?) -> EncodedDocument<Encoder.Entry> {
    let units = UnitBuilder.units(of: document, id: entry.id)
    var counts: [Unit.Kind: Int] = [:]
    for index in units.indices { counts[units[index].kind, default: 0] += 1 }
    do {
      let encoding = try encoder?.encode(entry, units: units)
      return EncodedDocument(entry: entry, sha256: sha256, counts: counts, result: .success(encoding))
    } catch {
      let failure = FileFailure("not-indexable", "the index does not take it: \(error)")
      return EncodedDocument(entry: entry, sha256: sha256, counts: counts, result: .failure(failure))
    }
  }
}

/// A document as the index writes it.
struct EncodedDocument<Encoding: Sendable>: Sendable {
  var entry: DocumentEntry
  var sha256: String
  var counts: [Unit.Kind: Int]
  /// No encoding in a dry run.
  var result: Result<Encoding?, FileFailure>
}
