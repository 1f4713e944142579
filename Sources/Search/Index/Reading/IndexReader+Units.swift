import DocumentModel
import Xapian

/// Units are read by their places: a chunk of records is looked up once, whatever the number of units wanted of it.
extension IndexReader {
  /// The slots whose values `units(of:)` needs.
  static let placeSlots = [Schema.Slot.document, Schema.Slot.place]

  /// A unit with what finds its entry in the database.
  struct Located {
    var unit: Unit
    var place: UnitPlace

    /// Its entry, and no other.
    var query: Query { .and([.term(bucket), .value(Schema.Slot.place, from: place.value, to: place.value)]) }
    /// On its entry and those of some others.
    var bucket: Term { DocumentKey(unit.id.document).bucket(place.bucket) }

    typealias Query = Xapian.Query
  }

  // MARK: By match

  /// The unit of each match of a request whose values are those of `placeSlots`; nil where it was taken out since. Cost:
  /// two look-ups for each chunk that is not at hand.
  func units(of matches: [MatchSet.Match]) throws(IndexError) -> [Unit?] {
    try units(at: matches.map { ($0.id, $0.values) })
  }

  /// The units of entries, each given by its values of `placeSlots`.
  private func units(at entries: [(entry: DocumentID, values: [[UInt8]])]) throws(IndexError) -> [Unit?] {
    let places = entries.map { entry -> (chunk: ChunkName, place: UnitPlace)? in
      guard entry.values.count == 2, let place = UnitPlace(value: entry.values[1]) else { return nil }
      let key = DocumentKey(bytes: entry.values[0])
      homes.learn(key, entry: entry.entry, revision: database.revision)
      return (ChunkName(key, place.bucket, place.chunk), place)
    }
    let chunks = try self.chunks(places.compactMap { $0?.chunk })
    var records: [UnitRecord?] = []
    for (index, place) in places.enumerated() {
      let chunk = place.flatMap { nearest(chunks[$0.chunk.term] ?? [], to: entries[index].entry) }
      records.append(try decoding { () throws(RecordReader.Damage) in try chunk?.record(at: place?.place.index ?? 0) })
    }
    return try completed(records).map { $0?.unit }
  }

  /// The units that the postings of a term name, in order, at most `limit`; entries that are no units are passed over.
  func units(
    with terms: [Term], limit: Int = .max, orders: Range<Int>? = nil
  ) throws(IndexError) -> [Unit] {
    let entries = try failing { () throws(XapianError) -> [(entry: DocumentID, values: [[UInt8]])] in
      if database.hasRemote || limit < .max { return try self.entries(with: terms, limit: limit, orders: orders) }
      var ids: [DocumentID] = []
      for term in terms { ids += try database.postings(of: term, skip: 0, limit: limit) }
      // Ids ascend in the order of the units.
      if terms.count > 1 { ids.sort() }
      if let orders { ids = Array(ids[ids.indices.clamped(to: max(0, orders.lowerBound)..<max(0, orders.upperBound))]) }
      return zip(ids, try database.values(of: ids, slots: Self.placeSlots)).map { (entry: $0, values: $1) }
    }
    return try units(at: entries.filter { $0.values[1].isEmpty == false }).compactMap { $0 }
  }

  /// The same by one question; where not all are wanted, those of the first documents, whatever their shards.
  private func entries(
    with terms: [Term], limit: Int, orders: Range<Int>?
  ) throws(XapianError) -> [(entry: DocumentID, values: [[UInt8]])] {
    var request = SearchRequest(.or(terms.map { .term($0) }))
    request.weighting = .none
    request.limit = min(limit, try database.statistics().documents)
    request.sort = .init(slot: Schema.Slot.document)
    request.values = Self.placeSlots
    request.withData = false
    // Sections belong to their document by its term alone, without the value, and would come before its units.
    let matches = try database.search(request).matches.filter { !$0.values[1].isEmpty }
    let wanted = orders.map { matches.indices.clamped(to: max(0, $0.lowerBound)..<max(0, $0.upperBound)) }
    return matches[wanted ?? matches.indices].map { (entry: $0.id, values: $0.values) }
  }

  // MARK: By id

  /// The units with these ids, and where they are; nil for those that are not in the index. Cost: two look-ups for each
  /// chunk that is not at hand.
  func located(_ ids: [UnitID]) throws(IndexError) -> [Located?] {
    let buckets = ids.map { (key: DocumentKey($0.document), bucket: UnitBucket(local: $0.local)) }
    // A large bucket has further chunks, and the first knows which units are there.
    let first = try chunks(buckets.map { ChunkName($0.key, $0.bucket, 0) })
    var numbers = [Int](repeating: 0, count: ids.count)
    for (index, id) in ids.enumerated() {
      let chunks = first[buckets[index].key.chunk(buckets[index].bucket, 0)] ?? []
      numbers[index] = chunks.first { $0.chunk.document == id.document }?.chunk.chunk(of: id.local) ?? 0
    }
    let further = zip(buckets, numbers).filter { $1 > 0 }.map { ChunkName($0.key, $0.bucket, $1) }
    let chunks = try self.chunks(further).merging(first) { $1 }
    var records: [UnitRecord?] = []
    var places: [UnitPlace?] = []
    for (index, id) in ids.enumerated() {
      let (key, bucket) = buckets[index]
      let chunk = (chunks[key.chunk(bucket, numbers[index])] ?? []).first { $0.chunk.document == id.document }?.chunk
      let found = try decoding { () throws(RecordReader.Damage) -> (Int, UnitRecord)? in
        guard let chunk, let place = try chunk.index(of: id.local), let record = try chunk.record(at: place)
        else { return nil }
        return (place, record)
      }
      records.append(found?.1)
      places.append(
        found.map { UnitPlace(kind: $1.unit.kind, bucket: bucket, chunk: numbers[index], index: $0) })
    }
    return zip(try completed(records), places).map { record, place in
      guard let record, let place else { return nil }
      return Located(unit: record.unit, place: place)
    }
  }

  /// A query that matches this unit; one that matches nothing where it is not in the index.
  func query(for id: UnitID) throws(IndexError) -> Xapian.Query { try located([id])[0]?.query ?? .nothing }

  // MARK: Chunks

  /// Gives quotations the text that they share with their passage.
  private func completed(_ records: [UnitRecord?]) throws(IndexError) -> [UnitRecord?] {
    let wanted = records.compactMap { $0.flatMap { $0.isSlice ? $0.unit.passage : nil } }
    guard !wanted.isEmpty else { return records }
    var passages: [UnitID: ScalarText] = [:]
    let ids = Array(Set(wanted))
    // A passage is no slice itself, so this ends here.
    for passage in try located(ids) {
      if let unit = passage?.unit { passages[unit.id] = ScalarText(unit.text) }
    }
    return records.map { record in
      guard var record, record.isSlice else { return record }
      guard let range = record.unit.passageRange, let text = record.unit.passage.flatMap({ passages[$0] }),
        range.lowerBound >= 0, range.upperBound <= text.count
      else { return nil }
      record.unit.text = text[range]
      record.isSlice = false
      return record
    }
  }

  /// The term of a chunk, and the document whose it is.
  private struct ChunkName {
    var document: DocumentKey
    var term: Term

    init(_ document: DocumentKey, _ bucket: UnitBucket, _ number: Int) {
      self.document = document
      term = document.chunk(bucket, number)
    }
  }

  /// The chunks with these names, by their terms. Where several indexes hold the same document, a term has one in each.
  private func chunks(_ names: [ChunkName]) throws(IndexError) -> [Term: [StoredChunk]] {
    var found: [Term: [StoredChunk]] = [:]
    var missing: [ChunkName] = []
    for name in names where found[name.term] == nil {
      if let known = chunkCache.chunks(name.term, revision: database.revision) {
        found[name.term] = known
      } else {
        found[name.term] = []
        missing.append(name)
      }
    }
    // A few at a time: memory that was used and given back is at hand, and more has to be asked of the kernel page by page.
    let step = database.hasRemote ? max(missing.count, 1) : Self.chunksAtOnce
    for start in stride(from: 0, to: missing.count, by: step) {
      let names = Array(missing[start..<min(start + step, missing.count)])
      try keep(try stored(chunks: names), with: names.map(\.term), in: &found)
    }
    return found
  }

  private static let chunksAtOnce = 8

  private func keep(
    _ stored: [Term: [StoredEntry]], with terms: [Term], in found: inout [Term: [StoredChunk]]
  ) throws(IndexError) {
    for term in terms {
      var chunks: [StoredChunk] = []
      for entry in stored[term] ?? [] {
        let chunk = try decoding { () throws(RecordReader.Damage) in try UnitChunk(entry.data) }
        chunks.append(StoredChunk(entry: entry.id, chunk: chunk))
      }
      found[term] = chunks
      chunkCache.keep(chunks, of: term, revision: database.revision)
    }
  }

  /// The entries with the term of each chunk.
  private func stored(chunks names: [ChunkName]) throws(IndexError) -> [Term: [StoredEntry]] {
    let terms = names.map(\.term)
    if database.hasRemote {
      return try served(terms) { values in
        UnitPlace(value: values[1]).map { DocumentKey(bytes: values[0]).chunk($0.bucket, $0.chunk) }
      }
    }
    let stored = try entries(with: terms, of: names.map(\.document))
    return Dictionary(zip(terms, stored)) { first, _ in first }
  }

  /// The entries with each of some terms, by one question rather than one a term and server. `term` tells by an entry's
  /// values of `placeSlots` which it has; a single term needs no telling.
  func served(_ terms: [Term], _ term: ([[UInt8]]) -> Term?) throws(IndexError) -> [Term: [StoredEntry]] {
    guard !terms.isEmpty else { return [:] }
    var request = SearchRequest(.or(Set(terms).sorted().map { .term($0) }))
    request.weighting = .none
    request.limit = terms.count * parts.count
    request.values = Self.placeSlots
    let matches = try failing { () throws(XapianError) in try database.search(request).matches }
    var found: [Term: [StoredEntry]] = [:]
    for match in matches {
      guard let term = terms.count == 1 ? terms[0] : term(match.values) else { continue }
      found[term, default: []].append((match.id, match.data))
    }
    return found
  }

  /// Of the chunks with one term, that of an entry's own index: databases that are read as one take turns in numbering.
  private func nearest(_ chunks: [StoredChunk], to entry: DocumentID) -> UnitChunk? {
    guard chunks.count > 1 else { return chunks.first?.chunk }
    let count = DocumentID(parts.count)
    return (chunks.last { $0.entry <= entry && (entry - $0.entry) % count == 0 } ?? chunks.first)?.chunk
  }
}

/// A chunk with the entry that holds it.
struct StoredChunk {
  var entry: DocumentID
  var chunk: UnitChunk
}

/// The chunks read last: a hit, its notes and its quotations mostly stand in the same few.
struct ChunkCache {
  /// Some megabytes.
  private static let limit = 512

  private var chunks: [Term: [StoredChunk]] = [:]
  private var revision = 0

  func chunks(_ term: Term, revision: Int) -> [StoredChunk]? { revision == self.revision ? chunks[term] : nil }

  mutating func keep(_ new: [StoredChunk], of term: Term, revision: Int) {
    if revision != self.revision || chunks.count >= Self.limit { chunks = [:] }
    self.revision = revision
    chunks[term] = new
  }
}
