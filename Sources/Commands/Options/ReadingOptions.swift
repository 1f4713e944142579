import ArgumentParser
import Rendering
import Search

/// Which indexes to read, and what to do where a server does not answer.
package struct ReadingOptions: ParsableArguments {
  @OptionGroup package var index: IndexOptions

  @Option(
    help: ArgumentHelp(
      "How long a server may take, to be reached and for each of its answers. (default: 10)", valueName: "seconds"))
  package var timeout: Double?

  @Flag(help: "Fail where a server does not answer, rather than say what the answer leaves out.")
  package var requireAll = false

  package init() {}

  package func validate() throws {
    if let timeout, !(timeout >= 0.001 && timeout <= 86_400) {
      throw ValidationError("--timeout is a number of seconds, at most 86400")
    }
  }

  package var sessionOptions: IndexSession.Options {
    var options = IndexSession.Options()
    if let timeout { options.timeout = UInt32(timeout * 1000) }
    options.requiresAll = requireAll
    return options
  }

  /// Opens the indexes; says which, where more is to be said.
  package func session(telling output: OutputOptions) throws -> IndexSession {
    try IndexSession(index.readable(telling: output), options: sessionOptions)
  }
}

extension IndexSession {
  /// What `body` gives, and what that leaves out, which is said on standard error whatever else is not.
  func answering<Result>(_ body: (IndexReader) throws -> Result) throws -> (Result, AnswerGaps) {
    let result = try answer(body)
    for sentence in gaps.sentences { Console.warn("incomplete: \(TextStyle.plain(sentence))\n") }
    return (result, gaps)
  }
}
