import DocumentModel

/// Recognises the words that introduce a reference: `See also`, `cf.`, `but see`, `quoted in`, `vgl.`, `voir`, `см.`
struct SignalScanner {
  let tokens: [ReferenceToken]
  let limit: Int

  /// The signal that begins at `start`: the token after its last word, and the token at which the reference begins, past
  /// commas and colons. Nil where none begins. Cost: bounded.
  func signal(at start: Int) -> (end: Int, next: Int)? {
    guard start < limit, tokens.isWord(at: start), let phrases = Self.phrases[tokens[start].folded] else { return nil }
    var best: Int?
    for phrase in phrases {
      if let end = match(phrase, at: start), end > best ?? 0 { best = end }
    }
    guard var end = best else { return nil }
    // `see, for example,`: signals in a row are one.
    var next = skipSigns(end)
    // `printed in the Guide for Pilots`
    if next == end, next + 1 < limit, tokens[next - 1].folded == "in", tokens[next].folded == "the",
      !tokens[next].isCapitalized, tokens[next + 1].isCapitalized
    {
      next += 1
    }
    if next < limit, tokens.isWord(at: next), !tokens[next].isCapitalized, let more = signal(at: next) {
      end = more.end
      next = more.next
    }
    return (end, next)
  }

  /// How the reference behind a signal belongs to the one before it; nil where the signal says nothing of this.
  static func edge(of signal: String) -> QuotationEdge? {
    let words = Folding.fold(signal).split(whereSeparator: { " .,".contains($0) }).map { String($0) }
    if words == ["quoting"] || words == ["citing"] { return .quotedBefore }
    let joined = words.drop { $0 == "as" || $0 == "also" }.joined(separator: " ")
    return quotingSignals.contains(joined) ? .quotesBefore : nil
  }

  private static let quotingSignals: WordSet = [
    "cited in", "quoted in", "quoted from", "quoted by", "cited by", "cited from", "reprinted in", "repr in",
    "translated in", "printed in", "zit nach", "zitiert nach", "zit n", "zit bei", "zitiert bei", "zitiert in",
    "zit in",
    "cite par", "cite dans", "cite in", "cite d'apres", "цит по", "citado en", "citado por", "citato in",
  ]

  private func match(_ phrase: [String], at start: Int) -> Int? {
    var index = start
    for (place, word) in phrase.enumerated() {
      if place > 0 {
        while index < limit, tokens.isSign(".", at: index) || tokens.isSign(",", at: index) { index += 1 }
      }
      guard index < limit, tokens[index].folded == word else { return nil }
      index += 1
    }
    return index
  }

  private func skipSigns(_ index: Int) -> Int {
    var index = index
    while index < limit, tokens.isSign(".", at: index) || tokens.isSign(",", at: index) || tokens.isSign(":", at: index)
    {
      index += 1
    }
    return index
  }

  private static let phrases: WordMap<[[String]]> = {
    let lines = """
      see|see also|see for example|see e g|see eg|see generally|see especially|see further|see in particular|see for instance
      see in general|see inter alia|see too|but see|but see also|but cf|but compare|cf|cf also|compare|contra|accord|e g|for example|for instance|also
      quoting|citing|discussed in|criticised in
      cited in|as cited in|quoted in|as quoted in|quoted from|quoted by|cited by|cited from|reprinted in|reported in|translated in|repr in|printed in|published in|found in
      vgl|vgl auch|vgl dazu|vgl hierzu|vgl ferner|vgl etwa|vgl nur|vgl z b|siehe|siehe auch|siehe dazu|siehe etwa|s auch|s dazu
      zit nach|zitiert nach|zit n|zit bei|zitiert bei|zitiert in|zit in|dazu|hierzu|so auch|ebenso|ahnlich|ferner|sowie|grundlegend|ausfuhrlich
      voir|voir aussi|voir notamment|voir par exemple|cf aussi|cf notamment|cite par|cite dans|cite in|d'apres|d’apres|selon
      см|см также|см например|цит по|ср|vease|vease tambien|cfr|cfr anche|vedi|vedi anche|citado en|citado por|citato in
      """
    var phrases: [String: [[String]]] = [:]
    for phrase in lines.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
      let words = phrase.split(separator: " ").map(String.init)
      phrases[words[0], default: []].append(words)
    }
    return WordMap(phrases)
  }()

  /// Signals that are common words, and so count only where a reference plainly follows.
  static let common: WordSet = [
    "also", "for", "dazu", "hierzu", "so", "ebenso", "ahnlich", "ferner", "sowie", "selon", "e", "s", "accord",
    "compare",
    "grundlegend", "ausfuhrlich", "d'apres", "d’apres", "reported", "contra",
  ]
}
