import CLibUV

/// Why a folder, or any, cannot be watched.
public struct WatchError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The system watches as many folders as it is set to.
    case tooManyFolders
    /// The system has as many watchers as it is set to, or the process as many open files.
    case tooManyWatchers
    /// The folder is not there, or may not be read.
    case notReadable
    case other
  }

  public var kind: Kind
  /// A sentence in the system's words.
  public var message: String

  init(_ status: Int32) {
    kind =
      switch status {
      case UV_ENOSPC.rawValue, UV_ENOMEM.rawValue: .tooManyFolders
      case UV_EMFILE.rawValue, UV_ENFILE.rawValue: .tooManyWatchers
      case UV_ENOENT.rawValue, UV_EACCES.rawValue, UV_ENOTDIR.rawValue: .notReadable
      default: .other
      }
    message = uv_strerror(status).map { String(cString: $0) } ?? "error \(status)"
  }

  /// What to do about it; nil where nothing is known to help.
  public var remedy: String? {
    switch kind {
    case .tooManyFolders: "sudo sysctl fs.inotify.max_user_watches=1048576"
    case .tooManyWatchers: "sudo sysctl fs.inotify.max_user_instances=1024"
    case .notReadable, .other: nil
    }
  }
}
