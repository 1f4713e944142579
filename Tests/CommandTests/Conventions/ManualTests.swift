import Foundation
import Testing

/// The man pages and completions say what the program says.
@Suite struct ManualTests {
  private static let commands = [
    "ingest", "search", "cites", "sources", "show", "inspect", "list", "remove", "status", "doctor",
  ]

  /// A page without the marks of its language.
  private func page(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/man")
    let text = String(decoding: try Data(contentsOf: folder.appending(path: "\(name).1")), as: UTF8.self)
    return text.replacing("\\fB", with: "").replacing("\\fI", with: "").replacing("\\fR", with: "")
      .replacing("\\-", with: "-")
  }

  @Test(arguments: commands)
  func everyOptionIsInTheManual(command: String) throws {
    let help = try Workspace().run("help", command).output
    let manual = try page("loccit-\(command)")
    // An option's line begins with two blanks; what follows two more is its text.
    let options = help.split(separator: "\n").filter { $0.hasPrefix("  -") }.map { line in
      String(line.dropFirst(2)).components(separatedBy: "  ")[0].replacing("<", with: "").replacing(">", with: "")
    }
    #expect(options.count > 4)
    for option in options where !option.hasSuffix("--help") {
      #expect(manual.contains("\n\(option)\n"), "docs/man/generate.py writes \(option)")
    }
  }

  @Test func everyCommandIsInTheManual() throws {
    let manual = try page("loccit")
    for command in Self.commands { #expect(manual.contains("\nloccit-\(command)(1)\n")) }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreWritten(shell: String) throws {
    let outcome = try Workspace().run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("retry-failed"))
  }
}
