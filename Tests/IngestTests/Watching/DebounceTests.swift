import Ingest
import Testing

/// Times are given; nothing waits.
@Suite struct DebounceTests {
  private let start = ContinuousClock.now

  /// When it acts, in milliseconds, on changes that come at these.
  private func rounds(_ changes: [Int], until end: Int) -> [Int] {
    var debounce = Debounce(quiet: .milliseconds(500), limit: .seconds(5))
    var rounds: [Int] = []
    let coming = Set(changes)
    for time in 0...end {
      if coming.contains(time) { debounce.note(at: start + .milliseconds(time)) }
      if debounce.take(at: start + .milliseconds(time)) { rounds.append(time) }
    }
    return rounds
  }

  @Test(arguments: [
    // Nothing happens: nothing is done.
    ([], []),
    ([100], [600]),
    // An editor writes a file, renames it, and touches it.
    ([100, 110, 400], [900]),
    // Two savings.
    ([100, 2000], [600, 2500]),
    // A checkout of two seconds.
    (Array(stride(from: 0, through: 2000, by: 10)), [2500]),
    // A download that never ends is looked at every five seconds.
    (Array(stride(from: 0, through: 11_000, by: 100)), [5000, 10_100, 11_500]),
    // The last moment of quiet.
    ([0, 499], [999]), ([0, 501], [500, 1001]),
  ])
  func actsWhenItIsQuiet(_ changes: [Int], _ expected: [Int]) {
    #expect(rounds(changes, until: 12_000) == expected)
  }

  @Test func saysWhenItIsDue() {
    var debounce = Debounce(quiet: .milliseconds(500), limit: .seconds(5))
    #expect(debounce.due == nil)
    debounce.note(at: start)
    #expect(debounce.due == start + .milliseconds(500))
    // A clock that is read twice may be late once.
    debounce.note(at: start - .milliseconds(5))
    #expect(debounce.due == start + .milliseconds(495) || debounce.due == start + .milliseconds(500))
    let taken = debounce.take(at: start + .seconds(1))
    #expect(taken && debounce.due == nil)
  }
}
