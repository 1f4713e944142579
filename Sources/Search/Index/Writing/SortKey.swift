import DocumentModel

/// Texts as value slots hold them to be sorted by.
enum SortKey {
  /// In bytes: enough to tell most names and titles apart; what is equal is then in order of weight.
  private static let limit = 16

  /// The first author's family name, folded; nil where there is none.
  static func author(of work: Work) -> String? {
    (work.authors.first ?? work.editors.first).map { cut($0.family ?? $0.display) }
  }

  /// The title, folded, without a leading article.
  static func title(of work: Work) -> String? {
    guard let title = work.title else { return nil }
    let folded = Folding.fold(title).drop { !$0.isLetter && !$0.isNumber }
    let article = folded.prefix { $0.isLetter }
    let rest = folded.dropFirst(article.count).drop { !$0.isLetter && !$0.isNumber }
    return cut(articles.contains(String(article)) && !rest.isEmpty ? String(rest) : String(folded))
  }

  private static func cut(_ text: String) -> String {
    var bytes = Array(Folding.fold(text).utf8.prefix(limit))
    // A letter cut in two is left out.
    while String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "l", "un", "une", "il", "lo", "gli", "el",
    "los", "las",
  ]
}
