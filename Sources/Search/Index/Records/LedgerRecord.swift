import DocumentModel

/// What is known of a file. The path is kept too: the key holds only a hash of a long one.
enum LedgerRecord {
  static let version: UInt8 = 1

  static func encode(_ entry: LedgerEntry) -> [UInt8] {
    var writer = RecordWriter(version: version)
    writer.write(entry.path)
    writer.write(entry.size)
    writer.write(entry.modified)
    writer.write(entry.sha256)
    writer.write(entry.analysis)
    switch entry.state {
    case .indexed(let documentID, let added):
      writer.write(UInt8(0))
      writer.write(documentID)
      writer.write(added)
    case .failed(let code, let message):
      writer.write(UInt8(1))
      writer.write(code)
      writer.write(message)
    case .skipped(let reason):
      writer.write(UInt8(2))
      writer.write(reason)
    }
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) throws(RecordReader.Damage) -> LedgerEntry {
    var reader = try RecordReader(bytes, version: version)
    let path = try reader.text()
    let size = try reader.number()
    let modified = try reader.number64()
    let sha256 = try reader.text()
    let analysis = try reader.text()
    let state: LedgerEntry.State
    switch try reader.byte() {
    case 0: state = .indexed(documentID: try reader.text(), added: try reader.text())
    case 1: state = .failed(code: try reader.text(), message: try reader.text())
    case 2: state = .skipped(reason: try reader.text())
    default: throw RecordReader.Damage(what: "a file in an unknown state")
    }
    try reader.finish()
    return LedgerEntry(
      path: path, size: size, modified: modified, sha256: sha256, analysis: analysis, state: state)
  }
}
