import Corpus
import DocumentModel
import Extraction

/// An archive as a folder of the corpus: what is in it, looked at once and not yet read.
struct ArchiveFolder {
  private(set) var contents = ArchiveContents()

  private let path: String
  private let status: FileSystem.Status

  /// Together, in bytes; a sidecar past it is not read.
  private static let mostSidecarBytes = 16 << 20

  /// Lists an archive; nil where the file is a document itself, or one compressed file. Throws where it cannot be opened
  /// or read at all. Cost: linear in a ZIP archive's directory; a compressed tar is unpacked once.
  ///
  /// - Parameters:
  ///   - takes: whether a path in the archive fits what was asked for.
  init?(path: String, status: FileSystem.Status, takes: (String) -> Bool) throws(FileFailure) {
    guard let archive = try OpenArchive(path: path, memberBytes: 1 << 20) else { return nil }
    self.path = path
    self.status = status
    var entries: [ArchiveEntry] = []
    var sidecars: [String: [UInt8]] = [:]
    var sidecarBytes = 0
    var damage: FileFailure?
    do throws(FileFailure) {
      while let entry = try archive.nextEntry() {
        if archive.holdsOneFile { return nil }
        entries.append(entry)
        guard entry.isReadable, SidecarName.document(of: entry.path) != nil, sidecarBytes < Self.mostSidecarBytes
        else { continue }
        // One that cannot be read is missed when its document is.
        if let bytes = try? archive.bytes(of: entry) {
          sidecars[entry.path] = bytes
          sidecarBytes += bytes.count
        }
      }
    } catch {
      if error.code != "damaged" || entries.isEmpty { throw error }
      damage = error
    }
    if archive.holdsOneFile || entries.isEmpty && !FileKind.isArchive(name: path) { return nil }
    if archive.format == .zip {
      guard !Extraction.isDocument(zipHolding: entries.map(\.path)) else { return nil }
      try Self.check(entries, archiveBytes: status.size)
    }
    if let damage { contents.failed.append(.init(path: path, code: damage.code, message: damage.message)) }
    contents.names = damage == nil ? Set(entries.map(\.path)) : nil
    sort(entries, sidecars, takes)
  }

  /// A ZIP archive says before it is unpacked how large its members are.
  private static func check(_ entries: [ArchiveEntry], archiveBytes: Int) throws(FileFailure) {
    var total = 0
    for entry in entries {
      let (sum, overflows) = total.addingReportingOverflow(entry.size ?? 0)
      total = overflows ? .max : sum
    }
    let most = ArchiveLimits.folder.mostBytes(ofArchive: archiveBytes)
    guard total <= most else {
      throw FileFailure(
        "too-costly", "the archive unpacks to more than \(most >> 20) MiB, too much for its size; unpack it yourself")
    }
  }

  /// Tells documents from the rest.
  private mutating func sort(_ entries: [ArchiveEntry], _ sidecars: [String: [UInt8]], _ takes: (String) -> Bool) {
    var last: [String: Int] = [:]
    var described: Set<String> = []
    for entry in entries where !entry.isFolder {
      last[entry.path] = entry.index
      let (folder, name) = Self.parts(entry.path)
      described.formUnion(SidecarName.namesDescribed(by: name).map { folder + $0 })
    }
    for entry in entries where !entry.isFolder && !Self.isHidden(entry.path) && takes(entry.path) {
      let full = path + "/" + entry.path
      let (folder, name) = Self.parts(entry.path)
      if let document = SidecarName.document(of: name), described.contains(folder + document) { continue }
      if let refusal = entry.refusal {
        if refusal.code == .encrypted {
          contents.failed.append(.init(path: full, code: refusal.code.rawValue, message: refusal.message))
        } else {
          contents.skipped.append(.init(path: full, reason: refusal.message))
        }
      } else if last[entry.path] != entry.index {
        contents.skipped.append(.init(path: full, reason: "the archive has a later file of this name"))
      } else if FileKind.isArchive(name: name) {
        contents.skipped.append(.init(path: full, reason: "an archive in an archive is not opened; unpack it"))
      } else if let reason = FileKind.reasonNotToRead(name: name) {
        contents.skipped.append(.init(path: full, reason: reason))
      } else {
        contents.files.append(file(entry, full, sidecars))
      }
    }
  }

  private func file(_ entry: ArchiveEntry, _ full: String, _ sidecars: [String: [UInt8]]) -> SourceFile {
    let beside = SidecarName.paths(forDocument: entry.path).first { sidecars[$0] != nil }
    let sidecar = beside.flatMap { name in sidecars[name].map { ArchiveSidecar(path: path + "/" + name, bytes: $0) } }
    let bytes = entry.size ?? 0
    var file = SourceFile(
      path: full, bytes: bytes, size: bytes &+ (sidecar?.bytes.count ?? 0), modified: status.modified, isNamed: false)
    file.sidecar = sidecar?.path
    file.member = ArchiveMember(archive: path, path: entry.path, index: entry.index, sidecar: sidecar)
    return file
  }

  /// The folder with its last slash, and the name.
  private static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// What is hidden in a folder is so in an archive, too, and with it what a Mac puts beside each file.
  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != ".." || $0 == "__MACOSX" }
  }
}
