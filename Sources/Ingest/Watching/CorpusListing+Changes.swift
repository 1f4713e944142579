import Corpus
import DocumentModel

extension CorpusListing {
  /// What an ingest has to look at after one of `earlier`: files that are new or other, and what vanished. Nil where the
  /// two are the same, but for what is passed over. Cost: linear.
  public func changes(since earlier: CorpusListing) -> CorpusListing? {
    var changes = self
    changes.files = []
    var known = earlier.files[...]
    var isOther = missing != earlier.missing
    // Both lists are in order of path.
    for file in files {
      while let first = known.first, first.path.precedesByByte(file.path) {
        isOther = true
        known.removeFirst()
      }
      if let first = known.first, first.path.hasSameBytes(as: file.path) {
        known.removeFirst()
        if first == file { continue }
      }
      changes.files.append(file)
    }
    let skips = Set(earlier.skipped)
    changes.skipped = skipped.filter { !skips.contains($0) }
    let failures = Set(earlier.failed)
    changes.failed = failed.filter { !failures.contains($0) }
    // What is merely passed over is told with the next change.
    let isEmpty = changes.files.isEmpty && changes.failed.isEmpty
    return isOther || !known.isEmpty || !isEmpty ? changes : nil
  }

  /// The listing without the files that could not be got at, so that the next one finds them again.
  public func forgetting(_ failures: [IngestReport.Failure]) -> CorpusListing {
    let lost = Set(failures.filter { FileFailure($0.code, $0.message).isOfAccess }.map(\.path))
    guard !lost.isEmpty else { return self }
    var rest = self
    rest.files.removeAll { lost.contains($0.path) }
    return rest
  }

  /// Whether a file was being written while it was read, so that it is worth another look soon.
  public static func isUnfinished(_ report: IngestReport) -> Bool {
    report.failed.contains { $0.code == FileFailure.changedWhileRead }
  }
}
