/// Gathers changes until it is quiet: says when to act on what has come, and sees no clock itself.
public struct Debounce: Sendable {
  public typealias Instant = ContinuousClock.Instant

  /// So long nothing must come before it is time.
  public var quiet: Duration
  /// So long after the first change it is time, however many follow.
  public var limit: Duration

  private var first: Instant?
  private var last: Instant?

  /// Programs write, rename and write again within some tenths of a second; a download never ends.
  public init(quiet: Duration = .milliseconds(500), limit: Duration = .seconds(5)) {
    self.quiet = quiet
    self.limit = limit
  }

  /// Takes a change in.
  public mutating func note(at instant: Instant) {
    if first == nil { first = instant }
    last = max(last ?? instant, instant)
  }

  /// When it is time; nil while nothing has changed.
  public var due: Instant? {
    guard let first, let last else { return nil }
    return min(last + quiet, first + limit)
  }

  /// Whether it is time, and if so begins anew.
  public mutating func take(at instant: Instant) -> Bool {
    guard let due, due <= instant else { return false }
    first = nil
    last = nil
    return true
  }
}
