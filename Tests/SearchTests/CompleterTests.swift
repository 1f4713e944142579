import DocumentModel
import Testing

@testable import Search

/// The beginning of a name or title is completed from what the index holds.
@Suite(.serialized) struct CompleterTests {
  private func completions(_ prefix: String, limit: Int = 10) async throws -> [String] {
    var coast = SamplePaper("coast") { work in
      work.title = "Beacons and Tolls of the Coast"
      work.authors = [Name(family: "Weil", given: "Ann"), Name(family: "Händl", given: "Otto")]
    }
    coast.addPassage("p1", "Tolls.")
    var inland = SamplePaper("inland") { work in
      work.title = "Canals"
      work.authors = [Name(family: "Weil", given: "Ann")]
    }
    inland.addPassage("p1", "Locks.")
    let index = try await SampleIndex([coast, inland, .elm, .birch])
    return try Completer(index.reader).completions(of: prefix, limit: limit).completions.map {
      "\($0.kind.rawValue): \($0.text) \($0.count)"
    }
  }

  @Test(arguments: [
    ("wei", ["author: Ann Weil 2"]), ("weil an", ["author: Ann Weil 2"]), ("hand", ["author: Otto Händl 1"]),
    ("beac", ["title: Beacons and Tolls of the Coast 1"]), ("coast toll", ["title: Beacons and Tolls of the Coast 1"]),
    ("BEACON", ["title: Beacons and Tolls of the Coast 1"]), ("weiler", []), ("eacons", []), ("toll beac x", []),
    ("", []), ("—", []),
  ])
  func namesAndTitlesAreCompleted(prefix: String, expected: [String]) async throws {
    #expect(try await completions(prefix).filter { !$0.hasPrefix("cited") } == expected)
  }

  @Test func citedWorksAreCompletedWithHowOftenTheyAreCited() async throws {
    let index = try await SampleIndex()
    let sources = try SourceFinder(index.reader).sources()
    let source = try #require(sources.first { $0.item.title != nil })
    let word = try #require(source.item.title?.split(separator: " ").max { $0.count < $1.count })
    let found = try Completer(index.reader).completions(of: String(word.dropLast(2))).completions
    let completion = try #require(found.first { $0.kind == .citedWork && $0.id == source.id })
    #expect(completion.count == source.citations)
  }

  @Test func noMoreAreGivenThanAskedFor() async throws {
    #expect(try await completions("w", limit: 1).count { $0.hasPrefix("author") } == 1)
    #expect(try await completions("w", limit: 0) == [])
  }
}
