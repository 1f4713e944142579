/// A character encoding that is read, under the name by which the C library's `iconv` knows it.
struct Charset: Hashable, Sendable {
  /// For messages, and for `iconv`.
  var name: String
  /// Bytes to pass over where one is malformed.
  var unit = 1
  /// One byte a letter, Western: what is declared when nobody thought about it.
  var isWestern = false

  static let utf8 = Charset(name: "UTF-8")
  static let utf16LittleEndian = Charset(name: "UTF-16LE", unit: 2)
  static let utf16BigEndian = Charset(name: "UTF-16BE", unit: 2)
  static let utf32LittleEndian = Charset(name: "UTF-32LE", unit: 4)
  static let utf32BigEndian = Charset(name: "UTF-32BE", unit: 4)
  static let windows1252 = Charset(name: "WINDOWS-1252", isWestern: true)
  static let iso2022JP = Charset(name: "ISO-2022-JP")
  static let iso2022KR = Charset(name: "ISO-2022-KR")

  init(name: String, unit: Int = 1, isWestern: Bool = false) {
    self.name = name
    self.unit = unit
    self.isWestern = isWestern
  }

  /// The encoding that a document declares under `label`; nil for a label that is not known.
  ///
  /// Labels mean what the WHATWG Encoding Standard (4.2) says they mean on the web: `iso-8859-1` is Windows-1252,
  /// `gb2312` is GB 18030, and a declaration that could be read at all cannot be in UTF-16.
  init?(label: String) {
    let key = label.lowercased().filter { $0 != "_" && $0 != " " }.replacing("-", with: "")
    if Self.utf8Labels.contains(key) {
      self = .utf8
    } else if Self.westernLabels.contains(key) {
      self = .windows1252
    } else if let name = Self.names[key] {
      self.init(name: name)
    } else {
      return nil
    }
  }

  private static let utf8Labels: Set<String> = [
    "utf8", "unicode11utf8", "unicode20utf8", "xunicode20utf8", "utf16", "utf16le", "utf16be", "unicode", "ucs2",
  ]

  private static let westernLabels: Set<String> = [
    "ansix3.41968", "ascii", "usascii", "cp1252", "cp819", "ibm819", "iso88591", "iso885911", "isoir100", "l1",
    "latin1",
    "windows1252", "xcp1252", "8859",
  ]

  /// Labels without hyphens, to the C library's names.
  private static let names: [String: String] = [
    "windows1250": "CP1250", "cp1250": "CP1250", "windows1251": "CP1251", "cp1251": "CP1251", "windows1253": "CP1253",
    "windows1254": "CP1254", "iso88599": "CP1254", "latin5": "CP1254", "windows1255": "CP1255", "windows1256": "CP1256",
    "windows1257": "CP1257", "windows1258": "CP1258", "windows874": "CP874", "tis620": "CP874",
    "iso885911thai": "CP874",
    "iso88592": "ISO-8859-2", "latin2": "ISO-8859-2", "iso88593": "ISO-8859-3", "iso88594": "ISO-8859-4",
    "iso88595": "ISO-8859-5", "iso88596": "ISO-8859-6", "iso88597": "ISO-8859-7", "iso88598": "ISO-8859-8",
    "iso88598i": "ISO-8859-8", "iso885910": "ISO-8859-10", "iso885913": "ISO-8859-13", "iso885914": "ISO-8859-14",
    "iso885915": "ISO-8859-15", "latin9": "ISO-8859-15", "iso885916": "ISO-8859-16", "koi8r": "KOI8-R",
    "koi8": "KOI8-R",
    "koi8u": "KOI8-U", "ibm866": "CP866", "cp866": "CP866", "ibm855": "CP855", "cp855": "CP855",
    "macintosh": "MACINTOSH",
    "macroman": "MACINTOSH", "xmacroman": "MACINTOSH", "xmaccyrillic": "MAC-CYRILLIC", "maccyrillic": "MAC-CYRILLIC",
    "shiftjis": "CP932", "sjis": "CP932", "xsjis": "CP932", "windows31j": "CP932", "cp932": "CP932", "eucjp": "EUC-JP",
    "xeucjp": "EUC-JP", "iso2022jp": "ISO-2022-JP", "iso2022kr": "ISO-2022-KR", "euckr": "CP949",
    "ksc56011987": "CP949",
    "ksc5601": "CP949", "windows949": "CP949", "cp949": "CP949", "johab": "JOHAB", "gb2312": "GB18030",
    "gbk": "GB18030",
    "gb18030": "GB18030", "xgbk": "GB18030", "hzgb2312": "HZ", "big5": "BIG5-HKSCS", "big5hkscs": "BIG5-HKSCS",
    "euctw": "EUC-TW",
    "uhc": "CP949", "viscii": "VISCII", "ibm850": "CP850", "cp850": "CP850", "ibm852": "CP852", "cp852": "CP852",
    "ibm865": "CP865", "maccentraleurope": "MAC-CENTRALEUROPE",
  ]

  /// Whether each letter is one byte.
  var isByteByByte: Bool {
    unit == 1
      && !["CP932", "EUC-JP", "ISO-2022-JP", "ISO-2022-KR", "CP949", "JOHAB", "GB18030", "HZ", "BIG5-HKSCS", "EUC-TW"]
        .contains(name)
  }
}
