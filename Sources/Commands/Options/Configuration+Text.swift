extension Configuration {
  /// A line that is no key with a value.
  package struct Fault: Error, Equatable {
    /// From 1.
    package var line: Int
    package var reason: String
  }

  /// Reads the lines of a file. Keys that are not known are passed over, with whatever is indented under them.
  package init(lines: [String]) throws(Fault) {
    var reader = LineReader()
    for (number, line) in lines.enumerated() {
      do throws(LineReader.Refusal) {
        try reader.read(line)
      } catch {
        throw Fault(line: number + 1, reason: error.reason)
      }
    }
    self = reader.configuration
  }
}

/// Reads a configuration line by line.
private struct LineReader {
  /// Why a line cannot be read.
  struct Refusal: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private(set) var configuration = Configuration()
  /// The keys so far, the last one included.
  private var keys: Set<String> = []
  private var key = ""
  /// What stands before the name of every saved query.
  private var margin: Substring?

  mutating func read(_ line: String) throws(Refusal) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    if text.isEmpty || text.first == "#" || line == "---" { return }
    if text.startIndex == line.startIndex, text.first != "-" { return try readKey(text) }
    switch key {
    case "queries": try readQuery(text, margin: line[..<text.startIndex])
    case "", "index": throw Refusal("a key and its value stand on one line, as in “index: folder”")
    default: break
    }
  }

  private mutating func readKey(_ text: Substring) throws(Refusal) {
    guard let entry = Self.entry(text) else { throw Refusal("there is no key, as in “index: folder”") }
    key = entry.key
    let isNew = keys.insert(key).inserted
    guard key == "index" || key == "queries" else { return }
    guard isNew else { throw Refusal("“\(key)” stands there twice") }
    let value = try Self.value(of: entry.value)
    if key == "index" {
      configuration.index = value.isEmpty ? nil : value
    } else if !value.isEmpty {
      throw Refusal("each saved query stands on a line of its own below “queries”, " + Self.example)
    }
  }

  private mutating func readQuery(_ text: Substring, margin: Substring) throws(Refusal) {
    guard !margin.isEmpty, !margin.contains("\t"), self.margin ?? margin == margin else {
      throw Refusal(
        "a saved query stands on one line, with as many blanks before it as before the others, " + Self.example)
    }
    self.margin = margin
    guard let entry = Self.entry(text), let first = entry.key.first, !Self.indicators.contains(first), first != "-",
      Self.remark(in: entry.key[...]) == nil
    else { throw Refusal("there is no name of a saved query, " + Self.example) }
    guard !configuration.queries.contains(where: { $0.name == entry.key }) else {
      throw Refusal("“\(entry.key)” stands there twice")
    }
    configuration.queries.append(SavedQuery(name: entry.key, text: try Self.value(of: entry.value)))
  }

  private static let example = "as in “  shields: missile treaty”"

  // MARK: Pieces of a line

  /// A key and what stands behind its colon; nil where there is none.
  private static func entry(_ text: Substring) -> (key: String, value: Substring)? {
    guard let colon = text.firstIndex(of: ":"), isColonOfKey(text, colon) else { return nil }
    return (String(trimmed(text[..<colon])), text[text.index(after: colon)...])
  }

  /// Whether YAML takes a colon for one behind a key.
  private static func isColonOfKey(_ text: Substring, _ index: Substring.Index) -> Bool {
    text[index] == ":" && (text[index...].dropFirst().first.map { $0 == " " || $0 == "\t" } ?? true)
  }

  /// A plain text, one in `'single'` or one in `"double"` quotation marks, without the remark behind it; empty where there
  /// is none.
  private static func value(of text: Substring) throws(Refusal) -> String {
    guard let value = plainOrQuoted(text.drop { $0 == " " || $0 == "\t" }) else {
      throw Refusal("the value is no plain text; put all of it in 'single quotation marks'")
    }
    return value
  }

  private static func plainOrQuoted(_ text: Substring) -> String? {
    guard let first = text.first, first != "#" else { return "" }
    if first == "'" || first == "\"" { return quoted(text.dropFirst(), by: first) }
    guard !indicators.contains(first) else { return nil }
    let plain = trimmed(text[..<(remark(in: text) ?? text.endIndex)])
    // In YAML these begin a list or are a key.
    if plain == "-" || plain.hasPrefix("- ") || plain.indices.contains(where: { isColonOfKey(plain, $0) }) {
      return nil
    }
    return nothing.contains(String(plain)) ? "" : String(plain)
  }

  /// What a text without quotation marks cannot begin with.
  private static let indicators: Set<Character> = Set("[]{}&*!|>%@`,?#'\"")
  private static let nothing: Set<String> = ["~", "null", "Null", "NULL"]

  /// Where a remark begins behind a text.
  private static func remark(in text: Substring) -> Substring.Index? {
    var isBlank = false
    for index in text.indices {
      if isBlank, text[index] == "#" { return index }
      isBlank = text[index] == " " || text[index] == "\t"
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }

  /// In single marks a doubled one stands for itself, in double ones a backslash guards the mark and itself.
  private static func quoted(_ text: Substring, by mark: Character) -> String? {
    var rest = text
    var value = ""
    while let character = rest.popFirst() {
      if character == "\\", mark == "\"" {
        guard let guarded = rest.popFirst(), "\\\"/".contains(guarded) else { return nil }
        value.append(guarded)
      } else if character != mark {
        value.append(character)
      } else if mark == "'", rest.first == mark {
        value.append(mark)
        rest.removeFirst()
      } else {
        let end = remark(in: rest) ?? rest.endIndex
        return trimmed(rest[..<end]).isEmpty ? value : nil
      }
    }
    return nil
  }
}
