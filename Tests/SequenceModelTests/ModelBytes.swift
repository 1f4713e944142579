import Apparatus

@testable import SequenceModel

/// A small model written out byte by byte, as training writes one.
struct ModelBytes {
  var labels = ["author", "date", "title"]
  var transitions: [[Int16]] = [[400, 100, -50], [-300, 20, 500], [-100, 200, 300]]
  /// By feature: the weights of labels, by their places.
  var features: [UInt32: [(label: UInt8, weight: Int16)]] = [
    7: [(0, 900), (2, -250)], 9: [(1, 1200)], 11: [(0, -70), (1, 330), (2, 640)], 0xFFFF_FFF9: [(2, 150)],
  ]
  var scale: Float = 0.001
  var layout: UInt16 = SequenceModel.layout
  var version = UInt16(ReferenceFeatures.version)

  var bytes: [UInt8] {
    let order = features.keys.sorted()
    let weights = order.flatMap { features[$0] ?? [] }
    var bytes = SequenceModel.magic
    append(layout, to: &bytes)
    append(version, to: &bytes)
    append(UInt16(labels.count), to: &bytes)
    append(UInt32(order.count), to: &bytes)
    append(UInt32(weights.count), to: &bytes)
    append(scale.bitPattern, to: &bytes)
    for label in labels { bytes += [UInt8(label.utf8.count)] + Array(label.utf8) }
    for weight in transitions.joined() { append(UInt16(bitPattern: weight), to: &bytes) }
    for hash in order { append(hash, to: &bytes) }
    bytes += order.map { UInt8(features[$0]?.count ?? 0) }
    bytes += weights.map(\.label)
    for (_, weight) in weights { append(UInt16(bitPattern: weight), to: &bytes) }
    return bytes
  }

  private func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += Array($0) }
  }
}
