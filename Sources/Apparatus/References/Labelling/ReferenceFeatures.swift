import DocumentModel

/// The words of a reference string and what can be said of each, as hashes: what a labeller is given, in training as in
/// use.
public struct ReferenceFeatures: Hashable, Sendable {
  /// Rises whenever the same string would give other words or features, so that a model trained on others is refused.
  public static let version = 1
  /// No reference is longer; a longer string is left to the rules.
  public static let mostWords = 400

  /// Where each word stands in the text, in scalars.
  public let ranges: [Range<Int>]
  /// The tokens of each word.
  let tokenRanges: [Range<Int>]
  private let hashes: [UInt32]
  /// Where in `hashes` the features of each word end.
  private let ends: [Int]

  /// Those of a string read by itself; nil where it has more than `mostWords` words. Cost: linear.
  public init?(of string: some StringProtocol) {
    let text = ScalarText(string)
    self.init(text, tokens: ReferenceTokenizer.tokens(of: text))
  }

  init?(_ text: ScalarText, tokens: [ReferenceToken]) {
    var reader = ReferenceWordReader(text, tokens: tokens)
    let words = reader.words(atMost: Self.mostWords)
    guard words.count <= Self.mostWords else { return nil }
    ranges = words.map {
      tokens[$0.tokens.lowerBound].range.lowerBound..<tokens[$0.tokens.upperBound - 1].range.upperBound
    }
    tokenRanges = words.map(\.tokens)
    var extractor = FeatureExtractor(words, affixes: reader.affixes)
    extractor.run()
    hashes = extractor.hashes
    ends = extractor.ends
  }

  /// Features given as they are, a list a word, for a model that is tried by itself.
  public init(hashes: [[UInt32]]) {
    ranges = hashes.indices.map { $0..<$0 + 1 }
    tokenRanges = ranges
    self.hashes = hashes.flatMap { $0 }
    var end = 0
    ends = hashes.map { features in
      end += features.count
      return end
    }
  }

  /// The number of words.
  public var count: Int { ends.count }

  /// The features of a word.
  public subscript(_ word: Int) -> ArraySlice<UInt32> { hashes[(word == 0 ? 0 : ends[word - 1])..<ends[word]] }
}
