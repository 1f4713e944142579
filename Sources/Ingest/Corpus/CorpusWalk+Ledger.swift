import Corpus
import DocumentModel

extension CorpusWalk {
  /// What a rebuild reads: what this walk finds, and every file of a former ledger that was read, wherever it lies.
  ///
  /// - Returns: the listing, and the paths of documents in the ledger whose files are gone.
  public func listing(withFilesOf ledger: [LedgerEntry]) -> (listing: CorpusListing, gone: [String]) {
    var listing = listing()
    let others = ledger.filter { entry in
      if case .skipped = entry.state { false } else { !listing.contains(file: entry.path) }
    }
    // An archive is walked once, however many of its members are wanted.
    let places = Set(others.map { FileSystem.fileAbove($0.path)?.file ?? $0.path })
    let found = CorpusWalk(paths: places.sorted()).listing()
    let files = others.compactMap { found.file(at: $0.path) }
    listing.files = (listing.files + files).sorted { $0.path.precedesByByte($1.path) }
    listing.archives.merge(found.archives) { first, _ in first }
    let gone = others.filter { if case .indexed = $0.state { !listing.contains(file: $0.path) } else { false } }
    return (listing, gone.map(\.path))
  }
}

extension CorpusListing {
  /// The file with a path, as if it had been found in a folder. Cost: logarithmic.
  fileprivate func file(at path: String) -> SourceFile? {
    let index = files.partitionIndex { !$0.path.precedesByByte(path) }
    guard index < files.count, files[index].path.hasSameBytes(as: path) else { return nil }
    var file = files[index]
    file.isNamed = false
    return file
  }
}
