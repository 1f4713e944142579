import ArgumentParser
import Rendering
import Search

package struct SimilarCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "Find what is about the same as a passage, note or document.",
    usage: "loccit similar [<options>] <id>",
    discussion: """
      The words that tell the text best from all others are searched for; --explain shows them. Of a document, works like \
      it are found.
      """)

  @Argument(help: ArgumentHelp("An id as search prints it: weil-1999, weil-1999#p12.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The most sentences of an excerpt.", valueName: "n"))
  var context = 3

  @OptionGroup var index: ReadingOptions
  @OptionGroup var results: HitOptions

  package init() {}

  package func validate() throws {
    guard context >= 1 else { throw ValidationError("--context is at least 1") }
    guard results.queries == nil, results.format != .trec else {
      throw ValidationError("--queries and --format trec belong to search")
    }
  }

  package func run() throws {
    let options = try results.options(sentences: context)
    let session = try index.session(telling: results.output)
    let (found, gaps) = try session.answering { try SimilarFinder(Searcher($0)).similar(to: id, options: options) }
    guard let list = found else {
      throw ReportedError(
        code: "unknown-id", message: "nothing in the index has the id “\(TextStyle.plain(id))”",
        hint: "search prints the id of each hit, list those of the documents.")
    }
    let answer = Answer(list, gaps: gaps, options: options, tellsUnderstood: true, remark: results.output.remark)
    results.show(answer)
    if list.understood.isEmpty {
      results.output.remark("the text has no word that others share and that tells anything")
    }
    if !answer.hasFound { throw ExitCode(1) }
  }
}
