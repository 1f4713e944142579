/// What an ingest did; printed with `--format json` as `loccit.ingest/1`.
public struct IngestReport: Hashable, Sendable, Codable {
  public struct Failure: Hashable, Sendable, Codable {
    public var path: String
    public var code: String
    public var message: String
    public init(path: String, code: String, message: String) {
      self.path = path
      self.code = code
      self.message = message
    }
  }

  public struct Skip: Hashable, Sendable, Codable {
    public var path: String
    public var reason: String
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  public var added = 0
  public var updated = 0
  public var unchanged = 0
  public var removed = 0
  public var failed: [Failure] = []
  public var skipped: [Skip] = []
  /// Units written by this run, by kind: `passage`, `note`, `quotation` (always present) and the other kinds.
  public var units: [String: Int] = ["passage": 0, "note": 0, "quotation": 0]
  /// Diagnostics of the documents that this run read, by code.
  public var diagnostics: [String: Int] = [:]
  /// The documents of this run in which something is doubtful, in order of path. The index keeps it with each document
  /// and not with the report of a run.
  public var doubtful: [DocumentDoubts] = []
  public var sourceBytes = 0
  public var textBytes = 0
  public var seconds = 0.0
  public var interrupted = false

  public init() {}
}
