import Corpus
import Extraction

/// An archive on disk that is being read from its front to its end. Nothing of it is written anywhere.
final class OpenArchive {
  let path: String
  let format: ArchiveFormat
  private let descriptor: Int32
  private let reader: ArchiveReader
  private var next = 0
  /// Why no more can be read of it.
  private var broken: FileFailure?

  /// Nil for a file that is no archive. `memberBytes` is the size of the largest member that is read.
  init?(path: String, memberBytes: Int) throws(FileFailure) {
    let (descriptor, status) = try FileSystem.opened(path)
    var isTaken = false
    defer { if !isTaken { FileSystem.close(descriptor) } }
    guard let format = ArchiveFormat(head: try FileSystem.head(of: descriptor, count: 512, path: path)) else {
      return nil
    }
    var limits = ArchiveLimits.folder
    limits.memberBytes = memberBytes
    do throws(ExtractionError) {
      reader = try ArchiveReader(descriptor: descriptor, size: status.size, format: format, limits: limits)
    } catch {
      throw FileFailure(error)
    }
    self.path = path
    self.format = format
    self.descriptor = descriptor
    isTaken = true
  }

  deinit { FileSystem.close(descriptor) }

  /// Whether what came out of a compressed file is that one file; known after the first entry.
  var holdsOneFile: Bool { reader.holdsOneFile }

  func nextEntry() throws(FileFailure) -> ArchiveEntry? {
    if let broken { throw broken }
    do throws(ExtractionError) {
      let entry = try reader.next()
      if let entry { next = entry.index + 1 }
      return entry
    } catch {
      broken = FileFailure(error)
      throw FileFailure(error)
    }
  }

  func bytes(of entry: ArchiveEntry) throws(FileFailure) -> [UInt8] {
    do throws(ExtractionError) { return try reader.bytes(of: entry) } catch { throw FileFailure(error) }
  }

  /// Whether a member is still to come.
  func isBefore(_ member: ArchiveMember) -> Bool { next <= member.index }

  /// The bytes of a member that is still to come; all before it are passed over.
  func bytes(of member: ArchiveMember) throws(FileFailure) -> [UInt8] {
    while let entry = try nextEntry() {
      guard entry.index == member.index else { continue }
      guard entry.path == member.path else { break }
      return try bytes(of: entry)
    }
    throw FileFailure("changed", "the archive changed while it was read; run again")
  }
}

extension FileFailure {
  init(_ error: ExtractionError) { self.init(error.code.rawValue, error.message) }
}
