/// Finds the word that was most likely meant.
package enum LikelyWord {
  /// The nearest of a few names: one that begins with `word` or is at most a third of its letters away; nil where
  /// none is. The first of equals wins. Cost: the product of the lengths, for each candidate.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.unicodeScalars.prefix(40))
    guard letters.count > 1 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.unicodeScalars)
      let isBeginning = letters.count >= 3 && other.starts(with: letters)
      let limit = max(1, min(letters.count, other.count) / 3)
      let measured = isBeginning ? 1 : distance(letters, other, limit: limit)
      if let measured, best.map({ measured < $0.distance }) ?? true { best = (measured, candidate) }
    }
    return best?.candidate
  }

  /// How many letters have to be put in, taken out, changed, or swapped with their neighbour; nil where it is more than
  /// `limit`. (Optimal string alignment.) Cost: the product of the lengths at worst.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = last
    for i in 1...left.count {
      row[0] = i
      for j in 1...right.count {
        let change = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      if row.allSatisfy({ $0 > limit }) { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
