import DocumentModel
import Search

/// Turns results into what is written out. Text and JSON stand behind one interface, so that no command knows formats.
public protocol ResultPrinter: Sendable {
  func print(_ hits: HitList) -> String
  func print(_ citations: CitationList) -> String
  func print(_ completions: CompletionList) -> String
  func print(_ sources: [CitedSource]) -> String
  func print(_ contexts: [ContextView]) -> String
  func print(_ inspected: InspectedDocument) -> String
  func print(_ documents: [DocumentSummary]) -> String
  func print(_ status: IndexStatus) -> String
  func print(_ checks: [HealthCheck]) -> String
  func print(_ report: IngestReport) -> String
  func print(removed ids: [String]) -> String
}

/// For people.
public struct TextPrinter: ResultPrinter {
  let style: TextStyle
  /// Whether long lists are printed to their end.
  let isVerbose: Bool
  /// What the answer leaves out, which stands below it.
  let gaps: AnswerGaps

  public init(style: TextStyle, isVerbose: Bool = false, gaps: AnswerGaps = AnswerGaps()) {
    self.style = style
    self.isVerbose = isVerbose
    self.gaps = gaps
  }

  public func print(_ hits: HitList) -> String { HitText(style: style).text(hits) + remark }
  public func print(_ citations: CitationList) -> String { CitationText(style: style).text(citations) + remark }
  public func print(_ sources: [CitedSource]) -> String { SourceText(style: style).text(sources) + remark }
  public func print(_ completions: CompletionList) -> String { CompletionText(style: style).text(completions) + remark }
  public func print(_ contexts: [ContextView]) -> String {
    contexts.map(ContextText(style: style).text).joined(separator: "\n") + remark
  }
  public func print(_ inspected: InspectedDocument) -> String { DocumentText(style: style).text(inspected) }
  public func print(_ documents: [DocumentSummary]) -> String {
    ReportText(style: style, isVerbose: isVerbose).text(documents) + remark
  }
  public func print(_ status: IndexStatus) -> String {
    ReportText(style: style, isVerbose: isVerbose).text(status) + remark
  }
  public func print(_ checks: [HealthCheck]) -> String { ReportText(style: style, isVerbose: isVerbose).text(checks) }
  public func print(_ report: IngestReport) -> String { ReportText(style: style, isVerbose: isVerbose).text(report) }
  public func print(removed ids: [String]) -> String { ids.map { "removed \(TextStyle.name($0))\n" }.joined() }
  public func print(_ error: ReportedError) -> String { ErrorText(style: style).text(error) }

  private var remark: String {
    gaps.sentences.map { style.dress("incomplete: \(TextStyle.plain($0))", .warning) + "\n" }.joined()
  }
}

/// For programs: one object, or with `lines` one object a line.
public struct JSONPrinter: ResultPrinter {
  let lines: Bool
  /// Which query of a batch hits answer; a member `queryID` says so.
  let queryID: String?
  /// What the answer leaves out; members `incomplete` and `undecided` say so.
  let gaps: AnswerGaps

  public init(lines: Bool = false, queryID: String? = nil, gaps: AnswerGaps = AnswerGaps()) {
    self.lines = lines
    self.queryID = queryID
    self.gaps = gaps
  }

  public func print(_ hits: HitList) -> String {
    answer(lines ? hits.hits.map { JSONValue($0) } : [JSONValue(hits)])
  }
  public func print(_ citations: CitationList) -> String {
    answer(lines ? citations.citations.map { JSONValue($0) } : [JSONValue(citations)])
  }
  public func print(_ sources: [CitedSource]) -> String {
    lines ? each(sources.map { JSONValue($0) }) : line(JSONValue(sources))
  }
  public func print(_ completions: CompletionList) -> String {
    lines ? each(completions.completions.map { JSONValue($0) }) : line(JSONValue(completions))
  }
  public func print(_ contexts: [ContextView]) -> String { each(contexts.map { JSONValue($0) }) }
  public func print(_ inspected: InspectedDocument) -> String { line(JSONValue(inspected)) }
  public func print(_ documents: [DocumentSummary]) -> String {
    lines ? each(documents.map { JSONValue($0) }) : line(JSONValue(documents))
  }
  public func print(_ status: IndexStatus) -> String { line(JSONValue(status)) }
  public func print(_ checks: [HealthCheck]) -> String { line(JSONValue(checks)) }
  public func print(_ report: IngestReport) -> String { line(JSONValue(report)) }
  public func print(removed ids: [String]) -> String { line(JSONValue(removed: ids)) }
  public func print(_ error: ReportedError) -> String { line(JSONValue(error)) }

  private func answer(_ values: [JSONValue]) -> String {
    guard let queryID else { return each(values) }
    return each(values.map { $0.adding(["queryID": .string(queryID)]) })
  }

  private func line(_ value: JSONValue) -> String {
    var value = value
    if !gaps.isEmpty { value = value.adding(["incomplete": JSONValue(gaps.missing.map(\.name))]) }
    if gaps.undecided > 0 { value = value.adding(["undecided": .integer(gaps.undecided)]) }
    return value.text + "\n"
  }

  private func each(_ values: [JSONValue]) -> String { values.map(line).joined() }
}

/// Hits and citations in the formats that only they have.
public enum ResultSheet {
  public static func markdown(_ hits: HitList) -> String { MarkdownText().text(hits) }
  public static func markdown(_ citations: CitationList) -> String { MarkdownText().text(citations) }

  /// What an answer leaves out, as a paragraph below it; empty where that is nothing.
  public static func markdown(_ gaps: AnswerGaps) -> String {
    gaps.isEmpty ? "" : "*Incomplete: \(TextStyle.plain(gaps.sentences.joined(separator: "; ")))*\n"
  }
}
