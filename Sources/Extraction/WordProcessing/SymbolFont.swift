import DocumentModel

/// Letters of the font Symbol, which older documents use for Greek and a few signs.
enum SymbolFont {
  /// The letter of a code in a font; nil where only the font knows its picture.
  static func letter(_ code: UInt32, font: String) -> Unicode.Scalar? {
    // Word puts the codes of such fonts into a private area.
    let low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code
    let name = font.lowercased()
    if name == "symbol" || name.hasPrefix("symbol ") || name == "standard symbols l" { return letters[low] }
    if pictures.contains(where: { name.hasPrefix($0) }) { return bullets[low] }
    if low == code { return Unicode.Scalar(code) }
    return (0x20..<0x7F).contains(low) ? Unicode.Scalar(low) : bullets[low]
  }

  private static let pictures = ["wingdings", "webdings", "zapfdingbats", "marlett", "monotype sorts"]

  /// For the report: signs that could not be told.
  static func dropped(_ count: Int) -> Diagnostic {
    Diagnostic(
      .info, "symbols-dropped",
      "\(count) \(count == 1 ? "sign" : "signs") of a symbol font could not be told and "
        + "\(count == 1 ? "was" : "were") left out.")
  }

  private static let letters: [UInt32: Unicode.Scalar] = {
    var letters: [UInt32: Unicode.Scalar] = [:]
    let upper = Array("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".unicodeScalars)
    let lower = Array("αβχδεφγηιϕκλμνοπθρστυϖωξψζ".unicodeScalars)
    for (place, letter) in upper.enumerated() { letters[0x41 + UInt32(place)] = letter }
    for (place, letter) in lower.enumerated() { letters[0x61 + UInt32(place)] = letter }
    for code in UInt32(0x20)...0x3F { letters[code] = Unicode.Scalar(code) }
    let signs: [(UInt32, Unicode.Scalar)] = [
      (0x22, "∀"), (0x24, "∃"), (0x27, "∋"), (0x2A, "∗"), (0x2D, "−"), (0x40, "≅"), (0x5B, "["), (0x5D, "]"),
      (0x5E, "⊥"),
      (0x7B, "{"), (0x7C, "|"), (0x7D, "}"), (0x7E, "∼"), (0xA2, "′"), (0xA3, "≤"), (0xA5, "∞"), (0xAB, "↔"),
      (0xAC, "←"),
      (0xAD, "↑"), (0xAE, "→"), (0xAF, "↓"), (0xB0, "°"), (0xB1, "±"), (0xB2, "″"), (0xB3, "≥"), (0xB4, "×"),
      (0xB5, "∝"),
      (0xB6, "∂"), (0xB7, "•"), (0xB8, "÷"), (0xB9, "≠"), (0xBA, "≡"), (0xBB, "≈"), (0xBC, "…"), (0xC5, "⊕"),
      (0xC6, "∅"),
      (0xC7, "∩"), (0xC8, "∪"), (0xCE, "∈"), (0xCF, "∉"), (0xD2, "®"), (0xD3, "©"), (0xD4, "™"), (0xD6, "√"),
      (0xDB, "⇔"),
      (0xDE, "⇒"), (0xE5, "∑"), (0xF2, "∫"),
    ]
    for (code, sign) in signs { letters[code] = sign }
    return letters
  }()

  /// Of the fonts of pictures, those that stand for a bullet or an arrow.
  private static let bullets: [UInt32: Unicode.Scalar] = [
    0xA7: "▪", 0xA8: "◻", 0xB7: "•", 0x6C: "●", 0x6E: "■", 0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xFC: "✓",
  ]
}
