/// Finds the words of a text that answer some parts of a query.
struct PartFinder {
  typealias Part = TextMatcher.Part

  /// That a word answers a part, alone or with others.
  struct Found: Hashable {
    var part: Int
    /// The first and the last of the words that answer it together, and all between.
    var words: Range<Int>
  }

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

  /// Notes at each word the parts that it answers. A word that is nil answers none. Cost: linear in the words for each prefix
  /// and each pair of neighbours.
  func find(in words: [TermNormaliser.Word?], _ found: inout [[Found]]) {
    for (index, word) in words.enumerated() {
      guard let word else { continue }
      let alone = index..<(index + 1)
      if let part = stems[word.stem] { found[index].append(Found(part: part, words: alone)) }
      if let part = exacts[word.form] { found[index].append(Found(part: part, words: alone)) }
      for (beginning, part) in prefixes where word.form.hasPrefix(beginning) {
        found[index].append(Found(part: part, words: alone))
      }
      for phrase in phrases[word.stem] ?? [] where index + phrase.stems.count <= words.count {
        let end = index + phrase.stems.count
        guard zip(index..<end, phrase.stems).allSatisfy({ words[$0]?.stem == $1 }) else { continue }
        for word in index..<end where found[word].last?.part != phrase.part {
          found[word].append(Found(part: phrase.part, words: index..<end))
        }
      }
    }
    for near in neighbours {
      let places = nearWords(near.operands, window: near.window, inOrder: near.inOrder, words)
      for cluster in Self.clusters(places, window: near.window) {
        for place in cluster {
          // Where many stand together, each shows enough by itself.
          let whole = (cluster[cluster.startIndex])..<(cluster[cluster.endIndex - 1] + 1)
          let extent = whole.count <= 2 * near.window ? whole : place..<(place + 1)
          found[place].append(Found(part: near.part, words: extent))
        }
      }
    }
  }

  /// Places, ascending, parted where the next is a window away and more.
  private static func clusters(_ places: [Int], window: Int) -> [ArraySlice<Int>] {
    var clusters: [ArraySlice<Int>] = []
    var start = 0
    for index in places.indices where index + 1 == places.count || places[index + 1] - places[index] >= window {
      clusters.append(places[start...index])
      start = index + 1
    }
    return clusters
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
