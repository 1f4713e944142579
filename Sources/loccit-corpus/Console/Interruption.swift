import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ctrl-C: the first asks the run to commit what is done and stop, the second ends the process at once.
enum Interruption {
  private static let isAsked = Atomic<Bool>(false)

  static var wasAsked: Bool { isAsked.load(ordering: .relaxed) }

  /// From now on SIGINT and SIGTERM are requests.
  static func listen() {
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { _ in
        if Interruption.isAsked.exchange(true, ordering: .relaxed) { _exit(130) }
      }
    }
  }
}
