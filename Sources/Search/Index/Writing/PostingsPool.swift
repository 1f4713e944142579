import Synchronization

/// What encoders remember of the words that they have seen, lent to one thread at a time.
///
/// The first free place is taken, so with as many threads as there are processors as many memories come into being, and
/// each stays warm from document to document.
final class PostingsPool: Sendable {
  private final class Place: Sendable {
    let postings = Mutex<[String: UnitPostings]>([:])
  }

  /// More than there are threads; an unused place costs nothing.
  private let places = (0..<64).map { _ in Place() }

  /// How many different words a place remembers of a language before it starts anew: some 100 MB.
  private static let limit = 1_000_000

  /// Runs `body` with what is remembered of a language.
  func withPostings<Result: Sendable>(
    language: String, _ body: @Sendable (UnitPostings) throws -> Result
  ) throws -> Result {
    for place in places {
      let result = try place.postings.withLockIfAvailable { try Self.run(&$0, language, body) }
      if let result { return result }
    }
    return try places[0].postings.withLock { try Self.run(&$0, language, body) }
  }

  private static func run<Result: Sendable>(
    _ memory: inout [String: UnitPostings], _ language: String, _ body: @Sendable (UnitPostings) throws -> Result
  ) throws -> Result {
    if let postings = memory[language], postings.normaliser.remembered < limit { return try body(postings) }
    let postings = UnitPostings(try TermNormaliser(language: language))
    memory[language] = postings
    return try body(postings)
  }
}
