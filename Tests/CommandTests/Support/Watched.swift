import Foundation
import Testing

/// `loccit ingest --watch` at work, its reports read while they come.
final class Watched {
  let running: Running
  private let workspace: Workspace
  private let name = "reports-\(UUID().uuidString)"

  /// Starts it and waits for the first report.
  init(_ workspace: Workspace, _ words: [String] = ["texts"], environment: [String: String] = [:]) throws {
    self.workspace = workspace
    try workspace.write(name, "")
    running = try Running(
      Program.url, ["ingest", "--watch", "--format", "json"] + words, in: workspace.folder,
      environment: ["LOCCIT_INDEX": workspace.path("index")].merging(environment) { $1 },
      output: FileHandle(forWritingTo: URL(filePath: workspace.path(name))))
    _ = try reports(untilThereAre: 1)
  }

  /// The reports so far.
  func reports() throws -> [JSON] {
    let text = try String(contentsOfFile: workspace.path(name), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  /// The reports when there are so many, or when half a minute has passed.
  func reports(untilThereAre count: Int) throws -> [JSON] {
    try reports { $0.count >= count }
  }

  /// The sum of a number over all reports, as soon as it is what is expected, or after half a minute.
  func sum(of key: String, becoming expected: Int) throws -> Int {
    try reports { $0.reduce(0) { $0 + ($1[key].integer ?? 0) } >= expected }.reduce(0) { $0 + ($1[key].integer ?? 0) }
  }

  /// The reports when they are as they should be, or when half a minute has passed.
  func reports(until isEnough: ([JSON]) -> Bool) throws -> [JSON] {
    for _ in 0..<600 {
      // A line may be half written.
      if let reports = try? reports(), isEnough(reports) { return reports }
      guard running.process.isRunning else { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return try reports()
  }

  /// Ctrl-C.
  func interrupt() throws -> Program.Outcome {
    running.process.interrupt()
    return try running.end()
  }

  deinit { if running.process.isRunning { running.process.terminate() } }
}
