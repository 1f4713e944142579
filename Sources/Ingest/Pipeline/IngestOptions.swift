/// What an ingest is asked to do.
public struct IngestOptions: Sendable {
  public var walk: CorpusWalk
  /// Files read at the same time, at least 1.
  public var jobs: Int
  /// A `--metadata` file.
  public var metadata: MetadataList?
  /// An ISO 639-1 code that goes before whatever the files state.
  public var language: String?
  /// In bytes; a larger file fails unopened.
  public var maximumFileSize = FileReader.defaultMaximumBytes
  /// Takes out the documents under the named folders, and of the named paths, whose files are gone.
  public var prunes = false
  /// Reads unchanged files again.
  public var force = false
  /// Reads files again that failed and have not changed.
  public var retriesFailed = false
  /// Reads files again that failed because their pages are pictures.
  public var usesOCR = false
  /// What was written is made safe after so many bytes of text, or as many units and seconds as are no loss.
  public var commitBytes = CommitSchedule.defaultBytes
  /// Reads and counts, and writes nothing.
  public var isDryRun = false

  public init(walk: CorpusWalk, jobs: Int) {
    self.walk = walk
    self.jobs = jobs
  }
}
