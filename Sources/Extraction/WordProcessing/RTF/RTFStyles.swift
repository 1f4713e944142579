/// The tables at the head of an RTF file: code page, fonts, styles.
struct RTFStyles {
  struct Font {
    var charset: Charset?
    var name = ""
    var isSymbol = false
  }

  private(set) var charset = Charset.windows1252
  private(set) var fonts: [Int: Font] = [:]
  private(set) var standardFont: Int?
  private var roles: [Int: ParagraphRole] = [:]
  private var bases: [Int: Int] = [:]
  private var font: Int?
  private var entry: (number: Int?, isParagraph: Bool, base: Int?) = (nil, true, nil)

  /// What the paragraph style of a number says, or the one that it is based on.
  func role(_ number: Int) -> ParagraphRole? {
    var number = number
    for _ in 0..<20 {
      if let role = roles[number] { return role }
      guard let base = bases[number] else { return nil }
      number = base
    }
    return nil
  }

  // MARK: Controls

  /// Whether it is a control of the document's code page.
  mutating func applyToDocument(_ word: String, _ number: Int?) -> Bool {
    switch word {
    case "ansicpg": charset = number.flatMap { RTFCharsets.charset(codePage: $0) } ?? charset
    case "mac": charset = Charset(name: "MACINTOSH")
    case "pc": charset = Charset(name: "CP437")
    case "pca": charset = Charset(name: "CP850")
    case "deff": standardFont = number
    default: return false
    }
    return true
  }

  mutating func applyToFont(_ word: String, _ number: Int?) {
    switch word {
    case "f":
      font = number
      if let number { fonts[number] = Font() }
    case "fcharset":
      guard let font, let number else { return }
      fonts[font]?.charset = RTFCharsets.charset(ofFont: number)
      fonts[font]?.isSymbol = number == 2
    case "cpg":
      if let font, let charset = number.flatMap({ RTFCharsets.charset(codePage: $0) }) {
        fonts[font]?.charset = charset
      }
    default: break
    }
  }

  mutating func endFont(_ name: String) {
    if let font, fonts[font]?.name.isEmpty == true { fonts[font]?.name = Self.name(name) }
  }

  mutating func applyToEntry(_ word: String, _ number: Int?) {
    switch word {
    case "s": entry.number = number
    case "cs", "ds", "ts": entry.isParagraph = false
    case "sbasedon": entry.base = number
    default: break
    }
  }

  mutating func endEntry(_ name: String) {
    defer { entry = (nil, true, nil) }
    // The style without a number is the standard one, which says nothing.
    guard entry.isParagraph, let number = entry.number else { return }
    if let role = ParagraphRole(styleName: Self.name(name)) { roles[number] = role }
    if let base = entry.base, base != number, base != 222 { bases[number] = base }
  }

  private static func name(_ text: String) -> String { String(text.prefix { $0 != ";" }).collapsingBlanks }
}
