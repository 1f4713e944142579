/// A file that the corpus walk found: what is known of it before it is opened.
public struct SourceFile: Hashable, Sendable {
  /// Absolute, symbolic links resolved, unless a link itself could not be followed.
  public var path: String
  /// Bytes of the file.
  public var bytes: Int
  /// Bytes of the file and of its sidecar.
  public var size: Int
  /// Nanoseconds since 1970: the later time of the file and of its sidecar.
  public var modified: Int64
  /// The metadata file that lies beside it.
  public var sidecar: String?
  /// Whether it was named by itself, not found in a named folder.
  public var isNamed: Bool
  /// Where it lies in an archive; its path is then that of the archive with its own behind it, as if that were a folder.
  public var member: ArchiveMember?

  package init(path: String, bytes: Int, size: Int, modified: Int64, isNamed: Bool) {
    self.path = path
    self.bytes = bytes
    self.size = size
    self.modified = modified
    self.isNamed = isNamed
  }

  /// The last part of the path.
  public var name: String { String(path[(lastSlash.map(path.utf8.index(after:)) ?? path.startIndex)...]) }

  /// Where it lies, without a slash at the end; empty for the root.
  var folder: String { String(path[..<(lastSlash ?? path.startIndex)]) }

  private var lastSlash: String.Index? { path.utf8.lastIndex(of: UInt8(ascii: "/")) }
}
