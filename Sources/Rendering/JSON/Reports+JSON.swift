import DocumentModel
import Search

extension JSONValue {
  /// `loccit.context/1`.
  public init(_ view: ContextView) {
    self = [
      "schema": "loccit.context/1", "id": JSONValue(view.unit?.id.description ?? view.document.id),
      "work": JSONValue(view.document.work), "path": .string(view.document.path),
      "blocks": .array(view.blocks.map { JSONValue(contextBlock: $0) }),
      "notes": .array(view.notes.map(JSONValue.init)), "attribution": .string(view.attribution),
    ]
  }

  private init(contextBlock unit: Unit) {
    self = [
      "id": .string(unit.id.description), "unit": .string(unit.kind.rawValue),
      "kind": .string(unit.blockKind.rawValue), "text": .string(unit.text), "locator": JSONValue(unit.locator),
      "markers": .array(
        unit.markers.map {
          ["label": .string($0.label), "offset": .integer($0.offset), "note": JSONValue($0.note?.description)]
        }),
    ]
  }

  /// `loccit.documents/1`.
  public init(_ documents: [DocumentSummary]) {
    self = ["schema": "loccit.documents/1", "documents": .array(documents.map(JSONValue.init))]
  }

  public init(_ summary: DocumentSummary) {
    let document = summary.document
    self = [
      "id": .string(document.id), "path": .string(document.path), "work": JSONValue(document.work),
      "units": JSONValue(unitCounts: summary.units), "added": .string(document.added),
      "diagnostics": .integer(document.diagnostics.count),
    ]
  }

  private init(unitCounts: [Unit.Kind: Int]) {
    self = .object(Unit.Kind.allCases.map { Member(key: $0.rawValue, value: .integer(unitCounts[$0] ?? 0)) })
  }

  /// `loccit.removed/1`.
  public init(removed ids: [String]) {
    self = ["schema": "loccit.removed/1", "removed": JSONValue(ids)]
  }

  /// `loccit.ingest/1`.
  public init(_ report: IngestReport) {
    let named = ["passage", "note", "quotation"]
    let kinds = named + report.units.keys.filter { !named.contains($0) }.sorted()
    self = [
      "schema": "loccit.ingest/1", "added": .integer(report.added), "updated": .integer(report.updated),
      "unchanged": .integer(report.unchanged), "removed": .integer(report.removed),
      "failed": .array(report.failed.map(JSONValue.init)),
      "skipped": .array(report.skipped.map { JSONValue($0) }),
      "units": .object(kinds.map { Member(key: $0, value: .integer(report.units[$0] ?? 0)) }),
      "sourceBytes": .integer(report.sourceBytes), "textBytes": .integer(report.textBytes),
      "seconds": .number(report.seconds),
      "diagnostics": .object(
        report.diagnostics.sorted { $0.key < $1.key }.map { Member(key: $0.key, value: .integer($0.value)) }),
      "doubtful": .array(report.doubtful.map(JSONValue.init)), "interrupted": .bool(report.interrupted),
    ]
  }

  init(_ doubts: DocumentDoubts) {
    let counts = doubts.diagnostics.sorted { $0.key < $1.key }.map { Member(key: $0.key, value: .integer($0.value)) }
    self = ["id": .string(doubts.id), "path": .string(doubts.path), "diagnostics": .object(counts)]
  }

  private init(_ skip: IngestReport.Skip) { self = ["path": .string(skip.path), "reason": .string(skip.reason)] }

  init(_ failure: IngestReport.Failure) {
    self = ["path": .string(failure.path), "code": .string(failure.code), "message": .string(failure.message)]
  }

  /// `loccit.status/1`.
  public init(_ status: IndexStatus) {
    self = [
      "schema": "loccit.status/1", "index": .string(status.path), "documents": .integer(status.documents),
      "units": JSONValue(unitCounts: status.units), "indexBytes": .integer(status.indexBytes),
      "schemaVersion": .integer(status.schemaVersion),
      "lastIngest": status.lastIngest.map { JSONValue($0) } ?? .null,
      "failed": .array(status.failed.map(JSONValue.init)), "skipped": .array(status.skipped.map { JSONValue($0) }),
      "doubtful": .array(status.doubtful.map(JSONValue.init)),
    ]
  }

  /// `loccit.health/1`.
  public init(_ checks: [HealthCheck]) {
    self = [
      "schema": "loccit.health/1",
      "checks": .array(
        checks.map {
          [
            "name": .string($0.name), "state": .string($0.state.rawValue), "message": .string($0.message),
            "remedy": JSONValue($0.remedy),
          ]
        }),
    ]
  }

  /// `loccit.error/1`.
  public init(_ error: ReportedError) {
    self = [
      "schema": "loccit.error/1", "code": .string(error.code), "message": .string(error.message),
      "hint": JSONValue(error.hint), "range": JSONValue(error.range),
    ]
  }
}
