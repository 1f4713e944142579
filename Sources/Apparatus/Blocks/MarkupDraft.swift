import DocumentModel

/// The draft of a marked-up text: its elements, which say themselves what they are.
enum MarkupDraft {
  /// Cost: linear in the text.
  static func draft(of laidOut: LaidOutText) -> Draft {
    let source = laidOut.text.scalars
    var draft = Draft()
    draft.text.reserveCapacity(source.count)
    var line = 1
    var counted = 0
    var page = 0
    let emphasis = Emphasis(laidOut.styles)
    for element in laidOut.elements {
      let range = laidOut.text.trimming(element.range.clamped(to: laidOut.text.range))
      guard !range.isEmpty, range.lowerBound >= counted else { continue }
      line += lineEnds(source, counted..<range.lowerBound)
      let first = line
      line += lineEnds(source, range)
      counted = range.upperBound
      if !draft.blocks.isEmpty { draft.text.append("\n") }
      let start = draft.text.count
      draft.append(range, of: source)
      var block = DraftBlock(range: start..<draft.text.count)
      block.kind = element.kind
      block.isStated = element.kind != .paragraph
      block.level = element.level
      block.lines = first...line
      if !laidOut.pages.isEmpty {
        while page + 1 < laidOut.pages.count, laidOut.pages[page + 1].range.lowerBound <= range.lowerBound { page += 1 }
        if laidOut.pages[page].range.lowerBound <= range.lowerBound { block.page = page }
      }
      block.continuesNote = element.continuesItem && element.kind == .note
      block.continuesItem = element.continuesItem
      block.noteKind = element.noteKind
      block.isEmphasised = emphasis.covers(range)
      block.keepsLines = element.kind == .verse || element.kind == .code || element.kind == .table
      draft.blocks.append(block)
    }
    return draft
  }

  /// Where letters are italic or bold.
  private struct Emphasis {
    private var runs: [Range<Int>] = []

    init(_ styles: [StyleRun]) {
      for run in styles where run.style == .italic || run.style == .bold {
        if let last = runs.last, run.range.lowerBound <= last.upperBound {
          runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, run.range.upperBound)
        } else {
          runs.append(run.range)
        }
      }
    }

    /// Whether one stretch of them holds the whole range, a last mark aside. Cost: logarithmic.
    func covers(_ range: Range<Int>) -> Bool {
      let index = runs.partitionIndex { $0.upperBound > range.lowerBound }
      return index < runs.count && runs[index].lowerBound <= range.lowerBound
        && runs[index].upperBound + 1 >= range.upperBound
    }
  }

  private static func lineEnds(_ source: [Unicode.Scalar], _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where source[index].value == 0x0A { count += 1 }
    return count
  }
}
