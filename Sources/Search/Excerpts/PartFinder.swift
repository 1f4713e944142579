/// Finds the words of a text that answer some parts of a query.
struct PartFinder {
  typealias Part = TextMatcher.Part

  private var stems: [String: Int] = [:]
  private var exacts: [String: Int] = [:]
  private var prefixes: [(beginning: String, part: Int)] = []
  private var phrases: [String: [(stems: [String], part: Int)]] = [:]
  private var neighbours: [(operands: [[Part]], window: Int, inOrder: Bool, part: Int)] = []

  /// Parts, each once, with their numbers.
  init(_ parts: [(part: Part, number: Int)]) {
    for (part, number) in parts { register(part, number) }
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

  /// Notes at each word the numbers of the parts that it answers. A word that is nil answers none. Cost: linear in the words for
  /// each prefix and each pair of neighbours.
  func find(in words: [TermNormaliser.Word?], _ found: inout [[Int]]) {
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
}
