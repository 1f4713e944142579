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

  /// The printer of a format that is one for everything; nil for those of search and cites alone.
  var printer: (any ResultPrinter)? {
    switch format {
    case .text: TextPrinter(style: output.style)
    case .json: JSONPrinter()
    case .jsonl: JSONPrinter(lines: true)
    case .csv, .tsv, .markdown, .trec: nil
    }
  }
}
