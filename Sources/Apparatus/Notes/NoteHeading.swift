import DocumentModel

/// What a heading announces: notes, or a list of the works cited.
enum NoteHeading {
  case notes, references

  /// Reads a short line: `NOTES`, `Endnotes to Chapter 3`, `5. Anmerkungen`, `References`. Cost: constant.
  init?(_ text: ArraySlice<Unicode.Scalar>) {
    guard text.count <= 48, !text.isEmpty, Self.mayAnnounce(text) else { return nil }
    var words: [String] = []
    for word in String(scalars: text).lowercased().split(whereSeparator: { !$0.isLetter }) {
      words.append(String(word))
    }
    // A numbering in front: "V. Notes", "7 References".
    if words.count > 1, words[0].allSatisfy({ "ivxl".contains($0) }) { words.removeFirst() }
    guard let first = words.first, words.count <= 5 else { return nil }
    let phrase = words.joined(separator: " ")
    if Self.bothTitles.contains(phrase) || Self.noteTitles.contains(phrase) {
      self = .notes
    } else if Self.referenceTitles.contains(phrase)
      || words.contains(where: { $0 == "references" || $0 == "bibliography" })
    {
      self = .references
    } else if Self.noteTitles.contains(first), words.count > 1, Self.links.contains(words[1]), words.count <= 4 {
      self = .notes
    } else {
      return nil
    }
  }

  /// Whether a line holds a word without which it announces nothing; told only of lines in ASCII letters, for most lines
  /// are read and hardly any announces notes.
  private static func mayAnnounce(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.allSatisfy(\.isASCII) else { return true }
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      while index < text.endIndex, text[index].isLetter { index += 1 }
      if index > start, tellingWords.contains(text[start..<index].lazy.map(\.asciiLowercase)) { return true }
      index += 1
    }
    return false
  }

  /// The first words of all titles, and those that tell wherever they stand.
  private static let tellingWords: WordSet = {
    let titles = noteTitles.union(bothTitles).union(referenceTitles)
    let heads = titles.compactMap { title in title.split(separator: " ").first.map(String.init) }
    return WordSet(words: (heads + ["references", "bibliography"]).joined(separator: " "))
  }()

  private static let noteTitles: Set<String> = [
    "notes", "note", "endnotes", "end notes", "endnote", "footnotes", "footnote", "foot notes", "anmerkungen",
    "anmerkung",
    "fußnoten", "fussnoten", "endnoten", "noten", "voetnoten", "eindnoten", "notas", "notas al pie", "notas finales",
    "notes de fin", "notes de bas de page", "note al testo", "notas de rodapé", "noter", "fotnoter", "przypisy",
    "poznámky", "примечания", "сноски", "citations", "notes and comments", "explanatory notes",
  ]
  private static let bothTitles: Set<String> = [
    "notes and references", "references and notes", "notes references", "endnotes and references",
    "notes and bibliography", "anmerkungen und literatur", "notes et références", "notas y referencias",
    "notes and sources", "sources and notes",
  ]
  private static let referenceTitles: Set<String> = [
    "references", "bibliography", "works cited", "literature", "literature cited", "literatur", "literaturverzeichnis",
    "references cited", "sources", "bibliographie", "références", "bibliografía", "referencias", "bibliografia",
    "quellen", "literaturangaben", "select bibliography", "selected bibliography", "further reading",
    "normative references", "informative references", "literatuur", "литература",
  ]
  private static let links: Set<String> = ["to", "for", "on", "from", "zu", "zum", "du", "chapter", "part", "section"]
}
