/// The code of a Word field, as DOCX and RTF have it: `HYPERLINK "https://…"`, `NOTEREF _Ref12 \f`, `ADDIN ZOTERO_BIBL …`.
struct FieldInstruction {
  private let words: [String]

  /// Only the beginning of a long code is read. Cost: constant.
  init(_ text: String) {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for letter in text.prefix(2048) {
      if letter == "\"" {
        isQuoted.toggle()
      } else if letter.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(letter)
      }
    }
    self.words = word.isEmpty ? words : words + [word]
  }

  /// Where a link leads: an address, or `#` and a bookmark.
  var link: String? {
    guard words.first?.uppercased() == "HYPERLINK" else { return nil }
    if let local = words.firstIndex(of: "\\l"), local + 1 < words.count { return "#\(words[local + 1])" }
    return words.dropFirst().first { !$0.hasPrefix("\\") }
  }

  /// The bookmark of the note whose marker it repeats (`\f`); nil for any other, as for a number in running words.
  var noteBookmark: String? {
    words.count > 1 && words[0].uppercased() == "NOTEREF" && words.contains("\\f") ? words[1] : nil
  }

  /// Whether it prints a list of works that a program keeps: Word's own, Zotero's, Mendeley's, EndNote's.
  var isBibliography: Bool {
    let words = words.prefix(3).map { $0.uppercased() }
    return words.first == "BIBLIOGRAPHY" || words.contains { Self.bibliographies.contains($0) }
  }

  private static let bibliographies: Set<String> = [
    "ZOTERO_BIBL", "CSL_BIBLIOGRAPHY", "EN.REFLIST", "MENDELEY_BIBLIOGRAPHY",
  ]
}
