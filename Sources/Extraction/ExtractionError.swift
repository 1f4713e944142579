/// Why a file gave no text. A bad file is data for the report, never the end of a run.
public struct ExtractionError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Nothing in it but blanks.
    case empty
    /// Not text, and no format that is known.
    case binary
    /// A format that is known and cannot be read.
    case unsupportedFormat = "unsupported-format"
    /// Text in letters that cannot be told.
    case encoding
    /// A format that can be read, and a file of it that cannot.
    case damaged
    case tooLarge = "too-large"
    /// Locked with a password.
    case encrypted
    /// Pages that are pictures, with no text under them.
    case noText = "no-text"
    /// A program that reads this format is not on this machine.
    case converterMissing = "converter-missing"
    /// Reading it went past a limit of time, memory or output.
    case tooCostly = "too-costly"
  }

  public var code: Code
  /// What is wrong and what to do about it, as one or two sentences.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
