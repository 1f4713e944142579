import Foundation
import TestSupport
import Testing
import Xapian

/// The program that serves a database over its standard input and output.
enum ServerProgram {
  static let name = "xapian-progsrv"
  static let isHere = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}

/// Databases served by Xapian's own program, beside the same ones read directly.
@Suite(.serialized, .enabled(if: ServerProgram.isHere, "needs xapian-progsrv of xapian-tools"))
final class ServedDatabaseTests {
  private let folder: TemporaryFolder
  private let local: Database
  /// The first part is here, the others are served.
  private let served: Database

  /// Three databases with the parts of forty wholes each, made of few words, so that every order of them occurs.
  init() throws {
    folder = try TemporaryFolder()
    var random = Xorshift()
    var paths: [String] = []
    for shard in 0..<3 {
      var documents: [TermDocument] = []
      for whole in 0..<40 {
        for _ in 0..<5 {
          var words = (0..<(3 + random.next(9))).map { _ in Self.words[random.next(Self.words.count)] }
          if whole.isMultiple(of: 2) {
            words.insert("»", at: 3)
            words.insert("«", at: random.next(3))
          }
          var part = document(words.joined(separator: " "), values: [.init(0, "whole\(shard)-\(whole)")])
          part.entries.append(.init(Term((whole % 3 == 0 ? "XY" : "XD") + "whole\(shard)-\(whole)")))
          documents.append(part)
        }
      }
      paths.append(folder.path("shard\(shard)"))
      try write(documents, to: paths[shard])
    }
    local = try Self.joined(paths.map { .path($0) })
    served = try Self.joined(
      [.path(paths[0])] + paths.dropFirst().map { .program(name: ServerProgram.name, arguments: $0) })
  }

  private static func joined(_ addresses: [DatabaseAddress]) throws -> Database {
    let database = try Database(joining: Database.open(addresses).map { try $0.get() })
    try database.decidePatterns(slot: 0, prefix: "XD", or: "XY")
    return database
  }

  private static let words = ["ash", "birch", "Birch", "cedar", "elm", "fir", "Fir", "oak", "pine", "yew"]

  private static func term(_ word: String) -> Query { .term(Term(word)) }

  /// A word in either of its forms, among others.
  private static func near(_ word: String) -> Query.Neighbour { either(word) }

  private static func either(_ words: String...) -> Query.Neighbour {
    let forms = words.flatMap { [Term($0), Term($0.prefix(1).uppercased() + $0.dropFirst())] }
    return .init(words.count == 1 ? term(words[0]) : .or(words.map(term)), forms: forms)
  }

  static let queries: [Query] = [
    term("ash"),
    .or([term("ash"), term("fir"), term("yew")]),
    .synonym([term("ash"), term("fir"), term("yew"), term("oak"), term("pine")]),
    .phrase([near("ash"), near("birch")], window: 2),
    .phrase([near("ash"), near("birch"), near("ash")], window: 3),
    .phrase([near("oak"), either("fir", "yew")], window: 2),
    .phrase([near("oak"), near("elm")], window: 4),
    .near([near("oak"), near("elm")], window: 2),
    .near([near("oak"), near("oak")], window: 5),
    .forms([.init(term: "birch", form: "Birch")]),
    .phrase([near("oak"), near("elm")], window: 3, side: .insideQuotations),
    .near([near("oak"), near("elm")], window: 3, side: .outsideQuotations),
    .forms([.init(term: "birch", form: "Birch"), .init(term: "fir", form: "fir"), .init(term: "yew", form: "yew")]),
    .phrase([near("none"), near("elm")], window: 2),
    .andNot(term("oak"), .phrase([near("oak"), near("elm")], window: 2)),
    .or([term("yew"), .phrase([near("oak"), near("elm")], window: 2)]),
    .andMaybe(term("yew"), .near([near("oak"), near("elm")], window: 3)),
    .and([.phrase([near("ash"), near("birch")], window: 2), .forms([.init(term: "fir", form: "Fir")])]),
    .filter(term("ash"), by: .and([.phrase([near("cedar"), near("elm")], window: 2), term("XDwhole1-7")])),
    .scaled(.phrase([near("cedar"), near("elm")], window: 2), by: 0.5),
  ]

  @Test(arguments: queries) func matchAndWeighTheSame(_ query: Query) throws {
    var request = SearchRequest(query)
    request.limit = 600
    request.tieSlot = 0
    request.values = [0]
    let (expected, found) = (try local.search(request), try served.search(request))
    #expect(found.matches == expected.matches)
    #expect(found.undecided == 0)
  }

  @Test func aPageHoldsTheSameWhereverItIsCut() throws {
    var request = SearchRequest(.or([Self.term("oak"), Self.term("elm")]))
    request.tieSlot = 0
    request.limit = 600
    let all = try served.search(request).matches
    request.limit = 7
    var pages: [MatchSet.Match] = []
    while request.offset < all.count {
      pages += try served.search(request).matches
      request.offset += request.limit
    }
    #expect(pages == all)
  }

  @Test func sortsByValueAndGroupsTheSame() throws {
    for query in Self.queries {
      var request = SearchRequest(query)
      request.limit = 50
      request.tieSlot = 0
      request.values = [0]
      request.sort = .init(slot: 0, descending: true)
      #expect(try served.search(request).matches == local.search(request).matches)
      request.sort = nil
      request.collapse = .init(slot: 0)
      let (found, expected) = (try served.search(request).matches, try local.search(request).matches)
      // How many a group hides is a lower bound, and may differ with the order in which postings are read.
      #expect(found.map(\.id) == expected.map(\.id))
      #expect(found.map(\.weight) == expected.map(\.weight))
    }
  }

  @Test func saysHowManyWereTooMany() throws {
    let query = Query.phrase([Self.near("ash"), Self.near("birch")], window: 2)
    let all = try served.search(SearchRequest(.and([Self.term("ash"), Self.term("birch")]))).upper
    #expect(all > 40)
    try served.decidePatterns(slot: 0, prefix: "XD", or: "XY", candidateLimit: 10)
    var request = SearchRequest(query)
    request.limit = 600
    let found = try served.search(request)
    #expect(found.undecided > 10)
    let expected = Set(try local.search(request).matches.map(\.id))
    #expect(found.matches.allSatisfy { expected.contains($0.id) })
    #expect(try local.search(SearchRequest(query)).undecided == 0)
  }

  @Test func ofWholesThatAreNotToldApart() throws {
    try served.decidePatterns(slot: 9, prefix: "none", or: "neither")
    for query in Self.queries { #expect(try served.found(query) == local.found(query)) }
  }
}

/// A random number generator that gives the same numbers every time.
private struct Xorshift {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
