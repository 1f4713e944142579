import DocumentModel

/// A run of words to be set in lines, some of them dressed.
struct Paragraph {
  /// Pieces in order; a piece may hold blanks, at which lines break.
  private var pieces: [(text: String, tone: TextStyle.Tone?)] = []

  init(_ text: String = "", _ tone: TextStyle.Tone? = nil) { add(text, tone) }

  mutating func add(_ text: String, _ tone: TextStyle.Tone? = nil) {
    if !text.isEmpty { pieces.append((TextStyle.plain(text), tone)) }
  }

  mutating func append(_ other: Paragraph) { pieces.append(contentsOf: other.pieces) }

  /// A text with ranges of its scalars dressed, as an excerpt's matches are.
  init(_ text: String, marking ranges: [Range<Int>], _ tone: TextStyle.Tone, elsewhere: TextStyle.Tone? = nil) {
    let scalars = ScalarText(text)
    var position = 0
    for range in ranges where range.lowerBound >= position && range.upperBound <= scalars.count {
      add(scalars[position..<range.lowerBound], elsewhere)
      add(scalars[range], tone)
      position = range.upperBound
    }
    add(scalars[position..<scalars.count], elsewhere)
  }

  /// The lines, at most `style.width` columns wide: `first` (dressed or not) before the first, `indent` blanks before
  /// the rest, and before the first too where nothing else is.
  func lines(_ style: TextStyle, first: String? = nil, indent: Int = 0) -> String {
    let first = first ?? String(repeating: " ", count: indent)
    var output = DressedText(first, style)
    var column = TextWidth.columns(of: first)
    var isLineStart = true
    var pendingBlank = false
    var rest = tokens()[...]
    while let token = rest.first {
      if token.kind == .lineEnd {
        output.breakLine(indent: indent)
        column = indent
        isLineStart = true
        pendingBlank = false
        rest.removeFirst()
        continue
      }
      if token.kind == .blank {
        pendingBlank = !isLineStart
        rest.removeFirst()
        continue
      }
      let word = rest.prefix(1 + rest.dropFirst().prefix { $0.kind == .continuation }.count)
      rest = rest.dropFirst(word.count)
      let width = word.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
      if pendingBlank, column + 1 + width > style.width {
        output.breakLine(indent: indent)
        column = indent
      } else if pendingBlank {
        output.addBlank(before: token.tone)
        column += 1
      }
      for piece in word { output.add(piece.text, piece.tone) }
      column += width
      isLineStart = false
      pendingBlank = false
    }
    return output.ended
  }

  /// Text that is written on with changing tones; neighbours of one tone are dressed as one.
  private struct DressedText {
    private var text: String
    private var run = ""
    private var tone: TextStyle.Tone?
    private let style: TextStyle

    init(_ text: String, _ style: TextStyle) {
      self.text = text
      self.style = style
    }

    mutating func add(_ more: String, _ tone: TextStyle.Tone?) {
      if tone != self.tone { close() }
      self.tone = tone
      run += more
    }

    /// A blank that is dressed only between two of one tone.
    mutating func addBlank(before next: TextStyle.Tone?) { add(" ", next == tone ? tone : nil) }

    mutating func breakLine(indent: Int) {
      close()
      text += "\n" + String(repeating: " ", count: indent)
    }

    private mutating func close() {
      text += tone.map { style.dress(run, $0) } ?? run
      run = ""
    }

    var ended: String {
      var last = self
      last.close()
      return last.text + "\n"
    }
  }

  /// A word or, where its tone changes, a part of one; or what stands between words.
  private struct Token {
    enum Kind { case word, continuation, blank, lineEnd }

    var kind: Kind
    var text = ""
    var tone: TextStyle.Tone?
  }

  private func tokens() -> [Token] {
    var tokens: [Token] = []
    for piece in pieces {
      var current: [Unicode.Scalar] = []
      func flush() {
        guard !current.isEmpty else { return }
        let isContinued = tokens.last.map { $0.kind == .word || $0.kind == .continuation } ?? false
        tokens.append(
          Token(kind: isContinued ? .continuation : .word, text: String(scalars: current[...]), tone: piece.tone))
        current.removeAll(keepingCapacity: true)
      }
      for scalar in piece.text.unicodeScalars {
        if scalar == "\n" {
          flush()
          tokens.append(Token(kind: .lineEnd))
        } else if scalar.isBlank, current.count == 1, current[0] == "§" || current[0] == "¶" {
          // A section sign stays with what it announces.
          current.append(" ")
        } else if scalar.isBlank, scalar.value != 0xA0 {
          flush()
          if tokens.last?.kind != .blank { tokens.append(Token(kind: .blank)) }
        } else {
          current.append(scalar)
        }
      }
      flush()
    }
    return tokens
  }
}

/// How many columns of a terminal letters take: none for marks, colours and links, two for wide East Asian ones.
public enum TextWidth {
  /// How many rows of a terminal a text takes, one whose width is given in columns; any number past `most` where it takes
  /// more. Cost: linear in the rows counted.
  public static func rows(of text: String, width: Int, most: Int = .max) -> Int {
    let width = max(width, 1)
    var rows = 0
    var rest = Substring(text)
    while !rest.isEmpty, rows <= most {
      let end = rest.utf8.firstIndex(of: 0x0A) ?? rest.endIndex
      rows += max(1, (columns(of: rest[..<end]) + width - 1) / width)
      rest = end < rest.endIndex ? rest[rest.utf8.index(after: end)...] : ""
    }
    return rows
  }

  static func columns(of text: some StringProtocol) -> Int {
    let ascii = text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x1B }
    if ascii { return text.utf8.count }
    var sum = 0
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "\u{1B}" { skipSequence(&scalars) } else { sum += columns(of: scalar) }
    }
    return sum
  }

  /// Passes over what follows an escape of ours: a colour up to its `m`, a link's address up to its `ESC \`.
  private static func skipSequence(_ scalars: inout some IteratorProtocol<Unicode.Scalar>) {
    let isLink = scalars.next() == "]"
    while let scalar = scalars.next() {
      if isLink ? scalar == "\u{1B}" : scalar == "m" { break }
    }
    if isLink { _ = scalars.next() }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if scalar.isMark || value == 0x200B || value == 0x200D { return 0 }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
