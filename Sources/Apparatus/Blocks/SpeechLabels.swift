import DocumentModel

/// An exchange quoted from minutes: paragraphs that each open with a speaker's name in capitals (`Mr. ROE. How soon?`).
struct SpeechLabels {
  /// Which blocks open with a label that opens another block too.
  private let isLabelled: [Bool]

  /// Cost: linear in the blocks.
  init(_ text: BlockText, _ blocks: [DraftBlock]) {
    var labels = [String?](repeating: nil, count: blocks.count)
    var counts: [String: Int] = [:]
    var paragraphs = 0
    for (index, block) in blocks.enumerated() where block.kind == .paragraph && !block.isStated && block.foot == nil {
      guard !text.isNote[index] else { continue }
      paragraphs += 1
      labels[index] = Self.label(text.draft.text, block.range)
      if let label = labels[index] { counts[label, default: 0] += 1 }
    }
    // Where most paragraphs have one the document is the minutes themselves, or a play.
    let isQuoting = counts.values.reduce(0, +) * 2 < paragraphs
    isLabelled = labels.map { isQuoting && ($0.map { counts[$0, default: 0] > 1 } ?? false) }
  }

  /// The block after the run of labelled ones that begins at `start`; nil where fewer than two stand together.
  func run(from start: Int) -> Int? {
    guard isLabelled[start] else { return nil }
    var end = start
    while end < isLabelled.count, isLabelled[end] { end += 1 }
    return end - start > 1 ? end : nil
  }

  /// `Mr. ROE`, `The CHAIRMAN`, `ROE`: the name in capitals before a full stop or a colon.
  private static func label(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String? {
    var offset = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound + 40)
    var name: Range<Int>?
    var words = 0
    while offset < limit, words < 4 {
      let start = offset
      while offset < limit, scalars[offset].isLetter || scalars[offset] == "-" { offset += 1 }
      let word = start..<offset
      guard word.count > 1, scalars[start].isUppercase, offset < limit else { return nil }
      let isCapital = word.allSatisfy { scalars[$0].isUppercase || scalars[$0] == "-" } && word.count > 2
      words += 1
      if isCapital {
        name = (name?.lowerBound ?? word.lowerBound)..<word.upperBound
        if scalars[offset] == "." || scalars[offset] == ":" {
          guard offset + 1 < range.upperBound, scalars[offset + 1].isBlank, let name else { return nil }
          let label = String(scalars: scalars[name])
          return parts.contains(Folding.fold(label)) ? nil : label
        }
      } else if name != nil || words > 1 || word.count > 7 {
        return nil
      }
      if scalars[offset] == "." { offset += 1 }
      guard offset < limit, scalars[offset].isBlank else { return nil }
      offset += 1
    }
    return nil
  }

  private static let parts: Set<String> = ["note", "article", "section", "chapter", "part", "rule", "act", "scene"]
}
