import DocumentModel

/// The parts of a word processor's ZIP archive, read within the limits of `Archive`.
struct OfficePackage {
  private let contents: Archive.Contents

  /// Reads the members whose path `isWanted`. Throws for what is no archive and for what unpacks to too much.
  init(_ bytes: [UInt8], where isWanted: (String) -> Bool) throws(ExtractionError) {
    contents = try Archive.contents(of: bytes, where: isWanted)
  }

  /// A part as XML; nil where there is none, or it cannot be read and is not `required`.
  func tree(_ path: String, required: Bool = false) throws(ExtractionError) -> XMLTree? {
    do throws(ExtractionError) {
      return try contents.bytes(of: path).map { bytes throws(ExtractionError) in try Self.tree(of: bytes) }
    } catch {
      if required || error.code == .tooCostly { throw error }
      return nil
    }
  }

  /// Whether a part is there and cannot be read.
  func isDamaged(_ path: String) -> Bool { contents.failures[path] != nil }

  func has(_ path: String) -> Bool { contents.entries.contains { $0.path == path } }

  /// Why the archive breaks off, for the report.
  var damage: Diagnostic? {
    contents.damage.map {
      Diagnostic(.warning, "archive-damaged", "The file is damaged; what could be unpacked was read. \($0.message)")
    }
  }

  /// Word processors write UTF-8; only what says something else is decoded first.
  static func tree(of bytes: [UInt8]) throws(ExtractionError) -> XMLTree {
    let head = bytes.prefix(200).map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) }
    let declaresOther =
      head.firstIndex(of: "encoding" as StaticString) != nil && head.firstIndex(of: "utf-8" as StaticString) == nil
    let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0)
    return declaresOther || isWide ? try XMLTree(file: bytes) : try XMLTree(bytes)
  }
}
