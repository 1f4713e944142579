import ArgumentParser
import Rendering
import Search

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "List the works cited in the index, most cited first.")

  @Argument(help: ArgumentHelp("Only works with these words in title, author or container.", valueName: "work"))
  var words: [String] = []

  @Option(help: ArgumentHelp("How many works (50; 0 for all).", valueName: "n"))
  var limit = 50

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func run() throws {
    let finder = try SourceFinder(IndexReader(paths: index.readable()))
    let asked = words.isEmpty ? nil : words.joined(separator: " ")
    let sources = try finder.sources(matching: asked, limit: limit == 0 ? .max : limit)
    if !sources.isEmpty || output.format != .text { Console.output(output.printer.print(sources)) }
    if sources.isEmpty {
      output.output.remark("no work that is cited fits")
      throw ExitCode(1)
    }
  }
}
