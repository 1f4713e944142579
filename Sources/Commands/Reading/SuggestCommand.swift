import ArgumentParser
import Rendering
import Search

package struct SuggestCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Complete the beginning of an author, a title or a cited work.",
    usage: "loccit suggest [<options>] <prefix> ...",
    discussion: "The last word is the beginning of one; those before it are whole, in any order.")

  @Argument(help: ArgumentHelp("What has been typed so far.", valueName: "prefix"))
  var words: [String]

  @Option(help: ArgumentHelp("The most of each kind.", valueName: "n"))
  var limit = 10

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  package init() {}

  package func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit is at least 1") }
  }

  package func run() throws {
    let session = try index.session(telling: output.output)
    let typed = words.joined(separator: " ")
    let (list, gaps) = try session.answering { try Completer($0).completions(of: typed, limit: limit) }
    if !list.completions.isEmpty || output.format != .text { output.show(output.printer(gaps).print(list)) }
    if list.completions.isEmpty {
      output.output.remark("no author, title or cited work of the index has a word that begins so")
      throw ExitCode(1)
    }
  }
}
