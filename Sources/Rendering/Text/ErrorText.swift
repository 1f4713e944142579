import DocumentModel

/// An error in a sentence, with a caret under the place where it has one.
struct ErrorText {
  let style: TextStyle

  func text(_ error: ReportedError) -> String {
    var output = style.dress("loccit: ", .bad) + TextStyle.plain(error.message) + "\n"
    if let subject = error.subject, let range = error.range, subject.unicodeScalars.contains(where: { !$0.isBlank }) {
      // A line break inside a query would part the caret from its place.
      let line = ScalarText(subject).scalars.map { $0.isLineEnd || $0 == "\t" ? " " : $0 }
      let before = String(scalars: line[..<min(range.lowerBound, line.count)])
      let marked = String(scalars: line[min(range.lowerBound, line.count)..<min(range.upperBound, line.count)])
      output += "  " + TextStyle.plain(String(scalars: line[...])) + "\n"
      output += "  " + String(repeating: " ", count: TextWidth.columns(of: before))
      output += style.dress(String(repeating: "^", count: max(1, TextWidth.columns(of: marked))), .bad) + "\n"
    }
    if let hint = error.hint { output += "  " + style.dress(TextStyle.plain(hint), .good) + "\n" }
    return output
  }
}
