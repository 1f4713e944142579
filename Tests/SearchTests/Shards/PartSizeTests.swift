import Testing

@testable import Search

@Suite struct PartSizeTests {
  static let cases: [(entries: [Int], merged: Int)] = [
    ([], 0), ([100], 0), ([0, 5], 2), ([0, 2_100, 2_100, 2_100, 30], 5), ([150_000, 40], 0), ([150_000, 40, 3], 0),
    ([150_000, 40, 3, 70], 0), ([150_000, 40, 3, 70, 20], 4), ([40, 40], 0), ([150_000, 1_900, 1_900], 0),
    ([150_000, 1_900, 2_000], 2),
    ([150_000, 60_000], 0), ([150_000, 60_000, 20_000], 3), ([150_000, 60_000, 3_000, 1_600], 0),
    ([150_000, 60_000, 3_000, 2_000], 2),
    ([150_000, 80_000], 2),
    ([150_000, 30_000, 2_100, 2_100, 2_100, 2_100, 2_100, 2_100, 2_100, 2_100, 10], 10),
    ([1_000_000, 30_000, 2_100, 2_100, 10], 3),
  ]

  @Test(arguments: cases) func mergesWhatYoungerPartsHaveCaughtUpWith(_ item: (entries: [Int], merged: Int)) {
    #expect(PartSize.mergeable(item.entries.map { PartSize(name: "", entries: $0, lost: 0) }) == item.merged)
  }

  @Test func whatLostMostOfItIsMadeCompact() {
    func merged(_ lost: Int) -> Int {
      PartSize.mergeable([PartSize(name: "", entries: 10_000, lost: lost), PartSize(name: "", entries: 3_000, lost: 0)])
    }
    #expect(merged(1_000) == 0)
    #expect(merged(8_000) == 2)
  }

  /// Whatever is put in, there are few parts, and no entry is copied often.
  @Test func thereAreFewPartsOverTheYears() {
    var sizes: [Int] = []
    var copied = 0
    for round in 0..<5_000 {
      sizes.append(20 + round * 7_919 % 400)
      let merged = PartSize.mergeable(sizes.map { PartSize(name: "", entries: $0, lost: 0) })
      guard merged > 0 else { continue }
      let sum = sizes.suffix(merged).reduce(0, +)
      copied += sum
      sizes = sizes.dropLast(merged) + [sum]
      #expect(sizes.count <= 12)
    }
    #expect(copied < sizes.reduce(0, +) * 40)
  }
}
