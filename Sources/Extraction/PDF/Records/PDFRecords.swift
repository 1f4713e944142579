/// Reads the records that `loccit-pdf` prints.
///
/// The helper read a hostile file and may have been made to print anything: every number is bounded, every index is
/// checked, and an output without its last line is not whole.
struct PDFRecords {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var text = PDFText()

  /// The words, fonts and pages of an output; nil where it does not begin as one. Cost: linear.
  static func text(of output: [UInt8]) -> PDFText? {
    output.withUnsafeBufferPointer { bytes in
      var records = PDFRecords(bytes: bytes)
      return records.read() ? records.text : nil
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private static let tab: UInt8 = 0x09
  private static let lineEnd: UInt8 = 0x0A

  private mutating func read() -> Bool {
    var header = Array("loccit-pdf\t".utf8)[...]
    while let byte = header.first, index < bytes.count, bytes[index] == byte {
      header.removeFirst()
      index += 1
    }
    guard header.isEmpty, number() == 2 else { return false }
    skipLine()
    text.letters.reserveCapacity(bytes.count / 6)
    text.words.reserveCapacity(bytes.count / 32)
    while index < bytes.count {
      let kind = bytes[index]
      index += 1
      if index < bytes.count, bytes[index] == Self.tab { index += 1 }
      record(kind)
      skipLine()
    }
    return true
  }

  private mutating func record(_ kind: UInt8) {
    switch kind {
    case UInt8(ascii: "N"): word(.line)
    case UInt8(ascii: "W"): word(.blank)
    case UInt8(ascii: "w"): word(.none)
    case UInt8(ascii: "F"): font()
    case UInt8(ascii: "P"): page()
    case UInt8(ascii: "I"):
      let name = string()
      if text.information.count < 64 { text.information[name] = string() }
    case UInt8(ascii: "O"):
      let (depth, page) = (number(), number())
      text.outline.append(PDFOutlineEntry(depth: max(1, min(depth, 99)), page: page, title: string()))
    case UInt8(ascii: "X"):
      let code = string()
      if text.omissions.count < 64 { text.omissions[code, default: 0] += max(1, min(number(), 1 << 30)) }
    case UInt8(ascii: "E"): text.isWhole = true
    default: break
    }
  }

  // MARK: Records

  private mutating func word(_ glue: PDFWord.Glue) {
    let (left, top, right, bottom) = (number(), number(), number(), number())
    let font = number()
    let start = text.letters.count
    appendLetters()
    guard text.letters.count > start, !text.pages.isEmpty, text.letters.count < Int(Int32.max) else { return }
    text.words.append(
      PDFWord(
        box: PageBox(
          left: Self.length(min(left, right)), top: Self.length(min(top, bottom)), right: Self.length(max(left, right)),
          bottom: Self.length(max(top, bottom))),
        font: Self.length(font), start: Int32(start), end: Int32(text.letters.count), glue: glue))
    text.pages[text.pages.count - 1].words = text.pages[text.pages.count - 1].words.lowerBound..<text.words.count
  }

  private static func length(_ number: Int) -> Int32 { Int32(max(-10_000_000, min(10_000_000, number))) }

  private mutating func font() {
    let (place, size) = (number(), number())
    guard place == text.fonts.count else { return }
    text.fonts.append(PDFFont(size: max(0, min(size, 1_000_000)), name: string()))
  }

  private mutating func page() {
    let (_, width, height) = (number(), number(), number())
    let end = text.words.count
    text.pages.append(
      PDFPage(
        number: text.pages.count + 1, width: Int(Self.length(width)), height: Int(Self.length(height)), label: string(),
        words: end..<end))
  }

  // MARK: Fields

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != Self.lineEnd { index += 1 }
    index += 1
  }

  /// The number of the next field; what is no number is 0.
  private mutating func number() -> Int {
    var value = 0
    var isNegative = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        if value < 1 << 40 { value = value * 10 + Int(byte - 0x30) }
      } else if byte == 0x2D {
        isNegative = true
      } else {
        if byte == Self.tab { index += 1 }
        break
      }
      index += 1
    }
    return isNegative ? -value : value
  }

  /// The text of the next field.
  private mutating func string() -> String {
    var field: [UInt8] = []
    while index < bytes.count, bytes[index] != Self.tab, bytes[index] != Self.lineEnd {
      field.append(unescaped())
    }
    if index < bytes.count, bytes[index] == Self.tab { index += 1 }
    return String(decoding: field, as: UTF8.self)
  }

  /// The next byte of a field, an escape undone.
  private mutating func unescaped() -> UInt8 {
    let byte = bytes[index]
    index += 1
    guard byte == 0x5C, index < bytes.count, bytes[index] != Self.lineEnd else { return byte }
    let sign = bytes[index]
    index += 1
    switch sign {
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    default: return sign
    }
  }

  /// Decodes the rest of the line into `text.letters`; control characters and blanks at either end are left out.
  private mutating func appendLetters() {
    let first = text.letters.count
    while index < bytes.count, bytes[index] != Self.lineEnd, bytes[index] != Self.tab {
      let lead = unescaped()
      if lead < 0x80 {
        if lead > 0x20, lead != 0x7F {
          text.letters.append(Unicode.Scalar(lead))
        } else if lead == 0x20, text.letters.count > first {
          text.letters.append(" ")
        }
        continue
      }
      let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
      var value = UInt32(lead) & (0x3F >> UInt32(count))
      var taken = 0
      while taken < count, index < bytes.count, bytes[index] & 0xC0 == 0x80 {
        value = value << 6 | UInt32(bytes[index] & 0x3F)
        index += 1
        taken += 1
      }
      // A soft hyphen ends a line as any other hyphen does; other signs of C1 and noncharacters are nothing to read.
      guard taken == count, let scalar = Unicode.Scalar(value), value >= 0xA0, value & 0xFFFE != 0xFFFE else {
        continue
      }
      if value != 0xA0 || text.letters.count > first { text.letters.append(scalar) }
    }
    while text.letters.count > first, let last = text.letters.last, last == " " || last.value == 0xA0 {
      text.letters.removeLast()
    }
  }
}
