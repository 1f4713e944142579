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
      return Answer(
        list, gaps: gaps, hasFound: hasFound(list), explains: options.explain && tellingUnderstood
      ) { remark(on: list) }
    } catch let error as QueryError {
      throw Failure.reported(error, in: text)
    }
  }

  /// With `--limit 0` it is only asked how many there are.
  private func hasFound(_ list: HitList) -> Bool {
    !list.hits.isEmpty || (options.limit == 0 && list.matches.upper > 0)
  }

  private func remark(on list: HitList) {
    for unknown in list.unknownWords {
      let meant = unknown.suggestion.map(TextStyle.plain).map {
        list.corrected == nil ? "; did you mean “\($0)”?" : "; “\($0)” was searched for instead"
      }
      remark("“\(TextStyle.plain(unknown.word))” is in no document\(meant ?? "")")
    }
    if !hasFound(list) { remark(list.offset > 0 ? "no more hits" : "nothing found") }
  }
}
