#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ends of the process that no code foresees: memory that is not to be had, and faults of ours. Whatever it is, what was
/// committed is safe, and whoever waits is told so with an exit code of ours.
enum Faults {
  /// From now on a fault ends the process with a sentence and 2, and a file that grows past a limit is an error and no
  /// signal.
  static func explain() {
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS] {
      _ = signal(number) { _ in
        Faults.message.withUTF8Buffer { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
        _exit(2)
      }
    }
  }

  /// Nothing is allocated where there may be no memory left.
  private static let message: StaticString = """
    loccit ended on a fault, or for want of memory; what was committed before is safe.
      Run the same command again; with --jobs 1 and smaller --max-file-size it needs less memory.

    """
}
