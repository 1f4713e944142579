import DocumentModel

/// A unit (or the beginning of a document) with what stands around it: the answer to `show`.
public struct ContextView: Sendable {
  public var document: DocumentEntry
  /// The unit asked for; nil where a whole document was.
  public var unit: Unit?
  /// Block units in the document's order: passages, headings, captions.
  public var blocks: [Unit]
  /// The notes of the markers in `blocks`, in order.
  public var notes: [HitNote]
  public var attribution: String

  public init(document: DocumentEntry, unit: Unit?, blocks: [Unit], notes: [HitNote], attribution: String) {
    self.document = document
    self.unit = unit
    self.blocks = blocks
    self.notes = notes
    self.attribution = attribution
  }
}

/// A document in `list`.
public struct DocumentSummary: Sendable {
  public var document: DocumentEntry
  /// Units by kind.
  public var units: [Unit.Kind: Int]

  public init(document: DocumentEntry, units: [Unit.Kind: Int]) {
    self.document = document
    self.units = units
  }
}

/// The state of an index: the answer to `status`.
public struct IndexStatus: Sendable {
  public var path: String
  public var documents: Int
  public var units: [Unit.Kind: Int]
  /// Bytes on disk.
  public var indexBytes: Int
  public var schemaVersion: Int
  public var lastIngest: IngestReport?
  /// Every file that could not be read, from the ledger.
  public var failed: [IngestReport.Failure]
  /// Every file that was read and gave no document, from the ledger.
  public var skipped: [IngestReport.Skip]
  /// Every document in which something is doubtful.
  public var doubtful: [DocumentDoubts]

  public init(
    path: String, documents: Int, units: [Unit.Kind: Int], indexBytes: Int, schemaVersion: Int,
    lastIngest: IngestReport?, failed: [IngestReport.Failure] = [], skipped: [IngestReport.Skip] = [],
    doubtful: [DocumentDoubts] = []
  ) {
    self.path = path
    self.documents = documents
    self.units = units
    self.indexBytes = indexBytes
    self.schemaVersion = schemaVersion
    self.lastIngest = lastIngest
    self.failed = failed
    self.skipped = skipped
    self.doubtful = doubtful
  }
}

/// One finding of `doctor`.
public struct HealthCheck: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable { case ok, warning, error }

  public var name: String
  public var state: State
  public var message: String
  public var remedy: String?

  public init(name: String, state: State, message: String, remedy: String? = nil) {
    self.name = name
    self.state = state
    self.message = message
    self.remedy = remedy
  }
}
