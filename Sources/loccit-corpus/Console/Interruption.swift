import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ctrl-C: the first asks the run to commit what is done and stop, the second ends the process at once.
enum Interruption {
  private static let isAsked = Atomic<Bool>(false)

  /// The end of a pipe that can be read as soon as it was asked; -1 before `listen`.
  static var descriptor: Int32 { readable.load(ordering: .relaxed) }
  private static let readable = Atomic<Int32>(-1)
  private static let writable = Atomic<Int32>(-1)

  static var wasAsked: Bool { isAsked.load(ordering: .relaxed) }

  /// From now on SIGINT and SIGTERM are requests.
  static func listen() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      readable.store(ends[0], ordering: .relaxed)
      writable.store(ends[1], ordering: .relaxed)
    }
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { _ in
        if Interruption.isAsked.exchange(true, ordering: .relaxed) { _exit(130) }
        var byte: UInt8 = 0
        write(Interruption.writable.load(ordering: .relaxed), &byte, 1)
      }
    }
  }

  /// Sleeps, unless it was or is asked to stop; says whether it was.
  static func sleep(_ duration: Duration) -> Bool {
    var waiting = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    let time = duration.components
    poll(&waiting, 1, Int32(clamping: time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000))
    return wasAsked
  }
}
