import DocumentModel

/// Speech that a dash opens, as French, Spanish, Italian, Polish and Russian books print it:
/// `—Ya voy —dijo Juana—. Espera.`, `— Ну вот, — сказал он. — Пора.`
///
/// A dash opens a list or a signature just as well. So it is read only in a document of these languages, in which two
/// paragraphs and more open so and end as sentences do, and half of these hold an insertion, a question or a cry.
enum DashedSpeech {
  /// Cost: linear in the text.
  static func isUsed(in document: Document) -> Bool {
    guard let language = document.language?.prefix(2), languages.contains(String(language)) else { return false }
    var opening = 0
    var spoken = 0
    for block in document.blocks where block.kind == .paragraph {
      let range = document.text.trimming(block.range)
      guard let start = start(document.text, range), let last = range.last,
        document.text[last].isSentenceEnd || document.text[last].isClosingMark
      else { continue }
      opening += 1
      let isLively = document.text.scalars[range].contains { $0 == "?" || $0 == "!" || $0 == "…" }
      if isLively || parts(document.text, start..<range.upperBound).count > 1
        || hasInsertion(document.text, start..<range.upperBound)
      {
        spoken += 1
      }
    }
    return opening >= 2 && spoken * 2 >= opening
  }

  /// What is spoken in a paragraph that a dash opens, the narrator's insertions left out. Cost: linear.
  static func spans(in text: ScalarText, range: Range<Int>) -> [QuotedSpan] {
    let range = text.trimming(range)
    guard let start = start(text, range) else { return [] }
    return parts(text, start..<range.upperBound).map {
      QuotedSpan(outer: $0, inner: $0, depth: 0, isClosed: true, isSingle: false)
    }
  }

  /// Where the words begin after an opening dash; nil where none opens the paragraph or no sentence follows it.
  private static func start(_ text: ScalarText, _ range: Range<Int>) -> Int? {
    guard let first = range.first, isDash(text[first]) else { return nil }
    var index = first + 1
    while index < range.upperBound, text[index].isBlank { index += 1 }
    guard index < range.upperBound, text[index].isUppercase || openers.contains(text[index]) else { return nil }
    return index
  }

  private static func hasInsertion(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    range.contains { opensInsertion(text, $0, range) }
  }

  /// The speech between insertions.
  private static func parts(_ text: ScalarText, _ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start: Int? = range.lowerBound
    for index in range where isDash(text[index]) {
      if let begin = start {
        guard opensInsertion(text, index, range) else { continue }
        append(begin..<index, text, &parts)
        start = nil
      } else if index > range.lowerBound, index + 1 < range.upperBound {
        start = index + 1
      }
    }
    if let begin = start { append(begin..<range.upperBound, text, &parts) }
    return parts
  }

  private static func append(_ range: Range<Int>, _ text: ScalarText, _ parts: inout [Range<Int>]) {
    var start = range.lowerBound
    while start < range.upperBound, text[start].isBlank || text[start] == "." || text[start] == "," { start += 1 }
    let part = text.trimming(start..<range.upperBound)
    if !part.isEmpty { parts.append(part) }
  }

  /// A dash after a blank, before a small letter: `, — сказал он`, ` —dijo ella`.
  private static func opensInsertion(_ text: ScalarText, _ index: Int, _ range: Range<Int>) -> Bool {
    guard isDash(text[index]), index > range.lowerBound, text[index - 1].isBlank else { return false }
    var next = index + 1
    while next < range.upperBound, next - index < 3, text[next].isBlank { next += 1 }
    return next < range.upperBound && text[next].isLowercase
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x2014 || scalar.value == 0x2013 || scalar.value == 0x2015
  }

  private static let openers: Set<Unicode.Scalar> = ["¿", "¡", "…", "«"]
  private static let languages: Set<String> = ["fr", "es", "it", "pl", "ru", "pt", "uk", "ca", "ro"]
}
