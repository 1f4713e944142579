import ArgumentParser
import Rendering
import Search

package struct ShowCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a unit or document in its context, with its notes.",
    usage: "loccit show [<options>] <id> ...",
    discussion: """
      What was asked for is marked at the left; a note, quotation or reference is shown with the passage that it belongs \
      to. Of a document its beginning is shown.
      """)

  @Argument(help: ArgumentHelp("Ids as search prints them: weil-1999, weil-1999#p12, weil-1999#n6.", valueName: "id"))
  var ids: [String]

  @Option(help: ArgumentHelp("How many blocks before and after.", valueName: "n"))
  var context = 2

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  package init() {}

  package func validate() throws {
    guard context >= 0 else { throw ValidationError("--context is not negative") }
  }

  package func run() throws {
    let session = try index.session(telling: output.output)
    let (found, gaps) = try session.answering { reader in
      let finder = ContextFinder(reader)
      return try ids.map { try finder.context(of: $0, blocks: context) }
    }
    let views = found.compactMap { $0 }
    output.show(output.printer(gaps).print(views))
    for (id, view) in zip(ids, found) where view == nil {
      output.output.remark("nothing in the index has the id \(TextStyle.name(id))")
    }
    if views.isEmpty { throw ExitCode(1) }
  }
}
