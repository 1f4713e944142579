/// Languages as ISO 639-1 has them.
public enum LanguageCode {
  /// `en` of `en`, `en-GB`, `en_US`, `eng`, `English` and of the names that BibLaTeX has for languages; nil for anything
  /// else.
  public static func code(of language: String) -> String? {
    let head = String(language.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != " " })
    if head.utf8.count == 2, head.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) { return head }
    return codes[head]
  }

  /// The three-letter codes of ISO 639-2, both of those that it has for some languages, and names.
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for (code, names) in names { for name in names.split(separator: " ") { codes[String(name)] = code } }
    return codes
  }()

  private static let names: [(String, String)] = [
    ("ar", "ara arabic"), ("cs", "ces cze czech"), ("da", "dan danish"),
    ("de", "deu ger german ngerman naustrian austrian deutsch"), ("el", "ell gre greek"),
    ("en", "eng english american british usenglish ukenglish canadian australian"),
    ("es", "spa spanish español castilian"), ("fi", "fin finnish"),
    ("fr", "fra fre french francais français acadian canadien"), ("he", "heb hebrew"), ("hu", "hun hungarian magyar"),
    ("it", "ita italian italiano"), ("ja", "jpn japanese"), ("ko", "kor korean"), ("la", "lat latin"),
    ("nl", "nld dut dutch nederlands"), ("no", "nor norwegian norsk"), ("pl", "pol polish"),
    ("pt", "por portuguese português brazilian brazil portuges"), ("ro", "ron rum romanian"),
    ("ru", "rus russian русский"),
    ("sv", "swe swedish"), ("tr", "tur turkish"), ("uk", "ukr ukrainian"), ("zh", "zho chi chinese"),
  ]
}
