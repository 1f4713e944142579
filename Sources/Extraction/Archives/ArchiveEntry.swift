/// What an archive says of one of its members.
public struct ArchiveEntry: Hashable, Sendable {
  /// Its place in the archive, from 0; every entry counts.
  public var index: Int
  /// Its path in the archive, folders divided by `/`, without `.` or a slash at the end. Names that are no UTF-8 are
  /// read as code page 437 in a ZIP archive, as the format has it, and as Latin-1 elsewhere.
  public var path: String
  /// In bytes, as stated; nil where nothing is stated.
  public var size: Int?
  public var isFolder: Bool
  /// Why it cannot be read: a path that leads out of the archive, a link or device, a password.
  public var refusal: ExtractionError?

  /// Whether it is a file that can be read.
  public var isReadable: Bool { !isFolder && refusal == nil }
}
