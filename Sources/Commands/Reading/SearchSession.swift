import Search

/// A session whose searcher is kept from one query to the next, with what it has learnt of the index.
final class SearchSession {
  private let session: IndexSession
  private var known: (reader: IndexReader, searcher: Searcher)?

  init(_ session: IndexSession) { self.session = session }

  /// As `IndexSession.answering`.
  func answering<Result>(_ body: (Searcher) throws -> Result) throws -> (Result, AnswerGaps) {
    try session.answering { reader in
      if known?.reader !== reader { known = (reader, try Searcher(reader)) }
      guard let searcher = known?.searcher else { preconditionFailure("a searcher was just made") }
      return try body(searcher)
    }
  }
}
