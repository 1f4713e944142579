import TestSupport
import Testing
import Xapian

/// What is written comes back, however it is held and packed on its way.
@Suite struct WritingTests {
  /// Terms and data of all lengths, different for each database.
  private static func document(_ number: Int, of database: Int) -> TermDocument {
    let letter = UInt8(ascii: "a") + UInt8(database)
    let lengths = [1, 7, 15, 16, 31, 64, 200, 245]
    let terms = lengths.map { length in
      Term(bytes: Array((String(number % 9) + String(number)).utf8.prefix(length)) + filler(letter, length))
    }
    return TermDocument(
      data: filler(letter, number % 700), values: [.init(1, [letter]), .init(2, String(number))],
      entries: Set(terms).map { .init($0, wdf: UInt32(number % 5)) })
  }

  private static func filler(_ letter: UInt8, _ length: Int) -> [UInt8] {
    [UInt8](repeating: letter, count: max(0, min(length, 240) - 5))
  }

  @Test func severalDatabasesAtOnceInManySmallBatches() async throws {
    let folder = try TemporaryFolder()
    let paths = (0..<4).map { "\(folder.path)/\($0)" }
    try await withThrowingTaskGroup { group in
      for (database, path) in paths.enumerated() {
        group.addTask {
          let writer = try WritableDatabase(path: path, .fresh)
          for start in stride(from: 0, to: 1_500, by: 1 + database * 3) {
            var batch = WriteBatch()
            for number in start..<min(start + 1 + database * 3, 1_500) {
              try batch.add(Self.document(number, of: database))
            }
            try writer.apply(batch)
            if start % 400 < database { try writer.commit() }
            // Others go on with what this one has begun.
            await Task.yield()
          }
          try writer.commit()
        }
      }
      try await group.waitForAll()
    }
    for (database, path) in paths.enumerated() {
      let reader = try Database(paths: [path])
      #expect(try reader.statistics().documents == 1_500)
      for number in stride(from: 0, to: 1_500, by: 37) {
        let expected = Self.document(number, of: database)
        let found = try reader.documents([DocumentID(number + 1)], slots: [1, 2]).first ?? nil
        #expect(found?.data == expected.data)
        #expect(found?.values == expected.values.map(\.bytes))
        let terms = try reader.terms(of: DocumentID(number + 1)).map(\.term)
        #expect(terms == expected.entries.map(\.term).sorted())
      }
    }
  }

  /// Too short to be packed, worth it, longer than the packer's window, and nothing to gain.
  @Test(arguments: [0, 100, 127, 128, 129, 900, 8_000, 9_000, 40_000, 300_000])
  func dataOfAnyLength(length: Int) throws {
    let folder = try TemporaryFolder()
    let sentence = Array("The convention was signed in spring, and ratified by most of its parties in a year. ".utf8)
    let prose = (0..<length).map { sentence[($0 + $0 / 1_000) % sentence.count] }
    var state: UInt32 = 12_345
    let noise = (0..<length).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    let written = [prose, noise, noise + prose + noise]
    try write(written.map { TermDocument(data: $0) }, to: folder.path)
    let reader = try Database(paths: [folder.path])
    #expect(try reader.documents([1, 2, 3]).map { $0?.data } == written)
    try reader.compact(to: folder.path + "/copy")
    #expect(try Database(paths: [folder.path + "/copy"]).documents([1, 2, 3]).map { $0?.data } == written)
  }
}
