import Corpus

/// The metadata file beside a document, with what it holds; `SidecarName` says what it is called.
struct Sidecar {
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
}
