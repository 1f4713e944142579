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
  /// In this order: a byte order mark; zero bytes; what markup declares, if the bytes bear it out; UTF-8, if nothing is
  /// malformed or most is not, or if whole lines are not; the escape sequences of ISO 2022; what a detector takes it for
  /// (`EncodingGuess`). All but the first three say what they did.
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
      if utf8.malformed > 0 || !declared.isWestern && utf8.multibyte < (declared.isByteByByte ? 4 : 8) {
        let text = try convert(body, from: declared, guessed: false)
        let replaced = text.scalars.count { $0 == "\u{FFFD}" }
        if replaced * 10 <= utf8.multibyte + utf8.malformed { return text }
      }
      diagnostics.append(Self.misdeclared(declared))
    }
    let isUTF8 = utf8.malformed == 0 || utf8.multibyte >= utf8.malformed || wide != nil
    if utf8.malformed > 0 {
      if let mixed = MixedEncoding(body) { return Self.text(mixed, diagnostics) }
      if !isUTF8 {
        if declared == .utf8 { diagnostics.append(Self.misdeclared(.utf8)) }
        return try guess(body, diagnostics)
      }
    }
    if utf8.malformed == 0, utf8.multibyte == 0, let charset = Self.escapedCharset(body) {
      return try convert(body, from: charset, guessed: false)
    }
    return Self.text(utf8, diagnostics)
  }

  private func guess(
    _ body: ArraySlice<UInt8>, _ diagnostics: [Diagnostic]
  ) throws(ExtractionError) -> DecodedText {
    guard let guess = EncodingGuess(body) else {
      throw ExtractionError(
        .encoding,
        "The file is not UTF-8 and does not say in which encoding it is; convert it, as with `iconv -f ENCODING -t UTF-8`."
      )
    }
    let text = UTF8Decoder(guess.bytes)
    var diagnostics = diagnostics + [Self.guessed(guess.charset, .warning)]
    if guess.isDoubtful {
      diagnostics.append(
        Diagnostic(
          .warning, "encoding-doubtful",
          "The text as read in \(guess.charset.name) has letters at odd places, or would make sense in another encoding, too."
        ))
    }
    if guess.malformed > 0 { diagnostics.append(Self.damage(guess.malformed, in: guess.charset.name)) }
    return DecodedText(scalars: text.scalars, diagnostics: diagnostics + Self.dropped(text))
  }

  private static func guessed(_ charset: Charset, _ severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(
      severity, "encoding-guessed",
      "The file is not UTF-8 and does not say in which encoding it is; it was read as \(charset.name).")
  }

  private static func misdeclared(_ charset: Charset) -> Diagnostic {
    Diagnostic(
      .info, "encoding-misdeclared", "The file says that it is in \(charset.name), and its bytes show that it is not.")
  }

  private static func text(_ mixed: MixedEncoding, _ diagnostics: [Diagnostic]) -> DecodedText {
    let lines = mixed.converted == 1 ? "line is" : "lines are"
    let note = Diagnostic(
      .warning, "encoding-mixed",
      "\(mixed.converted) \(lines) not UTF-8 as the rest is; read as WINDOWS-1252.")
    return text(UTF8Decoder(mixed.bytes), diagnostics + [note])
  }

  private func convert(
    _ body: ArraySlice<UInt8>, from charset: Charset, guessed: Bool
  ) throws(ExtractionError) -> DecodedText {
    guard let (converted, malformed) = CharsetConverter.utf8(from: body, in: charset) else {
      throw ExtractionError(
        .encoding, "The C library here cannot read the encoding \(charset.name); convert the file to UTF-8.")
    }
    var diagnostics: [Diagnostic] = []
    if guessed { diagnostics.append(Self.guessed(charset, charset.unit > 1 ? .info : .warning)) }
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
    scalars.withUnsafeBufferPointer { scalars in
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
}
