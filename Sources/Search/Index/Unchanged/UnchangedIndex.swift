import DocumentModel

/// An index that is locked as by a writer, and of which no database is opened: for an ingest that may have nothing to do.
public final class UnchangedIndex {
  /// What is known of all files.
  public let files: KnownFiles
  private let folder: IndexFolder
  private let lock: WriterLock
  private let stamp: IndexStamp

  /// nil where an `IndexWriter` is needed to say what is known of the files, to clear up or to refuse: because there is no
  /// such index, another process writes it, the last writer did not end well, or has noted nothing down.
  public init?(path: String) {
    folder = IndexFolder(path)
    guard folder.hasStub, let lock = try? WriterLock(folder), let generation = try? folder.generation(),
      folder.shardNames == generation.names.sorted(), let stamp = IndexStamp(folder, generation),
      let content = SideFile.knownFiles.content(in: folder, of: stamp), let files = KnownFiles(content)
    else { return nil }
    self.files = files
    self.lock = lock
    self.stamp = stamp
  }

  /// Keeps the report of an ingest that found nothing changed, for `status`; says whether that went well.
  public func put(_ report: IngestReport) -> Bool {
    SideFile.lastReport.write(ReportRecord.encode(report), in: folder, for: stamp)
  }
}

extension IndexWriter {
  /// Notes down what is known of all files, for an `UnchangedIndex`. To be called after `finish`, when this writer is not
  /// used any more.
  public func noteFiles() throws(IndexError) {
    let ledger = try FormerLedger(ofIndexAt: path)
    guard ledger.isComplete, let generation = try folder.generation(), let stamp = IndexStamp(folder, generation) else {
      return
    }
    SideFile.knownFiles.write(KnownFiles.encode(ledger.entries), in: folder, for: stamp)
  }
}

extension IndexFolder {
  /// The report of the last ingest where that changed nothing in the index as it is now.
  var reportOfUnchanged: IngestReport? {
    guard let generation = try? generation(), let stamp = IndexStamp(self, generation),
      let record = SideFile.lastReport.content(in: self, of: stamp)
    else { return nil }
    return try? ReportRecord.decode(Array(record))
  }
}
