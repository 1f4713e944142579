import Extraction
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// Runs converters as processes with limits: a file can make one slow, large or crash, and it is one file that failed.
///
/// A converter gets the bytes on its standard input and no file, sees no terminal, and is killed at its limits. The
/// limits of the system are set by `sh`, because that works wherever there is a shell.
public struct ConverterProcesses: ConverterRunner {
  private let programs: ConverterPrograms
  private let limits: ConverterLimits

  public init(programs: ConverterPrograms = ConverterPrograms(), limits: ConverterLimits = ConverterLimits()) {
    self.programs = programs
    self.limits = limits
  }

  public func output(
    of converter: Converter, arguments: [String], input: [UInt8]
  ) async throws(ExtractionError) -> [UInt8] {
    guard let program = programs.path(of: converter) else { throw Self.missing(converter) }
    let seconds = limits.seconds(forBytes: input.count)
    let configuration = Configuration(
      executable: .path("/bin/sh"), arguments: Arguments(limits.command(program, arguments, seconds: seconds)),
      platformOptions: Self.options)
    guard let descriptor = MemoryFile.descriptor(of: input) else {
      throw ExtractionError(
        .tooCostly, "There is not enough memory to give it to \(converter.rawValue); use fewer --jobs.")
    }
    let ended: Ended
    do {
      ended = try await Self.run(configuration, input: descriptor, limits: limits, seconds: seconds)
    } catch {
      throw ExtractionError(.tooCostly, "\(converter.rawValue) could not be run to its end: \(error)")
    }
    switch ended {
    case .output(let bytes): return bytes
    case .failed(let words):
      throw ExtractionError(.damaged, "\(converter.rawValue) could not read it: \(words)")
    case .encrypted:
      throw ExtractionError(.encrypted, "The file is locked with a password; save a copy without one.")
    case .killed:
      throw ExtractionError(
        .tooCostly,
        "\(converter.rawValue) took more than \(seconds) s or \(limits.megabytes) MB over it; split the file.")
    case .tooLong:
      throw ExtractionError(
        .tooCostly, "\(converter.rawValue) made more than \(limits.outputBytes >> 20) MB of it; split the file.")
    }
  }

  /// The first line of what a converter says of its version; nil where it is not there or does not answer.
  public func version(of converter: Converter) async -> String? {
    let output = try? await output(of: converter, arguments: ["--version"], input: [])
    return output.map { Self.firstLine(of: String(decoding: $0, as: UTF8.self)) }
  }

  // MARK: The process

  /// How a converter came to its end.
  private enum Ended: Sendable {
    case output([UInt8])
    case failed(String)
    case encrypted
    case killed
    case tooLong
  }

  private static func run(
    _ configuration: Configuration, input: Int32, limits: ConverterLimits, seconds: Int
  ) async throws -> Ended {
    try await withThrowingTaskGroup(of: Ended.self) { group in
      group.addTask {
        do {
          let result = try await Subprocess.run(
            configuration,
            input: .fileDescriptor(FileDescriptor(rawValue: input), closeAfterSpawningProcess: true),
            output: .bytes(limit: limits.outputBytes),
            error: .string(limit: limits.messageBytes))
          return ended(result.terminationStatus, output: result.standardOutput, words: result.standardError)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
          return .tooLong
        }
      }
      group.addTask {
        // A process that waits uses no processor time. Short sleeps are counted, not the clock: where this program itself
        // has to wait for a processor, so does the count.
        for _ in 0..<(seconds * 3) { try await Task.sleep(for: .seconds(1)) }
        return .killed
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .killed
    }
  }

  private static func ended(_ status: TerminationStatus, output: [UInt8], words: String) -> Ended {
    switch status {
    case .exited(0): .output(output)
    case .exited(77): .encrypted
    // What GHC's run-time system says of a full heap.
    case .exited(251): .killed
    case .exited: .failed(firstLine(of: words))
    case .signaled: .killed
    }
  }

  private static func firstLine(of words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it gives no reason"
    return String(line.prefix(300))
  }

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    // Control-C is for us: the file in hand is finished or dropped, not reported as damaged.
    options.createSession = true
    return options
  }

  private static func missing(_ converter: Converter) -> ExtractionError {
    ExtractionError(
      .converterMissing,
      "\(converter.rawValue) is needed to read it and was not found. \(converter.remedy)")
  }
}
