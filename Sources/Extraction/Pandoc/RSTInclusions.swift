import DocumentModel

/// Directives of reStructuredText that call for other files. They are never followed, and one whose file is missing would
/// cost pandoc the whole text, so they are taken out first.
enum RSTInclusions {
  /// The text with each such directive made a comment, and how many there were. Cost: linear.
  static func without(_ scalars: [Unicode.Scalar]) -> (text: [Unicode.Scalar], count: Int) {
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(scalars.count)
    var count = 0
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      let line = scalars[start..<end]
      if callsForFile(line) {
        // The sign of a comment remains, so that what is indented below it is one, too.
        text += line.prefix { $0 == " " || $0 == "\t" }
        if line.first(where: { !$0.isBlank }) == "." { text += "..".unicodeScalars }
        count += 1
      } else {
        text += line
      }
      if end < scalars.count { text.append("\n") }
      start = end + 1
    }
    return (text, count)
  }

  private static func callsForFile(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = line.drop { $0 == " " || $0 == "\t" }
    guard let first = words.first else { return false }
    if first == ":" {
      // The option of a table or of raw markup, which has the same effect.
      return words.startIndex > line.startIndex && options.contains { words.starts(with: $0.unicodeScalars) }
    }
    guard first == ".", words.starts(with: "..".unicodeScalars) else { return false }
    let rest = words.dropFirst(2).drop { $0 == " " || $0 == "\t" }
    return directives.contains { rest.starts(with: $0.unicodeScalars) }
  }

  private static let directives = ["include::", "literalinclude::"]
  private static let options = [":file:", ":url:"]
}
