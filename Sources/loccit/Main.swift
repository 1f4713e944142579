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
    let words = SearchCommand.guardingExcludedWords(Array(CommandLine.arguments.dropFirst()))
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
    let color = value(of: "--color", in: words).flatMap(ColorChoice.init) ?? .auto
    let printer = TextPrinter(style: TextStyle(color: color.hasColor(onTerminal: Console.errorsAreTerminal)))
    let isJSON = value(of: "--format", in: words).map { $0 == "json" || $0 == "jsonl" } ?? false
    if let reported = error as? ReportedError ?? Failure.reported(error) {
      if isJSON { Console.output(JSONPrinter().print(reported)) }
      Console.warn(printer.print(reported))
      exit(reported.exitCode)
    }
    let usage = ReportedError(code: "usage", message: Loccit.message(for: error))
    if isJSON { Console.output(JSONPrinter().print(usage)) }
    // The sentence as that of any other error, and behind it what the parser says of the usage.
    let full = Loccit.fullMessage(for: error)
    let rest = full.hasPrefix("Error: " + usage.message) ? full.dropFirst(7 + usage.message.count) : "\n" + full[...]
    Console.warn(printer.print(usage) + TextStyle.plain(String(rest.drop { $0 == "\n" })) + "\n")
    exit(usage.exitCode)
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
