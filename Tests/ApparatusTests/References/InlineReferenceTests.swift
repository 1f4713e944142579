import DocumentModel
import Testing

@testable import Apparatus

/// Citations by author and year in running text, of a document with a list of references.
@Suite struct InlineReferenceTests {
  private static let entries = [
    "Quill, Ada (1999): The Long Pier. Oslo: Tern Press.",
    "Quill, Ada (2003a): Ebb. Oslo: Tern Press.",
    "Quill, Ada (2003b): Flood. Oslo: Tern Press.",
    "Tarn, Ben; Moss, Cleo (2001): Fog. Riga: Gull.",
    "Müller, Ernst (1998): Hafen und Handel. Bremen: Weser.",
  ]

  /// A paragraph above a list of references.
  private func document(_ text: String, entries: [String] = entries) -> Document {
    var document = Document(mediaType: "text/plain")
    var scalars: [Unicode.Scalar] = []
    for (index, piece) in ([text] + entries).enumerated() {
      let start = scalars.count
      scalars += Array(piece.unicodeScalars)
      document.blocks.append(
        Block(index: index, kind: index == 0 ? .paragraph : .referenceEntry, range: start..<scalars.count))
      scalars += ["\n", "\n"]
    }
    document.text = ScalarText(scalars)
    return document
  }

  /// sentence; citations, each with the beginning of the entry that it leads to (nil: none, `?`: several)
  static let found: [(String, [(String, String?)])] = [
    ("The pier was long (Quill 1999, 12).", [("Quill 1999, 12", "Quill, Ada (1999)")]),
    ("As Quill (1999) has shown, it was long.", [("Quill (1999)", "Quill, Ada (1999)")]),
    ("Quill’s (1999) pier was long.", [("Quill’s (1999)", "Quill, Ada (1999)")]),
    (
      "It was long (Tarn & Moss 2001; Quill 2003a).",
      [("Tarn & Moss 2001", "Tarn, Ben"), ("Quill 2003a", "Quill, Ada (2003a)")]
    ),
    ("It was long (see Quill 1999).", [("Quill 1999", "Quill, Ada (1999)")]),
    ("Das war lang, vgl. Müller 1998, S. 3.", [("Müller 1998, S. 3", "Müller, Ernst")]),
    ("It was long (Quill 2003).", [("Quill 2003", "?")]),
    ("It was long (Quill 1999, 2003b).", [("Quill 1999", "Quill, Ada (1999)"), ("2003b", "Quill, Ada (2003b)")]),
    ("It was long (Brandt 1987).", [("Brandt 1987", nil)]),
    ("Brandt 1987 was a good year, and in Oslo 1999 was a better one.", []),
    ("It opened in the spring (May 1999) and closed in winter (about 2003).", []),
  ]

  @Test(arguments: found)
  func finds(text: String, citations: [(String, String?)]) {
    let all = ReferenceFinder.references(in: document(text))
    let inline = all.filter { $0.form == .inline }
    #expect(inline.map(\.text) == citations.map(\.0))
    for (reference, citation) in zip(inline, citations) {
      #expect(reference.note == nil && reference.block == 0)
      switch citation.1 {
      case nil: #expect(reference.resolution.state == .unresolved)
      case "?": #expect(reference.resolution.state == .ambiguous && reference.resolution.candidates.count == 2)
      case let opening?:
        let target = all.first { $0.id == reference.resolution.target }
        #expect(target?.text.hasPrefix(opening) == true, "\(reference.text) leads to \(target?.text ?? "nothing")")
      }
    }
  }

  @Test func aTextWithoutListCitesNothingByYear() {
    #expect(ReferenceFinder.references(in: document("It was long (Quill 1999; Tarn 2001).", entries: [])).isEmpty)
  }

  @Test(
    .timeLimit(.minutes(20)), arguments: ["(Quill 1999", "Quill 1999, ", "((((Quill ", "Quill and ", "(Brandt 1987; "])
  func aLongParagraphIsReadInTime(piece: String) {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    #expect(ReferenceFinder.references(in: document(text)).count >= Self.entries.count)
  }
}
