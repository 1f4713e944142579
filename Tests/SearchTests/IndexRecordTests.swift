import DocumentModel
import Testing

@testable import Search

@Suite struct IndexRecordTests {
  var richUnit: DocumentModel.Unit {
    var unit = Sample.units()[4]
    unit.text = "Ünïcode\0 and 日本 and 👩‍👩‍👧"
    unit.reference?.item.DOI = "10.1/x"
    unit.reference?.item.authors = [
      Name(family: "von Ash", given: "M.", suffix: "Jr.", particle: "de"), Name(literal: ""),
    ]
    unit.reference?.item.issued = PartialDate(year: -44, season: 2)
    unit.reference?.resolution = Resolution(
      state: .ambiguous, target: "r2", candidates: ["r2", "r3"], rule: "x", confidence: 0.25)
    unit.reference?.target = UnitID(document: "other", local: "r2")
    return unit
  }

  var report: IngestReport {
    var report = IngestReport()
    report.added = 3
    report.failed = [.init(path: "/a", code: "c", message: "m")]
    report.skipped = [.init(path: "/b", reason: "r")]
    report.units = ["passage": 5]
    report.diagnostics = ["d": 1]
    report.seconds = 1.5
    report.interrupted = true
    return report
  }

  @Test func unitsRoundTrip() throws {
    for var unit in Sample.units() + [richUnit] {
      unit.cited = []
      let record = try UnitRecord.decode(UnitRecord.encode(unit)[...], document: unit.id.document)
      #expect(record.unit == unit && !record.isSlice)
    }
  }

  @Test func everyCaseHasANumber() throws {
    #expect(Set(RecordTables.unitKinds) == Set(Unit.Kind.allCases))
    #expect(Set(RecordTables.blockKinds) == Set(Block.Kind.allCases))
    #expect(Set(RecordTables.workFields) == Set(Work.CodingKeys.allCases))
  }

  @Test func documentsRoundTrip() throws {
    let summary = DocumentSummary(document: Sample.document(), units: [.note: 3, .passage: 1])
    let back = try DocumentRecord.decode(DocumentRecord.encode(summary))
    #expect(back.document == summary.document)
    #expect(back.units == summary.units)
  }

  @Test(arguments: [
    LedgerEntry.State.indexed(documentID: "x", added: "2026"), .failed(code: "c", message: "m"), .skipped(reason: "r"),
  ])
  func ledgerEntriesRoundTrip(state: LedgerEntry.State) throws {
    var entry = Sample.ledger(state)
    entry.modified = .min
    entry.size = .max
    #expect(try LedgerRecord.decode(LedgerRecord.encode(entry)) == entry)
  }

  @Test func reportsRoundTrip() throws {
    #expect(try ReportRecord.decode(ReportRecord.encode(report)) == report)
  }

  /// Every beginning of a record, and every byte of it changed, throws or gives some value, and never crashes.
  @Test func damagedRecordsThrow() throws {
    let records: [([UInt8], ([UInt8]) throws -> Void)] = [
      (UnitRecord.encode(richUnit), { _ = try UnitRecord.decode($0[...], document: "x") }),
      (UnitChunk.encode(document: "x", records: [[1], []], further: [["n7"]]), { _ = try UnitChunk($0) }),
      (
        DocumentRecord.encode(DocumentSummary(document: Sample.document(), units: [.note: 3])),
        { _ = try DocumentRecord.decode($0) }
      ),
      (LedgerRecord.encode(Sample.indexed()), { _ = try LedgerRecord.decode($0) }),
      (ReportRecord.encode(report), { _ = try ReportRecord.decode($0) }),
    ]
    for (bytes, decode) in records {
      for end in 0..<bytes.count { #expect(throws: RecordReader.Damage.self) { try decode(Array(bytes[..<end])) } }
      #expect(throws: RecordReader.Damage.self) { try decode(bytes + [0]) }
      for index in bytes.indices {
        for value in [0, 1, 2, 0x7F, 0x80, 0xFF] as [UInt8] {
          var changed = bytes
          changed[index] = value
          do { try decode(changed) } catch { #expect(error is RecordReader.Damage) }
        }
      }
    }
  }
}
