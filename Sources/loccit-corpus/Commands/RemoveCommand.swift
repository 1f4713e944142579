import ArgumentParser
import Commands
import Corpus
import DocumentModel
import Ingest
import Rendering
import Search

struct RemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take documents out of the index.",
    usage: "loccit remove [<options>] <id|path> ...",
    discussion: "The files themselves stay. A document whose file is still there comes back with the next ingest of it."
  )

  @Argument(help: ArgumentHelp("Ids of documents, or the paths of their files or folders.", valueName: "id|path"))
  var names: [String]

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func run() async throws {
    // A reader first: an index that is not there must not be made by a removal.
    _ = try IndexReader(paths: [index.writable()])
    let writer = try IndexWriter(path: index.writable())
    let ledger = try writer.entries()
    var removed: [String] = []
    for name in names {
      let chosen = ledger.filter { isMeant($0, by: name) }
      if chosen.isEmpty { output.output.remark("nothing in the index has the id or path \(TextStyle.name(name))") }
      for entry in chosen {
        guard let id = entry.documentID, !removed.contains(id) else { continue }
        try writer.remove(path: entry.path)
        removed.append(id)
      }
    }
    try await writer.commit().value()
    if !removed.isEmpty || output.format != .text { Console.output(output.printer.print(removed: removed)) }
    if removed.isEmpty { throw ExitCode(1) }
  }

  /// A document's id, its file's path, or a folder that the file lies under.
  private func isMeant(_ entry: LedgerEntry, by name: String) -> Bool {
    guard let id = entry.documentID else { return false }
    if id == name { return true }
    let path = CorpusWalk.canonicalPath(of: name)
    return entry.path == path || entry.path.hasPrefix(path.hasSuffix("/") ? path : path + "/")
  }
}
