import ArgumentParser
import DocumentModel
import Rendering
import Search

extension SearchOptions.Sort: ExpressibleByArgument {}

enum Grouping: String, CaseIterable, ExpressibleByArgument { case work }

/// What search and cites share: which kinds, how many, in what form.
struct HitOptions: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Only these kinds, with commas between them: passage, note, quotation, heading, caption.", valueName: "kinds"))
  var kinds: String?

  @Option(
    name: .customLong("group"),
    help: ArgumentHelp("List each work once, with all that was found in it.", valueName: "by"))
  var grouping: Grouping?

  @Option(help: ArgumentHelp("The order; date is newest first.", valueName: "order"))
  var sort = SearchOptions.Sort.relevance

  @Flag(help: "Hits of one work may fill a page; else it has at most three of ten, while others are nearly as good.")
  var noSpread = false

  @Flag(help: "Count what is found by author, year, container and kind, and for search by speaker.")
  var facets = false

  @Flag(help: "Count what is found by year.")
  var timeline = false

  @Flag(help: "Print what was understood, and why each of the results is one.")
  var explain = false

  @Option(help: ArgumentHelp("Answer every query of a file, a line each: id, tab, query.", valueName: "file"))
  var queries: String?

  @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
  var limit = 10

  @Option(help: ArgumentHelp("How many to pass over before the first.", valueName: "n"))
  var offset = 0

  @Option(
    help: ArgumentHelp(
      "Begin after the hit with this id, wherever it stands now: a page that follows another though documents came in.",
      valueName: "id"))
  var after: String?

  @Option(help: ArgumentHelp("How to print: for people, for programs, or for your own notes.", valueName: "format"))
  var format = ResultFormat.text

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard limit >= 0, offset >= 0 else { throw ValidationError("--limit and --offset are not negative") }
  }

  /// The kinds that `--in` names; nil where it is not given.
  static func unitKinds(named kinds: String?) throws -> [Unit.Kind]? {
    try kinds?.split(separator: ",").map { name in
      guard let kind = Unit.Kind(rawValue: name.lowercased()), kind != .reference else {
        throw ReportedError(
          code: "bad-kind", message: "--in takes passage, note, quotation, heading, caption; not “\(name)”")
      }
      return kind
    }
  }

  /// What the options ask of a search or citation look-up.
  func options(sentences: Int) throws -> SearchOptions {
    var options = SearchOptions()
    options.kinds = try Self.unitKinds(named: kinds)
    options.limit = limit
    options.offset = offset
    options.after = after
    options.groupsWorks = grouping == .work
    options.sentences = sentences
    options.spreadsWorks = !noSpread
    options.sort = sort
    options.facets = facets
    options.timeline = timeline
    options.explain = explain
    return options
  }

  var printout: Printout { output.printout(forPeople: format.isForPeople) }

  /// Prints an answer in the format asked for.
  func show(_ answer: Answer) {
    let printout = printout
    show(answer, on: printout)
    printout.end()
  }

  fileprivate func show(_ answer: Answer, on printout: Printout) {
    answer.show(as: format, in: output.style, on: printout)
  }
}

/// What is printed of one query: every form it can take.
struct Answer {
  var hasFound: Bool
  /// What is left out.
  var gaps: AnswerGaps
  var print: (any ResultPrinter) -> String
  var table: () -> ResultTable
  var markdown: () -> String
  /// Says on standard error what is worth saying.
  var remark: () -> Void

  /// Prints it, and says that.
  func show(as format: ResultFormat, in style: @autoclosure () -> TextStyle, on printout: Printout) {
    switch format {
    case .text: printout.write(print(TextPrinter(style: style(), gaps: gaps)))
    case .json: printout.write(print(JSONPrinter(gaps: gaps)))
    case .jsonl: printout.write(print(JSONPrinter(lines: true, gaps: gaps)))
    case .csv: printout.write(table().csv)
    case .tsv: printout.write(table().tsv)
    case .markdown, .trec: printout.write(markdown() + (format == .markdown ? ResultSheet.markdown(gaps) : ""))
    }
    printout.afterwards(remark)
  }
}

extension QueryBatch {
  /// Prints the answer of every query in the format asked for; false where none of them found anything. A line that holds
  /// no word finds nothing. One that is no query does not end the batch: the first fault is thrown when all others are
  /// answered, further ones are remarked on.
  func show(_ results: HitOptions, _ answer: (Entry) throws -> Answer) throws -> Bool {
    var hasFound = false
    var fault: ReportedError?
    var table: ResultTable?
    let printout = results.printout
    defer { printout.end() }
    for entry in entries where !printout.isLeft {
      do {
        let answer = try answer(entry)
        hasFound = hasFound || answer.hasFound
        if results.format == .csv || results.format == .tsv {
          let answers = answer.table().answering(query: entry.id)
          table?.rows += answers.rows
          table = table ?? answers
        } else {
          show(answer, of: entry, results, on: printout)
        }
      } catch var error as ReportedError where error.range != nil || error.code == QueryError.Code.empty.rawValue {
        guard error.code == QueryError.Code.empty.rawValue else {
          error.message = "\(TextStyle.name(path)), line \(entry.line): \(error.message)"
          guard fault != nil else {
            fault = error
            continue
          }
          let message = error.message
          printout.afterwards { results.output.remark(message) }
          continue
        }
        printout.afterwards { results.output.remark("query \(TextStyle.name(entry.id)) has no words") }
      }
    }
    if let table { printout.write(results.format == .csv ? table.csv : table.tsv) }
    if let fault { throw fault }
    return hasFound
  }

  private func show(_ answer: Answer, of entry: Entry, _ results: HitOptions, on printout: Printout) {
    let heading = "\(TextStyle.name(entry.id)): \(TextStyle.name(entry.text))"
    switch results.format {
    case .json, .jsonl:
      return printout.write(
        answer.print(JSONPrinter(lines: results.format == .jsonl, queryID: entry.id, gaps: answer.gaps)))
    case .markdown: printout.write("## \(heading)\n\n")
    case .trec: break
    default: printout.write(heading + "\n")
    }
    results.show(answer, on: printout)
  }
}
