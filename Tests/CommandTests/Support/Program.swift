import Foundation
import Testing

/// The program as built beside the tests.
enum Program {
  /// The test bundle lies in the build folder, and the program beside it.
  static let url: URL = {
    let bundles = [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 }
    let candidates = bundles + Bundle.allBundles.map(\.bundleURL)
    for candidate in candidates {
      for folder in [candidate, candidate.deletingLastPathComponent()] {
        let program = folder.appending(path: "loccit")
        if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      }
    }
    preconditionFailure("there is no loccit beside \(candidates.map(\.path))")
  }()

  /// What a run left behind.
  struct Outcome: Sendable {
    var status: Int32
    var output: String
    var errors: String

    /// Standard output as lines, without the empty one behind the last.
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Standard output as one JSON text.
    func json(_ location: SourceLocation = #_sourceLocation) throws -> JSON {
      do {
        return try JSON(parsing: output)
      } catch {
        Issue.record("not JSON: \(output)\(errors)", sourceLocation: location)
        throw error
      }
    }

    /// Standard output as a JSON text a line.
    func jsonLines() throws -> [JSON] { try lines.map { try JSON(parsing: $0) } }
  }

  /// Runs the program to its end. `environment` is added to one that holds nothing of the user's own.
  static func run(
    _ words: [String], in folder: URL, environment: [String: String] = [:], input: String? = nil
  ) throws -> Outcome {
    let running = try Running(url, words, in: folder, environment: environment, input: input)
    return try running.end()
  }

  /// Runs a line of the shell in which `$loccit` is the program.
  static func shell(_ line: String, in folder: URL, environment: [String: String] = [:]) throws -> Outcome {
    let shell = URL(filePath: "/bin/bash")
    let environment = environment.merging(["loccit": url.path]) { $1 }
    return try Running(shell, ["-c", line], in: folder, environment: environment).end()
  }
}

/// A process that is at work. Its streams go to files, so that no reader is needed for it to go on.
final class Running {
  let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let files: URL

  /// `errors` takes standard error instead of a file.
  init(
    _ program: URL, _ words: [String], in folder: URL, environment: [String: String] = [:], input: String? = nil,
    output terminal: FileHandle? = nil, errors pipe: FileHandle? = nil
  ) throws {
    files = FileManager.default.temporaryDirectory.appending(path: "loccit-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    for name in ["out", "err"] { try Data().write(to: files.appending(path: name)) }
    try Data((input ?? "").utf8).write(to: files.appending(path: "in"))
    let input = try FileHandle(forReadingFrom: files.appending(path: "in"))
    let output = try FileHandle(forWritingTo: files.appending(path: "out"))
    let errors = try FileHandle(forWritingTo: files.appending(path: "err"))
    process.executableURL = program
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "80",
    ].merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = terminal ?? output
    process.standardError = pipe ?? errors
    let ended = ended
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    // The process has its own; Foundation keeps these open, and crashes where there are more than a thousand.
    for handle in [input, output, errors] { try handle.close() }
  }

  /// Waits for the end, a minute at most.
  func end() throws -> Program.Outcome {
    if ended.wait(timeout: .now() + 60) == .timedOut {
      process.terminate()
      Issue.record("loccit did not end within a minute")
    }
    defer { try? FileManager.default.removeItem(at: files) }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: files.appending(path: name)), as: UTF8.self)
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Program.Outcome(
      status: isSignal ? 128 + process.terminationStatus : process.terminationStatus, output: try text("out"),
      errors: try text("err"))
  }
}
