import ArgumentParser
import Rendering
import Search

package struct SourcesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "List the works cited in the index, most cited first.",
    usage: "loccit sources [<options>] [<work> ...]",
    discussion: "Each with how often it is cited, in how many documents, and whether it is itself in the index.")

  @Argument(help: ArgumentHelp("Only works with these words in title, author or container.", valueName: "work"))
  var words: [String] = []

  @Option(help: ArgumentHelp("The most to print; 0 for all.", valueName: "n"))
  var limit = 50

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  package init() {}

  package func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is not negative") }
  }

  package func run() throws {
    let session = try index.session(telling: output.output)
    let asked = words.isEmpty ? nil : words.joined(separator: " ")
    let most = limit == 0 || limit == .max ? .max : limit + 1
    var (sources, gaps) = try session.answering { try SourceFinder($0).sources(matching: asked, limit: most) }
    let hasMore = limit > 0 && sources.count > limit
    if hasMore { sources.removeLast() }
    if !sources.isEmpty || output.format != .text { output.show(output.printer(gaps).print(sources)) }
    if hasMore { output.output.remark("there are more: raise --limit, or print all with --limit 0") }
    if sources.isEmpty {
      output.output.remark(asked == nil ? "no document of the index cites a work" : "no work that is cited fits")
      throw ExitCode(1)
    }
  }
}
