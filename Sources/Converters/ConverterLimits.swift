/// What a converter may cost.
public struct ConverterLimits: Hashable, Sendable {
  /// Of processor time, for a small file.
  public var seconds = 12
  /// Bytes for which a second more is given: slower than any converter is on a sound file.
  public var bytesPerSecond = 128 << 10
  /// Of memory that a converter may use.
  public var megabytes = 900
  /// Of its standard output.
  public var outputBytes = 256 << 20
  /// Of its messages.
  public var messageBytes = 1 << 20

  public init() {}

  func seconds(forBytes bytes: Int) -> Int { seconds + bytes / max(bytesPerSecond, 1) }

  /// What `sh` is given to run a program within the limits.
  func command(_ program: String, _ arguments: [String], seconds: Int) -> [String] {
    // Some systems have no limit of memory; they still have the one of time.
    let script = "ulimit -v \(megabytes << 10) 2>/dev/null; ulimit -t \(seconds); ulimit -c 0; exec \"$0\" \"$@\""
    return ["-c", script, program] + arguments
  }
}
