import DocumentModel

/// Turns the LaTeX of a bibliography field into plain text: accents, special letters, dashes and quotation marks; braces
/// and the names of commands fall away and what they hold stays.
enum LaTeXText {
  /// Cost: linear; an accent may come before at most one letter.
  static func plain(_ source: some StringProtocol) -> String {
    var reader = LaTeXReader(source)
    return reader.plain()
  }

  static let accents: [String: Unicode.Scalar] = [
    "\"": "\u{308}", "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}",
    "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}", "b": "\u{331}",
    "d": "\u{323}", "t": "\u{361}",
  ]

  static let letters: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "ldots": "…", "dots": "…",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textellipsis": "…", "textregistered": "®", "texttrademark": "™", "texteuro": "€",
    "euro": "€", "textdegree": "°", "textbackslash": "\\", "textasciitilde": "~", "textunderscore": "_",
    "textless": "<", "textgreater": ">", "guillemotleft": "«", "guillemotright": "»", "LaTeX": "LaTeX", "TeX": "TeX",
    "BibTeX": "BibTeX", "quad": " ", "qquad": " ", "newline": " ", "slash": "/",
  ]

  /// Commands whose argument stands in quotation marks.
  static let quoting: Set<String> = ["enquote", "mkbibquote"]
}

private struct LaTeXReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var result: [Unicode.Scalar] = []
  private var needsComposing = false
  /// For every open brace, whether a quotation mark closes with it.
  private var braces: [Bool] = []

  init(_ source: some StringProtocol) { scalars = Array(source.unicodeScalars) }

  mutating func plain() -> String {
    while index < scalars.count { step() }
    let letters = needsComposing ? Composition.composed(result) : result
    var text: [Unicode.Scalar] = []
    for scalar in letters where !(scalar.isBlank && (text.last?.isBlank ?? true)) {
      text.append(scalar.isBlank ? " " : scalar)
    }
    if text.last == " " { text.removeLast() }
    return String(scalars: text[...])
  }

  private mutating func step() {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "\\": command()
    case "{": braces.append(false)
    case "}": if braces.popLast() == true { result.append("”") }
    case "~": result.append(" ")
    case "$": break
    case "-": result.append(contentsOf: run(of: "-", marks: ["-", "–", "—"]))
    case "`": result.append(contentsOf: run(of: "`", marks: ["‘", "“"]))
    case "'": result.append(contentsOf: run(of: "'", marks: ["'", "”"]))
    default: result.append(scalar)
    }
  }

  /// One, two or three of a sign in a row as the mark that TeX makes of them.
  private mutating func run(of sign: Unicode.Scalar, marks: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var count = 1
    while count < marks.count, index < scalars.count, scalars[index] == sign {
      count += 1
      index += 1
    }
    return [marks[count - 1]]
  }

  private mutating func command() {
    guard index < scalars.count else { return }
    let start = index
    if !scalars[index].isLetter {
      index += 1
      let sign = String(scalars: scalars[start..<index])
      if let accent = LaTeXText.accents[sign] { return apply(accent) }
      switch scalars[start] {
      case "\\", ",", ";", ":", " ", "\n": result.append(" ")
      case "-", "/", "!", "(", ")", "[", "]": break
      default: result.append(scalars[start])
      }
      return
    }
    while index < scalars.count, scalars[index].isLetter { index += 1 }
    let name = String(scalars: scalars[start..<index])
    if let accent = LaTeXText.accents[name], !isEnd { return apply(accent) }
    if let letters = LaTeXText.letters[name] {
      result.append(contentsOf: letters.unicodeScalars)
      skipBlankAfterCommand()
    } else {
      skipBlankAfterCommand()
      if LaTeXText.quoting.contains(name), index < scalars.count, scalars[index] == "{" {
        index += 1
        braces.append(true)
        result.append("“")
      }
    }
  }

  private var isEnd: Bool { index >= scalars.count }

  /// A blank behind a command only ends its name, and `{}` behind one only keeps a blank.
  private mutating func skipBlankAfterCommand() {
    if index + 1 < scalars.count, scalars[index] == "{", scalars[index + 1] == "}" {
      index += 2
    } else {
      while index < scalars.count, scalars[index].isBlank { index += 1 }
    }
  }

  /// Puts an accent on the next letter, which may stand in braces or be `\i`.
  private mutating func apply(_ accent: Unicode.Scalar) {
    while index < scalars.count, scalars[index].isBlank || scalars[index] == "{" {
      if scalars[index] == "{" { braces.append(false) }
      index += 1
    }
    guard index < scalars.count, scalars[index] != "}" else { return }
    needsComposing = true
    if scalars[index] == "\\" {
      index += 1
      let start = index
      while index < scalars.count, scalars[index].isLetter { index += 1 }
      let name = String(scalars: scalars[start..<index])
      if index == start, index < scalars.count { index += 1 }
      let letters = ["i": "i", "j": "j"][name] ?? LaTeXText.letters[name] ?? ""
      result.append(contentsOf: letters.unicodeScalars)
      if !letters.isEmpty { result.append(accent) }
      skipBlankAfterCommand()
    } else {
      result.append(scalars[index])
      result.append(accent)
      index += 1
    }
  }
}
