/// Archives that lie in memory as a whole: those that are documents, and single compressed files.
enum Archive {
  /// What was read of an archive.
  struct Contents: Sendable {
    /// All entries, in the archive's order.
    var entries: [ArchiveEntry] = []
    /// The wanted members by their path; of two with one path the later.
    var members: [String: [UInt8]] = [:]
    /// Why a wanted member could not be read.
    var failures: [String: ExtractionError] = [:]
    /// Where the archive breaks off; what was read before is good.
    var damage: ExtractionError?

    /// The bytes of a member; nil where there is none of this path. Throws why it could not be read, or that it may lie
    /// behind the place where the archive is damaged.
    func bytes(of path: String) throws(ExtractionError) -> [UInt8]? {
      if let bytes = members[path] { return bytes }
      if let failure = failures[path] ?? damage { throw failure }
      return nil
    }
  }

  /// Lists a ZIP or tar archive, and reads those of its members whose path `isWanted`, in one pass.
  ///
  /// Throws `.damaged` for what is no archive, `.tooCostly` past a limit on all. A ZIP archive's members can be passed over
  /// without unpacking, so that a second pass for other members costs nothing but its directory.
  static func contents(
    of bytes: [UInt8], limits: ArchiveLimits = .document, where isWanted: (String) -> Bool
  ) throws(ExtractionError) -> Contents {
    guard let format = ArchiveFormat(head: bytes.prefix(512)) else {
      throw ExtractionError(.damaged, "The file is no archive.")
    }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(ExtractionError) in
      let reader = try ArchiveReader(borrowing: UnsafeRawBufferPointer(buffer), format: format, limits: limits)
      var contents = Contents()
      do throws(ExtractionError) {
        while let entry = try reader.next() {
          contents.entries.append(entry)
          guard !entry.isFolder, isWanted(entry.path) else { continue }
          do throws(ExtractionError) {
            contents.members[entry.path] = try reader.bytes(of: entry)
            contents.failures[entry.path] = nil
          } catch  where error.code != .tooCostly {
            if contents.members[entry.path] == nil { contents.failures[entry.path] = error }
          }
        }
      } catch  where error.code == .damaged {
        contents.damage = error
      }
      if contents.entries.isEmpty, let damage = contents.damage { throw damage }
      return contents
    }
  }

  /// What a compressed file holds, and whether that is a tar archive, which is then not read.
  enum Uncompressed {
    case file([UInt8])
    case tar
  }

  /// Unpacks one compressed file. Throws `.damaged`, `.tooLarge`, `.tooCostly`. Cost: linear in what comes out.
  static func uncompressed(
    _ bytes: [UInt8], by compression: ArchiveFormat.Compression, limits: ArchiveLimits = .document
  ) throws(ExtractionError) -> Uncompressed {
    try bytes.withUnsafeBufferPointer { (buffer) throws(ExtractionError) in
      let reader = try ArchiveReader(
        borrowing: UnsafeRawBufferPointer(buffer), format: .compressed(compression), limits: limits)
      guard let entry = try reader.next() else {
        if reader.holdsOneFile { return .file([]) }
        // Zeros are what a tar archive ends with.
        throw ExtractionError(.binary, "The file is not text: it begins with zeros.")
      }
      return reader.holdsOneFile ? .file(try reader.bytes(of: entry)) : .tar
    }
  }
}
