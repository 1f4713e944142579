import ArgumentParser
import Rendering
import Search

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what the index holds, and what failed at the last ingest and why.")

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func run() throws {
    let states = try IndexReader(paths: index.readable()).status()
    for status in states { Console.output(output.printer.print(status)) }
    if states.contains(where: { !$0.failed.isEmpty }) { throw ExitCode(1) }
  }
}
