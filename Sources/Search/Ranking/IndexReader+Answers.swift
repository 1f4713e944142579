import DocumentModel
import Xapian

/// What answers of every kind ask of an index.
extension IndexReader {
  /// Runs `body`, and says of an error of Xapian to which index it belongs.
  func naming<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as XapianError {
      throw IndexError(error, path: paths.joined(separator: ", "))
    }
  }

  /// A language for each set of rules that the documents were indexed with, in order; English for an empty index.
  func ruleLanguages() throws(IndexError) -> [String] {
    let rules = Set(try languages().keys.map { TermNormaliser.rules(for: $0) })
    return rules.isEmpty ? [TermNormaliser.rules(for: nil)] : rules.sorted()
  }

  /// A document's entry, without its diagnostics. Of one that was taken out between two reads, its id is all that is known.
  func entry(ofDocument id: String) throws(IndexError) -> DocumentEntry {
    let key = DocumentKey(id)
    if let bytes = try stored([key.entry], of: [key])[0] {
      let entry = try decoding { () throws(RecordReader.Damage) in try DocumentRecord.entry(of: bytes) }
      if entry.id == id { return entry }
    }
    return DocumentEntry(
      id: id, path: id, mediaType: "", language: nil, work: Work(), added: "", diagnostics: [], textBytes: 0)
  }

  /// The documents whose own entries match a query, at most `limit`, in an order that does not depend on their shards.
  func documents(matching query: Xapian.Query, limit: Int) throws -> [DocumentEntry] {
    var request = SearchRequest(query)
    request.weighting = .none
    request.limit = limit
    request.sort = .init(slot: Schema.Slot.document)
    request.values = [Schema.Slot.document]
    request.withData = false
    let keys = try database.search(request).matches.map { DocumentKey(bytes: $0.values.first ?? []) }
    return try documents(keys: keys).compactMap { $0?.document }
  }

  /// The notes that markers lead to, each once, in order, with their references. A marker without note has only its label.
  func hitNotes(of markers: [UnitMarker]) throws(IndexError) -> [HitNote] {
    var notes: [HitNote] = []
    var seen: Set<UnitID> = []
    // All at once: a server is asked twice, and not for each note.
    let ids = Array(Set(markers.compactMap(\.note))).sorted { $0.description < $1.description }
    let units = Dictionary(zip(ids, try self.units(ids))) { first, _ in first }
    let references = try references(inEach: ids)
    for marker in markers {
      guard let id = marker.note else {
        notes.append(HitNote(id: nil, label: marker.label, text: nil, references: []))
        continue
      }
      guard seen.insert(id).inserted else { continue }
      let note = units[id] ?? nil
      notes.append(
        HitNote(
          id: id, label: note?.locator.note ?? marker.label, text: note?.text, references: references[id] ?? []))
    }
    return notes
  }
}
