import ArgumentParser
import Commands
import Rendering

/// `loccit`: the commands and what they share.
struct Loccit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loccit",
    abstract: "Full-text search that takes you to the place cited.",
    discussion: """
      Loccit reads articles, reports and books, splits each into passages, notes and quotations, ties every note \
      marker to its note and every reference to the work it names, and answers with excerpts that say where they stand.

      Begin with:  loccit ingest FOLDER   and then:  loccit search WORDS
      """,
    version: "loccit 0.1.0",
    subcommands: [
      IngestCommand.self, SearchCommand.self, CitesCommand.self, SourcesCommand.self, SimilarCommand.self,
      SuggestCommand.self, ShowCommand.self, InspectCommand.self, ListCommand.self, RemoveCommand.self,
      StatusCommand.self, DoctorCommand.self,
    ])
}
