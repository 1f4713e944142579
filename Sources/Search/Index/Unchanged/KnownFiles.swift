import DocumentModel

/// The ledger of an index without what only reading and removing need: so short that it is read in no time.
///
/// Entries come in order of path by byte. Their digests and the ids of their documents are empty.
public struct KnownFiles: Sequence, IteratorProtocol {
  private var reader: RecordReader
  private var left: Int
  private let analyses: [String]

  /// nil where the bytes are no such list.
  init?(_ bytes: ArraySlice<UInt8>) {
    reader = RecordReader(bytes)
    guard let analyses = try? reader.texts(), let count = try? reader.number() else { return nil }
    self.analyses = analyses
    left = count
  }

  public mutating func next() -> LedgerEntry? {
    guard left > 0 else { return nil }
    left -= 1
    return try? entry()
  }

  private mutating func entry() throws(RecordReader.Damage) -> LedgerEntry {
    let path = try reader.text()
    let size = try reader.number()
    let modified = try reader.number64()
    let analysis = try reader.number()
    guard analyses.indices.contains(analysis) else { throw RecordReader.Damage(what: "an analysis that is not known") }
    return LedgerEntry(
      path: path, size: size, modified: modified, sha256: "", analysis: analyses[analysis],
      state: try reader.fileState())
  }

  /// The list as bytes. Cost: n log n.
  static func encode(_ ledger: [LedgerEntry]) -> [UInt8] {
    var numbers: [String: Int] = [:]
    var analyses: [String] = []
    for entry in ledger where numbers[entry.analysis] == nil {
      numbers[entry.analysis] = analyses.count
      analyses.append(entry.analysis)
    }
    var writer = RecordWriter()
    writer.write(analyses)
    writer.write(ledger.count)
    for entry in ledger.sorted(by: { $0.path.precedesByByte($1.path) }) {
      writer.write(entry.path)
      writer.write(entry.size)
      writer.write(entry.modified)
      writer.write(numbers[entry.analysis] ?? 0)
      if case .indexed = entry.state {
        writer.write(LedgerEntry.State.indexed(documentID: "", added: ""))
      } else {
        writer.write(entry.state)
      }
    }
    return writer.bytes
  }
}
