import DocumentModel

/// Finds the words of a text that a query asks for, by the same forms that the index holds.
///
/// A bare word is found by its stem, a quoted one by its letters, `interop*` by its beginning. The words of a phrase are found
/// only where the phrase stands, those of `NEAR` and `ADJ` only where the neighbours are near enough, unless the query
/// also asks for them by themselves. What is excluded and what stands in fields is not looked for.
struct TextMatcher {
  /// A part of the query, the unit in which an excerpt counts what it shows.
  enum Part: Hashable {
    case stem(String)
    case exact(String)
    case prefix(String)
    case phrase([String])
    case near([[Part]], distance: Int, inOrder: Bool)
  }

  /// In the order of the query, each once; their places are the numbers in `TextMatch.part`.
  let parts: [Part]
  /// How much each part tells texts apart.
  var weights: [Double]
  private let normaliser: TermNormaliser
  private var finders: [(voice: Voice?, finder: PartFinder)] = []
  private let initials: InitialLetters
  private let known = KnownWords()

  /// Looks for what `query` asks for in texts of the normaliser's language. Every part weighs the same.
  init(_ query: Query, normaliser: TermNormaliser) {
    var parts: [Part] = []
    var voices: [Voice?] = []
    Self.collect(query.root, voice: nil, normaliser) { part, voice in
      if zip(parts, voices).contains(where: { $0 == part && $1 == voice }) { return }
      parts.append(part)
      voices.append(voice)
    }
    self.parts = parts
    self.normaliser = normaliser
    initials = InitialLetters(of: parts, language: normaliser.language)
    weights = parts.map { _ in 1 }
    for voice in [nil] + Voice.allCases where voices.contains(voice) {
      finders.append((voice, PartFinder(zip(parts, voices).enumerated().filter { $1.1 == voice }.map { ($1.0, $0) })))
    }
  }

  // MARK: Matching

  /// The words that match, in order of start; a word that answers several parts is there for each. `quoted` are the ranges of the
  /// text inside quotation marks, ascending. Cost: linear in the text for each prefix and each pair of neighbours in the query.
  func matches(in text: ScalarText, quoted: [Range<Int>] = []) -> [TextMatch] {
    guard !parts.isEmpty else { return [] }
    let ranges = Array(WordScanner(text))
    // Most words cannot match, as their first letters show, and are not worked out.
    let words = ranges.map { initials.allow(text, $0) ? known.word(text, in: $0, normaliser) : nil }
    var found: [[PartFinder.Found]] = Array(repeating: [], count: words.count)
    for (voice, finder) in finders {
      guard let voice else {
        finder.find(in: words, &found)
        continue
      }
      let sides = Self.areQuoted(ranges, quoted)
      finder.find(in: zip(words, sides).map { $1 == (voice == .others) ? $0 : nil }, &found)
    }
    var matches: [TextMatch] = []
    for (index, parts) in found.enumerated() {
      for found in parts {
        let whole = ranges[found.words.lowerBound].lowerBound..<ranges[found.words.upperBound - 1].upperBound
        matches.append(
          TextMatch(range: ranges[index], part: found.part, weight: weights[found.part], whole: whole))
      }
    }
    return matches
  }

  /// Of each word, whether it begins in a quotation.
  private static func areQuoted(_ words: [Range<Int>], _ quoted: [Range<Int>]) -> [Bool] {
    var rest = quoted[...]
    return words.map { word in
      while let first = rest.first, first.upperBound <= word.lowerBound { rest.removeFirst() }
      return rest.first?.contains(word.lowerBound) ?? false
    }
  }

  // MARK: Reading the query

  private static func collect(
    _ node: QueryNode, voice: Voice?, _ normaliser: TermNormaliser, _ add: (Part, Voice?) -> Void
  ) {
    switch node {
    case .word, .exact, .prefix: if let part = single(node, normaliser) { add(part, voice) }
    case .abbreviation(let word, let expansions):
      collect(.word(word), voice: voice, normaliser, add)
      for words in expansions { collect(.phrase(words), voice: voice, normaliser, add) }
    case .phrase(let words): add(.phrase(words.map { normaliser.word($0).stem }), voice)
    case .near(let operands, let distance, let inOrder):
      let parts = operands.map { operand in
        if case .any(let nodes) = operand { return nodes.compactMap { single($0, normaliser) } }
        return single(operand, normaliser).map { [$0] } ?? []
      }
      add(.near(parts, distance: distance, inOrder: inOrder), voice)
    case .field: break
    case .any(let nodes): for node in nodes { collect(node, voice: voice, normaliser, add) }
    case .group(let clauses):
      let voice = clauses.voice ?? voice
      for clause in clauses where clause.occurrence != .mustNot { collect(clause.node, voice: voice, normaliser, add) }
    }
  }

  private static func single(_ node: QueryNode, _ normaliser: TermNormaliser) -> Part? {
    switch node {
    case .word(let word): .stem(normaliser.word(word).stem)
    case .exact(let word): .exact(normaliser.word(word).form)
    case .prefix(let word): .prefix(normaliser.word(word).form)
    default: nil
    }
  }
}

/// The words that texts were seen to hold, so that no strings are made for one that comes again.
private final class KnownWords {
  /// By `TermNormaliser.number`.
  private var words: [Int: TermNormaliser.Word] = [:]

  func word(_ text: ScalarText, in range: Range<Int>, _ normaliser: TermNormaliser) -> TermNormaliser.Word {
    let number = text.scalars.withUnsafeBufferPointer { normaliser.number(of: .init(rebasing: $0[range])) }
    if let word = words[number] { return word }
    let word = normaliser.word(text, in: range)
    words[number] = word
    return word
  }
}

extension TermNormaliser {
  /// The forms of a word of a query.
  func word(_ word: QueryWord) -> Word {
    let text = ScalarText(word.text)
    return self.word(text, in: text.range)
  }
}
