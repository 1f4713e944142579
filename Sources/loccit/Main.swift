import Commands

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs a command that only reads an index, and an ingest that has nothing to do. Every other, help, and words that are none
/// of these are left to `loccit-corpus`, which knows all commands and takes longer to start.
@main enum Main {
  static func main() {
    Faults.explain()
    let words = SearchCommand.guardingExcludedWords(Array(CommandLine.arguments.dropFirst()))
    if let search = QuickSearch(words) { return Failure.ending(words, SearchCommand.self, search.run) }
    guard var command = ReadingCommands.parse(words) else {
      if let code = UnchangedIngest(words)?.run() { exit(code) }
      CorpusProgram.takeOver(words)
    }
    Failure.ending(words, type(of: command)) { try command.run() }
  }
}
