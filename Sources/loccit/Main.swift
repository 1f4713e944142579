import Commands

/// Runs a command that only reads an index. Every other, help, and words that are none of these are left to
/// `loccit-corpus`, which knows all commands and takes longer to start.
@main enum Main {
  static func main() {
    Faults.explain()
    let words = SearchCommand.guardingExcludedWords(Array(CommandLine.arguments.dropFirst()))
    guard var command = ReadingCommands.parse(words) else { CorpusProgram.takeOver(words) }
    do {
      try command.run()
    } catch {
      Failure.end(error, words: words, command: type(of: command))
    }
  }
}
