/// What is wrong with a query, where, and what may have been meant.
public struct QueryError: Error, Hashable, Sendable {
  /// A stable name for programs.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case empty = "empty-query"
    case tooLong = "query-too-long"
    case tooDeep = "query-too-deep"
    case unknownField = "unknown-field"
    case emptyField = "empty-field"
    case badFieldValue = "bad-field-value"
    case badRange = "bad-range"
    case badKind = "bad-kind"
    case badVoice = "bad-voice"
    case unclosedQuotation = "unclosed-quotation"
    case emptyQuotation = "empty-quotation"
    case unclosedParenthesis = "unclosed-parenthesis"
    case unopenedParenthesis = "unopened-parenthesis"
    case emptyParentheses = "empty-parentheses"
    case danglingOperator = "dangling-operator"
    case misplacedOperator = "misplaced-operator"
    case onlyExcluded = "only-excluded"
    case badDistance = "bad-distance"
    case badNearOperand = "bad-near-operand"
    case badWildcard = "bad-wildcard"
    case tooManyExpansions = "too-many-expansions"
  }

  public var code: Code
  /// A sentence that says what is wrong and the remedy.
  public var message: String
  /// The place, in scalars of the query; empty where something is missing.
  public var range: Range<Int>
  /// A sentence with the likely word meant.
  public var hint: String?

  public init(_ code: Code, _ message: String, range: Range<Int>, hint: String? = nil) {
    self.code = code
    self.message = message
    self.range = range
    self.hint = hint
  }

  static func empty(length: Int) -> QueryError {
    QueryError(.empty, "The query has no words. Give at least one word or field.", range: 0..<length)
  }
}
