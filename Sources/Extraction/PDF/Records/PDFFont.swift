/// A font as a PDF names it.
struct PDFFont: Hashable, Sendable {
  /// Hundredths of a point.
  var size: Int
  var isBold: Bool
  var isItalic: Bool

  /// The name says how the letters are cut: `ABCDEF+TimesNewRomanPS-BoldItalicMT`, `NimbusRomNo9L-Medi`, `CMBX10`.
  init(size: Int, name: String) {
    self.size = size
    var letters = name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }[...]
    if letters.count > 7, letters[6] == 0x2B { letters.removeFirst(7) }
    func holds(_ part: StaticString) -> Bool { letters.firstIndex(of: part) != nil }
    isBold =
      holds("bold") || holds("black") || holds("heavy") || holds("-medi") || holds("cmbx") || holds("sfbx")
      || holds("semibd") || holds("-demi")
    isItalic = holds("ital") || holds("obliq") || holds("cmti") || holds("sfti") || holds("-it") || holds("kursiv")
  }
}
