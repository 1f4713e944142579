import DocumentModel

/// Recognises a motto under a heading or a title, with the line that says whose it is.
enum Epigraphs {
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    for index in blocks.indices where !text.isNote[index] && blocks[index].foot == nil {
      guard index + 1 < blocks.count, [.paragraph, .verse, .blockQuotation].contains(blocks[index].kind),
        !blocks[index].isStated
      else { continue }
      guard blocks[index].range.count <= 700, opensSection(blocks, index),
        isSource(text, blocks, index + 1) || endsWithSource(text, index)
      else { continue }
      blocks[index].kind = .epigraph
      if isSource(text, blocks, index + 1) { blocks[index + 1].kind = .epigraph }
    }
  }

  private static func opensSection(_ blocks: [DraftBlock], _ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, blocks[before].kind == .navigation { before -= 1 }
    return before < 0 || [.heading, .title, .byline, .standfirst].contains(blocks[before].kind)
  }

  /// `—Jane Roe, Letters`: a dash, then a name, on a line of its own.
  private static func isSource(_ text: BlockText, _ blocks: [DraftBlock], _ index: Int) -> Bool {
    guard blocks[index].kind == .paragraph, !blocks[index].isStated, blocks[index].range.count <= 120 else {
      return false
    }
    let scalars = text.scalars(index)
    // What a person says behind a dash is a sentence; whose words these are is a name and a title.
    return scalars.first?.isDash == true && opensWithCapital(scalars) && !isSentence(scalars)
  }

  private static func isSentence(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let share = LetterCases(scalars).capitalisedShare
    return share < 0.5 || share < 0.7 && scalars.last?.isSentenceEnd == true
  }

  private static func opensWithCapital(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.first { !$0.isBlank && !$0.isDash }?.isUppercase ?? false
  }

  /// The last line of a block whose lines were kept.
  private static func endsWithSource(_ text: BlockText, _ index: Int) -> Bool {
    let scalars = text.scalars(index)
    guard let lineEnd = scalars.lastIndex(of: "\n") else { return false }
    return Signature.opens(scalars[(lineEnd + 1)...])
  }
}
