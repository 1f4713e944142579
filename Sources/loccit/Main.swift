import ArgumentParser
import Rendering

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs a command and turns what it throws into a sentence and an exit code.
@main enum Main {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try Loccit.parseAsRoot(words)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      finish(error, words)
    }
  }

  private static func finish(_ error: any Error, _ words: [String]) -> Never {
    // Help and version are answers, not errors.
    if Loccit.exitCode(for: error) == .success {
      Console.output(Loccit.fullMessage(for: error) + "\n")
      exit(0)
    }
    let style = TextStyle(color: Console.errorsAreTerminal && Console.environment("NO_COLOR") == nil)
    if let reported = error as? ReportedError ?? Failure.reported(error) {
      if asksForJSON(words) { Console.output(JSONPrinter().print(reported)) }
      Console.warn(TextPrinter(style: style).print(reported))
      exit(reported.exitCode)
    }
    let usage = ReportedError(code: "usage", message: Loccit.message(for: error))
    if asksForJSON(words) { Console.output(JSONPrinter().print(usage)) }
    Console.warn(Loccit.fullMessage(for: error) + "\n")
    exit(usage.exitCode)
  }

  /// Asked of the words themselves, because they may be what could not be understood.
  private static func asksForJSON(_ words: [String]) -> Bool {
    words.contains("--format=json") || words.contains("--format=jsonl")
      || zip(words, words.dropFirst()).contains { $0 == "--format" && ($1 == "json" || $1 == "jsonl") }
  }
}
