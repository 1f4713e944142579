import DocumentModel

/// Recognises the line that names the author or the date: `By Jane Roe`, `Authored by Dr. … | May 2001`, `3 March 2011`.
enum Byline {
  static func isByline(_ text: BlockText, _ index: Int, afterTitle: Bool) -> Bool {
    let range = text.core(index)
    guard range.count <= 200, !text[index].keepsLines || range.count <= 120 else { return false }
    if isDatedLines(text, range) { return true }
    let words = text.words(index, limit: 31)
    guard let first = words.first, words.count <= 30 else { return false }
    let names = Capitals(of: text.draft.text, in: range)
    if let cue = cues.first(where: { words.starts(with: $0) }) {
      // "By the end of …" and "From Moscow" begin a sentence; a name or a title follows a byline's cue.
      guard names.isCapital(cue.count), words.count <= 24 || names.share > 0.4 else { return false }
      return names.share >= 0.35
    }
    if first == "author" || first == "authors" || first == "autor" || first == "auteur" { return names.hasColon }
    guard afterTitle else { return names.hasPipe && isDate(Array(words.suffix(3))) && names.share >= 0.5 }
    if isDate(words) { return true }
    // A name or two alone on a line under the title.
    guard !text.endsSentence(index), words.count >= 2, words.count <= 14, !SectionWords.opens(words) else {
      return false
    }
    if names.hasPipe, isDate(Array(words.suffix(3))) { return true }
    return names.areNames(words)
  }

  /// Whether a short line under a title says who wrote or when: names, a date, `by Jane Roe`.
  static func isLine(_ range: Range<Int>, of scalars: [Unicode.Scalar]) -> Bool {
    guard let last = scalars[range].last, !last.isSentenceEnd else { return false }
    return isStatedLine(range, of: scalars)
      || Capitals(of: scalars, in: range).areNames(words(of: scalars[range]))
  }

  /// Whether a line can be nothing else: a date, `by Jane Roe`, a series and its number.
  static func isStatedLine(_ range: Range<Int>, of scalars: [Unicode.Scalar]) -> Bool {
    let words = words(of: scalars[range])
    guard words.count >= 2, words.count <= 12 else { return false }
    if isDate(words) || SeriesLine.isSeries(words) { return true }
    let names = Capitals(of: scalars, in: range)
    return cues.contains { words.starts(with: $0) && names.isCapital($0.count) } && names.share >= 0.6
  }

  /// The words of a line, folded, at most thirteen of them: one more than a byline has.
  static func words(of line: ArraySlice<Unicode.Scalar>) -> [String] {
    let letters = ScalarText(line)
    var words: [String] = []
    var scanner = WordScanner(letters)
    while words.count < 13, let word = scanner.next() { words.append(Folding.fold(letters[word])) }
    return words
  }

  /// A name or two on lines of their own with a date under or over them.
  private static func isDatedLines(_ text: BlockText, _ range: Range<Int>) -> Bool {
    let lines = text.draft.text[range].split(separator: "\n")
    guard (2...4).contains(lines.count) else { return false }
    var dates = 0
    for line in lines {
      let range = line.startIndex..<line.endIndex
      let words = text.words(in: range, limit: 13)
      if isDate(words) {
        dates += 1
      } else {
        guard !words.isEmpty, words.count <= 12, let last = line.last, !last.isSentenceEnd, last != ",",
          Capitals(of: text.draft.text, in: range).share >= 0.6
        else { return false }
      }
    }
    return dates == 1
  }

  /// `November 2006`, `3 March 2011`, `2004-05-12`, `March 3, 2011`, `Spring 1998`
  static func isDate(_ words: [String]) -> Bool {
    guard !words.isEmpty, words.count <= 5 else { return false }
    let years = words.count { $0.count == 4 && ($0.hasPrefix("1") || $0.hasPrefix("20")) && $0.allSatisfy(\.isNumber) }
    guard years == 1 else { return false }
    return words.allSatisfy {
      $0.allSatisfy(\.isNumber) || months.contains($0) || $0.count <= 4 && $0.first?.isNumber == true
    }
  }

  private struct Capitals {
    var flags: [Bool] = []
    var small = 0
    var hasPipe = false
    var hasColon = false
    var initials = 0
    var joins = 0

    /// Cost: linear.
    init(of scalars: [Unicode.Scalar], in range: Range<Int>) {
      for offset in range {
        if scalars[offset] == "|" { hasPipe = true }
        if scalars[offset] == ":" { hasColon = true }
      }
      var scanner = WordScanner(ScalarText(scalars[range]))
      while let word = scanner.next() {
        let start = word.lowerBound + range.lowerBound
        let isCapital = scalars[start].isUppercase || scalars[start].isASCIIDigit
        flags.append(isCapital)
        let letters = String(scalars: scalars[start..<word.upperBound + range.lowerBound])
        if joints.contains(letters.lowercased()) {
          if !isCapital { small += 1 }
          if letters == "and" || letters == "und" || letters == "et" { self.joins += 1 }
        }
        if word.count == 1, isCapital, !scalars[start].isASCIIDigit { initials += 1 }
      }
    }

    /// The share of words that are capitalised, `and`, `of` and the like aside.
    var share: Double { flags.isEmpty ? 0 : Double(flags.count { $0 }) / Double(max(1, flags.count - small)) }
    func isCapital(_ position: Int) -> Bool { position < flags.count && flags[position] }

    /// Whether the words are a person's name with an initial, several names joined, or a name under its title.
    func areNames(_ words: [String]) -> Bool {
      let isName = share >= 0.74 && words.count <= 8 && initials + joins > 0
      return isName || share >= 0.5 && words.first.map(honorifics.contains) == true
    }
  }

  private static let cues: [[String]] = [
    ["authored", "by"], ["written", "by"], ["edited", "by"], ["compiled", "by"], ["translated", "by"], ["text", "by"],
    ["words", "by"], ["story", "by"], ["report", "by"], ["reported", "by"], ["posted", "by"], ["published", "by"],
    ["prepared", "by"], ["a", "paper", "by"], ["an", "essay", "by"], ["from", "our", "correspondent"], ["by"], ["von"],
    ["par"],
    ["por"], ["di"],
  ]
  private static let honorifics: WordSet = [
    "dr", "prof", "professor", "sir", "general", "colonel", "ambassador", "rev",
  ]
  private static let joints: WordSet = [
    "and", "und", "et", "of", "the", "for", "at", "in", "de", "van", "von", "der", "la",
  ]
  private static let months: WordSet = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "spring", "summer",
    "autumn", "fall", "winter", "januar", "februar", "marz", "mai", "juni", "juli", "oktober", "dezember", "janvier",
    "fevrier", "mars", "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "enero",
  ]
}
