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
    writer.write(entry.state)
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) throws(RecordReader.Damage) -> LedgerEntry {
    var reader = try RecordReader(bytes, version: version)
    let path = try reader.text()
    let size = try reader.number()
    let modified = try reader.number64()
    let sha256 = try reader.text()
    let analysis = try reader.text()
    let state = try reader.fileState()
    try reader.finish()
    return LedgerEntry(
      path: path, size: size, modified: modified, sha256: sha256, analysis: analysis, state: state)
  }
}

extension RecordWriter {
  mutating func write(_ state: LedgerEntry.State) {
    switch state {
    case .indexed(let documentID, let added):
      write(UInt8(0))
      write(documentID)
      write(added)
    case .failed(let code, let message):
      write(UInt8(1))
      write(code)
      write(message)
    case .skipped(let reason):
      write(UInt8(2))
      write(reason)
    }
  }
}

extension RecordReader {
  /// What `RecordWriter.write(_:)` wrote of a file's state.
  mutating func fileState() throws(Damage) -> LedgerEntry.State {
    switch try byte() {
    case 0: .indexed(documentID: try text(), added: try text())
    case 1: .failed(code: try text(), message: try text())
    case 2: .skipped(reason: try text())
    default: throw Damage(what: "a file in an unknown state")
    }
  }
}
