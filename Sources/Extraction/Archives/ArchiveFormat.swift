/// What holds other files, or one other file in fewer bytes; told by the first bytes alone.
public enum ArchiveFormat: Hashable, Sendable {
  case zip, tar
  /// A compressed file; what it holds, one file or a tar archive, is known only when it is opened.
  case compressed(Compression)

  public enum Compression: String, Hashable, Sendable, CaseIterable {
    case gzip, bzip2, xz, zstd, lz4

    /// With its article, as a sentence about a file has it.
    var description: String {
      switch self {
      case .gzip: "a gzip file"
      case .bzip2: "a bzip2 file"
      case .xz: "an xz file"
      case .zstd: "a Zstandard file"
      case .lz4: "an LZ4 file"
      }
    }

    var mediaType: String {
      switch self {
      case .gzip: "application/gzip"
      case .bzip2: "application/x-bzip2"
      case .xz: "application/x-xz"
      case .zstd: "application/zstd"
      case .lz4: "application/x-lz4"
      }
    }

    /// The name of what is in a compressed file of a name: `paper.html` for `paper.html.gz`.
    func nameInside(_ name: String) -> String {
      let ending = SourceFormat.ending(of: name)
      return endings.contains(ending) ? String(name.dropLast(ending.count + 1)) : name
    }

    private var endings: [String] {
      switch self {
      case .gzip: ["gz", "gzip"]
      case .bzip2: ["bz2", "bz"]
      case .xz: ["xz"]
      case .zstd: ["zst", "zstd"]
      case .lz4: ["lz4"]
      }
    }

    fileprivate var signature: [UInt8] {
      switch self {
      case .gzip: [0x1F, 0x8B, 0x08]
      case .bzip2: [0x42, 0x5A, 0x68]
      case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
      case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
      case .lz4: [0x04, 0x22, 0x4D, 0x18]
      }
    }
  }

  /// The format that the first bytes (512 are enough) betray; nil where they are of none.
  public init?(head: some Collection<UInt8>) {
    if Self.zipSignatures.contains(where: { head.starts(with: $0) }) {
      self = .zip
    } else if head.dropFirst(257).starts(with: "ustar".utf8) || Self.isOldTar(head) {
      self = .tar
    } else if let compression = Compression.allCases.first(where: { head.starts(with: $0.signature) }) {
      self = .compressed(compression)
    } else {
      return nil
    }
  }

  /// A member, the end of an empty archive, and the mark of one that might have been divided and was not.
  private static let zipSignatures: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x50, 0x4B, 0x30, 0x30, 0x50, 0x4B, 0x03, 0x04],
  ]

  /// A tar archive from before POSIX has no signature: its first header's sum must be right.
  private static func isOldTar(_ head: some Collection<UInt8>) -> Bool {
    let header = Array(head.prefix(512))
    guard header.count == 512, let first = header.first, first > 0x20, first < 0x7F else { return false }
    var stated = 0
    for byte in header[148..<156] where byte >= 0x30 && byte <= 0x37 { stated = stated << 3 | Int(byte - 0x30) }
    var sum = 8 * 0x20
    for (index, byte) in header.enumerated() where !(148..<156).contains(index) { sum += Int(byte) }
    return sum == stated
  }
}
