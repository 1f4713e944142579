import Rendering
import Search

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Answers the queries of standard input, a line each, from one index, and prints for each the microseconds of wall time and of
/// the thread's processor time from its text to its ten hits as JSON.
///
///     loccit-latency INDEX < QUERIES
@main enum Latency {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: loccit-latency INDEX < QUERIES")
      exit(2)
    }
    let searcher = try Searcher(IndexReader(paths: [CommandLine.arguments[1]]))
    let printer = JSONPrinter()
    while let text = readLine() {
      let start = Moment.now
      do {
        _ = printer.print(try searcher.search(Query(parsing: text), text: text))
      } catch is QueryError {
        // A star that stands for too many words: the refusal is the answer.
      }
      let end = Moment.now
      print(end.wall - start.wall, end.processor - start.processor)
    }
  }

  /// Microseconds.
  private struct Moment {
    var wall: Int
    var processor: Int

    static var now: Moment {
      Moment(wall: read(CLOCK_MONOTONIC), processor: read(CLOCK_THREAD_CPUTIME_ID))
    }

    private static func read(_ clock: clockid_t) -> Int {
      var time = timespec()
      clock_gettime(clock, &time)
      return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
    }
  }
}
