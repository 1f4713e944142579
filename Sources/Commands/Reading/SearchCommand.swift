import ArgumentParser
import DocumentModel
import Rendering
import Search

package struct SearchCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: QuickSearch.name, abstract: "Find passages, notes and quotations, each with its source.",
    discussion: """
      Bare words are ranked, and a passage need not hold them all. +word must stand there, -word must not; AND, OR, NOT \
      and parentheses; "a phrase"; a NEAR/5 b; interop*; fields such as author: speaker: cites: in: date:1998..2004.
      """)

  @Argument(help: ArgumentHelp("The query; quote it for the shell where it holds quotation marks.", valueName: "query"))
  var words: [String] = []

  @Option(help: ArgumentHelp("The most sentences of an excerpt.", valueName: "n"))
  var context = 3

  @Flag(help: "Take the query as bare words: no operators, no fields.")
  var plain = false

  @Option(
    help: ArgumentHelp("Ask a query that the configuration saves; words beside it narrow it.", valueName: "name"))
  var saved: String?

  @OptionGroup var index: ReadingOptions
  @OptionGroup var results: HitOptions

  package init() {}

  package func validate() throws {
    guard context >= 1 else { throw ValidationError("--context is at least 1") }
    guard results.queries == nil || words.isEmpty && saved == nil else {
      throw ValidationError("give a query or --queries, not both")
    }
    guard !plain || saved == nil else { throw ValidationError("--plain and --saved do not go together") }
    guard results.queries != nil || results.format != .trec else {
      throw ValidationError("--format trec goes with --queries")
    }
  }

  package func run() throws {
    guard results.queries != nil || saved != nil || !words.isEmpty else {
      throw ReportedError(
        code: "empty-query", message: "type a query, or name one with --saved or a file of queries with --queries")
    }
    let typed = Self.query(of: words)
    let query = try saved.map { try Configuration.query(named: $0).text(besideWords: typed) } ?? typed
    let options = try results.options(sentences: context)
    let batch = try results.queries.map(QueryBatch.init(contentsOf:))
    let search = SearchRun(
      session: SearchSession(try index.session(telling: results.output)), options: options, isPlain: plain,
      remark: results.output.remark)
    let hasFound: Bool
    if let batch, results.format == .trec {
      hasFound = try rank(batch, search)
    } else if let batch {
      hasFound = try batch.show(results) { try search.answer($0.text, tellingUnderstood: false) }
    } else {
      let answer = try search.answer(query)
      results.show(answer)
      hasFound = answer.hasFound
    }
    if !hasFound { throw ExitCode(1) }
  }

  // MARK: The query

  /// A word that is not wanted (`-treaty`, `-"a phrase"`) looks like a row of one-letter options; a blank before it shows
  /// the parser of the command line that it is none.
  package static func guardingExcludedWords(_ words: [String]) -> [String] {
    guard words.first == QuickSearch.name else { return words }
    return words.map { word in
      guard word.hasPrefix("-"), let first = word.dropFirst().first, word.count > 2 else { return word }
      guard first.isLetter || "\"(“„«".contains(first), !word.dropFirst().allSatisfy("hqv".contains) else {
        return word
      }
      return " " + word
    }
  }

  /// The query that guarded words make.
  static func query(of words: [String]) -> String {
    words.map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " ")
  }

  // MARK: The answer

  /// Prints `QUERY-ID Q0 DOCUMENT-ID RANK SCORE loccit` lines. A document's best unit stands for it.
  private func rank(_ batch: QueryBatch, _ search: SearchRun) throws -> Bool {
    try batch.show(results) { entry in
      let query = try search.parsed(entry.text)
      let (found, gaps) = try search.session.answering {
        try $0.rankDocuments(query, kinds: search.options.kinds, limit: results.offset + results.limit)
      }
      let ranked = found.dropFirst(results.offset)
      let text = ranked.enumerated().map { place, document in
        let score = JSONValue.number(document.score).text
        return "\(entry.id) Q0 \(document.id) \(results.offset + place + 1) \(score) loccit\n"
      }.joined()
      return Answer(
        hasFound: !ranked.isEmpty, gaps: gaps, print: { _ in text }, table: { ResultTable() },
        markdown: { text }, remark: {})
    }
  }
}
