import Apparatus

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension SequenceModel: ReferenceLabeller {
  /// The most likely labels (Viterbi) and the probability of every label at every word (forward–backward, scaled at each
  /// word). Cost: linear in the words, square in the labels.
  public func labelling(of features: ReferenceFeatures) -> ReferenceLabelling? {
    guard (1...ReferenceFeatures.mostWords).contains(features.count) else { return nil }
    let scores = (0..<features.count).flatMap { self.scores(of: features[$0]) }
    guard let marginals = marginals(scores) else { return nil }
    return ReferenceLabelling(known: labels, labels: path(scores).map { labels[$0] }, marginals: marginals)
  }

  /// The best sequence of labels, as places in `labels`. The first of equals wins, so that it is always the same.
  private func path(_ scores: [Double]) -> [Int] {
    let count = labels.count
    let words = scores.count / count
    var best = Array(scores[0..<count])
    var next = best
    var from = [UInt8](repeating: 0, count: scores.count)
    for word in 1..<max(1, words) {
      for label in 0..<count {
        var highest = -Double.infinity
        var origin = 0
        for before in 0..<count {
          let score = best[before] + transitions[before * count + label]
          if score > highest {
            highest = score
            origin = before
          }
        }
        next[label] = highest + scores[word * count + label]
        from[word * count + label] = UInt8(truncatingIfNeeded: origin)
      }
      swap(&best, &next)
    }
    var label = 0
    for other in 0..<count where best[other] > best[label] { label = other }
    var path = [Int](repeating: label, count: words)
    for word in stride(from: words - 1, to: 0, by: -1) {
      label = Int(from[word * count + label])
      path[word - 1] = label
    }
    return path
  }

  /// Nil where a damaged model's weights leave no number to divide by.
  private func marginals(_ scores: [Double]) -> [Double]? {
    let count = labels.count
    let words = scores.count / count
    let steps = transitions.map { exp($0) }
    var weights = scores
    for word in 0..<words {
      let row = word * count..<(word + 1) * count
      let highest = scores[row].max() ?? 0
      for place in row { weights[place] = exp(scores[place] - highest) }
    }
    var forward = weights
    for word in 0..<words {
      let row = word * count
      if word > 0 {
        for label in 0..<count {
          var sum = 0.0
          for before in 0..<count { sum += forward[row - count + before] * steps[before * count + label] }
          forward[row + label] = sum * weights[row + label]
        }
      }
      guard Self.normalize(&forward, row..<row + count) else { return nil }
    }
    var backward = [Double](repeating: 1, count: count)
    for word in stride(from: words - 2, through: 0, by: -1) {
      let row = word * count
      var next = [Double](repeating: 0, count: count)
      for label in 0..<count {
        var sum = 0.0
        for after in 0..<count {
          sum += steps[label * count + after] * weights[row + count + after] * backward[after]
        }
        next[label] = sum
      }
      guard Self.normalize(&next, 0..<count) else { return nil }
      backward = next
      for label in 0..<count { forward[row + label] *= backward[label] }
      guard Self.normalize(&forward, row..<row + count) else { return nil }
    }
    return forward
  }

  private static func normalize(_ numbers: inout [Double], _ range: Range<Int>) -> Bool {
    var sum = 0.0
    for place in range { sum += numbers[place] }
    guard sum > 0, sum.isFinite else { return false }
    for place in range { numbers[place] /= sum }
    return true
  }
}
