import DocumentModel

/// How text is dressed for its reader: colours or none, links or none, and how wide a line may be.
public struct TextStyle: Sendable {
  public var color: Bool
  /// In columns of the terminal.
  public var width: Int
  /// How places are linked to their files; nil for not at all.
  public var links: FileLinks?

  /// A width below 40 or above 100 columns is hard to read and is not used.
  public init(color: Bool, width: Int = 80, links: FileLinks? = nil) {
    self.color = color
    self.width = min(max(width, 40), 100)
    self.links = links
  }

  enum Tone: String {
    case bold = "1"
    case dim = "2"
    case italic = "3"
    case match = "1;33"
    case source = "36"
    case good = "32"
    case warning = "33"
    case bad = "31"
  }

  func dress(_ text: String, _ tone: Tone) -> String {
    color && !text.isEmpty ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Text as a link to a place, where places are linked.
  func link(_ text: String, to place: FilePlace?) -> String {
    guard let links, let place else { return text }
    return links.link(text, to: place)
  }

  /// An attribution with its line end: one line however long, because it is there to be copied. It leads to its place.
  func attribution(_ line: String, margin: String, of place: FilePlace? = nil) -> String {
    let plain = Self.plain(line)
    let isOneLine = !plain.utf8.contains(UInt8(ascii: "\n"))
    let text = isOneLine ? plain : plain.split(separator: "\n").joined(separator: " ")
    return margin + link(dress(text, .source), to: place) + "\n"
  }

  /// A text from a document, safe for a terminal: control characters, which could move the cursor or change colours,
  /// become spaces or go.
  public static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isControl(scalar) { result.append(scalar) } else if scalar.isBlank { result.append(" ") }
    }
    return String(result)
  }

  /// A path or id, safe for a terminal and on one line: a control character is written as `\n`, `\t` or `\u{1b}`, so that
  /// it can be told what the name is.
  public static func name(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\t": "\\t"
      case _ where isControl(scalar): "\\u{\(String(scalar.value, radix: 16))}"
      default: String(scalar)
      }
    }.joined()
  }

  /// Whether a terminal might obey it: the control characters but for the line end, and those that turn the direction.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
