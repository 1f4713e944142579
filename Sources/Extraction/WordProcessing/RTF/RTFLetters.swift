import DocumentModel

/// Letters on their way from bytes and `\u` to UTF-8.
struct RTFLetters {
  /// Bytes of a code page, not yet decoded.
  private var bytes: [UInt8] = []
  private var output: [UInt8] = []
  private var highSurrogate: UInt32?
  /// How many letters are still passed over: the rendering for readers without Unicode.
  var fallback = 0
  private(set) var malformed = 0
  /// Signs of a font that only the font knows.
  private(set) var unknownSigns = 0
  /// The charset in which the bytes are that wait.
  private var charset = Charset.windows1252

  var isWaiting: Bool { !bytes.isEmpty || !output.isEmpty || highSurrogate != nil }

  /// Whether a letter is one of those passed over.
  mutating func passOver() -> Bool {
    guard fallback > 0 else { return false }
    fallback -= 1
    return true
  }

  /// Takes the letter at `index`, plain or as `\'hh`, and those behind it up to the next sign of RTF's own.
  mutating func add(_ source: [UInt8], _ index: inout Int, end: Int, charset: Charset) {
    self.charset = charset
    while index < end {
      var byte = source[index]
      var length = 1
      if byte == UInt8(ascii: "\\") {
        guard index + 3 < end, source[index + 1] == UInt8(ascii: "'"), let high = Self.digit(source[index + 2]),
          let low = Self.digit(source[index + 3])
        else {
          // `\'` without its digits is nothing; any other control is not for here.
          if index + 1 < end, source[index + 1] == UInt8(ascii: "'") { index += 2 }
          return
        }
        (byte, length) = (high << 4 | low, 4)
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte < 0x20 && byte != 0x09 {
        return
      }
      index += length
      if fallback > 0 { fallback -= 1 } else { bytes.append(byte) }
    }
  }

  /// Takes a UTF-16 unit, which RTF writes as a signed number.
  mutating func add(unicode number: Int, fallback count: Int, font: String) {
    decode()
    fallback = count
    let unit = UInt32(truncatingIfNeeded: number < 0 ? number + 0x10000 : number)
    switch unit {
    case 0xD800..<0xDC00: highSurrogate = unit
    case 0xDC00..<0xE000:
      let scalar = highSurrogate.flatMap { Unicode.Scalar(0x10000 + ($0 - 0xD800) << 10 + (unit - 0xDC00)) }
      append(scalar ?? "\u{FFFD}")
      highSurrogate = nil
    case 0..<0x20: break
    case 0xF000...0xF0FF: append(sign: unit, font: font)
    default: append(Unicode.Scalar(unit) ?? "\u{FFFD}")
    }
  }

  private mutating func append(sign: UInt32, font: String) {
    if let letter = SymbolFont.letter(sign, font: font) { append(letter) } else { unknownSigns += 1 }
  }

  private mutating func append(_ scalar: Unicode.Scalar) { output += Array(String(scalar).utf8) }

  private mutating func decode() {
    guard !bytes.isEmpty else { return }
    defer { bytes = [] }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      output += bytes
    } else if let (text, broken) = CharsetConverter.utf8(from: bytes[...], in: charset) {
      output += text
      malformed += broken
    } else {
      output += bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
      malformed += 1
    }
  }

  /// The letters so far; in a font of signs, what the signs stand for.
  mutating func take(symbolFont: String?) -> [UInt8] {
    if let symbolFont {
      for byte in bytes { append(sign: 0xF000 + UInt32(byte), font: symbolFont) }
      bytes = []
    }
    decode()
    defer { output = [] }
    highSurrogate = nil
    return output
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
