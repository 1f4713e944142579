import DocumentModel

/// How letters look, as far as anything is made of it.
struct LetterFormat: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let italic = LetterFormat(rawValue: 1)
  static let bold = LetterFormat(rawValue: 2)
  static let superscript = LetterFormat(rawValue: 4)
  static let `subscript` = LetterFormat(rawValue: 8)
  /// Not shown: its letters are left out.
  static let hidden = LetterFormat(rawValue: 16)

  mutating func change(_ format: LetterFormat, _ isOn: Bool) {
    if isOn { insert(format) } else { remove(format) }
  }

  var styles: [StyleRun.Style] {
    Self.byStyle.compactMap { contains($0.0) ? $0.1 : nil }
  }

  private static let byStyle: [(LetterFormat, StyleRun.Style)] = [
    (.bold, .bold), (.italic, .italic), (.superscript, .superscript), (.subscript, .subscript),
  ]
}
