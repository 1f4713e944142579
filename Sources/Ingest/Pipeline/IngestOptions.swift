import Corpus
import DocumentModel

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
  /// For a rebuild: what the index that is to be replaced knows of its files, by path. Documents keep their ids.
  public var former: [String: LedgerEntry] = [:]
  /// Reads and counts, and writes nothing.
  public var isDryRun = false

  /// The failures of a rebuild that would cost documents which the former index has; none with `prunes`.
  public func losses(in report: IngestReport) -> [IngestReport.Failure] {
    guard !prunes, !former.isEmpty else { return [] }
    return report.failed.filter { if case .indexed? = former[$0.path]?.state { true } else { false } }
  }

  public init(walk: CorpusWalk, jobs: Int) {
    self.walk = walk
    self.jobs = jobs
  }
}
