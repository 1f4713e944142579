import DocumentModel

/// Tells the language of a text by its commonest words.
public enum LanguageGuesser {
  /// An ISO 639-1 code of `en de fr es it nl pt ru`; nil where no language is clearly ahead or the text is short.
  /// Cost: constant: at most 3,000 words from the text's beginning are looked at.
  public static func language(of text: ScalarText, in range: Range<Int>? = nil) -> String? {
    var known = [Int](repeating: 0, count: codes.count)
    var words = 0
    var cyrillic = 0
    for range in WordScanner(text, in: range) {
      words += 1
      if words > 3000 { break }
      if (0x400...0x4FF).contains(text[range.lowerBound].value) { cyrillic += 1 }
      guard range.count <= 6 else { continue }
      for language in languages[folding: text.scalars[range]] ?? [] { known[language] += 1 }
    }
    let counts = Dictionary(uniqueKeysWithValues: zip(codes, known).filter { $1 > 0 })
    guard words >= 12 else { return nil }
    if cyrillic * 2 > words { return (counts["ru"] ?? 0) * 50 > words ? "ru" : nil }
    let ranked = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard let first = ranked.first, first.value * 12 > words else { return nil }
    let second = ranked.count > 1 ? ranked[1].value : 0
    return first.value * 4 > second * 5 ? first.key : nil
  }

  private static let codes = rows.map { $0.0 }

  /// The places in `codes` of the languages that have a word among their commonest.
  private static let languages: WordMap<[Int]> = {
    var table: [String: [Int]] = [:]
    for (language, (_, words)) in rows.enumerated() {
      for word in words.split(separator: " ") { table[String(word), default: []].append(language) }
    }
    return WordMap(table)
  }()

  private static let rows: [(String, String)] = [
    (
      "en",
      "the of and to in that is was for with as on it by be at his not are this have from which were but had their"
    ),
    (
      "de",
      "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat"
    ),
    (
      "fr",
      "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son"
    ),
    ("es", "de la que el en y a los del se las por un para con no una su al lo como mas pero sus le ya o este si"),
    ("it", "di e il la che in a per un del non sono con si da una dei le i della nel al gli anche alla piu come ma"),
    (
      "nl",
      "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door naar"
    ),
    (
      "pt", "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das tem seu sua ou"
    ),
    ("ru", "и в не на что с он как это по но к у из за о от так же для бы его то все был я мы были при до"),
  ]
}
