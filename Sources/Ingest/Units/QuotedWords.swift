import DocumentModel

/// Which words of a document are somebody else's: those of quotations of speech and writing.
struct QuotedWords {
  private let ranges: [Range<Int>]

  init(_ document: Document) {
    ranges = RangeList.union(
      document.quotations.filter { $0.kind == .speech || $0.kind == .writing }
        .flatMap { Self.parts(of: $0, in: document.text) })
  }

  /// The quoted words of a unit, in offsets of its own text.
  func ranges(in unit: Range<Int>) -> [Range<Int>] {
    RangeList.clipped(ranges, to: unit).map { ($0.lowerBound - unit.lowerBound)..<($0.upperBound - unit.lowerBound) }
  }

  /// The parts of a quotation that "he said" interrupts; where they cannot be told, the whole. Cost: linear, but for
  /// a quotation that repeats itself, where it is bounded.
  private static func parts(of quotation: Quotation, in text: ScalarText) -> [Range<Int>] {
    let whole = quotation.range.clamped(to: text.range)
    // Most quotations have no ellipsis, and are not copied to see whether they are one piece.
    guard whole.count <= 10_000, quotation.text.unicodeScalars.contains("…"), text[whole] != quotation.text else {
      return [whole]
    }
    let words = quotation.text.split(separator: " … ")
    guard words.count > 1, words.count <= 16 else { return [whole] }
    var parts: [Range<Int>] = []
    var start = whole.lowerBound
    for part in words {
      let scalars = Array(part.unicodeScalars)
      guard let offset = text.firstOffset(of: scalars, in: start..<whole.upperBound) else { return [whole] }
      start = offset + scalars.count
      parts.append(offset..<start)
    }
    return parts
  }
}
