import Converters
import Extraction
import Foundation
import TestSupport
import Testing

/// A converter may do anything with a file: every end that it can come to is an error with a reason, and nothing worse.
@Suite struct ConverterProcessesTests {
  /// Runs a script of the shell in the place of pandoc.
  private func run(
    _ script: String, input: [UInt8] = [], arguments: [String] = [], limits: ConverterLimits = ConverterLimits()
  ) async throws -> Result<[UInt8], ExtractionError> {
    let folder = try TemporaryFolder()
    try folder.write("#!/bin/sh\n\(script)\n", to: "pandoc")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("pandoc"))
    let programs = ConverterPrograms(paths: [.pandoc: folder.path("pandoc")])
    do throws(ExtractionError) {
      return .success(
        try await ConverterProcesses(programs: programs, limits: limits)
          .output(of: .pandoc, arguments: arguments, input: input))
    } catch {
      return .failure(error)
    }
  }

  private func code(_ result: Result<[UInt8], ExtractionError>) -> ExtractionError.Code? {
    if case .failure(let error) = result { error.code } else { nil }
  }

  @Test func whatItPrintsIsTheAnswer() async throws {
    let input = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try await run("cat", input: input).get() == input)
    #expect(try await run("printf '%s|' \"$@\"", arguments: ["a b", "'", "$HOME"]).get() == Array("a b|'|$HOME|".utf8))
  }

  @Test func itNeedNotReadItsInput() async throws {
    let input = [UInt8](repeating: 7, count: 1 << 20)
    #expect(try await run("exec <&-; echo done", input: input).get() == Array("done\n".utf8))
    #expect(code(try await run("exit 3", input: input)) == .damaged)
  }

  @Test func itsOwnWordsAreTheReason() async throws {
    let failed = try await run("echo 'unexpected end of line 3' >&2; echo more >&2; exit 64")
    guard case .failure(let error) = failed else { return #expect(Bool(false), "it did not fail") }
    #expect(error.code == .damaged)
    #expect(error.message == "pandoc could not read it: unexpected end of line 3")
    #expect(code(try await run("exit 77")) == .encrypted)
  }

  @Test func itIsKilledAtItsLimits() async throws {
    var limits = ConverterLimits()
    limits.seconds = 1
    #expect(code(try await run("while :; do :; done", limits: limits)) == .tooCostly)
    // Waiting takes no time of the processor.
    #expect(code(try await run("exec sleep 600", limits: limits)) == .tooCostly)
    limits.outputBytes = 1000
    #expect(code(try await run("head -c 2000 /dev/zero", limits: limits)) == .tooCostly)
    #expect(try await run("head -c 900 /dev/zero", limits: limits).get().count == 900)
  }

  @Test func aMessageWithoutEndIsNoHarm() async throws {
    #expect(code(try await run("head -c 50000000 /dev/zero >&2; exit 1")) != nil)
  }

  #if os(Linux)
  @Test func itsMemoryIsLimited() async throws {
    var limits = ConverterLimits()
    limits.megabytes = 50
    // The shell reads the whole line into its memory.
    #expect(code(try await run("x=$(head -c 200000000 /dev/zero | tr '\\0' a); echo ${#x}", limits: limits)) != nil)
  }
  #endif

  @Test func aCrashIsOneFile() async throws {
    #expect(code(try await run("kill -SEGV $$")) == .tooCostly)
  }

  @Test func aMissingProgramIsNamedWithItsRemedy() async throws {
    let none = ConverterProcesses(programs: ConverterPrograms(paths: [:]))
    do throws(ExtractionError) {
      _ = try await none.output(of: .pandoc, arguments: [], input: [])
      Issue.record("no program answered")
    } catch {
      #expect(error.code == .converterMissing)
      #expect(error.message == "pandoc is needed to read it and was not found. apt install pandoc")
    }
  }

  @Test func manyRunAtOnce() async throws {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask { (try? await run("cat; echo \(number)").get()) == Array("\(number)\n".utf8) }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
