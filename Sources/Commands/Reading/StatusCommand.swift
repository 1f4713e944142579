import ArgumentParser
import Rendering
import Search

package struct StatusCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what the index holds, and what failed at the last ingest and why.",
    usage: "loccit status [<options>]")

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  package init() {}

  package func run() throws {
    let session = try IndexSession(index.index.readable(), options: index.sessionOptions)
    let (found, gaps) = try session.answering { try $0.status() }
    let states = found.map(withFailuresOfLastIngest)
    output.show(states.map { output.printer(gaps).print($0) }.joined())
    if states.contains(where: { !$0.failed.isEmpty }) { throw ExitCode(1) }
  }

  /// The ledger knows the files that failed; a path that led to no file failed, too.
  private func withFailuresOfLastIngest(_ status: IndexStatus) -> IndexStatus {
    var status = status
    let known = Set(status.failed.map(\.path))
    status.failed += (status.lastIngest?.failed ?? []).filter { !known.contains($0.path) }
    return status
  }
}
