import ArgumentParser
import Rendering

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether a stream gets colours; what is asked for outright goes before the environment.
  func hasColor(onTerminal: Bool) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: onTerminal && Console.environment("NO_COLOR") == nil && Console.environment("TERM") != "dumb"
    }
  }
}

/// The formats of every command.
enum PlainFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl }

/// The formats of search and cites.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl, csv, tsv, markdown, trec }

/// How to write: colours and how much to say.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When to use colours; auto: on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "No remarks, no progress: only results and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "More remarks: which index, and each file of an ingest.")
  var verbose = false

  /// The style of standard output.
  var style: TextStyle { TextStyle(color: color.hasColor(onTerminal: Console.outputIsTerminal), width: Console.width) }

  /// The style of standard error.
  var errorStyle: TextStyle {
    TextStyle(color: color.hasColor(onTerminal: Console.errorsAreTerminal), width: Console.width)
  }

  /// A remark on standard error, left out with `--quiet`.
  func remark(_ text: String) {
    if !quiet { Console.warn(text + "\n") }
  }

  /// An explanation on standard error, only with `--verbose`.
  func detail(_ text: @autoclosure () -> String) {
    if verbose, !quiet { Console.warn(text() + "\n") }
  }
}

/// `--format text|json|jsonl` with the printer behind it.
struct PlainOutput: ParsableArguments {
  @Option(help: ArgumentHelp("How to print: for people, or as JSON, with jsonl an object a line.", valueName: "format"))
  var format = PlainFormat.text

  @OptionGroup var output: OutputOptions

  var printer: any ResultPrinter {
    switch format {
    case .text: TextPrinter(style: output.style, isVerbose: output.verbose)
    case .json: JSONPrinter()
    case .jsonl: JSONPrinter(lines: true)
    }
  }
}
