import DocumentModel

/// Reads the entries of a BibTeX file: `@type{key, name = value, …}`, with `@string` put in and `@comment` and
/// `@preamble` left out. Text between entries is a comment, as BibTeX has it.
struct BibTeXParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var strings: [String: String]
  /// How many letters macros may still stand for. One that is made of itself twice would double with every definition.
  private var expansions = 1 << 22
  private static let longestString = 1_000

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    // The standard styles define the months; their number is what a date needs.
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    strings = Dictionary(uniqueKeysWithValues: months.enumerated().map { ($1, String($0 + 1)) })
  }

  /// Every entry in order. Cost: linear.
  mutating func entries() -> [BibTeXEntry] {
    var entries: [BibTeXEntry] = []
    while let at = scalars[index...].firstIndex(of: "@") {
      index = at + 1
      let type = word().lowercased()
      skipBlanks()
      guard let open = peek(), open == "{" || open == "(", !type.isEmpty else { continue }
      switch type {
      case "comment", "preamble":
        // Some write @comment without braces that match; the next "@" at the start of a line ends it.
        skipGroup()
      case "string":
        index += 1
        for (name, value) in fields() { strings[name] = String(value.unicodeScalars.prefix(Self.longestString)) }
      default:
        index += 1
        let key = self.key()
        entries.append(BibTeXEntry(type: type, key: key, fields: fields()))
      }
    }
    return entries
  }

  private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func skipBlanks() {
    while index < scalars.count, scalars[index].isBlank { index += 1 }
  }

  /// A type, field or string name.
  private mutating func word() -> String {
    skipBlanks()
    let start = index
    while let scalar = peek(), !scalar.isBlank, !Self.delimiters.contains(scalar) { index += 1 }
    return String(scalars: scalars[start..<index])
  }

  private static let delimiters: Set<Unicode.Scalar> = ["{", "}", "(", ")", ",", "=", "#", "\"", "@", "%"]

  private mutating func key() -> String {
    skipBlanks()
    let start = index
    while let scalar = peek(), scalar != ",", scalar != "}", !scalar.isLineEnd { index += 1 }
    let key = String(scalars: scalars[start..<index]).trimmingBlanks
    skipBlanks()
    if peek() == "," { index += 1 }
    return key
  }

  /// Reads `name = value` pairs up to the closing brace or bracket, which it takes; the first of two fields of a name
  /// is kept. Where something else stands, it stops there, so that the next entry is found.
  private mutating func fields() -> [String: String] {
    var fields: [String: String] = [:]
    while true {
      skipBlanks()
      while peek() == "," {
        index += 1
        skipBlanks()
      }
      guard let scalar = peek() else { return fields }
      if scalar == "}" || scalar == ")" {
        index += 1
        return fields
      }
      let name = word().lowercased()
      skipBlanks()
      guard !name.isEmpty, peek() == "=" else { return fields }
      index += 1
      guard let value = value() else { return fields }
      if fields[name] == nil { fields[name] = value }
    }
  }

  /// A value: groups, quoted texts, numbers and macros, joined by `#`. Nil at a damaged one.
  private mutating func value() -> String? {
    var text = ""
    while true {
      skipBlanks()
      switch peek() {
      case "{":
        guard let group = inside(upTo: "}") else { return nil }
        text += group
      case "\"":
        guard let quoted = inside(upTo: "\"") else { return nil }
        text += quoted
      default:
        let name = word()
        guard !name.isEmpty else { return nil }
        text += expanded(name)
      }
      skipBlanks()
      guard peek() == "#" else { return text }
      index += 1
    }
  }

  private mutating func expanded(_ name: String) -> String {
    guard let string = strings[name.lowercased()], string.utf8.count <= expansions else { return name }
    expansions -= string.utf8.count
    return string
  }

  /// The inside of a group in braces, which BibTeX counts even behind a backslash, or of quotation marks, which a mark
  /// inside braces does not close; the position is behind it. Nil where it is never closed.
  private mutating func inside(upTo closing: Unicode.Scalar) -> String? {
    index += 1
    let start = index
    var depth = 0
    while index < scalars.count {
      switch scalars[index] {
      case closing where depth <= 0:
        index += 1
        return String(scalars: scalars[start..<(index - 1)])
      case "{": depth += 1
      case "}": depth -= 1
      case "@" where startsEntry(index): return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func skipGroup() {
    if peek() == "{" {
      _ = inside(upTo: "}")
    } else {
      while index < scalars.count, scalars[index] != ")", !startsEntry(index) { index += 1 }
    }
  }

  /// Whether an `@` at the start of a line begins an entry: a value that was never closed ends there.
  private func startsEntry(_ at: Int) -> Bool {
    guard at > 0, scalars[at - 1] == "\n" else { return false }
    var end = at + 1
    while end < scalars.count, end - at < 24, scalars[end].isLetter { end += 1 }
    return end > at + 1 && end < scalars.count && scalars[end] == "{"
  }
}
