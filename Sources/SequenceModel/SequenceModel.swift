import Apparatus

/// A linear-chain conditional random field: weights of features for labels, and of labels for the labels after them.
///
/// Its bytes, all numbers little-endian:
///
///     "LCRF"; UInt16 version of this layout; UInt16 version of the features; UInt16 labels; UInt32 features;
///     UInt32 weights; Float32 scale
///     each label: UInt8 length, its name
///     each pair of labels: Int16 weight of the second after the first
///     each feature, by rising hash: UInt32 hash
///     each feature: UInt8 number of its weights
///     each weight: UInt8 label
///     each weight: Int16
///
/// A weight is its Int16 times the scale.
public struct SequenceModel: Sendable {
  /// The layout that this program reads.
  public static let layout: UInt16 = 1
  static let magic: [UInt8] = Array("LCRF".utf8)
  /// Far above what training gives; a damaged scale must not make every sum infinite.
  private static let largestScale: Float = 0.01

  let labels: [ReferenceLabel]
  let scale: Double
  /// The weight of label j after label i at `i * labels.count + j`.
  let transitions: [Double]
  /// Where the weights of each feature end.
  private let ends: [Int32]
  private let weightLabels: [UInt8]
  private let weights: [Int16]
  /// Open addressing by the hash's low bits: 0 for empty, else the hash above the feature's place plus one.
  private let slots: [UInt64]

  /// Decodes a model. Cost: linear.
  public init(bytes: [UInt8]) throws(SequenceModelError) {
    var reader = ByteReader(bytes)
    guard try reader.take(4).elementsEqual(Self.magic) else { throw SequenceModelError(reason: "it is none") }
    guard try reader.number() as UInt16 == Self.layout else {
      throw SequenceModelError(reason: "its layout is another")
    }
    guard try Int(reader.number() as UInt16) == ReferenceFeatures.version else {
      throw SequenceModelError(reason: "it was trained on other features; train it anew")
    }
    let labelCount = Int(try reader.number() as UInt16)
    let featureCount = Int(try reader.number() as UInt32)
    let weightCount = Int(try reader.number() as UInt32)
    let scale = Float(bitPattern: try reader.number())
    guard (1...ReferenceLabel.allCases.count).contains(labelCount), scale > 0, scale <= Self.largestScale else {
      throw SequenceModelError(reason: "its head is damaged")
    }
    var labels: [ReferenceLabel] = []
    for _ in 0..<labelCount {
      let length = Int(try reader.byte())
      guard let label = ReferenceLabel(name: String(decoding: try reader.take(length), as: UTF8.self)),
        !labels.contains(label)
      else { throw SequenceModelError(reason: "it has a label that is unknown") }
      labels.append(label)
    }
    // All that follows, so that nothing is reserved for numbers that are not there.
    guard reader.remaining == labelCount * labelCount * 2 + featureCount * 5 + weightCount * 3 else {
      throw SequenceModelError(reason: "its length is wrong")
    }
    self.labels = labels
    self.scale = Double(scale)
    var transitions: [Double] = []
    for _ in 0..<labelCount * labelCount { transitions.append(Double(try reader.signed()) * Double(scale)) }
    self.transitions = transitions
    var hashes: [UInt32] = []
    hashes.reserveCapacity(featureCount)
    for _ in 0..<featureCount {
      let hash: UInt32 = try reader.number()
      guard hashes.last.map({ $0 < hash }) ?? true else {
        throw SequenceModelError(reason: "its features are unsorted")
      }
      hashes.append(hash)
    }
    var end = 0
    ends = try reader.take(featureCount).map { count in
      end += Int(count)
      return Int32(truncatingIfNeeded: end)
    }
    weightLabels = Array(try reader.take(weightCount))
    guard end == weightCount, weightLabels.allSatisfy({ Int($0) < labelCount }) else {
      throw SequenceModelError(reason: "its weights are damaged")
    }
    var weights: [Int16] = []
    weights.reserveCapacity(weightCount)
    for _ in 0..<weightCount { weights.append(try reader.signed()) }
    self.weights = weights
    slots = Self.slots(for: hashes)
  }

  /// The number of features that have a weight.
  public var featureCount: Int { ends.count }

  private static func slots(for hashes: [UInt32]) -> [UInt64] {
    var capacity = 16
    while capacity < hashes.count * 3 { capacity *= 2 }
    var slots = [UInt64](repeating: 0, count: capacity)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt64(hash) << 32 | UInt64(place + 1)
    }
    return slots
  }

  /// Adds up the weights of a word's features, a sum a label. Cost: linear in the features.
  func scores(of features: ArraySlice<UInt32>) -> [Double] {
    var sums = [Int32](repeating: 0, count: labels.count)
    let mask = slots.count - 1
    for feature in features {
      var slot = Int(feature) & mask
      while slots[slot] != 0 {
        guard UInt32(truncatingIfNeeded: slots[slot] >> 32) == feature else {
          slot = (slot + 1) & mask
          continue
        }
        let place = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
        for weight in (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]) {
          sums[Int(weightLabels[weight])] &+= Int32(weights[weight])
        }
        break
      }
    }
    return sums.map { Double($0) * scale }
  }
}
