import DocumentModel

/// The report of an ingest.
enum ReportRecord {
  static let version: UInt8 = 1

  static func encode(_ report: IngestReport) -> [UInt8] {
    var writer = RecordWriter(version: version)
    for count in [report.added, report.updated, report.unchanged, report.removed] { writer.write(count) }
    writer.write(report.failed) { writer, failure in
      for text in [failure.path, failure.code, failure.message] { writer.write(text) }
    }
    writer.write(report.skipped) { writer, skip in
      for text in [skip.path, skip.reason] { writer.write(text) }
    }
    for counts in [report.units, report.diagnostics] {
      writer.write(counts.sorted { $0.key < $1.key }) { writer, count in
        writer.write(count.key)
        writer.write(count.value)
      }
    }
    writer.write(report.sourceBytes)
    writer.write(report.textBytes)
    writer.write(report.seconds)
    writer.write(report.interrupted)
    return writer.bytes
  }

  static func decode(_ bytes: [UInt8]) throws(RecordReader.Damage) -> IngestReport {
    var reader = try RecordReader(bytes, version: version)
    var report = IngestReport()
    report.added = try reader.number()
    report.updated = try reader.number()
    report.unchanged = try reader.number()
    report.removed = try reader.number()
    report.failed = try reader.list { (reader) throws(RecordReader.Damage) in
      .init(path: try reader.text(), code: try reader.text(), message: try reader.text())
    }
    report.skipped = try reader.list { (reader) throws(RecordReader.Damage) in
      .init(path: try reader.text(), reason: try reader.text())
    }
    report.units = try reader.counts()
    report.diagnostics = try reader.counts()
    report.sourceBytes = try reader.number()
    report.textBytes = try reader.number()
    report.seconds = try reader.real()
    report.interrupted = try reader.flag()
    try reader.finish()
    return report
  }
}

extension RecordReader {
  fileprivate mutating func counts() throws(Damage) -> [String: Int] {
    let pairs = try list { (reader) throws(Damage) in (try reader.text(), try reader.number()) }
    return Dictionary(pairs) { $1 }
  }
}
