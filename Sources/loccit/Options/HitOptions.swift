import ArgumentParser
import DocumentModel
import Rendering

enum Grouping: String, CaseIterable, ExpressibleByArgument { case work }

/// What search and cites share: which kinds, how many, in what form.
struct HitOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Only these kinds, with commas between them: passage, note, quotation, heading, caption.", valueName: "kinds"))
  var kinds: String?

  @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
  var limit = 10

  @Option(help: ArgumentHelp("How many to pass over before the first.", valueName: "n"))
  var offset = 0

  @Option(help: ArgumentHelp("How to print: for people, for programs, or for your own notes.", valueName: "format"))
  var format = ResultFormat.text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0, offset >= 0 else { throw ValidationError("--limit and --offset are not negative") }
  }

  /// The kinds named by `--in`; nil where it is not given.
  func unitKinds() throws -> [Unit.Kind]? {
    try kinds?.split(separator: ",").map { name in
      guard let kind = Unit.Kind(rawValue: name.lowercased()), kind != .reference else {
        throw ReportedError(
          code: "bad-kind", message: "--in takes passage, note, quotation, heading, caption; not “\(name)”")
      }
      return kind
    }
  }

  /// Prints a list in the format asked for.
  func show(
    _ print: (any ResultPrinter) -> String, table: @autoclosure () -> ResultTable, markdown: @autoclosure () -> String
  ) {
    switch format {
    case .text: Console.output(print(TextPrinter(style: output.style)))
    case .json: Console.output(print(JSONPrinter()))
    case .jsonl: Console.output(print(JSONPrinter(lines: true)))
    case .csv: Console.output(table().csv)
    case .tsv: Console.output(table().tsv)
    case .markdown, .trec: Console.output(markdown())
    }
  }
}
