import DocumentModel

/// What the first kilobytes tell of a file, and how its bytes become letters.
struct Probe: Sendable {
  /// The first 4096 letters that are ASCII, in lower case; others as 0x80. Without byte order mark.
  let head: [UInt8]
  /// The encoding that a byte order mark or the pattern of zero bytes betrays.
  let wide: Charset?
  let markLength: Int
  /// The format that the first bytes alone betray.
  let signed: SourceFormat?
  /// Whether too many of the bytes are control characters for a text.
  let isBinary: Bool

  /// Cost: constant; for a ZIP archive that of listing it.
  init(_ bytes: [UInt8]) {
    let sample = Array(bytes.prefix(64 << 10))
    (wide, markLength) = Self.wideEncoding(sample)
    signed = SourceFormat.signed(bytes)
    let unit = wide?.unit ?? 1
    let low = wide == .utf16BigEndian ? 1 : wide == .utf32BigEndian ? 3 : 0
    head = stride(from: markLength + low, to: min(sample.count, markLength + 4096 * unit), by: unit).map { index in
      let byte = sample[index]
      if unit > 1,
        (index - low..<index - low + unit).contains(where: { $0 != index && $0 < sample.count && sample[$0] != 0 })
      {
        return 0x80
      }
      return byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : min(byte, 0x80)
    }
    isBinary = wide == nil && Self.isBinary(sample)
  }

  /// The letters of the whole file. Throws for bytes whose encoding cannot be told. Cost: linear.
  ///
  /// In this order: a byte order mark; zero bytes; what markup declares; UTF-8, if nothing is malformed or most is not;
  /// the escape sequences of ISO 2022; Windows-1252, if most letters are ASCII. The last is a guess and says so.
  func decode(_ bytes: [UInt8], isMarkup: Bool) throws(ExtractionError) -> DecodedText {
    let body = bytes[markLength...]
    if let wide, wide != .utf8 { return try convert(body, from: wide, guessed: markLength == 0) }
    var declared: Charset?
    var diagnostics: [Diagnostic] = []
    if isMarkup, markLength == 0, let label = DeclaredCharset.label(in: head) {
      declared = Charset(label: label)
      if declared == nil {
        diagnostics.append(
          Diagnostic(.info, "encoding-unknown", "The encoding that the file declares is not known: \(label)."))
      }
    }
    let utf8 = UTF8Decoder(body)
    if let declared, declared != .utf8, utf8.multibyte + utf8.malformed > 0 || declared.name.hasPrefix("ISO-2022") {
      // Western is what a server declares when nobody thought about it; well-formed UTF-8 is no accident.
      if !(declared.isWestern && utf8.malformed == 0) { return try convert(body, from: declared, guessed: false) }
    }
    if utf8.malformed > 0, utf8.multibyte < utf8.malformed, wide == nil { return try guess(body, notUTF8: utf8) }
    if utf8.malformed == 0, utf8.multibyte == 0, let charset = Self.escapedCharset(body) {
      return try convert(body, from: charset, guessed: false)
    }
    return Self.text(utf8, diagnostics)
  }

  private func guess(_ body: ArraySlice<UInt8>, notUTF8 utf8: UTF8Decoder) throws(ExtractionError) -> DecodedText {
    var letters = 0
    var high = 0
    for byte in body {
      if byte >= 0x80 { high += 1 } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { letters += 1 }
    }
    // Western text has one accented letter in ten at most; Cyrillic, Greek or Japanese have hardly an ASCII letter.
    guard high * 4 <= letters || high <= 2 else {
      throw ExtractionError(
        .encoding,
        "The file is not UTF-8 and does not say in which encoding it is; convert it, as with `iconv -f ENCODING -t UTF-8`."
      )
    }
    return try convert(body, from: .windows1252, guessed: true)
  }

  private func convert(
    _ body: ArraySlice<UInt8>, from charset: Charset, guessed: Bool
  ) throws(ExtractionError) -> DecodedText {
    guard let (converted, malformed) = CharsetConverter.utf8(from: body, in: charset) else {
      throw ExtractionError(
        .encoding, "The C library here cannot read the encoding \(charset.name); convert the file to UTF-8.")
    }
    var diagnostics: [Diagnostic] = []
    if guessed {
      diagnostics.append(
        Diagnostic(
          charset.unit > 1 ? .info : .warning, "encoding-guessed",
          "The file is not UTF-8 and does not say in which encoding it is; it was read as \(charset.name)."))
    }
    if malformed > 0 { diagnostics.append(Self.damage(malformed, in: charset.name)) }
    let text = UTF8Decoder(converted)
    return DecodedText(scalars: text.scalars, diagnostics: diagnostics + Self.dropped(text))
  }

  private static func text(_ utf8: UTF8Decoder, _ diagnostics: [Diagnostic]) -> DecodedText {
    var diagnostics = diagnostics
    if utf8.malformed > 0 { diagnostics.append(damage(utf8.malformed, in: "UTF-8")) }
    diagnostics += dropped(utf8)
    if utf8.multibyte > 0, isDecodedTwice(utf8.scalars) {
      diagnostics.append(
        Diagnostic(
          .warning, "encoding-doubtful",
          "The text looks like UTF-8 that was once read as Windows-1252 (“â€œ” for a quotation mark); it is kept as it is."
        ))
    }
    return DecodedText(scalars: utf8.scalars, diagnostics: diagnostics)
  }

  private static func damage(_ count: Int, in name: String) -> Diagnostic {
    Diagnostic(
      .warning, "encoding-damaged",
      "\(count) \(count == 1 ? "place is" : "places are") not well-formed \(name) and became U+FFFD.")
  }

  private static func dropped(_ text: UTF8Decoder) -> [Diagnostic] {
    guard text.dropped > 0 else { return [] }
    return [
      Diagnostic(
        .info, "control-characters-dropped",
        "\(text.dropped) control \(text.dropped == 1 ? "character was" : "characters were") left out.")
    ]
  }

  /// Whether `â€`, `Ã¼` and their like occur at least three times, and oftener than letters that fit them otherwise.
  private static func isDecodedTwice(_ scalars: [Unicode.Scalar]) -> Bool {
    var count = 0
    for index in scalars.indices.dropLast() where scalars[index].value >= 0xC2 {
      let next = scalars[index + 1].value
      switch scalars[index].value {
      case 0xC2, 0xC3: if next >= 0xA1 && next <= 0xBF { count += 1 }
      case 0xE2: if next == 0x20AC { count += 2 }
      default: break
      }
      if count >= 3 { return true }
    }
    return false
  }
}
