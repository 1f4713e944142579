import CUchardet

/// What Mozilla's detector (uchardet) takes bytes for: it knows how often letters follow one another in some forty
/// languages and their encodings.
enum CharsetDetector {
  /// Enough for its statistics.
  private static let sampleSize = 1 << 20

  /// The encoding that the letters betray; nil where the detector has none to name, or one that is not read here.
  /// Cost: linear in the first megabyte from the first byte that is not ASCII.
  static func charset(of bytes: ArraySlice<UInt8>) -> Charset? {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }), let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let start = max(bytes.startIndex, first - 4096)
    let sample = bytes[start..<min(bytes.endIndex, start + sampleSize)]
    let isTaken = sample.withUnsafeBytes { raw in
      uchardet_handle_data(detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count) == 0
    }
    guard isTaken else { return nil }
    uchardet_data_end(detector)
    return uchardet_get_charset(detector).flatMap { Charset(label: String(cString: $0)) }
  }
}
