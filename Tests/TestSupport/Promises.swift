import DocumentModel

extension LaidOutText {
  /// What a reader of this text relies on and does not get; nil where all is well. Cost: linear.
  public var brokenPromise: String? {
    var last = 0
    for element in elements {
      guard element.range.lowerBound >= last else { return "an element begins before the end of the one before" }
      last = element.range.upperBound
    }
    guard last <= text.count else { return "an element ends behind the text" }
    last = 0
    for page in pages {
      guard page.range.lowerBound >= last else { return "page \(page.number) begins before the end of the one before" }
      last = page.range.upperBound
    }
    guard last <= text.count else { return "a page ends behind the text" }
    let ranges =
      notes.flatMap { $0.ranges + $0.markers } + styles.map(\.range) + links.map(\.range) + anchors.map(\.range)
      + diagnostics.compactMap(\.range)
    guard ranges.allSatisfy({ $0.clamped(to: text.range) == $0 }) else { return "a run ends behind the text" }
    return nil
  }
}

extension Document {
  /// What a reader of this document relies on and does not get; nil where all is well. Cost: linear.
  public func brokenPromise(to laidOut: LaidOutText) -> String? {
    var last = 0
    for block in blocks {
      guard block.range.lowerBound >= last else {
        return "block \(block.index) begins before the end of the one before"
      }
      last = block.range.upperBound
    }
    guard last <= text.count else { return "a block ends behind the text" }
    let ranges = notes.map(\.range) + quotations.map(\.range) + diagnostics.compactMap(\.range)
    guard ranges.allSatisfy({ $0.clamped(to: text.range) == $0 }) else { return "a unit ends behind the text" }
    for marker in markers {
      guard blocks.indices.contains(marker.block) else { return "marker \(marker.id) stands in no block" }
      let block = blocks[marker.block].range
      guard block.lowerBound <= marker.offset, marker.offset <= block.upperBound else {
        return "marker \(marker.id) stands outside its block"
      }
    }
    for reference in references {
      guard reference.range.clamped(to: text.range) == reference.range, text[reference.range] == reference.text else {
        return "the reference \(reference.text) does not stand at its place"
      }
    }
    for offset in text.range where text[offset].isLetter {
      guard let source = offsets.source(of: offset), laidOut.text[source] == text[offset] else {
        return "the letter at \(offset) is not that of the source"
      }
    }
    return nil
  }
}
