import ArgumentParser
import Corpus
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
}

package enum LinkChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether standard output gets links. The console of Linux prints what it does not know.
  package func hasLinks(onTerminal: Bool) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: onTerminal && !["dumb", "linux"].contains(Console.environment("TERM"))
    }
  }
}

/// The formats of every command.
package enum PlainFormat: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl }

/// The formats of search and cites.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv, tsv, markdown, trec

  var isForPeople: Bool { self == .text || self == .markdown }
}

/// How to write: colours and how much to say.
package struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When to use colours; auto: on a terminal, unless NO_COLOR is set.", valueName: "when"))
  var color = ColorChoice.auto

  @Option(
    help: ArgumentHelp(
      "When to link places to their files; auto: on a terminal, unless it is the console of Linux or a dumb one.",
      valueName: "when"))
  var links = LinkChoice.auto

  @Flag(help: "Print long answers to the terminal without a pager.")
  var noPager = false

  @Flag(name: .shortAndLong, help: "No remarks, no progress: only results and errors.")
  package var quiet = false

  @Flag(name: .shortAndLong, help: "More remarks: which index, and each file of an ingest.")
  package var verbose = false

  package init() {}

  /// The style of standard output.
  package var style: TextStyle { .ofOutput(color, links) }

  /// The style of standard error.
  package var errorStyle: TextStyle {
    TextStyle(color: color.hasColor(onTerminal: Console.errorsAreTerminal), width: Console.width)
  }

  /// Where an answer is printed; one that people read goes through the pager where it is long.
  package func printout(forPeople: Bool) -> Printout {
    noPager ? Printout(pager: nil) : Printout(forPeople: forPeople)
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

extension TextStyle {
  /// The style of standard output.
  static func ofOutput(_ color: ColorChoice, _ links: LinkChoice) -> TextStyle {
    let isTerminal = Console.outputIsTerminal
    return TextStyle(
      color: color.hasColor(onTerminal: isTerminal), width: Console.width,
      links: links.hasLinks(onTerminal: isTerminal) ? .local : nil)
  }
}

extension Printout {
  /// Standard output; what people read goes through the pager where it is long.
  convenience init(forPeople: Bool) {
    self.init(pager: forPeople && Console.outputIsTerminal ? Pager.command : nil)
  }
}

extension FileLinks {
  /// To files of this machine.
  fileprivate static var local: Self {
    Self(host: Console.hostName) { path in
      if (try? FileSystem.status(of: path).kind) == .file { return path }
      // A member of an archive has the archive's path before its own.
      return FileSystem.fileAbove(path)?.file
    }
  }
}

/// `--format text|json|jsonl` with the printer behind it.
package struct PlainOutput: ParsableArguments {
  @Option(help: ArgumentHelp("How to print: for people, or as JSON, with jsonl an object a line.", valueName: "format"))
  package var format = PlainFormat.text

  @OptionGroup package var output: OutputOptions

  package init() {}

  package var printer: any ResultPrinter { printer(AnswerGaps()) }

  package var printout: Printout { output.printout(forPeople: format == .text) }

  /// Prints the whole of an answer.
  package func show(_ text: String) {
    let printout = printout
    printout.write(text)
    printout.end()
  }

  /// For an answer that leaves something out.
  package func printer(_ gaps: AnswerGaps) -> any ResultPrinter {
    switch format {
    case .text: TextPrinter(style: output.style, isVerbose: output.verbose, gaps: gaps)
    case .json: JSONPrinter(gaps: gaps)
    case .jsonl: JSONPrinter(lines: true, gaps: gaps)
    }
  }
}
