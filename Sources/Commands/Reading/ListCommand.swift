import ArgumentParser
import Rendering
import Search

package struct ListCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the documents in the index.",
    usage: "loccit list [<options>]")

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  package init() {}

  package func run() throws {
    let session = try index.session(telling: output.output)
    let (documents, gaps) = try session.answering { try $0.documents().sorted { $0.document.id < $1.document.id } }
    if !documents.isEmpty || output.format != .text { output.show(output.printer(gaps).print(documents)) }
    if documents.isEmpty {
      output.output.remark("the index holds no documents; add some with: loccit ingest PATH")
      throw ExitCode(1)
    }
  }
}
