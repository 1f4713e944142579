import Ingest
import Rendering
import Search

/// The errors of the libraries as a person is told of them.
enum Failure {
  /// nil for an error that is none of ours.
  static func reported(_ error: any Error) -> ReportedError? {
    switch error {
    case let error as IndexError:
      ReportedError(
        code: error.code.rawValue, message: error.message, hint: error.remedy,
        exitCode: error.code == .locked ? lockedExitCode : 2)
    case let error as FileFailure: ReportedError(code: error.code, message: error.message)
    default: nil
    }
  }

  static func reported(_ error: QueryError, in query: String) -> ReportedError {
    ReportedError(
      code: error.code.rawValue, message: error.message, hint: error.hint, subject: query, range: error.range)
  }

  /// EX_TEMPFAIL of sysexits.h: another process writes the index; try again later.
  private static let lockedExitCode: Int32 = 75
}
