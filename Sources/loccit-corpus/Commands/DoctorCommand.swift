import ArgumentParser
import Commands
import Converters
import Extraction
import Rendering
import Search

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the index, the programs that formats need, and the configuration.",
    usage: "loccit doctor [<options>]",
    discussion: "Every record of the index is read. Each thing that is not well is named with its remedy.")

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  func run() async throws {
    var checks: [HealthCheck] = []
    do {
      let isThere = try Configuration.load() != nil
      let message = TextStyle.name(Configuration.path) + (isThere ? "" : " is not there, and need not be")
      checks.append(HealthCheck(name: "configuration", state: .ok, message: message))
      for path in try index.index.readable() { checks += health(of: path) }
    } catch let error as ReportedError where error.code == Configuration.errorCode {
      // Without it nobody knows which index is meant, unless one is named.
      checks.append(
        HealthCheck(
          name: "configuration", state: .error, message: error.message, remedy: "Mend the file or take it away."))
      for path in index.index.paths { checks += health(of: path) }
    }
    for converter in Converter.allCases { checks.append(await check(converter)) }
    Console.output(output.printer.print(checks))
    if checks.contains(where: { $0.state == .error }) { throw ExitCode(2) }
    if checks.contains(where: { $0.state == .warning }) { throw ExitCode(1) }
  }

  private func health(of path: String) -> [HealthCheck] {
    IndexHealth.checks(ofIndexAt: path, timeout: index.sessionOptions.timeout)
  }

  /// Whether a converter is there and runs.
  private func check(_ converter: Converter) async -> HealthCheck {
    let programs = ConverterPrograms()
    guard let path = programs.path(of: converter) else {
      let message = "not found: without it no \(converter.formats)"
      let state: HealthCheck.State = converter.isExpected ? .warning : .ok
      return HealthCheck(name: converter.rawValue, state: state, message: message, remedy: converter.remedy)
    }
    guard let version = await ConverterProcesses(programs: programs).version(of: converter) else {
      return HealthCheck(
        name: converter.rawValue, state: .warning, message: "\(TextStyle.name(path)) does not run",
        remedy: converter.remedy)
    }
    return HealthCheck(name: converter.rawValue, state: .ok, message: "\(version), for \(converter.formats)")
  }
}
