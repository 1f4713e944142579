/// When to make safe what was written: often enough that a killed run loses little, seldom enough to cost little.
struct CommitSchedule {
  static let defaultBytes = 32 << 20
  private static let units = 40_000
  private static let time = Duration.seconds(20)

  private let bytesLimit: Int
  private var bytes = 0
  private var units = 0
  private var last = ContinuousClock.now

  /// - Parameter bytes: after so much text it is time.
  init(bytes: Int = Self.defaultBytes) { bytesLimit = bytes }

  /// Whether nothing was written since the last commit.
  private(set) var isClean = true

  /// Whether so much was written, or so long ago, that it is time.
  var isDue: Bool {
    !isClean && (bytes >= bytesLimit || units >= Self.units || ContinuousClock.now - last >= Self.time)
  }

  mutating func wrote(bytes: Int = 0, units: Int = 0) {
    isClean = false
    self.bytes += bytes
    self.units += units
  }

  mutating func committed() { self = CommitSchedule(bytes: bytesLimit) }
}
