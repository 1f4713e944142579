import ArgumentParser
import Commands
import Corpus
import Ingest
import Rendering
import Search

/// Runs any command. What it throws is told in a sentence.
@main enum Main {
  static func main() async {
    IndexWriter.prepareProcess()
    Faults.explain()
    let words = SearchCommand.guardingExcludedWords(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try Loccit.parseAsRoot(words)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as FileFailure {
      Failure.end(ReportedError(code: error.code, message: error.message), words: words, command: Loccit.self)
    } catch {
      Failure.end(error, words: words, command: Loccit.self)
    }
  }
}
