/// Where a file lies that is a member of an archive.
public struct ArchiveMember: Hashable, Sendable {
  /// The archive's path.
  public var archive: String
  /// Its own path in the archive.
  public var path: String
  /// Its place in the archive, from 0: members are read in this order, so that an archive is unpacked once.
  public var index: Int
  /// What the metadata file beside it in the archive holds, with that file's path.
  public var sidecar: ArchiveSidecar?

  package init(archive: String, path: String, index: Int, sidecar: ArchiveSidecar?) {
    self.archive = archive
    self.path = path
    self.index = index
    self.sidecar = sidecar
  }
}

/// A metadata file in an archive.
public struct ArchiveSidecar: Hashable, Sendable {
  public var path: String
  public var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
