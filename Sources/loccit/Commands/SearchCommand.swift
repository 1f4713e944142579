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

  @Option(name: .customLong("group"), help: ArgumentHelp("work: list a work once, with its best passages.", valueName: "by"))
  var grouping: Grouping?

  @Option(help: ArgumentHelp("The most sentences of an excerpt.", valueName: "n"))
  var context = 3

  @Option(help: ArgumentHelp("relevance, date, author or title.", valueName: "order"))
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

  func run() throws {
    let searcher = try Searcher(IndexReader(paths: index.readable()))
    let kinds = try results.unitKinds()
    if let queries { return try answer(fileOfQueries: queries, searcher, kinds) }
    guard !words.isEmpty else {
      throw ReportedError(code: "empty-query", message: "type a query, or name a file of queries with --queries")
    }
    guard results.format != .trec else {
      throw ReportedError(code: "usage", message: "--format trec goes with --queries FILE")
    }
    let list = try answer(words.joined(separator: " "), searcher, kinds)
    try show(list)
    if list.hits.isEmpty { throw ExitCode(1) }
  }

  private var options: SearchOptions {
    var options = SearchOptions()
    options.limit = results.limit
    options.offset = results.offset
    options.groupsWorks = grouping == .work
    options.sentences = max(1, context)
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

  private func show(_ list: HitList) throws {
    if explain { results.output.remark("understood: \(TextStyle.plain(list.understood))") }
    results.show({ $0.print(list) }, table: ResultTable(list), markdown: ResultSheet.markdown(list))
    if list.hits.isEmpty { results.output.remark("nothing found") }
  }

  // MARK: Batches

  private func answer(fileOfQueries file: String, _ searcher: Searcher, _ kinds: [Unit.Kind]?) throws {
    var hasFound = false
    for (number, line) in FileBytes.lines(of: try FileBytes.contents(of: file)).enumerated() {
      guard let tab = line.firstIndex(of: "\t") else {
        throw ReportedError(
          code: "bad-query-file", message: "\(file), line \(number + 1): a line is an id, a tab and a query")
      }
      let id = String(line[..<tab])
      let text = String(line[line.index(after: tab)...])
      if results.format == .trec {
        hasFound = try rank(text, id: id, searcher, kinds) || hasFound
      } else {
        let list = try answer(text, searcher, kinds)
        hasFound = hasFound || !list.hits.isEmpty
        if results.format == .text { Console.output("\(TextStyle.plain(id)): \(TextStyle.plain(text))\n") }
        try show(list)
      }
    }
    if !hasFound { throw ExitCode(1) }
  }

  /// Prints `QUERY-ID Q0 DOCUMENT-ID RANK SCORE loccit` lines. A document's best unit stands for it.
  private func rank(_ text: String, id: String, _ searcher: Searcher, _ kinds: [Unit.Kind]?) throws -> Bool {
    // A line that holds no word finds nothing; it does not end the batch.
    let query: Query
    do {
      query = try parsed(text)
    } catch let error as ReportedError where error.code == QueryError.Code.empty.rawValue {
      results.output.remark("query \(TextStyle.plain(id)) has no words")
      return false
    }
    let ranked = try searcher.rankDocuments(query, kinds: kinds, limit: results.offset + results.limit)
      .dropFirst(results.offset)
    var lines = ""
    for (place, document) in ranked.enumerated() {
      lines += "\(id) Q0 \(document.id) \(results.offset + place + 1) \(JSONValue.number(document.score).text) loccit\n"
    }
    Console.output(lines)
    return !ranked.isEmpty
  }
}
