import DocumentModel

extension CorpusListing {
  /// The report of an ingest of this listing that has nothing to do but to count; nil where a file is new, changed or gone,
  /// or that cannot be told here. Cost: linear.
  ///
  /// - Parameters:
  ///   - ledger: all that is known of files, in order of path by byte.
  ///   - analysis: that with which files would be read now.
  package func reportWhereNothingChanged(
    since ledger: some Sequence<LedgerEntry>, analysis: String, started: ContinuousClock.Instant
  ) -> IngestReport? {
    guard unopened.isEmpty, missing.isEmpty else { return nil }
    var report = IngestReport()
    report.failed = failed
    report.skipped = skipped
    var rest = files[...]
    for entry in ledger {
      guard let file = rest.first, file.path.hasSameBytes(as: entry.path) else {
        // Another corpus of the same index, or a file that is gone.
        if covers(entry.path), isGone(entry.path) { return nil }
        continue
      }
      guard case .known = FilePlan(for: file, entry, analysis: analysis) else { return nil }
      report.count(file.path, keeping: entry.state)
      rest.removeFirst()
    }
    guard rest.isEmpty else { return nil }
    report.finish(since: started)
    return report
  }
}
