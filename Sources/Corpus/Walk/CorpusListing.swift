import DocumentModel

/// What the corpus walk found, each list in order of path by byte.
public struct CorpusListing: Hashable, Sendable {
  /// What may be documents, each path once.
  public var files: [SourceFile] = []
  /// What was found in a folder and is no document, with the reason.
  public var skipped: [IngestReport.Skip] = []
  /// What was named and is no document, and what could not be looked at.
  public var failed: [IngestReport.Failure] = []
  /// The named folders.
  public var folders: [String] = []
  /// Every folder that was looked into, in no order.
  public var visited: Set<String> = []
  /// The archives that were walked like folders and read to their ends, each with the paths in it of all its members; a
  /// file that looked like one and is none has no members.
  package var archives: [String: Set<String>] = [:]
  /// What may be archives, where the walk opens none.
  package var unopened: [String] = []
  /// The named paths that do not exist.
  public var missing: [String] = []

  public init() {}

  /// Whether a path is that of an archive that was walked like a folder.
  public func isArchive(_ path: String) -> Bool { archives[path]?.isEmpty == false }

  /// Whether a path is a named folder or file, or lies in a named folder. Cost: linear in the folders, logarithmic in
  /// the files.
  package func holds(_ path: String) -> Bool {
    folders.contains { path.hasSameBytes(as: $0) || path.isBelow($0) } || contains(file: path)
  }

  /// Whether a path is among the files. Cost: logarithmic.
  package func contains(file path: String) -> Bool {
    let index = files.partitionIndex { !$0.path.precedesByByte(path) }
    return index < files.count && files[index].path.hasSameBytes(as: path)
  }

  /// The files in the order in which they are read: by path, and the members of an archive as they follow in it, so that it
  /// is unpacked once. Cost: n log n in the members.
  package var readingOrder: [SourceFile] {
    var ordered = files
    var start = 0
    while start < ordered.count {
      // An archive's members share the beginning of their paths and so lie together.
      let archive = ordered[start].member?.archive
      var end = start + 1
      while end < ordered.count, archive != nil, ordered[end].member?.archive == archive { end += 1 }
      if archive != nil {
        ordered[start..<end].sort { ($0.member?.index ?? 0) < ($1.member?.index ?? 0) }
      }
      start = end
    }
    return ordered
  }

  /// Whether what lay at a path is no longer there; false where that cannot be told.
  package func isGone(_ path: String) -> Bool {
    guard FileSystem.isGone(path) else { return false }
    guard let (archive, member) = FileSystem.fileAbove(path) else { return true }
    return archives[archive].map { !$0.contains(member) } ?? false
  }

  /// Whether a path was named in vain or lies in a named folder. Cost: linear in the folders.
  package func covers(_ path: String) -> Bool {
    missing.contains(path) || folders.contains { path.isBelow($0) }
  }
}

extension String {
  /// Whether this path lies in `folder`, at any depth. Bytes are compared: two spellings of a letter are two names.
  package func isBelow(_ folder: String) -> Bool {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return utf8.count > prefix.utf8.count && utf8.starts(with: prefix.utf8)
  }
}
