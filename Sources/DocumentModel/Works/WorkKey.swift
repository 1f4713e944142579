/// What makes two references name the same work, as one string that can be compared.
///
/// Merging two works that differ is worse than leaving two entries, so the key holds everything that tells works apart:
/// the DOI alone where there is one; else the title with the first author's family name (or, where there is no author,
/// the container) and the year. A work without title is told by author, container and year.
public enum WorkKey {
  /// The key, folded; nil where the item says too little to tell it from others.
  public static func key(of work: Work) -> String? {
    if let doi = work.DOI.map(bare(doi:)), !doi.isEmpty { return "doi:" + doi }
    let title = letters(work.title ?? "", limit: 80)
    let who = letters(work.authors.first?.short ?? "", limit: 40)
    let container = letters(work.containerTitle ?? work.publisher ?? "", limit: 40)
    let year = work.issued.map { String($0.year) } ?? ""
    if !title.isEmpty { return [title, who.isEmpty ? container : who, year].joined(separator: "|") }
    if let url = work.URL.map(bare(url:)), !url.isEmpty, who.isEmpty { return "url:" + url }
    guard !container.isEmpty || !who.isEmpty else { return nil }
    let day = work.issued?.iso ?? ""
    return ["", who, container, day].joined(separator: "|")
  }

  /// Folded letters and digits only, at most `limit` of them.
  public static func letters(_ text: String, limit: Int = .max) -> String {
    String(scalars: Folding.fold(text.unicodeScalars).filter { $0.isLetter || $0.isASCIIDigit }.prefix(limit))
  }

  static func bare(doi: String) -> String {
    var text = Folding.fold(doi)[...]
    for prefix in ["https://", "http://", "dx.", "doi.org/", "doi:"] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    return String(text.drop { $0 == " " })
  }

  /// Without scheme, `www.`, tracking parameters, fragment and final slash.
  static func bare(url: String) -> String {
    var text = Folding.fold(url)[...]
    for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) { text = text.dropFirst(prefix.count) }
    if let hash = text.firstIndex(of: "#") { text = text[..<hash] }
    if let mark = text.firstIndex(of: "?") {
      let kept = text[text.index(after: mark)...].split(separator: "&").filter {
        !$0.hasPrefix("utm_") && !$0.hasPrefix("fbclid") && !$0.hasPrefix("gclid") && !$0.hasPrefix("ref=")
      }
      text = text[..<mark]
      return clean(text) + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }
    return clean(text)
  }

  private static func clean(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last == "/" || last == "." { text.removeLast() }
    return text.filter { $0 != " " }
  }
}
