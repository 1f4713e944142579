import ArgumentParser
import Rendering
import Search

package enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether a stream gets colours; what is asked for outright goes before the environment.
  package func hasColor(onTerminal: Bool) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: onTerminal && Console.environment("NO_COLOR") == nil && Console.environment("TERM") != "dumb"
    }
  }

  /// The style of standard output.
  var style: TextStyle { TextStyle(color: hasColor(onTerminal: Console.outputIsTerminal), width: Console.width) }
}

/// The formats of every command.
package enum PlainFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl }

/// The formats of search and cites.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl, csv, tsv, markdown, trec }

/// How to write: colours and how much to say.
package struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When to use colours; auto: on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "No remarks, no progress: only results and errors.")
  package var quiet = false

  @Flag(name: .shortAndLong, help: "More remarks: which index, and each file of an ingest.")
  package var verbose = false

  package init() {}

  /// The style of standard output.
  package var style: TextStyle { color.style }

  /// The style of standard error.
  package var errorStyle: TextStyle {
    TextStyle(color: color.hasColor(onTerminal: Console.errorsAreTerminal), width: Console.width)
  }

  /// A remark on standard error, left out with `--quiet`.
  package func remark(_ text: String) {
    if !quiet { Console.warn(text + "\n") }
  }

  /// An explanation on standard error, only with `--verbose`.
  package func detail(_ text: @autoclosure () -> String) {
    if verbose, !quiet { Console.warn(text() + "\n") }
  }
}

/// `--format text|json|jsonl` with the printer behind it.
package struct PlainOutput: ParsableArguments {
  @Option(help: ArgumentHelp("How to print: for people, or as JSON, with jsonl an object a line.", valueName: "format"))
  package var format = PlainFormat.text

  @OptionGroup package var output: OutputOptions

  package init() {}

  package var printer: any ResultPrinter { printer(AnswerGaps()) }

  /// For an answer that leaves something out.
  package func printer(_ gaps: AnswerGaps) -> any ResultPrinter {
    switch format {
    case .text: TextPrinter(style: output.style, isVerbose: output.verbose, gaps: gaps)
    case .json: JSONPrinter(gaps: gaps)
    case .jsonl: JSONPrinter(lines: true, gaps: gaps)
    }
  }
}
