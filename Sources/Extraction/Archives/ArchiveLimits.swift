/// How much of an archive is unpacked. A file may say anything of itself: what counts is what comes out.
public struct ArchiveLimits: Hashable, Sendable {
  /// Members of any kind, folders and links included.
  public var entries = 100_000
  /// Bytes of one member.
  public var memberBytes = 64 << 20
  /// Bytes of all members together.
  public var totalBytes = 256 << 20
  /// How many times as large as the archive its members may be, once they are larger than `anyRatioBytes`.
  public var ratio = 200
  /// Up to this many bytes may come out of an archive however small it is.
  public var anyRatioBytes = 32 << 20
  /// Bytes of a member's name with its folders.
  public var nameBytes = 1024

  public init() {}

  /// For a document that is itself an archive, and for one compressed file: all is held in memory.
  public static let document = ArchiveLimits()

  /// For an archive that is walked like a folder: one member at a time is held in memory.
  public static let folder = {
    var limits = ArchiveLimits()
    limits.totalBytes = 16 << 30
    return limits
  }()

  /// The most that may come out of an archive of a size. Cost: constant.
  public func mostBytes(ofArchive bytes: Int) -> Int {
    let (product, overflows) = max(bytes, 0).multipliedReportingOverflow(by: ratio)
    return min(totalBytes, max(anyRatioBytes, overflows ? Int.max : product))
  }
}
