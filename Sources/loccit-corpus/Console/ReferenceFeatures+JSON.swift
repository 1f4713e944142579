import Apparatus
import Rendering

extension JSONValue {
  /// `loccit.reference-features/1`: the words of a reference string, their places and the hashes of their features; no
  /// words where the string is too long to be one.
  init(featuresOf line: String) {
    let features = ReferenceFeatures(of: line)
    self = [
      "schema": "loccit.reference-features/1", "version": .integer(ReferenceFeatures.version),
      "words": .array(
        features.map { features in
          features.ranges.indices.map { word in
            [
              "start": .integer(features.ranges[word].lowerBound), "end": .integer(features.ranges[word].upperBound),
              "features": .array(features[word].map { .integer(Int($0)) }),
            ]
          }
        } ?? []),
    ]
  }
}
