import CLibUV

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Something that happened to an entry of a watched folder; what it was is for the receiver to find out.
public struct FolderChange: Hashable, Sendable {
  /// As it was named when it was watched.
  public var folder: String
  /// Nil where the system does not say, or where the folder itself is meant.
  public var name: String?

  public init(folder: String, name: String?) {
    self.folder = folder
    self.name = name
  }
}

/// Tells when something changes in folders, each watched by itself and without those in it.
///
/// The system keeps what happens between two calls of `wait`, up to a limit of its own; past it, nothing says what is
/// lost, so that after many changes at once a caller looks at everything again. `wait` sees to the watches themselves.
public final class FolderWatcher {
  private typealias Handle = UnsafeMutablePointer<uv_fs_event_t>

  private let loop: UnsafeMutablePointer<uv_loop_t>
  private var handles: [String: Handle] = [:]
  /// What came in, in order; the handles know it.
  private let inbox = Inbox()

  /// The folders that could not be watched since the last call of `keep`, each with the reason.
  public private(set) var refused: [String: WatchError] = [:]

  /// How many folders are watched.
  public var count: Int { handles.count }

  /// As many changes as this in one go may be less than what happened: the kernel's queue holds 16,384.
  private static let mostCounted = 16_000

  public init() throws(WatchError) {
    let loop = UnsafeMutablePointer<uv_loop_t>.allocate(capacity: 1)
    let status = uv_loop_init(loop)
    guard status == 0 else {
      loop.deallocate()
      throw WatchError(status)
    }
    // Not before: what throws once it has all its properties is deinitialised too.
    self.loop = loop
  }

  deinit {
    for handle in handles.values { Self.close(handle) }
    while uv_loop_close(loop) == UV_EBUSY.rawValue { uv_run(loop, UV_RUN_NOWAIT) }
    loop.deallocate()
  }

  /// Watches a folder from now on, unless it is watched. One that cannot be is listed in `refused`.
  public func watch(_ folder: String) {
    guard handles[folder] == nil else { return }
    let handle = Handle.allocate(capacity: 1)
    uv_fs_event_init(loop, handle)
    handle.pointee.data = Unmanaged.passRetained(Entry(folder: folder, inbox: inbox)).toOpaque()
    let status = uv_fs_event_start(
      handle,
      { handle, name, _, _ in
        guard let data = handle?.pointee.data else { return }
        let entry = Unmanaged<Entry>.fromOpaque(data).takeUnretainedValue()
        entry.inbox.changes.append(FolderChange(folder: entry.folder, name: name.map { String(cString: $0) }))
      }, folder, 0)
    if status == 0 {
      handles[folder] = handle
    } else {
      refused[folder] = WatchError(status)
      Self.close(handle)
    }
  }

  /// Stops watching all but these folders, and forgets what was refused. Cost: linear in the folders watched.
  public func keep(only folders: Set<String>) {
    refused = refused.filter { folders.contains($0.key) }
    for (folder, handle) in handles where !folders.contains(folder) {
      handles[folder] = nil
      Self.close(handle)
    }
  }

  /// Forgets which folders could not be watched, before they are tried again.
  public func forgetRefusals() { refused = [:] }

  /// Waits for changes and returns them; returns none at the deadline, or when `descriptor` can be read.
  ///
  /// A folder that went, moved or came anew is no longer watched when this returns: what now bears its name, and what is
  /// in it, is for the caller to find and watch.
  public func wait(until deadline: ContinuousClock.Instant?, orReadable descriptor: Int32? = nil) -> [FolderChange] {
    uv_run(loop, UV_RUN_NOWAIT)
    if inbox.changes.isEmpty {
      var waiting = [pollfd(fd: uv_backend_fd(loop), events: Int16(POLLIN), revents: 0)]
      if let descriptor { waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
      poll(&waiting, nfds_t(waiting.count), Self.milliseconds(until: deadline))
      uv_run(loop, UV_RUN_NOWAIT)
    }
    let changes = inbox.changes
    inbox.changes = []
    dropStale(changes)
    return changes
  }

  private func dropStale(_ changes: [FolderChange]) {
    if changes.count >= Self.mostCounted { return keep(only: []) }
    var gone: Set<String> = []
    for change in Set(changes) {
      // A folder that goes says so under its own name, as if that lay in it.
      gone.insert(change.folder + "/" + (change.name ?? ""))
      if change.name.map({ change.folder.hasSuffix("/" + $0) }) ?? true { gone.insert(change.folder) }
    }
    let watched = gone.filter { handles[$0] != nil }
    guard !watched.isEmpty else { return }
    for folder in handles.keys where watched.contains(where: { folder == $0 || folder.hasPrefix($0 + "/") }) {
      if let handle = handles.removeValue(forKey: folder) { Self.close(handle) }
    }
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = max(.zero, deadline - .now).components
    guard left.seconds < 1_000_000 else { return 1_000_000_000 }
    // Rounded up, so that the deadline has passed afterwards.
    return Int32(left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }

  /// Stops a handle; libuv gives it back in its next turn.
  private static func close(_ handle: Handle) {
    UnsafeMutableRawPointer(handle).withMemoryRebound(to: uv_handle_t.self, capacity: 1) { general in
      uv_close(general) { closed in
        guard let closed else { return }
        if let data = closed.pointee.data { Unmanaged<Entry>.fromOpaque(data).release() }
        UnsafeMutableRawPointer(closed).deallocate()
      }
    }
  }
}

/// What has come in and was not yet taken.
private final class Inbox {
  var changes: [FolderChange] = []
}

/// What a handle knows of itself.
private final class Entry {
  let folder: String
  let inbox: Inbox

  init(folder: String, inbox: Inbox) {
    self.folder = folder
    self.inbox = inbox
  }
}

// Its loop belongs to one thread at a time.
@available(*, unavailable)
extension FolderWatcher: Sendable {}
