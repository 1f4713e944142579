import DocumentModel
import Xapian

/// The records of some units of a bucket, as the data of the first of them.
///
/// Xapian compresses the data of each entry by itself. One record is too short to gain much by that; several together take
/// half the room. A chunk names its document, so that a chance equality of keys is seen.
struct UnitChunk: Sendable {
  static let version: UInt8 = 4

  /// Bytes of records after which a chunk is closed: what zlib unpacks in some twenty microseconds.
  static let byteLimit = 8_192

  let document: String
  private let bytes: [UInt8]
  /// Of each record.
  private let ranges: [Range<Int>]
  /// On the first chunk of a bucket: the local ids in each of the further ones.
  private let further: [[String]]

  static func encode(document: String, records: [[UInt8]], further: [[String]]) -> [UInt8] {
    var writer = RecordWriter(version: version)
    writer.write(document)
    writer.write(further) { $0.write($1) }
    writer.write(records) { $0.write($1) }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(RecordReader.Damage) {
    var reader = try RecordReader(bytes[...], version: Self.version)
    document = try reader.text()
    further = try reader.list { (reader) throws(RecordReader.Damage) in try reader.texts() }
    ranges = try reader.list { (reader) throws(RecordReader.Damage) in try reader.span() }
    try reader.finish()
    self.bytes = bytes
  }

  /// The record at an index; nil where there is none.
  func record(at index: Int) throws(RecordReader.Damage) -> UnitRecord? {
    guard ranges.indices.contains(index) else { return nil }
    return try UnitRecord.decode(bytes[ranges[index]], document: document)
  }

  /// The index of the record of a unit; nil where it is not here.
  func index(of local: String) throws(RecordReader.Damage) -> Int? {
    for (index, range) in ranges.enumerated() {
      if try UnitRecord.local(of: bytes[range]) == local { return index }
    }
    return nil
  }

  /// The number of the further chunk that holds a unit; nil where none does.
  func chunk(of local: String) -> Int? { further.firstIndex { $0.contains(local) }.map { $0 + 1 } }
}

/// Puts the records of a document's units into chunks.
struct UnitChunks {
  /// Of each unit, in order.
  private(set) var places: [UnitPlace] = []
  /// What the entry of a unit holds, by the unit's index: only the first of each chunk has data.
  private(set) var data: [Int: [UInt8]] = [:]

  /// Cost: linear in the units' texts.
  init(_ units: [Unit], document: String) {
    var gathered: [UnitBucket: [Open]] = [:]
    var buckets: [UnitBucket] = []
    var slices = TextSlices(units)
    places.reserveCapacity(units.count)
    // A unit is asked where it stands: a copy of it with all that it holds costs a tenth of the loop.
    for index in units.indices {
      let local = units[index].id.local
      let bucket = UnitBucket(local: local)
      let record = UnitRecord.encode(units[index], isSlice: slices.isSlice(units[index]))
      var chunks = gathered.removeValue(forKey: bucket) ?? []
      if chunks.isEmpty { buckets.append(bucket) }
      if chunks.last?.isFull ?? true { chunks.append(Open(head: index)) }
      let chunk = chunks.count - 1
      places.append(
        UnitPlace(kind: units[index].kind, bucket: bucket, chunk: chunk, index: chunks[chunk].records.count))
      chunks[chunk].byteCount += record.count
      chunks[chunk].records.append(record)
      chunks[chunk].locals.append(local)
      gathered[bucket] = chunks
    }
    for bucket in buckets {
      let chunks = gathered[bucket] ?? []
      for (number, chunk) in chunks.enumerated() {
        let further = number == 0 ? chunks.dropFirst().map(\.locals) : []
        data[chunk.head] = UnitChunk.encode(document: document, records: chunk.records, further: further)
      }
    }
  }

  private struct Open {
    var head: Int
    var records: [[UInt8]] = []
    var locals: [String] = []
    var byteCount = 0

    init(head: Int) { self.head = head }

    var isFull: Bool { records.count >= UnitPlace.chunkSize || byteCount >= UnitChunk.byteLimit }
  }
}

/// Tells which quotations stand in their passage word for word, so that the passage's text is theirs.
private struct TextSlices {
  private let units: [Unit]
  private var indices: [String: Int] = [:]
  /// Of the last passage asked for: quotations of one passage follow each other.
  private var passage: (local: String, scalars: [Unicode.Scalar]) = ("", [])

  init(_ units: [Unit]) {
    self.units = units
    for index in units.indices where units[index].kind != .quotation { indices[units[index].id.local] = index }
  }

  mutating func isSlice(_ unit: Unit) -> Bool {
    guard unit.kind == .quotation, let range = unit.passageRange, let id = unit.passage,
      id.document == unit.id.document
    else { return false }
    if passage.local != id.local {
      guard let index = indices[id.local] else { return false }
      passage = (id.local, ScalarText(units[index].text).scalars)
    }
    guard range.lowerBound >= 0, range.upperBound <= passage.scalars.count else { return false }
    return passage.scalars[range].elementsEqual(ScalarText(unit.text).scalars)
  }
}
