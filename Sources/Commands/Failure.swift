import ArgumentParser
import Rendering
import Search

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The errors of the libraries as a person is told of them.
package enum Failure {
  /// nil for an error that is none of ours.
  static func reported(_ error: any Error) -> ReportedError? {
    switch error {
    case let error as IndexError:
      ReportedError(
        code: error.code.rawValue, message: error.message, hint: error.remedy,
        exitCode: error.code == .locked ? lockedExitCode : 2)
    default: nil
    }
  }

  static func reported(_ error: QueryError, in query: String) -> ReportedError {
    ReportedError(
      code: error.code.rawValue, message: error.message, hint: error.hint, subject: query, range: error.range)
  }

  /// EX_TEMPFAIL of sysexits.h: another process writes the index; try again later.
  private static let lockedExitCode: Int32 = 75

  // MARK: The end

  /// Does what `words` ask for; ends the process where that throws.
  package static func ending(_ words: [String], _ command: any ParsableCommand.Type, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      end(error, words: words, command: command)
    }
  }

  /// Ends the process with the exit code of what a command threw. An error is told on standard error and, where the words
  /// of the command line ask for JSON, as an object on standard output. `command` is that whose usage is named.
  package static func end(_ error: any Error, words: [String], command: any ParsableCommand.Type) -> Never {
    if let code = error as? ExitCode { exit(code.rawValue) }
    // Help and version are answers, not errors.
    if command.exitCode(for: error) == .success {
      Console.output(command.fullMessage(for: error) + "\n")
      exit(0)
    }
    if let reported = error as? ReportedError ?? reported(error) { end(reported, words) }
    let usage = ReportedError(code: "usage", message: command.message(for: error))
    // The sentence as that of any other error, and behind it what the parser says of the usage.
    let full = command.fullMessage(for: error)
    let rest = full.hasPrefix("Error: " + usage.message) ? full.dropFirst(7 + usage.message.count) : "\n" + full[...]
    end(usage, words, addition: TextStyle.plain(String(rest.drop { $0 == "\n" })) + "\n")
  }

  private static func end(_ error: ReportedError, _ words: [String], addition: String = "") -> Never {
    let color = value(of: "--color", in: words).flatMap(ColorChoice.init) ?? .auto
    let printer = TextPrinter(style: TextStyle(color: color.hasColor(onTerminal: Console.errorsAreTerminal)))
    let isJSON = value(of: "--format", in: words).map { $0 == "json" || $0 == "jsonl" } ?? false
    if isJSON { Console.output(JSONPrinter().print(error)) }
    Console.warn(printer.print(error) + addition)
    exit(error.exitCode)
  }

  /// What an option was last given; asked of the words themselves, because they may be what could not be understood.
  private static func value(of option: String, in words: [String]) -> String? {
    let options = words.prefix { $0 != "--" }
    var value: String?
    for (index, word) in options.enumerated() {
      if word == option, index + 1 < options.count { value = options[index + 1] }
      if word.hasPrefix(option + "=") { value = String(word.dropFirst(option.count + 1)) }
    }
    return value
  }
}
