import DocumentModel

/// A word of a text that a query asks for.
struct TextMatch: Hashable, Sendable {
  /// In scalars of the text.
  var range: Range<Int>
  /// Which part of the query it answers: the same number for the same part.
  var part: Int
  /// How much the part tells texts apart; at least 0.
  var weight: Double
  /// From the first to the last word that answer the part together: a phrase, neighbours; of a word alone, its range.
  var whole: Range<Int>

  init(range: Range<Int>, part: Int, weight: Double, whole: Range<Int>? = nil) {
    self.range = range
    self.part = part
    self.weight = weight
    self.whole = whole ?? range
  }
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
  /// What it adds that different words stand right beside each other, in the same way: more than words shown again.
  private static let worthOfCloseness = 0.06

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
    let starts = Set(bySentence.joined().map { Self.place(of: $0.whole.lowerBound, in: sentences) })
    // How often each part is shown.
    var shown = [Int](repeating: 0, count: (matches.map(\.part).max() ?? 0) + 1)
    var total = 0.0
    for match in matches {
      if shown[match.part] == 0 { total += match.weight }
      shown[match.part] += 1
    }
    var best = (score: -1.0, run: 0..<1)
    for start in starts.sorted() {
      for part in shown.indices { shown[part] = 0 }
      var sum = 0.0
      var run: [TextMatch] = []
      for end in start..<min(start + self.sentences, sentences.count) {
        // Half a phrase shows nothing.
        for match in bySentence[end] where match.whole.lowerBound >= sentences[start].lowerBound {
          run.append(match)
          let count = shown[match.part]
          shown[match.part] = count + 1
          // A word shown again says little, and less each time.
          sum += count == 0 ? match.weight : count < 3 ? match.weight * 0.02 : 0
        }
        let closeness = Self.closeness(of: run, parts: shown.count { $0 > 0 })
        let score =
          sum + total * (Self.worthOfCloseness * closeness - Self.costOfSentence * Double(end - start))
        if score > best.score + 1e-9 { best = (score, start..<(end + 1)) }
      }
    }
    return best.run
  }

  /// The matches by the sentence in which what answers the part ends, in order of start.
  private func assign(_ matches: [TextMatch], to sentences: [Range<Int>]) -> [[TextMatch]] {
    var result = [[TextMatch]](repeating: [], count: sentences.count)
    for match in matches { result[Self.place(of: match.whole.upperBound - 1, in: sentences)].append(match) }
    return result
  }

  /// The last sentence that begins at or before an offset.
  private static func place(of offset: Int, in sentences: [Range<Int>]) -> Int {
    var low = 0
    var high = sentences.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sentences[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// How close together some of the matches show all of their parts: 1 where nothing stands between, 0 where there is one part.
  /// Cost: linear.
  private static func closeness(of run: [TextMatch], parts: Int) -> Double {
    guard parts > 1 else { return 0 }
    let run = run.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var counts: [Int: Int] = [:]
    var first = 0
    var letters = 0
    var best = 0.0
    for match in run {
      counts[match.part, default: 0] += 1
      letters += match.range.count
      while counts.count == parts {
        let span = match.range.upperBound - run[first].range.lowerBound
        best = max(best, Double(letters) / Double(max(span, 1)))
        letters -= run[first].range.count
        counts[run[first].part, default: 0] -= 1
        if counts[run[first].part] == 0 { counts[run[first].part] = nil }
        first += 1
      }
    }
    return min(best, 1)
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
