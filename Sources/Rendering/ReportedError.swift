/// An error as a person or a program is told of it.
public struct ReportedError: Error, Hashable, Sendable {
  /// A stable name for programs: `unknown-field`, `index-missing`, `index-locked`.
  public var code: String
  /// What went wrong and, where there is one, the remedy.
  public var message: String
  /// The likely thing meant.
  public var hint: String?
  /// The text that `range` points into: the query.
  public var subject: String?
  /// In scalars of `subject`.
  public var range: Range<Int>?
  /// The exit code that the command ends with.
  public var exitCode: Int32

  public init(
    code: String, message: String, hint: String? = nil, subject: String? = nil, range: Range<Int>? = nil,
    exitCode: Int32 = 2
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.subject = subject
    self.range = range
    self.exitCode = exitCode
  }
}
