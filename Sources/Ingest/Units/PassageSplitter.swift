import DocumentModel

/// Cuts an over-long block into passages of a readable size.
///
/// A passage is what a search finds and shows, so that one that runs over pages hides what was found in it. It is cut
/// between sentences; within one only where it alone is too long.
enum PassageSplitter {
  /// Scalars above which a block is cut: some 600 words.
  static let limit = 4_000

  /// The parts of `range` in order, blanks at their ends left out; the trimmed range itself where it is short enough;
  /// nothing where it is blank. Cost: linear.
  static func parts(of text: ScalarText, in range: Range<Int>) -> [Range<Int>] {
    let whole = text.trimming(range)
    guard whole.count > limit else { return whole.isEmpty ? [] : [whole] }
    // Parts of like size read better than full ones and a scrap.
    let target = whole.count / (whole.count / limit + 1) + 1
    var parts: [Range<Int>] = []
    var start = whole.lowerBound
    var end = start
    func close() {
      let part = text.trimming(start..<end)
      if !part.isEmpty { parts.append(part) }
      start = end
    }
    for sentence in SentenceSplitter.sentences(of: text, in: whole) {
      if sentence.upperBound - start > limit, end > start { close() }
      if start < sentence.lowerBound, end == start { start = sentence.lowerBound }
      end = start
      while sentence.upperBound - start > limit {
        end = cut(text, from: start)
        close()
      }
      end = sentence.upperBound
      if end - start >= target { close() }
    }
    end = whole.upperBound
    close()
    return parts
  }

  /// Behind the last blank in the first `limit` scalars, or their end where there is none.
  private static func cut(_ text: ScalarText, from start: Int) -> Int {
    var end = start + limit
    while end > start + limit / 2, !text[end - 1].isBlank { end -= 1 }
    if end > start + limit / 2 { return end }
    end = start + limit
    // An accent stays with its letter, unless a heap of accents stands there.
    while end > start + limit - 16, text[end].isMark { end -= 1 }
    return end
  }
}
