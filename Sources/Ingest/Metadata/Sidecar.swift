/// The metadata file beside a document: `NAME.txt.yaml` or `NAME.yaml` for `NAME.txt`, with `.yml` and `.csl.json` likewise.
///
/// The more particular name goes first. Two documents that share a stem share the sidecar of that stem.
struct Sidecar {
  private static let endings = [".yaml", ".yml", ".csl.json"]
  /// The largest sidecar that is read, in bytes.
  private static let maximumBytes = 1 << 20

  let path: String
  let content: Result<[UInt8], FileFailure>

  /// Reads the sidecar at a path.
  init(path: String) {
    self.path = path
    do throws(FileFailure) {
      content = .success(try FileSystem.contents(of: path, limit: Self.maximumBytes))
    } catch {
      content = .failure(error)
    }
  }

  init(_ sidecar: ArchiveSidecar) {
    path = sidecar.path
    content = .success(sidecar.bytes)
  }

  /// Where the sidecar of a document may lie, most particular first.
  static func paths(forDocument path: String) -> [String] {
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let name = String(path[slash...])
    let stem = FileKind.stem(of: name)
    let full = endings.map { path + $0 }
    return stem.count == name.count ? full : full + endings.map { String(path[..<slash]) + stem + $0 }
  }

  /// The name, or name without ending, of the document that a file of this name would describe; nil where the name is not
  /// a sidecar's.
  static func documentName(of name: String) -> String? {
    for ending in endings where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
      return String(name.dropLast(ending.count))
    }
    return nil
  }

  /// What a sidecar of a document may be called but for its ending; nothing for a sidecar.
  static func namesDescribed(by name: String) -> [String] {
    documentName(of: name) == nil ? [name, String(FileKind.stem(of: name))] : []
  }
}

extension SourceFile {
  init(path: String, status: FileSystem.Status, isNamed: Bool) {
    self.init(path: path, bytes: status.size, size: status.size, modified: status.modified, isNamed: isNamed)
  }

  /// Looks for the sidecar beside the file: at most six look-ups, of the paths that may be there.
  mutating func lookForSidecar(where mayBeThere: (String) -> Bool) {
    for candidate in Sidecar.paths(forDocument: path) where mayBeThere(candidate) {
      guard let status = try? FileSystem.status(of: candidate), status.kind == .file else { continue }
      sidecar = candidate
      size += status.size
      modified = max(modified, status.modified)
      return
    }
  }
}
