import Rendering
import Search

extension Answer {
  /// Of hits that these options asked for. `tellsUnderstood` says whether an explanation begins with the query as understood;
  /// `remark` says something on standard error, where that is wanted.
  init(
    _ list: HitList, gaps: AnswerGaps, options: SearchOptions, tellsUnderstood: Bool, remark: @escaping (String) -> Void
  ) {
    // With `--limit 0` it is only asked how many there are.
    let hasFound = !list.hits.isEmpty || options.limit == 0 && list.matches.upper > 0
    let understood =
      options.explain && tellsUnderstood ? "understood: \(TextStyle.plain(list.understood))\n" : ""
    self.init(
      hasFound: hasFound, gaps: gaps,
      print: { printer in (printer is TextPrinter ? understood : "") + printer.print(list) },
      table: { ResultTable(list) }, markdown: { ResultSheet.markdown(list) },
      remark: {
        list.unknownWords.forEach { remark(Self.sentence(on: $0, isCorrected: list.corrected != nil)) }
        if !hasFound { remark(list.offset > 0 ? "no more hits" : "nothing found") }
      })
  }

  private static func sentence(on unknown: UnknownWord, isCorrected: Bool) -> String {
    let meant = unknown.suggestion.map(TextStyle.plain).map {
      isCorrected ? "; “\($0)” was searched for instead" : "; did you mean “\($0)”?"
    }
    return "“\(TextStyle.plain(unknown.word))” is in no document\(meant ?? "")"
  }
}
