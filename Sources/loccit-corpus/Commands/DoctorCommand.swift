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
    discussion: """
      Every record of the index is read. Each thing that is not well is named with its remedy. With --repair the parts of a \
      damaged index that are sound are kept, and the files whose documents are lost are named in a list for ingest.
      """)

  @Flag(help: "First mend the index: keep what is sound, and say what must be read again.")
  var repair = false

  @OptionGroup var index: ReadingOptions
  @OptionGroup var output: PlainOutput

  func run() async throws {
    var checks: [HealthCheck] = repair ? try mend() : []
    do {
      let configuration = try Configuration.load()
      let file = TextStyle.name(Configuration.path)
      let message = file + (configuration != nil ? "" : " is not there, and need not be")
      checks.append(HealthCheck(name: "configuration", state: .ok, message: message))
      for fault in (configuration?.queries ?? []).compactMap(\.fault) {
        checks.append(
          HealthCheck(
            name: "configuration", state: .warning, message: fault.message, remedy: "Mend the query in \(file)."))
      }
      for path in try index.index.readable() { checks += health(of: path) }
    } catch let error as ReportedError where error.code == Configuration.errorCode {
      // Without it nobody knows which index is meant, unless one is named.
      checks.append(
        HealthCheck(
          name: "configuration", state: .error, message: error.message, remedy: "Mend the file or take it away."))
      for path in index.index.paths { checks += health(of: path) }
    }
    for converter in Converter.allCases { checks.append(await check(converter)) }
    output.show(output.printer.print(checks))
    if checks.contains(where: { $0.state == .error }) { throw ExitCode(2) }
    if checks.contains(where: { $0.state == .warning }) { throw ExitCode(1) }
  }

  /// Repairs the index, and lists the files that must be read again.
  private func mend() throws -> [HealthCheck] {
    let path = try index.index.writable()
    let repair = try IndexRepair.repair(indexAt: path)
    var checks = repair.checks
    if let list = repair.list {
      let documents = repair.lost.count == 1 ? "document is" : "documents are"
      checks.append(
        HealthCheck(
          name: "lost", state: .warning,
          message: "\(repair.lost.count) \(documents) no longer in the index; \(TextStyle.name(list)) names the files",
          remedy: "loccit ingest --index \(path) --files-from \(list) -0"))
    }
    if repair.isLostUnknown {
      checks.append(
        HealthCheck(
          name: "lost", state: .warning, message: "not every document that is lost can be named",
          remedy: "loccit ingest --index \(path) PATH…, with all your folders: only what is not in the index is read"))
    }
    return checks
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
