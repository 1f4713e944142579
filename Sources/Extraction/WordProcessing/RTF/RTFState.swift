/// What holds inside a group of RTF, and is as before behind it.
struct RTFState {
  enum Destination: Equatable {
    case text, skipped, fontTable, styleSheet, fieldCode, bookmark, information(String)
    /// Whose own letters are no text, but in which text may stand: a drawing.
    case shell
  }

  var destination = Destination.text
  var format: LetterFormat = []
  var font: Int?
  /// How many letters follow `\u` for readers without Unicode.
  var fallbackCount = 1
  var paragraph = Paragraph()
  var link: String?
  var isBibliography = false
  /// Whether `\*` was the last control, so that a destination which is not known is skipped.
  var isOptional = false

  struct Paragraph {
    var style: Int?
    var level: Int?
    var indent = ParagraphIndent()
    var isListItem = false
    var isInTable = false
  }
}
