/// Says what each word of a reference string belongs to, and how sure that is: a statistical model, as a value.
public protocol ReferenceLabeller: Sendable {
  /// The labels of the words whose features are given; nil where there are none, or more than it takes on.
  func labelling(of features: ReferenceFeatures) -> ReferenceLabelling?
}

/// The labels of the words of one reference string.
public struct ReferenceLabelling: Hashable, Sendable {
  /// The labels that the marginals are of, in their order.
  public let known: [ReferenceLabel]
  /// The most likely sequence, a label a word.
  public let labels: [ReferenceLabel]
  /// The probability, from 0 to 1, of each known label at each word: `known.count` numbers a word.
  let marginals: [Double]

  /// - Parameter marginals: `known.count` numbers a word, in the order of the words.
  public init(known: [ReferenceLabel], labels: [ReferenceLabel], marginals: [Double]) {
    precondition(marginals.count == known.count * labels.count, "a marginal for every label at every word")
    self.known = known
    self.labels = labels
    self.marginals = marginals
  }

  /// The probability that a word has one of some labels. Cost: linear in the number of labels.
  public func probability(of wanted: ReferenceLabels, at word: Int) -> Double {
    var sum = 0.0
    for (place, label) in known.enumerated() where wanted.contains(label) {
      sum += marginals[word * known.count + place]
    }
    return min(1, sum)
  }
}
