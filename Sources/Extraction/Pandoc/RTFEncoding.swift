import DocumentModel

/// RTF whose letters are bytes of a code page, made RTF whose letters are Unicode.
///
/// pandoc reads every `\'hh` as Windows-1252. A Cyrillic or Japanese text states its code page with `\ansicpg` or with the
/// character set of each font; here each run of such bytes becomes `\uN` (RTF 1.9.1, "Unicode RTF").
struct RTFEncoding {
  private let bytes: [UInt8]
  private var output: [UInt8] = []
  private var index = 0
  /// The code page of the document.
  private var page = Charset.windows1252
  private var fonts: [Int: Charset] = [:]
  private var definedFont: Int?
  private var state = State()
  private var outer: [State] = []
  /// How many letters are still passed over: the rendering for readers without Unicode that follows `\uN`.
  private var fallback = 0

  private struct State {
    var font: Int?
    var fallbackCount = 1
    var isFontTable = false
  }

  /// Cost: linear. Bytes that are no ASCII are letters of the code page, too.
  static func withoutCodePages(_ bytes: [UInt8]) -> [UInt8] {
    var encoding = RTFEncoding(bytes)
    encoding.convert()
    return encoding.output
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  private mutating func convert() {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "{"):
        // Deeper groups than any writer makes keep the state of the outermost ones.
        outer.append(state)
        fallback = 0
        copy(1)
      case UInt8(ascii: "}"):
        state = outer.popLast() ?? State()
        fallback = 0
        copy(1)
      case UInt8(ascii: "\\"):
        if isEscapedByte(at: index) || bytes.count <= index + 1 { letters() } else { control() }
      case 0x80...: letters()
      case 0x0A, 0x0D: copy(1)
      default:
        fallback = max(0, fallback - 1)
        copy(1)
      }
    }
  }

  private mutating func copy(_ count: Int) {
    let end = min(index + count, bytes.count)
    output += bytes[index..<end]
    index = end
  }

  private func isEscapedByte(at index: Int) -> Bool {
    index + 3 < bytes.count && bytes[index] == UInt8(ascii: "\\") && bytes[index + 1] == UInt8(ascii: "'")
      && Self.digit(bytes[index + 2]) != nil && Self.digit(bytes[index + 3]) != nil
  }

  // MARK: Letters

  /// A run of bytes of the code page.
  private mutating func letters() {
    if index + 1 >= bytes.count, bytes[index] == UInt8(ascii: "\\") { return copy(1) }
    var run: [UInt8] = []
    while index < bytes.count {
      var byte = bytes[index]
      var length = 1
      if isEscapedByte(at: index), let high = Self.digit(bytes[index + 2]), let low = Self.digit(bytes[index + 3]) {
        byte = high << 4 | low
        length = 4
      } else if byte < 0x80 {
        // The second byte of a letter of two may be ASCII.
        guard run.count % 2 == 1, charset.isDouble, byte >= 0x40, byte != 0x5C, byte < 0x7B else { break }
      }
      if fallback > 0 {
        fallback -= 1
        if length == 4 { copy(4) } else { index += 1; output += "?".utf8 }
        continue
      }
      run.append(byte)
      index += length
    }
    write(run)
  }

  private var charset: Charset { state.font.flatMap { fonts[$0] } ?? page }

  private mutating func write(_ run: [UInt8]) {
    guard !run.isEmpty else { return }
    guard let (text, _) = CharsetConverter.utf8(from: run[...], in: charset) else {
      for byte in run { output += Self.escape(byte) }
      return
    }
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      if unit < 0x80 {
        output += Self.escape(UInt8(unit))
      } else {
        output += "{\\uc1\\u\(Int16(bitPattern: unit))?}".utf8
      }
    }
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [UInt8(ascii: "\\"), UInt8(ascii: "'"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  // MARK: Control words

  private mutating func control() {
    var end = index + 1
    while end < bytes.count, end - index < 40, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A { end += 1 }
    guard end > index + 1 else {
      // A control symbol, as `\~` or `\\`.
      fallback = max(0, fallback - 1)
      return copy(2)
    }
    let word = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
    let numberStart = end
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    while end < bytes.count, end - numberStart < 12, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    let number = Int(String(decoding: bytes[numberStart..<end], as: UTF8.self))
    if end < bytes.count, bytes[end] == 0x20 { end += 1 }
    apply(word, number)
    copy(end - index)
    // Binary data is no text.
    if word == "bin", let number, number > 0 { copy(min(number, bytes.count - index)) }
  }

  private mutating func apply(_ word: String, _ number: Int?) {
    switch word {
    case "ansicpg": page = number.flatMap(Self.charset(codePage:)) ?? page
    case "mac": page = Charset(name: "MACINTOSH")
    case "pc": page = Charset(name: "CP437")
    case "pca": page = Charset(name: "CP850")
    case "fonttbl": state.isFontTable = true
    case "f": if state.isFontTable { definedFont = number } else { state.font = number }
    case "fcharset":
      if state.isFontTable, let font = definedFont, let number { fonts[font] = Self.charset(ofFont: number) }
    case "plain": state.font = nil
    case "uc": state.fallbackCount = min(max(0, number ?? 1), 16)
    case "u": fallback = state.fallbackCount
    default: break
    }
  }

  /// The character sets of fonts, as RTF 1.9.1 lists them under `\fcharset`; nil for the document's own.
  private static func charset(ofFont number: Int) -> Charset? {
    switch number {
    case 0: .windows1252
    case 77: Charset(name: "MACINTOSH")
    case 128: Charset(name: "CP932")
    case 129: Charset(name: "CP949")
    case 130: Charset(name: "JOHAB")
    case 134: Charset(name: "GB18030")
    case 136: Charset(name: "BIG5-HKSCS")
    case 161: Charset(name: "CP1253")
    case 162: Charset(name: "CP1254")
    case 163: Charset(name: "CP1258")
    case 177: Charset(name: "CP1255")
    case 178: Charset(name: "CP1256")
    case 186: Charset(name: "CP1257")
    case 204: Charset(name: "CP1251")
    case 222: Charset(name: "CP874")
    case 238: Charset(name: "CP1250")
    default: nil
    }
  }

  private static func charset(codePage number: Int) -> Charset? {
    switch number {
    case 437, 850, 852, 855, 857, 860...866, 869: Charset(name: "CP\(number)")
    case 874, 1250, 1251, 1253...1258, 949: Charset(name: "CP\(number)")
    case 932: Charset(name: "CP932")
    case 936, 54936: Charset(name: "GB18030")
    case 950: Charset(name: "BIG5-HKSCS")
    case 1252: .windows1252
    case 10000: Charset(name: "MACINTOSH")
    case 65001: .utf8
    default: nil
    }
  }
}

extension Charset {
  /// Whether a letter may take two bytes.
  fileprivate var isDouble: Bool {
    ["CP932", "CP949", "JOHAB", "GB18030", "BIG5-HKSCS"].contains(name)
  }
}
