import Commands
import OwnPrograms
import Rendering

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `loccit-corpus`: the program with all commands, and with the libraries of the formats that it reads.
enum CorpusProgram {
  private static let name = "loccit-corpus"

  /// Becomes that program, in the same process with the same words and streams.
  static func takeOver(_ words: [String]) -> Never {
    let path = OwnProgram.path(of: name)
    if let path { execv(path, CommandLine.unsafeArgv) }
    let reason = path == nil ? "is not beside this program" : "does not run: " + String(cString: strerror(errno))
    let error = ReportedError(
      code: "no-program", message: "\(name), which reads documents, \(reason)", hint: "Install Loccit anew.")
    Failure.end(error, words: words, command: SearchCommand.self)
  }
}
