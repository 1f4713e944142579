import Corpus
import DocumentModel

/// The one owner of the index during an ingest: decides what is read, gives ids, writes, counts and commits, in order of
/// path. Nothing in it waits.
struct IngestWriter<Index: UnitSink & CorpusLedger> {
  typealias Encoding = Index.Encoder.Entry

  private let index: Index
  private let options: IngestOptions
  private let fileReader: FileReader
  private let onEvent: (IngestEvent, IngestProgress) -> Void
  private var ids = DocumentIDs()
  private var schedule: CommitSchedule
  private let started = ContinuousClock.now
  private let now = Timestamp.now()
  private(set) var report = IngestReport()
  private var progress = IngestProgress()
  /// Whether it looks at so many of the files of the index that a list of them all costs little beside.
  private var coversMostFiles = false

  init(
    index: Index, options: IngestOptions, fileReader: FileReader,
    onEvent: @escaping (IngestEvent, IngestProgress) -> Void
  ) {
    self.index = index
    self.options = options
    self.fileReader = fileReader
    schedule = CommitSchedule(bytes: options.commitBytes)
    self.onEvent = onEvent
  }

  // MARK: Before the files

  /// Takes in what the walk found beside files, and what is in the index and no longer there.
  mutating func begin(_ listing: CorpusListing) throws {
    progress.allFiles = listing.files.count
    progress.allBytes = listing.files.reduce(0) { $0 + $1.bytes }
    onEvent(.found(files: progress.allFiles, bytes: progress.allBytes), progress)
    let pruned = try takeOutVanished(listing)
    for failure in listing.failed where !pruned.contains(failure.path) { fail(failure) }
    for skip in listing.skipped { self.skip(skip) }
  }

  /// Takes out the documents of vanished files, or says that they are kept; forgets vanished files that gave none.
  private mutating func takeOutVanished(_ listing: CorpusListing) throws -> Set<String> {
    var pruned: Set<String> = []
    // Files that were named say nothing of others, of which there may be very many.
    guard !listing.folders.isEmpty || !listing.missing.isEmpty else { return pruned }
    let entries = try index.entries()
    coversMostFiles = listing.files.count >= entries.count / 2
    for entry in entries where listing.covers(entry.path) && !listing.contains(file: entry.path) {
      guard listing.isGone(entry.path) else { continue }
      if case .indexed = entry.state {
        guard options.prunes else {
          if !listing.missing.contains(entry.path) {
            skip(.init(path: entry.path, reason: "the file is gone; its document is kept unless --prune is given"))
          }
          continue
        }
        report.removed += 1
        pruned.insert(entry.path)
        onEvent(.removed(path: entry.path), progress)
      }
      guard !options.isDryRun else { continue }
      try index.remove(path: entry.path)
      schedule.wrote()
    }
    return pruned
  }

  // MARK: One file

  /// What to do with a file. Cost: a look-up in the ledger.
  func plan(_ file: SourceFile) throws -> FilePlan {
    FilePlan(
      for: file, try index.entry(forPath: file.path), analysis: fileReader.analysis(forPath: file.path),
      again: .init(all: options.force, failed: options.retriesFailed, pictures: options.usesOCR))
  }

  func willRead(_ file: SourceFile) { onEvent(.reading(path: file.path), progress) }

  /// Gives a document that was read its id.
  mutating func named(_ document: Document, file: SourceFile, sha256: String) throws -> PendingDocument {
    var document = document
    var previous: (id: String, added: String)?
    let former = try index.entry(forPath: file.path) ?? options.former[file.path]
    if case .indexed(let id, let added)? = former?.state { previous = (id, added) }
    let (id, isChanged) = try ids.give(
      to: document.work, fileName: file.name, previous: previous?.id, isTaken: index.containsDocument)
    if isChanged {
      document.diagnostics.append(
        .init(.warning, "id-taken", "the id \(document.work.id) is another document's; this one is \(id)"))
    }
    return PendingDocument(document, id: id, path: file.path, added: previous?.added ?? now, sha256: sha256)
  }

  /// Hands what came of a file to the index, or counts it; nil where there is nothing to write.
  mutating func write(_ step: IngestWindow<Encoding>.Step, of file: SourceFile) throws -> PendingWrite? {
    switch step {
    case .known(let entry):
      keep(file, entry.state)
      return nil
    case .encoded(let encoded): return try write(encoded, file: file)
    case .read(.unchanged): return try refresh(file)
    case .read(.nothing(let reason, let sha256)): return try write(nothing: reason, file: file, sha256: sha256)
    case .read(.failed(let failure, let sha256)): return try write(failure, file: file, sha256: sha256)
    case .read(.document): preconditionFailure("a document is encoded before it is written")
    }
  }

  private mutating func write(_ encoded: EncodedDocument<Encoding>, file: SourceFile) throws -> PendingWrite? {
    let entry = encoded.entry
    let encoding: Encoding?
    switch encoded.result {
    case .success(let success): encoding = success
    case .failure(let failure): return try write(failure, file: file, sha256: encoded.sha256)
    }
    var isNew = true
    if case .indexed? = try index.entry(forPath: file.path)?.state { isNew = false }
    var write: PendingWrite?
    if let encoding {
      write = try index.put(
        encoding, ledger: ledger(file, encoded.sha256, .indexed(documentID: entry.id, added: entry.added)))
    }
    if isNew { report.added += 1 } else { report.updated += 1 }
    var units = 0
    for (kind, count) in encoded.counts {
      report.units[kind.rawValue, default: 0] += count
      units += count
    }
    for diagnostic in entry.diagnostics { report.diagnostics[diagnostic.code, default: 0] += 1 }
    if let doubts = DocumentDoubts(of: entry) { report.doubtful.append(doubts) }
    report.sourceBytes += file.bytes
    report.textBytes += entry.textBytes
    progress.units += units
    schedule.wrote(bytes: entry.textBytes, units: units)
    finish(file, .indexed(path: file.path, id: entry.id, isNew: isNew))
    return write
  }

  /// Remembers the new size and time of a file whose bytes are the same, so that the next run need not hash it.
  private mutating func refresh(_ file: SourceFile) throws -> PendingWrite? {
    let former = try index.entry(forPath: file.path)
    defer { keep(file, former?.state) }
    return try former.flatMap { try remember(ledger(file, $0.sha256, $0.state)) }
  }

  /// Counts a file that is as it was.
  private mutating func keep(_ file: SourceFile, _ state: LedgerEntry.State?) {
    report.count(file.path, keeping: state)
    let event: IngestEvent =
      switch state {
      case .failed(let code, let message)?: .failed(.init(path: file.path, code: code, message: message))
      case .skipped(let reason)?: .skipped(.init(path: file.path, reason: reason))
      case .indexed?, nil: .unchanged(path: file.path)
      }
    finish(file, event)
  }

  /// Remembers a file that was read and gave no document.
  private mutating func write(
    nothing reason: String, file: SourceFile, sha256: String
  ) throws -> PendingWrite? {
    defer { skip(.init(path: file.path, reason: reason), of: file) }
    return try remember(ledger(file, sha256, .skipped(reason: reason)))
  }

  /// Remembers a failure. A document whose file cannot be got at just now stays as it was.
  private mutating func write(
    _ failure: FileFailure, file: SourceFile, sha256: String
  ) throws -> PendingWrite? {
    var isKept = false
    if failure.isOfAccess, case .indexed? = try index.entry(forPath: file.path)?.state { isKept = true }
    defer { fail(.init(path: file.path, code: failure.code, message: failure.message), of: file) }
    return isKept
      ? nil : try remember(ledger(file, sha256, .failed(code: failure.code, message: failure.message)))
  }

  private mutating func remember(_ entry: LedgerEntry) throws -> PendingWrite? {
    guard !options.isDryRun else { return nil }
    schedule.wrote()
    return try index.put(entry)
  }

  private func ledger(_ file: SourceFile, _ sha256: String, _ state: LedgerEntry.State) -> LedgerEntry {
    LedgerEntry(
      path: file.path, size: file.size, modified: file.modified, sha256: sha256,
      analysis: fileReader.analysis(forPath: file.path), state: state)
  }

  // MARK: Counting

  private mutating func fail(_ failure: IngestReport.Failure, of file: SourceFile? = nil) {
    report.failed.append(failure)
    finish(file, .failed(failure))
  }

  private mutating func skip(_ skip: IngestReport.Skip, of file: SourceFile? = nil) {
    report.skipped.append(skip)
    finish(file, .skipped(skip))
  }

  private mutating func finish(_ file: SourceFile?, _ event: IngestEvent) {
    if let file {
      progress.files += 1
      progress.bytes += file.bytes
    }
    onEvent(event, progress)
  }

  // MARK: Committing

  /// Begins a commit where it is time for one, of what has been done so far. When it has ended, `didCommit` is to be called.
  mutating func commitIfDue() throws -> (PendingWrite, IngestProgress)? {
    guard schedule.isDue, !options.isDryRun else { return nil }
    schedule.committed()
    return (try index.commit(), progress)
  }

  /// Begins a commit as soon as a run is interrupted, before the files under way are waited for.
  mutating func commitRest() throws {
    guard !schedule.isClean, !options.isDryRun else { return }
    schedule.committed()
    try index.commit()
  }

  func didCommit(_ progress: IngestProgress) { onEvent(.committed, progress) }

  /// Commits the rest with the report. What was read when a run was interrupted is kept.
  mutating func finish(
    isInterrupted: Bool, isolation: isolated (any Actor)?
  ) async throws -> IngestReport {
    report.interrupted = isInterrupted
    report.finish(since: started)
    guard !options.isDryRun else { return report }
    try index.put(report)
    try await index.commit().value()
    didCommit(progress)
    if !isInterrupted, options.losses(in: report).isEmpty {
      try await index.finish(isolation: isolation)
      if coversMostFiles { try index.noteFiles() }
    }
    return report
  }
}
