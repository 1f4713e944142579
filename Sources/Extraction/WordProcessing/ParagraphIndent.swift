/// How far a paragraph is set in, in twentieths of a point.
struct ParagraphIndent: Hashable, Sendable {
  var left = 0
  var right = 0
  /// Of the first line, from `left`; negative where it hangs out.
  var first = 0

  /// Set in on both sides, more than the text around it: a quotation, as it was set before there were styles.
  func isSetInOnBothSides(of body: ParagraphIndent) -> Bool {
    left >= body.left + 280 && right >= body.right + 280
  }

  /// Set in from the left as a whole, by a centimetre or more.
  func isSetIn(from body: ParagraphIndent) -> Bool { left >= body.left + 560 && first == 0 }

  /// The one that most of a text has, given how much has each; the same for any order of the dictionary.
  static func common(_ amounts: [ParagraphIndent: Int]) -> ParagraphIndent {
    amounts.max { ($0.value, -$0.key.left, -$0.key.right) < ($1.value, -$1.key.left, -$1.key.right) }?.key
      ?? ParagraphIndent()
  }
}
