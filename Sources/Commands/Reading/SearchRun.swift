import DocumentModel
import Rendering
import Search

/// Searches, however they were asked for.
struct SearchRun {
  let session: SearchSession
  let options: SearchOptions
  /// Whether queries are bare words.
  let isPlain: Bool
  /// Says something on standard error, where that is wanted.
  let remark: (String) -> Void

  /// The query that a text says. Throws a `ReportedError`.
  func parsed(_ text: String) throws -> Query {
    do throws(QueryError) {
      return isPlain ? try Query(plain: text) : try Query(parsing: text)
    } catch {
      throw Failure.reported(error, in: text)
    }
  }

  /// What is found. Of one query among many it is not said how it was `understood`.
  func answer(_ text: String, tellingUnderstood: Bool = true) throws -> Answer {
    let query = try parsed(text)
    do {
      let (list, gaps) = try session.answering { try $0.search(query, text: text, options: options) }
      return Answer(list, gaps: gaps, options: options, tellsUnderstood: tellingUnderstood, remark: remark)
    } catch let error as QueryError {
      throw Failure.reported(error, in: text)
    }
  }
}
