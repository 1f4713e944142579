import ArgumentParser
import Rendering

enum ColorChoice: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

/// The formats of every command.
enum PlainFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl }

/// The formats of search and cites.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl, csv, tsv, markdown, trec }

/// How to write: colours and how much to say.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more of what is done.")
  var verbose = false

  /// The style of standard output.
  var style: TextStyle { TextStyle(color: hasColor(terminal: Console.outputIsTerminal), width: Console.width) }

  /// The style of standard error.
  var errorStyle: TextStyle { TextStyle(color: hasColor(terminal: Console.errorsAreTerminal), width: Console.width) }

  private func hasColor(terminal: Bool) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: terminal && Console.environment("NO_COLOR") == nil && Console.environment("TERM") != "dumb"
    }
  }

  /// A remark on standard error, left out with `--quiet`.
  func remark(_ text: String) {
    if !quiet { Console.warn(text + "\n") }
  }

  /// An explanation on standard error, only with `--verbose`.
  func detail(_ text: @autoclosure () -> String) {
    if verbose { Console.warn(text() + "\n") }
  }
}

/// `--format text|json|jsonl` with the printer behind it.
struct PlainOutput: ParsableArguments {
  @Option(help: ArgumentHelp("text, json or jsonl.", valueName: "format"))
  var format = PlainFormat.text

  @OptionGroup var output: OutputOptions

  var printer: any ResultPrinter {
    switch format {
    case .text: TextPrinter(style: output.style)
    case .json: JSONPrinter()
    case .jsonl: JSONPrinter(lines: true)
    }
  }
}
