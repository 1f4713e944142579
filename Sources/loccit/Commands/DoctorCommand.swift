import ArgumentParser
import Rendering
import Search

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the index and the configuration.")

  @OptionGroup var index: IndexOptions
  @OptionGroup var output: PlainOutput

  func run() throws {
    var checks: [HealthCheck] = []
    do {
      _ = try Configuration.load()
      checks.append(HealthCheck(name: "configuration", state: .ok, message: Configuration.path))
    } catch let error as ReportedError {
      checks.append(
        HealthCheck(
          name: "configuration", state: .error, message: error.message, remedy: "mend the file or take it away"))
    }
    for path in try index.readable() { checks += IndexHealth.checks(ofIndexAt: path) }
    Console.output(output.printer.print(checks))
    if checks.contains(where: { $0.state == .error }) { throw ExitCode(2) }
    if checks.contains(where: { $0.state == .warning }) { throw ExitCode(1) }
  }
}
