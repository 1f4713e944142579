#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program at work that shows a text page by page, as git's does.
///
/// While it runs, Ctrl-C is its own, and that it reads no further is no fault.
final class Pager {
  /// How it ended.
  enum End {
    case shown
    /// The shell found no such program, or could not run it. Nothing was shown.
    case notStarted
  }

  private let pipe: UnsafeMutablePointer<FILE>
  private let terminal: termios?
  private let former: [(signal: Int32, handler: Handler)]

  private typealias Handler = @convention(c) (Int32) -> Void

  /// Starts a command of the shell; nil where that fails.
  init?(_ command: String) {
    var attributes = termios()
    terminal = tcgetattr(STDOUT_FILENO, &attributes) == 0 ? attributes : nil
    // With the signals as they are: the command is to get them.
    guard let pipe = popen(Self.preparation + command, "w") else { return nil }
    self.pipe = pipe
    _ = fcntl(fileno(pipe), F_SETFD, FD_CLOEXEC)
    former = [SIGINT, SIGQUIT, SIGPIPE].compactMap { number in signal(number, SIG_IGN).map { (number, $0) } }
  }

  /// As git has it: what fits on the screen is left there, colours are shown, and the text stays when the pager ends.
  private static let preparation = """
    : "${LESS=FRX}" "${LV=-c}"; export LESS LV

    """

  /// Hands on all of a text; false where the reader has gone.
  func send(_ text: String) -> Bool { Console.send(text, to: fileno(pipe)) }

  /// Waits until the reader has seen enough. The terminal is then as it was.
  func end() -> End {
    let status = pclose(pipe)
    // One that was killed may have left the terminal without echo.
    if status != 0, var terminal, tcgetpgrp(STDOUT_FILENO) == getpgrp() { tcsetattr(STDOUT_FILENO, TCSANOW, &terminal) }
    for (number, handler) in former { _ = signal(number, handler) }
    let hasExited = status & 0x7F == 0
    return hasExited && Self.notStarted.contains(status >> 8 & 0xFF) ? .notStarted : .shown
  }

  /// What the shell exits with for a program that is not there, or that it may not run.
  private static let notStarted: Set<Int32> = [126, 127]
}

// MARK: Which

extension Pager {
  /// The command that the environment asks for; nil where that is none.
  static var command: String? {
    for name in ["LOCCIT_PAGER", "PAGER"] {
      guard let value = Console.variable(name) else { continue }
      let isNone = value == "cat" || value.allSatisfy { $0 == " " }
      return isNone ? nil : value
    }
    // `less` asks on a dumb terminal whether it may, and where it is missing nobody need hear of it.
    return Console.environment("TERM") == "dumb" ? nil : "command -v less >/dev/null || exit 127; exec less"
  }
}
