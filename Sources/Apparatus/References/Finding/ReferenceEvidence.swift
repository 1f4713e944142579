import DocumentModel

/// Weighs whether a stretch of a note is a whole reference or commentary.
struct ReferenceEvidence {
  let text: ScalarText
  let tokens: [ReferenceToken]
  let isQuoted: [Bool]

  /// From about 2.5 on it is a reference. Cost: linear in the range.
  func score(of parser: ReferenceParser, in range: Range<Int>) -> Double {
    let work = parser.work
    var score = 0.0
    if parser.namesAreCertain { score += 2 } else if !work.authors.isEmpty { score += parser.isBodyNamed ? 1.5 : 0.5 }
    if parser.titleIsQuoted { score += 1.5 }
    if let issued = work.issued { score += issued.month == nil ? 1 : 1.5 }
    if work.publisher != nil, work.publisherPlace != nil {
      score += 1.5
    } else if work.publisher != nil || work.publisherPlace != nil {
      score += 0.75
    }
    // `Ada Quill, The Long Pier (Oslo, 1993)`: each is slight, together they are enough.
    if !work.authors.isEmpty, work.title != nil, work.publisherPlace != nil, work.issued != nil { score += 0.5 }
    if work.volume != nil || work.issue != nil || work.page != nil { score += 1 }
    if parser.locator != nil { score += 0.5 }
    if work.URL != nil || work.DOI != nil { score += 1.5 }
    if parser.isLegal { score += 1.5 }
    if parser.isWire { score += 2 }
    if let container = work.containerTitle, !container.isEmpty { score += containerScore(container) }
    if !parser.namesAreCertain, !parser.titleIsQuoted, beginsAsProse(range) { return 0 }
    return score - prose(in: range)
  }

  private func containerScore(_ container: String) -> Double {
    let words = container.unicodeScalars.split { !$0.isLetter }.map { WordClass.of(Folding.fold(String($0))) }
    return words.contains { !$0.isDisjoint(with: [.journal, .agency, .conference]) } ? 1 : 0.5
  }

  /// Verbs and pronouns that no reference has outside its title.
  private func prose(in range: Range<Int>) -> Double {
    var verbs = 0.0
    for index in range where !isQuoted[index] && tokens.isWord(at: index) && !tokens[index].isCapitalized {
      if Self.verbs.contains(tokens[index].folded) { verbs += 0.75 }
    }
    if let first = range.first, tokens.isWord(at: first), !tokens[first].isCapitalized,
      !tokens.has([.particle, .containment], at: first)
    {
      verbs += 2
    }
    return min(verbs, 4)
  }

  /// Whether running words stand before the first title in quotation marks, year or link.
  private func beginsAsProse(_ range: Range<Int>) -> Bool {
    var lowercase = 0
    var hasVerb = false
    for index in range.prefix(120) {
      if isQuoted[index] || tokens.year(at: index) != nil || tokens[index].kind == .link { break }
      guard tokens.isWord(at: index), !tokens[index].isCapitalized else { continue }
      if Self.verbs.contains(tokens[index].folded) { hasVerb = true }
      if !tokens.has([.functionWord, .particle], at: index) { lowercase += 1 }
    }
    return hasVerb && lowercase >= 3
      || range.first.map { tokens[$0].folded == "based" || ["i", "we", "he", "she"].contains(tokens[$0].folded) }
        ?? false
  }

  static let verbs: WordSet = [
    "is", "was", "are", "were", "has", "have", "had", "did", "does", "argues", "argued", "notes", "noted", "says",
    "said", "which", "that", "he", "she", "they", "we",
    "i", "his", "would", "could", "should", "may", "been", "being", "also", "however", "although", "because", "while",
    "suggests", "claims", "claimed", "wrote", "writes",
    "cautions", "considers", "considered", "ist", "sind", "war", "waren", "wurde", "wurden", "hat", "haben", "wird",
    "werden", "dass", "zeigt", "allerdings", "jedoch",
    "vgl", "siehe", "see", "voir", "est", "sont", "etait", "ont", "fut", "qui", "que", "il", "elle", "ce", "this", "it",
    "there",
  ]
}
