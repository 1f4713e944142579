/// Something that a reader of the document should know: a marker without note, a lost letter, a missing date.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, Codable, Comparable {
    case info, warning, error

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    private var rank: Int {
      switch self {
      case .info: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  public var severity: Severity
  /// A stable name for programs: `marker-without-note`.
  public var code: String
  /// A sentence for people.
  public var message: String
  /// In the reading text of a `Document`, in the source text of a `LaidOutText`.
  public var range: Range<Int>?

  public init(_ severity: Severity, _ code: String, _ message: String, range: Range<Int>? = nil) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
  }
}
