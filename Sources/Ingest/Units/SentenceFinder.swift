import DocumentModel

/// Finds the sentence of a block or note in which something stands; each is cut into sentences once.
struct SentenceFinder {
  private let text: ScalarText
  private var sentences: [Range<Int>: [Range<Int>]] = [:]

  init(_ text: ScalarText) { self.text = text }

  /// The sentence of `range` that ends or goes on at `offset`: for a marker behind a blank, the one that it follows.
  mutating func sentence(before offset: Int, in range: Range<Int>) -> String? {
    let all = cut(range)
    let next = all.partitionIndex { $0.lowerBound >= offset }
    return all.isEmpty ? nil : text[all[max(next - 1, 0)]]
  }

  /// The sentence of `range` in which a run that begins at `offset` stands.
  mutating func sentence(at offset: Int, in range: Range<Int>) -> String? {
    let all = cut(range)
    let next = all.partitionIndex { $0.lowerBound > offset }
    return all.isEmpty ? nil : text[all[max(next - 1, 0)]]
  }

  private mutating func cut(_ range: Range<Int>) -> [Range<Int>] {
    if let known = sentences[range] { return known }
    let all = SentenceSplitter.sentences(of: text, in: range)
    sentences[range] = all
    return all
  }
}
