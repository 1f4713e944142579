import DocumentModel

/// Something that happened in an ingest, for a display of its progress. Files end in the order in which they are taken.
public enum IngestEvent: Hashable, Sendable {
  /// The walk is done.
  case found(files: Int, bytes: Int)
  /// A file is being read, beside others.
  case reading(path: String)
  case indexed(path: String, id: String, isNew: Bool)
  case unchanged(path: String)
  case failed(IngestReport.Failure)
  case skipped(IngestReport.Skip)
  case removed(path: String)
  /// The first files, as many as the progress counts, are safe. More may have ended since the commit began.
  case committed
}

/// How far an ingest has come.
public struct IngestProgress: Hashable, Sendable {
  public var files = 0
  public var allFiles = 0
  /// Of the source files done, changed or not.
  public var bytes = 0
  public var allBytes = 0
  public var units = 0
}
