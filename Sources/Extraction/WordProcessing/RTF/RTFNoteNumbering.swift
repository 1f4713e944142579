import DocumentModel

/// The numbers that are printed for notes without a sign of their own.
struct RTFNoteNumbering {
  private var counts: [Note.Kind: Int] = [:]
  private var formats: [Note.Kind: String] = [:]
  /// Whether the document prints all its notes at its end (`\fet1`).
  private(set) var hasEndnotesOnly = false

  mutating func apply(_ word: String, _ number: Int?) {
    switch word {
    case "fet": hasEndnotesOnly = number == 1
    case "ftnstart": counts[.footnote] = Self.before(number)
    case "aftnstart": counts[.endnote] = Self.before(number)
    default:
      for (prefix, kind) in [("ftnn", Note.Kind.footnote), ("aftnn", .endnote)] where word.hasPrefix(prefix) {
        formats[kind] = Self.names[String(word.dropFirst(prefix.count))] ?? formats[kind]
      }
    }
  }

  private static func before(_ start: Int?) -> Int { min(100_000, max(1, start ?? 1)) - 1 }

  mutating func next(_ kind: Note.Kind) -> String {
    let number = (counts[kind] ?? 0) + 1
    counts[kind] = number
    return NumberFormat.text(number, formats[kind] ?? "decimal")
  }

  private static let names = [
    "ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman", "ruc": "upperRoman",
    "chi": "chicago",
  ]
}
