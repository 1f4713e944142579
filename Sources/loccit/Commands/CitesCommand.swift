import ArgumentParser
import DocumentModel
import Rendering
import Search

struct CitesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cites", abstract: "Find who cites a work, for which sentence, in which note.",
    usage: "loccit cites [<options>] <work> ...",
    discussion: """
      The work is named by words of its title, author or container, or by the id of a document in the index. Short \
      forms and ibid. that lead to it are found, too, each with what it stands for. With --in note or --in passage, only \
      what is cited in notes or in the text itself.
      """)

  @Argument(help: ArgumentHelp("Words that name the work, or a document's id.", valueName: "work"))
  var words: [String]

  @Option(help: ArgumentHelp("Relevance is the order of the documents; date is newest first.", valueName: "order"))
  var sort = SearchOptions.Sort.relevance

  @OptionGroup var index: IndexOptions
  @OptionGroup var results: HitOptions

  func validate() throws {
    guard results.format != .trec else { throw ValidationError("--format trec belongs to search") }
  }

  func run() throws {
    let kinds = try results.unitKinds()
    if let kind = kinds?.first(where: { $0 != .note && $0 != .passage }) {
      throw ReportedError(
        code: "bad-kind", message: "works are cited in a note or a passage: --in takes these, not “\(kind.rawValue)”")
    }
    let finder = try CitationFinder(IndexReader(paths: index.readable(telling: results.output)))
    let list = try finder.citations(
      of: words.joined(separator: " "), kinds: kinds, sort: sort, limit: results.limit, offset: results.offset)
    results.show({ $0.print(list) }, table: ResultTable(list), markdown: ResultSheet.markdown(list))
    // With `--limit 0` it is only asked how many there are.
    if list.citations.isEmpty, results.limit > 0 || list.total == 0 {
      results.output.remark(
        list.total > 0 ? "no more: there are \(list.total) citations" : "nothing found: no reference names this work")
      throw ExitCode(1)
    }
  }
}
