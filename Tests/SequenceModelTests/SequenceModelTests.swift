import Apparatus
import Testing

@testable import SequenceModel

@Suite struct SequenceModelTests {
  /// Strings of a few words each, as features that the model of `ModelBytes` knows and one that it does not.
  static let strings: [[[UInt32]]] = [
    [[7]], [[7, 9], [11]], [[11], [11], [9]], [[5], [], [7, 0xFFFF_FFF9], [9, 9]],
    [[11, 7], [9], [0xFFFF_FFF9], [7], [5]],
  ]

  @Test("The labels and their probabilities are those of adding up every sequence", arguments: strings)
  func agreesWithEverySequence(features: [[UInt32]]) throws {
    let model = ModelBytes()
    let labelling = try #require(
      try SequenceModel(bytes: model.bytes).labelling(of: ReferenceFeatures(hashes: features)))
    let sequences = features.reduce([[Int]]([[]])) { found, _ in found.flatMap { one in (0..<3).map { one + [$0] } } }
    func weight(_ labels: [Int]) -> Double {
      var sum = 0.0
      for (word, label) in labels.enumerated() {
        for feature in features[word] {
          for known in model.features[feature] ?? [] where Int(known.label) == label { sum += Double(known.weight) }
        }
        if word > 0 { sum += Double(model.transitions[labels[word - 1]][label]) }
      }
      return sum * Double(model.scale)
    }
    let weights = sequences.map { Self.exponential(weight($0)) }
    let all = weights.reduce(0, +)
    let best = zip(sequences, weights).max { $0.1 < $1.1 }?.0
    #expect(labelling.labels.map(\.name) == best?.map { model.labels[$0] })
    for word in features.indices {
      for label in 0..<3 {
        let wanted = zip(sequences, weights).filter { $0.0[word] == label }.map(\.1).reduce(0, +) / all
        let found = labelling.probability(of: ReferenceLabels(labelling.known[label]), at: word)
        #expect(abs(found - wanted) < 1e-9)
      }
    }
  }

  /// e to a small power, added up term by term.
  private static func exponential(_ power: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for step in 1..<60 {
      term *= power / Double(step)
      sum += term
    }
    return sum
  }

  @Test("Bytes cut short or with another head are refused, each with its reason")
  func damagedBytesAreRefused() {
    let whole = ModelBytes().bytes
    for length in whole.indices {
      #expect(throws: SequenceModelError.self) { try SequenceModel(bytes: Array(whole[..<length])) }
    }
    #expect(throws: SequenceModelError.self) { try SequenceModel(bytes: whole + [0]) }
    var models: [ModelBytes] = []
    for change: (inout ModelBytes) -> Void in [
      { $0.layout += 1 }, { $0.version += 1 }, { $0.scale = .nan }, { $0.scale = 0 }, { $0.scale = 1 },
      { $0.labels[1] = "colour" }, { $0.labels[1] = "author" }, { $0.features[7] = [(3, 1)] },
    ] {
      var model = ModelBytes()
      change(&model)
      models.append(model)
    }
    for model in models { #expect(throws: SequenceModelError.self) { try SequenceModel(bytes: model.bytes) } }
  }

  @Test("A byte changed anywhere gives an error or labels, never a crash")
  func changedBytesDoNoHarm() {
    let whole = ModelBytes().bytes
    for place in whole.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bytes = whole
        bytes[place] = value
        guard let model = try? SequenceModel(bytes: bytes) else { continue }
        for features in Self.strings {
          let labelling = model.labelling(of: ReferenceFeatures(hashes: features))
          #expect(labelling == nil || labelling?.labels.count == features.count)
        }
      }
    }
  }

  @Test("Nothing, and more words than a reference has, are left to the rules")
  func lengthsOutsideAreLeft() throws {
    let model = try SequenceModel(bytes: ModelBytes().bytes)
    #expect(model.labelling(of: ReferenceFeatures(hashes: [])) == nil)
    let most = [[UInt32]](repeating: [7], count: ReferenceFeatures.mostWords)
    #expect(model.labelling(of: ReferenceFeatures(hashes: most))?.labels.count == ReferenceFeatures.mostWords)
    #expect(model.labelling(of: ReferenceFeatures(hashes: most + [[7]])) == nil)
  }

  @Test("The program carries a model for the features that it makes")
  func aModelIsBuiltIn() throws {
    let model = try #require(SequenceModel.shipped)
    #expect(model.featureCount > 1000)
  }
}
