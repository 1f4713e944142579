/// What the metadata file beside a document is called: `NAME.txt.yaml` or `NAME.yaml` for `NAME.txt`, with `.yml` and
/// `.csl.json` likewise.
///
/// The more particular name goes first. Two documents that share a stem share the sidecar of that stem.
package enum SidecarName {
  private static let endings = [".yaml", ".yml", ".csl.json"]

  /// Where the sidecar of a document may lie, most particular first.
  package static func paths(forDocument path: String) -> [String] {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
    let name = String(path[slash...])
    let stem = FileKind.stem(of: name)
    let full = endings.map { path + $0 }
    return stem.utf8.count == name.utf8.count ? full : full + endings.map { String(path[..<slash]) + stem + $0 }
  }

  /// The name, or name without ending, of the document that a file of this name would describe; nil where the name is not
  /// a sidecar's.
  package static func document(of name: String) -> String? {
    for ending in endings where name.utf8.count > ending.utf8.count && name.utf8.ends(with: ending.utf8) {
      return String(name[..<name.utf8.index(name.endIndex, offsetBy: -ending.utf8.count)])
    }
    return nil
  }

  /// What a sidecar of a document may be called but for its ending; nothing for a sidecar.
  package static func namesDescribed(by name: String) -> [String] {
    document(of: name) == nil ? [name, String(FileKind.stem(of: name))] : []
  }
}

extension String.UTF8View {
  fileprivate func ends(with ending: Self) -> Bool { suffix(ending.count).elementsEqual(ending) }
}

extension SourceFile {
  package init(path: String, status: FileSystem.Status, isNamed: Bool) {
    self.init(path: path, bytes: status.size, size: status.size, modified: status.modified, isNamed: isNamed)
  }

  /// Looks for the sidecar beside the file: at most six look-ups, of the paths that may be there.
  mutating func lookForSidecar(where mayBeThere: (String) -> Bool) {
    for candidate in SidecarName.paths(forDocument: path) where mayBeThere(candidate) {
      guard let status = try? FileSystem.status(of: candidate), status.kind == .file else { continue }
      sidecar = candidate
      size += status.size
      modified = max(modified, status.modified)
      return
    }
  }
}
