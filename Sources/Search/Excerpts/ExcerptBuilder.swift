import DocumentModel

/// A word of a text that a query asks for.
struct TextMatch: Hashable, Sendable {
  /// In scalars of the text.
  var range: Range<Int>
  /// Which part of the query it answers: the same number for the same part.
  var part: Int
  /// How much the part tells texts apart; at least 0.
  var weight: Double
}

/// Cuts the run of a unit's text that shows best why it was found.
///
/// The run is whole sentences: the fewest that show the words that tell most, close together. A sentence longer than
/// `longestSentence` is cut between words.
public struct ExcerptBuilder: Sendable {
  /// The most sentences of an excerpt.
  public var sentences: Int

  /// A text up to this many scalars is shown whole.
  static let shortText = 240
  /// The most scalars of a sentence that is shown whole.
  static let longestSentence = 1_200
  /// What a further sentence has to add, as a share of all that could be shown.
  private static let costOfSentence = 0.08

  public init(sentences: Int = 3) { self.sentences = max(1, sentences) }

  /// The excerpt of a text with these matches, which are in order of start. Cost: linear in the text.
  func excerpt(of text: ScalarText, matches: [TextMatch]) -> Excerpt {
    let whole = text.trimming(text.range)
    guard whole.count > Self.shortText else { return excerpt(of: text, range: whole, whole: whole, matches: matches) }
    let sentences = SentenceSplitter.sentences(of: text, in: whole)
    guard !sentences.isEmpty else { return excerpt(of: text, range: whole, whole: whole, matches: matches) }
    let run = bestRun(of: sentences, matches: matches)
    var range = sentences[run.lowerBound].lowerBound..<sentences[run.upperBound - 1].upperBound
    if run.contains(where: { sentences[$0].count > Self.longestSentence }) {
      range = cut(range, of: text, around: matches.filter { range.contains($0.range.lowerBound) })
    }
    return excerpt(of: text, range: range, whole: whole, matches: matches)
  }

  private func excerpt(
    of text: ScalarText, range: Range<Int>, whole: Range<Int>, matches: [TextMatch]
  ) -> Excerpt {
    var highlights: [Range<Int>] = []
    for match in matches where range.contains(match.range.lowerBound) && match.range.upperBound <= range.upperBound {
      let shown = (match.range.lowerBound - range.lowerBound)..<(match.range.upperBound - range.lowerBound)
      if let last = highlights.last, shown.lowerBound < last.upperBound { continue }
      highlights.append(shown)
    }
    return Excerpt(text: text[range], highlights: highlights, truncated: range != whole, range: range)
  }

  // MARK: Choosing sentences

  /// The run of sentences that shows most; the beginning where nothing matches. Cost: linear for a fixed number of
  /// sentences and parts.
  private func bestRun(of sentences: [Range<Int>], matches: [TextMatch]) -> Range<Int> {
    guard !matches.isEmpty else { return 0..<min(self.sentences, sentences.count) }
    let bySentence = assign(matches, to: sentences)
    // How often each part is shown.
    var shown = [Int](repeating: 0, count: (matches.map(\.part).max() ?? 0) + 1)
    var total = 0.0
    for match in matches {
      if shown[match.part] == 0 { total += match.weight }
      shown[match.part] += 1
    }
    var best = (score: -1.0, run: 0..<1)
    for start in sentences.indices where !bySentence[start].isEmpty {
      for part in shown.indices { shown[part] = 0 }
      var sum = 0.0
      for end in start..<min(start + self.sentences, sentences.count) {
        for match in bySentence[end] {
          let count = shown[match.part]
          shown[match.part] = count + 1
          // A word shown again says little, and less each time.
          sum += count == 0 ? match.weight : count < 3 ? match.weight * 0.02 : 0
        }
        let score = sum - total * Self.costOfSentence * Double(end - start)
        if score > best.score + 1e-9 { best = (score, start..<(end + 1)) }
      }
    }
    return best.run
  }

  private func assign(_ matches: [TextMatch], to sentences: [Range<Int>]) -> [[TextMatch]] {
    var result = [[TextMatch]](repeating: [], count: sentences.count)
    var sentence = 0
    for match in matches {
      while sentence + 1 < sentences.count, sentences[sentence].upperBound <= match.range.lowerBound { sentence += 1 }
      if sentences[sentence].contains(match.range.lowerBound) { result[sentence].append(match) }
    }
    return result
  }

  // MARK: Sentences that do not fit

  /// At most `longestSentence` scalars of `range` from the first match on, between words.
  private func cut(_ range: Range<Int>, of text: ScalarText, around matches: [TextMatch]) -> Range<Int> {
    let first = matches.first?.range.lowerBound ?? range.lowerBound
    var start = max(range.lowerBound, min(first - Self.longestSentence / 4, range.upperBound - Self.longestSentence))
    var end = min(range.upperBound, start + Self.longestSentence)
    while start > range.lowerBound, start < first, !text[start - 1].isBlank { start += 1 }
    let last = matches.last { $0.range.lowerBound < end }?.range.upperBound ?? start
    while end < range.upperBound, end > max(last, start + 1), !text[end].isBlank { end -= 1 }
    // A word without end (a line of a broken file) is cut where it is.
    return text.trimming(start..<max(end, min(last, range.upperBound)))
  }
}
