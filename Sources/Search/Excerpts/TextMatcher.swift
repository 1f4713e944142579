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
  private var stems: [String: Int] = [:]
  private var exacts: [String: Int] = [:]
  private var prefixes: [(beginning: String, part: Int)] = []
  private var phrases: [String: [(stems: [String], part: Int)]] = [:]
  private var neighbours: [(operands: [[Part]], window: Int, inOrder: Bool, part: Int)] = []
  private let initials: InitialLetters
  private let known = KnownWords()

  /// Looks for what `query` asks for in texts of the normaliser's language. Every part weighs the same.
  init(_ query: Query, normaliser: TermNormaliser) {
    var parts: [Part] = []
    var seen: Set<Part> = []
    Self.collect(query.root, normaliser) { if seen.insert($0).inserted { parts.append($0) } }
    self.parts = parts
    self.normaliser = normaliser
    initials = InitialLetters(of: parts, language: normaliser.language)
    weights = parts.map { _ in 1 }
    for (index, part) in parts.enumerated() { register(part, index) }
  }

  private mutating func register(_ part: Part, _ index: Int) {
    switch part {
    case .stem(let stem): stems[stem] = index
    case .exact(let form): exacts[form] = index
    case .prefix(let beginning): prefixes.append((beginning, index))
    case .phrase(let stems): if let first = stems.first { phrases[first, default: []].append((stems, index)) }
    case .near(let operands, let distance, let inOrder):
      let window = QueryCompiler.window(distance: distance, operands: operands.count)
      neighbours.append((operands, window, inOrder, index))
    }
  }

  // MARK: Matching

  /// The words that match, in order of start; a word that answers several parts is there for each. Cost: linear in the
  /// text for each prefix and each pair of neighbours in the query.
  func matches(in text: ScalarText) -> [TextMatch] {
    guard !parts.isEmpty else { return [] }
    let ranges = Array(WordScanner(text))
    // Most words cannot match, as their first letters show, and are not worked out.
    let words = ranges.map { initials.allow(text, $0) ? known.word(text, in: $0, normaliser) : nil }
    var found: [[Int]] = Array(repeating: [], count: words.count)
    for (index, word) in words.enumerated() {
      guard let word else { continue }
      if let part = stems[word.stem] { found[index].append(part) }
      if let part = exacts[word.form] { found[index].append(part) }
      for (beginning, part) in prefixes where word.form.hasPrefix(beginning) { found[index].append(part) }
      for phrase in phrases[word.stem] ?? [] where index + phrase.stems.count <= words.count {
        let end = index + phrase.stems.count
        guard zip(index..<end, phrase.stems).allSatisfy({ words[$0]?.stem == $1 }) else { continue }
        for word in index..<end where found[word].last != phrase.part { found[word].append(phrase.part) }
      }
    }
    for near in neighbours {
      for word in nearWords(near.operands, window: near.window, inOrder: near.inOrder, words) {
        found[word].append(near.part)
      }
    }
    var matches: [TextMatch] = []
    for (index, parts) in found.enumerated() {
      for part in parts { matches.append(TextMatch(range: ranges[index], part: part, weight: weights[part])) }
    }
    return matches
  }

  private func nearWords(
    _ operands: [[Part]], window: Int, inOrder: Bool, _ words: [TermNormaliser.Word?]
  ) -> [Int] {
    let places = operands.map { alternatives in
      words.indices.filter { index in
        guard let word = words[index] else { return false }
        return alternatives.contains { Self.matches($0, word) }
      }
    }
    return inOrder ? NearWords.inOrder(places, window: window) : NearWords.inAnyOrder(places, window: window)
  }

  private static func matches(_ part: Part, _ word: TermNormaliser.Word) -> Bool {
    switch part {
    case .stem(let stem): word.stem == stem
    case .exact(let form): word.form == form
    case .prefix(let beginning): word.form.hasPrefix(beginning)
    case .phrase, .near: false
    }
  }

  // MARK: Reading the query

  private static func collect(_ node: QueryNode, _ normaliser: TermNormaliser, _ add: (Part) -> Void) {
    switch node {
    case .word, .exact, .prefix: if let part = single(node, normaliser) { add(part) }
    case .phrase(let words): add(.phrase(words.map { normaliser.word($0).stem }))
    case .near(let operands, let distance, let inOrder):
      let parts = operands.map { operand in
        if case .any(let nodes) = operand { return nodes.compactMap { single($0, normaliser) } }
        return single(operand, normaliser).map { [$0] } ?? []
      }
      add(.near(parts, distance: distance, inOrder: inOrder))
    case .field: break
    case .any(let nodes): for node in nodes { collect(node, normaliser, add) }
    case .group(let clauses):
      for clause in clauses where clause.occurrence != .mustNot { collect(clause.node, normaliser, add) }
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
