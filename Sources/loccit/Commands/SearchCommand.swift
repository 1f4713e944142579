import ArgumentParser
import DocumentModel
import Rendering
import Search

extension SearchOptions.Sort: ExpressibleByArgument {}

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find passages, notes and quotations, each with its source.",
    discussion: """
      Bare words are ranked, and a passage need not hold them all. +word must stand there, -word must not; AND, OR, NOT \
      and parentheses; "a phrase"; a NEAR/5 b; interop*; fields such as author: speaker: cites: in: date:1998..2004.
      """)

  @Argument(help: ArgumentHelp("The query; quote it for the shell where it holds quotation marks.", valueName: "query"))
  var words: [String] = []

  @Option(
    name: .customLong("group"), help: ArgumentHelp("List each work once, with its best passages.", valueName: "by"))
  var grouping: Grouping?

  @Option(help: ArgumentHelp("The most sentences of an excerpt.", valueName: "n"))
  var context = 3

  @Option(help: ArgumentHelp("The order of the hits; date is newest first.", valueName: "order"))
  var sort = SearchOptions.Sort.relevance

  @Flag(help: "Count the matches by author, year, container, speaker and kind.")
  var facets = false

  @Flag(help: "Count the matches by year.")
  var timeline = false

  @Flag(help: "Print the query as it was understood, and each hit's score by term.")
  var explain = false

  @Flag(help: "Take the query as bare words: no operators, no fields.")
  var plain = false

  @Option(help: ArgumentHelp("Answer every query of a file, a line each: id, tab, query.", valueName: "file"))
  var queries: String?

  @OptionGroup var index: IndexOptions
  @OptionGroup var results: HitOptions

  func validate() throws {
    guard context >= 1 else { throw ValidationError("--context is at least 1") }
    guard queries == nil || words.isEmpty else { throw ValidationError("give a query or --queries, not both") }
    guard queries != nil || results.format != .trec else { throw ValidationError("--format trec goes with --queries") }
  }

  func run() throws {
    guard queries != nil || !words.isEmpty else {
      throw ReportedError(code: "empty-query", message: "type a query, or name a file of queries with --queries")
    }
    let kinds = try results.unitKinds()
    let batch = try queries.map(QueryBatch.init(contentsOf:))
    let searcher = try Searcher(IndexReader(paths: index.readable(telling: results.output)))
    if let batch { return try answer(batch, searcher, kinds) }
    let list = try answer(query, searcher, kinds)
    if explain, results.format == .text { Console.output("understood: \(TextStyle.plain(list.understood))\n") }
    show(list)
    if !hasFound(list) { throw ExitCode(1) }
  }

  // MARK: The query

  /// A word that is not wanted (`-treaty`, `-"a phrase"`) looks like a row of one-letter options; a blank before it shows
  /// the parser of the command line that it is none.
  static func guardingExcludedWords(_ words: [String]) -> [String] {
    guard words.first == configuration.commandName else { return words }
    return words.map { word in
      guard word.hasPrefix("-"), let first = word.dropFirst().first, word.count > 2 else { return word }
      guard first.isLetter || "\"(“„«".contains(first), !word.dropFirst().allSatisfy("hqv".contains) else {
        return word
      }
      return " " + word
    }
  }

  private var query: String { words.map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " ") }

  private var options: SearchOptions {
    var options = SearchOptions()
    options.limit = results.limit
    options.offset = results.offset
    options.groupsWorks = grouping == .work
    options.sentences = context
    options.sort = sort
    options.facets = facets
    options.timeline = timeline
    options.explain = explain
    return options
  }

  private func parsed(_ text: String) throws -> Query {
    do throws(QueryError) {
      return plain ? try Query(plain: text) : try Query(parsing: text)
    } catch {
      throw Failure.reported(error, in: text)
    }
  }

  private func answer(_ text: String, _ searcher: Searcher, _ kinds: [Unit.Kind]?) throws -> HitList {
    var options = options
    options.kinds = kinds
    let query = try parsed(text)
    do {
      return try searcher.search(query, text: text, options: options)
    } catch let error as QueryError {
      throw Failure.reported(error, in: text)
    }
  }

  // MARK: The answer

  private func show(_ list: HitList) {
    results.show({ $0.print(list) }, table: ResultTable(list), markdown: ResultSheet.markdown(list))
    remark(on: list)
  }

  /// With `--limit 0` it is only asked how many there are.
  private func hasFound(_ list: HitList) -> Bool {
    !list.hits.isEmpty || (results.limit == 0 && list.matches.upper > 0)
  }

  private func remark(on list: HitList) {
    for unknown in list.unknownWords {
      let meant = unknown.suggestion.map { "; did you mean “\(TextStyle.plain($0))”?" } ?? ""
      results.output.remark("“\(TextStyle.plain(unknown.word))” is in no document\(meant)")
    }
    if !hasFound(list) { results.output.remark(list.offset > 0 ? "no more hits" : "nothing found") }
  }

  // MARK: Batches

  private func answer(_ batch: QueryBatch, _ searcher: Searcher, _ kinds: [Unit.Kind]?) throws {
    var hasFound = false
    var table: ResultTable?
    for entry in batch.entries {
      do {
        if results.format == .trec {
          hasFound = try rank(entry, searcher, kinds) || hasFound
          continue
        }
        let list = try answer(entry.text, searcher, kinds)
        hasFound = hasFound || self.hasFound(list)
        if results.format == .csv || results.format == .tsv {
          let answers = ResultTable(list).answering(query: entry.id)
          table?.rows += answers.rows
          table = table ?? answers
        } else {
          show(list, answering: entry)
        }
      } catch var error as ReportedError {
        // A line that holds no word finds nothing; it does not end the batch.
        guard error.code == QueryError.Code.empty.rawValue else {
          error.message = "\(TextStyle.name(batch.path)), line \(entry.line): \(error.message)"
          throw error
        }
        results.output.remark("query \(TextStyle.name(entry.id)) has no words")
      }
    }
    if let table { Console.output(results.format == .csv ? table.csv : table.tsv) }
    if !hasFound { throw ExitCode(1) }
  }

  private func show(_ list: HitList, answering entry: QueryBatch.Entry) {
    let heading = "\(TextStyle.name(entry.id)): \(TextStyle.name(entry.text))"
    switch results.format {
    case .json, .jsonl:
      return Console.output(JSONPrinter(lines: results.format == .jsonl, queryID: entry.id).print(list))
    case .markdown: Console.output("## \(heading)\n\n")
    default: Console.output(heading + "\n")
    }
    show(list)
  }

  /// Prints `QUERY-ID Q0 DOCUMENT-ID RANK SCORE loccit` lines. A document's best unit stands for it.
  private func rank(_ entry: QueryBatch.Entry, _ searcher: Searcher, _ kinds: [Unit.Kind]?) throws -> Bool {
    let ranked = try searcher.rankDocuments(try parsed(entry.text), kinds: kinds, limit: results.offset + results.limit)
      .dropFirst(results.offset)
    var lines = ""
    for (place, document) in ranked.enumerated() {
      let score = JSONValue.number(document.score).text
      lines += "\(entry.id) Q0 \(document.id) \(results.offset + place + 1) \(score) loccit\n"
    }
    Console.output(lines)
    return !ranked.isEmpty
  }
}
