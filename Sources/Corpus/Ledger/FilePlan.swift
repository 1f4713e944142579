import DocumentModel

/// What is to be done with a file, by what the ledger knows of it.
package enum FilePlan {
  /// It is as the ledger has it.
  case known(LedgerEntry)
  /// Reads it; `unless` is the digest with which nothing is new.
  case read(unless: String?)

  /// What is read again though the file has not changed.
  package struct Again: Sendable {
    /// Everything.
    package var all = false
    /// What failed.
    package var failed = false
    /// What failed because its pages are pictures.
    package var pictures = false

    package init(all: Bool = false, failed: Bool = false, pictures: Bool = false) {
      self.all = all
      self.failed = failed
      self.pictures = pictures
    }
  }

  /// - Parameters:
  ///   - entry: the file's; nil for one that is new.
  ///   - analysis: that with which it would be read now.
  package init(for file: SourceFile, _ entry: LedgerEntry?, analysis: String, again: Again = Again()) {
    self = .read(unless: nil)
    guard let entry, !again.all, entry.analysis == analysis else { return }
    switch entry.state {
    case .failed(let code, let message):
      let failure = FileFailure(code, message)
      // Permissions and limits change without a trace in the file.
      if again.failed || failure.isOfAccess || failure.isOfSurroundings { return }
      if again.pictures, failure.isOfPictures { return }
      if failure.isOfKind, !file.isNamed { return }
    // What is passed over in a folder is a failure when it is named.
    case .skipped: if file.isNamed { return }
    case .indexed: break
    }
    self = entry.size == file.size && entry.modified == file.modified ? .known(entry) : .read(unless: entry.sha256)
  }
}

extension IngestReport {
  /// Counts a file that is as it was.
  package mutating func count(_ path: String, keeping state: LedgerEntry.State?) {
    switch state {
    case .failed(let code, let message)?: failed.append(.init(path: path, code: code, message: message))
    case .skipped(let reason)?: skipped.append(.init(path: path, reason: reason))
    case .indexed?, nil: unchanged += 1
    }
  }

  /// Ends the report of a run that began at an instant: its lists in order of path.
  package mutating func finish(since start: ContinuousClock.Instant) {
    let elapsed = (ContinuousClock.now - start).components
    seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    failed.sort { $0.path.precedesByByte($1.path) }
    skipped.sort { $0.path.precedesByByte($1.path) }
  }
}
