/// Words that head a part of a work, never the work.
enum SectionWords {
  static func opens(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    if words.count == 1, isNumeral(first) || names.contains(first) { return true }
    if words.count > 1, numbered.contains(first), isNumeral(words[1]) { return true }
    return words.count <= 3 && (heads.contains(first) || words.count == 2 && heads.contains(words[1]))
  }

  /// Names that stand alone; with words beside them (`References of Stamps`, `Home Rule`) they may be a title.
  private static let names: Set<String> = [
    "endnotes", "references", "bibliography", "zusammenfassung", "sommaire", "resume", "resumen", "contenido", "home",
    "menu", "navigation", "search",
  ]
  private static func isNumeral(_ word: String) -> Bool { word.allSatisfy { "ivxlc".contains($0) || $0.isNumber } }

  private static let numbered: Set<String> = [
    "chapter", "part", "book", "section", "kapitel", "teil", "chapitre", "partie",
  ]
  private static let heads: Set<String> = [
    "preface", "introduction", "foreword", "contents", "abstract", "summary", "chapter", "part", "section", "prologue",
    "acknowledgments", "acknowledgements", "dedication", "notes", "vorwort", "einleitung", "inhalt", "avant",
    "prefazione",
    "introduccion", "prologo", "conclusion", "conclusions", "appendix", "book", "article", "table", "executive", "to",
  ]
}
