/// What makes two references name the same work, as one string that can be compared.
///
/// Merging two works that differ is worse than leaving two entries, so the key holds everything that tells works apart:
/// the title with the first author's family name (or, where there is no author, the container) and the year. Where one of
/// them is missing or the title is short, a DOI is surer and stands alone. A case is told by its report, a work without
/// title by author, container and date. A date is no title.
public enum WorkKey {
  /// Titles of fewer words are borne by many works.
  private static let tellingWords = 3

  /// The key, folded; nil where the item says too little to tell it from others.
  public static func key(of work: Work) -> String? {
    let words = titleWords(work.title ?? "")
    let who = letters(work.authors.first.map { $0.family ?? $0.short } ?? "", limit: 40)
    let year = work.issued.map { String($0.year) } ?? ""
    let isTelling = words.count >= tellingWords && !who.isEmpty && !year.isEmpty
    if !isTelling, let doi = work.DOI.map(bare(doi:)), !doi.isEmpty { return "doi:" + doi }
    if let report = caseReport(of: work) { return report }
    let container = container(of: work)
    if !words.isEmpty {
      let title = letters(isTelling ? mainTitle(work.title ?? "") : work.title ?? "", limit: 80)
      let date = who.isEmpty && isPaper(words) ? work.issued?.iso ?? "" : year
      let place = work.type == "legislation" ? letters(work.publisherPlace ?? "", limit: 20) : ""
      return [title, who.isEmpty ? (container.isEmpty ? place : container) : who, date].joined(separator: "|")
    }
    if let url = work.URL.map(bare(url:)), !url.isEmpty, who.isEmpty { return "url:" + url }
    guard !container.isEmpty || !who.isEmpty else { return nil }
    let day = work.issued?.iso ?? ""
    return ["", who, container, day].joined(separator: "|")
  }

  /// The folded words of a title; none where it is nothing but a date.
  private static func titleWords(_ title: String) -> [String] {
    let words = Folding.fold(title).unicodeScalars.split { !$0.isLetter && !$0.isASCIIDigit }.map { String($0) }
    let isDate =
      words.contains { DateWords.months[$0] != nil }
      && words.allSatisfy { word in
        DateWords.months[word] != nil || word.unicodeScalars.allSatisfy(\.isASCIIDigit)
          || ["the", "of", "st", "nd", "rd", "th", "de", "den", "le", "am", "on"].contains(word)
      }
    return isDate ? [] : words.filter { $0 != "s" }
  }

  /// Whether a title is that of a letter or the like (`Mott to Vail`, `Memorandum for the Record`), of which there are many
  /// in a year.
  private static func isPaper(_ words: [String]) -> Bool {
    if words.contains(where: { papers.contains($0) }) { return true }
    guard let to = words.firstIndex(of: "to"), to > 0, to <= 4 else { return false }
    return words[..<to].allSatisfy { !["of", "on", "the", "a", "for", "in"].contains($0) }
  }

  private static let papers: Set<String> = [
    "memorandum", "letter", "telegram", "despatch", "dispatch", "minutes", "interview", "editorial", "diary",
  ]

  /// A title without its subtitle, which one note prints and the next leaves out; the whole where the main title alone is
  /// short.
  private static func mainTitle(_ title: String) -> String {
    guard let divider = title.firstDivider else { return title }
    let main = String(title[..<divider])
    return titleWords(main).count >= tellingWords ? main : title
  }

  /// `case|411|us|212`
  private static func caseReport(of work: Work) -> String? {
    guard work.type == "legal_case", let volume = work.volume, let reporter = work.containerTitle,
      let page = work.page
    else { return nil }
    let first = page.unicodeScalars.prefix { $0.isASCIIDigit }
    return first.isEmpty ? nil : ["case", letters(volume), letters(reporter), String(first)].joined(separator: "|")
  }

  /// What holds a work: its container, else its archive, else its publisher. A roman numeral is a volume.
  private static func container(of work: Work) -> String {
    let name = letters(work.containerTitle ?? work.archive ?? work.publisher ?? "", limit: 40)
    return RomanNumeral.value(of: name.unicodeScalars) == nil ? name : ""
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

extension String {
  /// Where a colon with a blank behind it or an em dash stands first; nil where there is none.
  fileprivate var firstDivider: Index? {
    indices.first { self[$0] == "—" || self[$0] == ":" && index(after: $0) < endIndex && self[index(after: $0)] == " " }
  }
}
