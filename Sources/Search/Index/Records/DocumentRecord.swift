import DocumentModel

/// A document as the index keeps it, with the number of its units by kind.
enum DocumentRecord {
  static let version: UInt8 = 1

  static func encode(_ summary: DocumentSummary) -> [UInt8] {
    let document = summary.document
    var writer = RecordWriter(version: version)
    writer.write(document.id)
    writer.write(document.path)
    writer.write(document.mediaType)
    writer.write(document.language)
    writer.write(document.work)
    writer.write(document.added)
    writer.write(document.diagnostics) { writer, diagnostic in
      writer.write(diagnostic.severity, in: RecordTables.severities)
      writer.write(diagnostic.code)
      writer.write(diagnostic.message)
      writer.write(diagnostic.range) { $0.write($1) }
    }
    writer.write(document.textBytes)
    writer.write(RecordTables.unitKinds.filter { summary.units[$0] != nil }) { writer, kind in
      writer.write(kind, in: RecordTables.unitKinds)
      writer.write(summary.units[kind] ?? 0)
    }
    return writer.bytes
  }

  /// The id alone. Cost: constant.
  static func id(of bytes: [UInt8]) throws(RecordReader.Damage) -> String {
    var reader = try RecordReader(bytes, version: version)
    return try reader.text()
  }

  /// The entry without its diagnostics, which may be many, and without its size.
  static func entry(of bytes: [UInt8]) throws(RecordReader.Damage) -> DocumentEntry {
    var reader = try RecordReader(bytes, version: version)
    return try reader.entry()
  }

  static func decode(_ bytes: [UInt8]) throws(RecordReader.Damage) -> DocumentSummary {
    var reader = try RecordReader(bytes, version: version)
    var document = try reader.entry()
    document.diagnostics = try reader.list { (reader) throws(RecordReader.Damage) in try reader.diagnostic() }
    document.textBytes = try reader.number()
    let counts = try reader.list { (reader) throws(RecordReader.Damage) in
      (try reader.value(in: RecordTables.unitKinds), try reader.number())
    }
    try reader.finish()
    return DocumentSummary(document: document, units: Dictionary(counts) { $1 })
  }
}

extension RecordReader {
  fileprivate mutating func entry() throws(Damage) -> DocumentEntry {
    DocumentEntry(
      id: try text(), path: try text(), mediaType: try text(), language: try optionalText(), work: try work(),
      added: try text(), diagnostics: [], textBytes: 0)
  }

  fileprivate mutating func diagnostic() throws(Damage) -> Diagnostic {
    Diagnostic(
      try value(in: RecordTables.severities), try text(), try text(),
      range: try optional { (reader) throws(Damage) in try reader.range() })
  }
}
