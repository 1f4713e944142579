/// The code pages that RTF names (RTF 1.9.1, "Font Table" and "Character Set").
enum RTFCharsets {
  /// The character sets of fonts, under `\fcharset`; nil for the document's own.
  static func charset(ofFont number: Int) -> Charset? {
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

  /// The code page of a document, under `\ansicpg`.
  static func charset(codePage number: Int) -> Charset? {
    switch number {
    case 437, 850, 852, 855, 857, 860...866, 869, 874, 949, 1250, 1251, 1253...1258: Charset(name: "CP\(number)")
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
  /// Whether a letter may take two bytes, the second of which may be ASCII.
  var takesTwoBytes: Bool { ["CP932", "CP949", "JOHAB", "GB18030", "BIG5-HKSCS"].contains(name) }
}
