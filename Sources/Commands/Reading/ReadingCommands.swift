import ArgumentParser

/// The commands that only read an index.
package enum ReadingCommands {
  package static var all: [any ParsableCommand.Type] {
    [
      SearchCommand.self, CitesCommand.self, SourcesCommand.self, SimilarCommand.self, SuggestCommand.self,
      ShowCommand.self, ListCommand.self, StatusCommand.self,
    ]
  }

  /// The command that the words of a command line ask for, ready to run; nil where it is none of these, where the words
  /// are not understood, and where they ask for help.
  package static func parse(_ words: [String]) -> (any ParsableCommand)? {
    guard let name = words.first, let command = all.first(where: { $0.configuration.commandName == name }) else {
      return nil
    }
    return try? command.parse(Array(words.dropFirst()))
  }
}
