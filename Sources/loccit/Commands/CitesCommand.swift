import ArgumentParser
import DocumentModel
import Rendering
import Search

struct CitesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cites", abstract: "Find who cites a work, for which sentence, in which note.",
    discussion: """
      The work is named by words of its title, author or container, or by the id of a document in the index. Short \
      forms and ibid. that lead to it are found, too, each with what it stands for.
      """)

  @Argument(help: ArgumentHelp("Words that name the work, or a document's id.", valueName: "work"))
  var words: [String]

  @OptionGroup var index: IndexOptions
  @OptionGroup var results: HitOptions

  func run() throws {
    guard results.format != .trec else {
      throw ReportedError(code: "usage", message: "--format trec belongs to search")
    }
    let finder = try CitationFinder(IndexReader(paths: index.readable()))
    let list = try finder.citations(
      of: words.joined(separator: " "), kinds: results.unitKinds(), limit: results.limit, offset: results.offset)
    results.show({ $0.print(list) }, table: ResultTable(list), markdown: ResultSheet.markdown(list))
    if list.citations.isEmpty {
      results.output.remark("nothing found: no reference names this work")
      throw ExitCode(1)
    }
  }
}
