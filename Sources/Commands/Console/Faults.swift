#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ends of the process that no code foresees: memory that is not to be had, an index so damaged that the library which reads
/// it fails, faults of ours. What was committed is safe in any case, and whoever waits is told so with an exit code of ours.
package enum Faults {
  /// From now on a fault ends the process with a sentence and 2, and a file that grows past a limit is an error and no
  /// signal.
  package static func explain() {
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
    loccit ended on a fault: for want of memory, or because an index is damaged. What was committed before is safe.
      loccit doctor looks at the index; ingest with --jobs 1 and a smaller --max-file-size needs less memory.

    """
}
