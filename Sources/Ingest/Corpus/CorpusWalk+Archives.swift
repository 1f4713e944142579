import Corpus

extension CorpusWalk {
  /// A walk that looks into archives as if they were folders.
  public init(paths: [String], including: [Glob] = [], excluding: [Glob] = []) {
    self.init(paths: paths, including: including, excluding: excluding) { (path, status, takes) throws(FileFailure) in
      try ArchiveFolder(path: path, status: status, takes: takes)?.contents
    }
  }
}
