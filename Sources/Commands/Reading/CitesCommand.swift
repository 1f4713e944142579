import ArgumentParser
import DocumentModel
import Rendering
import Search

package struct CitesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "cites", abstract: "Find who cites a work, for which sentence, in which note.",
    usage: "loccit cites [<options>] <work> ...",
    discussion: """
      The work is named by words of its title, author or container, or by the id of a document in the index. Short \
      forms and ibid. that lead to it are found, too, each with what it stands for. With --in note or --in passage, only \
      what is cited in notes or in the text itself.
      """)

  @Argument(help: ArgumentHelp("Words that name the work, or a document's id.", valueName: "work"))
  var words: [String] = []

  @Option(help: ArgumentHelp("How many sentences to show around the citation.", valueName: "n"))
  var context = 1

  @Flag(help: "Take the words as words of the work, never as a document's id.")
  var plain = false

  @OptionGroup var index: ReadingOptions
  @OptionGroup var results: HitOptions

  package init() {}

  package func validate() throws {
    guard results.format != .trec else { throw ValidationError("--format trec belongs to search") }
    guard context >= 1 else { throw ValidationError("--context is at least 1") }
    guard results.after == nil else { throw ValidationError("--after belongs to search and similar") }
    guard results.queries == nil || words.isEmpty else { throw ValidationError("give a work or --queries, not both") }
    guard results.queries != nil || !words.isEmpty else {
      throw ValidationError("name a work, or a file of works with --queries")
    }
  }

  package func run() throws {
    let options = try results.options(sentences: context)
    if let kind = options.kinds?.first(where: { $0 != .note && $0 != .passage }) {
      throw ReportedError(
        code: "bad-kind", message: "works are cited in a note or a passage: --in takes these, not “\(kind.rawValue)”")
    }
    let batch = try results.queries.map(QueryBatch.init(contentsOf:))
    let session = try index.session(telling: results.output)
    let hasFound: Bool
    if let batch {
      hasFound = try batch.show(results) { try answer($0.text, session, options) }
    } else {
      let answer = try answer(words.joined(separator: " "), session, options)
      results.show(answer)
      hasFound = answer.hasFound
    }
    if !hasFound { throw ExitCode(1) }
  }

  private func answer(_ asked: String, _ session: IndexSession, _ options: SearchOptions) throws -> Answer {
    let (list, gaps) = try session.answering {
      try CitationFinder($0).citations(of: asked, options: options, isPlain: plain)
    }
    // With `--limit 0` it is only asked how many there are.
    let hasFound = !list.citations.isEmpty || results.limit == 0 && list.total > 0
    return Answer(
      hasFound: hasFound, gaps: gaps,
      print: { printer in
        guard options.explain, printer is TextPrinter else { return printer.print(list) }
        return "understood: \(TextStyle.plain(list.understood))\n" + printer.print(list)
      },
      table: { ResultTable(list) }, markdown: { ResultSheet.markdown(list) },
      remark: {
        guard !hasFound else { return }
        results.output.remark(
          list.total > 0 ? "no more: there are \(list.total) citations" : "nothing found: no reference names this work")
      })
  }
}
