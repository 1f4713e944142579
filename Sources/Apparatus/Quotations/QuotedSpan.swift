import DocumentModel

/// A run inside quotation marks in one block.
struct QuotedSpan: Hashable, Sendable {
  /// From the opening mark to after the closing one.
  var outer: Range<Int>
  /// Between the marks, without blanks at its ends.
  var inner: Range<Int>
  /// 0 for an outermost span.
  var depth: Int
  /// Whether a closing mark was found.
  var isClosed: Bool
  /// Whether single marks set it apart.
  var isSingle: Bool
}
