import DocumentModel

/// The draft of a text whose elements are lines on pages: wrapped lines joined, paragraphs made whole over pages and
/// columns, the feet of pages after the body.
struct PageDraft {
  private let source: [Unicode.Scalar]
  private let joiner: LineJoiner
  private let raisedRuns: [Range<Int>]
  private let emphasis: [Range<Int>]
  private var draft = Draft()
  private var raised: [Range<Int>] = []

  /// An element with its lines, none of them blank.
  private struct Paragraph {
    var element: Element
    var lines: [Line]
    /// Blank lines above it.
    var blanksBefore: Int
  }

  /// Whether the elements of a text are such.
  static func fits(_ laidOut: LaidOutText) -> Bool { laidOut.elements.contains { $0.isWrapped || $0.isAtFoot } }

  /// The draft, and its raised letters in order. Cost: linear in the text, logarithmic in the styles for each line.
  static func draft(of laidOut: LaidOutText) -> (draft: Draft, raised: [Range<Int>]) {
    let lines = LineScanner.lines(of: laidOut.text, pages: laidOut.pages)
    let paragraphs = paragraphs(laidOut.elements, lines)
    var builder = PageDraft(laidOut, paragraphs)
    // What stands in the way of a paragraph comes after it.
    var asides: [Paragraph] = []
    for paragraph in paragraphs where !paragraph.element.isAtFoot {
      if paragraph.element.isAside {
        asides.append(paragraph)
        continue
      }
      if !paragraph.element.continuesParagraph {
        for aside in asides { builder.add(aside) }
        asides = []
      }
      builder.add(paragraph)
    }
    for aside in asides { builder.add(aside) }
    builder.fillPageStarts(upTo: laidOut.pages.count)
    for paragraph in paragraphs where paragraph.element.isAtFoot { builder.add(paragraph) }
    return (builder.draft, builder.raised)
  }

  private init(_ laidOut: LaidOutText, _ paragraphs: [Paragraph]) {
    source = laidOut.text.scalars
    joiner = LineJoiner(source: source, lines: paragraphs.flatMap(\.lines))
    raisedRuns = laidOut.styles.filter { $0.style == .superscript }.map(\.range)
    emphasis = laidOut.styles.filter { $0.style == .italic || $0.style == .bold }.map(\.range)
    draft.text.reserveCapacity(source.count)
  }

  private static func paragraphs(_ elements: [Element], _ lines: [Line]) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var next = 0
    for element in elements {
      var blanks = 0
      while next < lines.count, lines[next].content.lowerBound < element.range.lowerBound {
        blanks = lines[next].isBlank ? blanks + 1 : 0
        next += 1
      }
      let start = next
      while next < lines.count, lines[next].content.upperBound <= element.range.upperBound { next += 1 }
      let own = lines[start..<next].filter { !$0.isBlank }
      guard !own.isEmpty else { continue }
      paragraphs.append(Paragraph(element: element, lines: own, blanksBefore: blanks))
    }
    return paragraphs
  }

  // MARK: Blocks

  private mutating func add(_ paragraph: Paragraph) {
    guard let first = paragraph.lines.first, let last = paragraph.lines.last else { return }
    let element = paragraph.element
    if element.continuesParagraph, var block = draft.blocks.last, (block.foot != nil) == element.isAtFoot,
      let end = draft.offsets.source(of: block.range.upperBound - 1)
    {
      draft.join(joiner.joint(max(0, end - 1)..<(end + 1), first.content))
      if !element.isAtFoot { fillPageStarts(upTo: first.page + 1) }
      append(paragraph)
      block.range = block.range.lowerBound..<draft.text.count
      block.lines = (block.lines?.lowerBound ?? first.number)...max(last.number, block.lines?.upperBound ?? 0)
      block.isWrapped = true
      block.indent = min(block.indent, paragraph.lines.map(\.indent).min() ?? block.indent)
      block.isEmphasised = block.isEmphasised && isEmphasised(paragraph.lines)
      draft.blocks[draft.blocks.count - 1] = block
      return
    }
    if !draft.blocks.isEmpty { draft.text.append("\n") }
    if !element.isAtFoot { fillPageStarts(upTo: first.page + 1) }
    let start = draft.text.count
    append(paragraph)
    var block = DraftBlock(range: start..<draft.text.count)
    block.kind = element.kind
    block.isStated = element.kind != .paragraph
    block.level = element.level
    block.lines = first.number...last.number
    block.page = first.page
    block.blanksBefore = draft.blocks.isEmpty ? 2 : paragraph.blanksBefore
    block.firstIndent = first.indent
    block.indent = min(first.indent, paragraph.lines.dropFirst().map(\.indent).min() ?? first.indent)
    block.keepsLines = !element.isWrapped
    block.isWrapped = element.isWrapped && paragraph.lines.count > 1
    block.foot = element.isAtFoot ? first.page : nil
    block.continuesNote = element.isAtFoot && element.continuesItem
    block.isEmphasised = isEmphasised(paragraph.lines)
    draft.blocks.append(block)
  }

  /// Every page up to this one that has no start yet begins here.
  private mutating func fillPageStarts(upTo count: Int) {
    while draft.pageStarts.count < count { draft.pageStarts.append(draft.text.count) }
  }

  // MARK: Lines

  private mutating func append(_ paragraph: Paragraph) {
    var previous: Line?
    for line in paragraph.lines {
      if let previous {
        if paragraph.element.isWrapped {
          draft.join(joiner.joint(previous.content, line.content))
        } else {
          draft.text.append("\n")
        }
      }
      addRaised(line.content)
      draft.append(line.content, of: source)
      previous = line
    }
  }

  private mutating func addRaised(_ line: Range<Int>) {
    var index = raisedRuns.partitionIndex { $0.upperBound > line.lowerBound }
    while index < raisedRuns.count, raisedRuns[index].lowerBound < line.upperBound {
      let run = raisedRuns[index].clamped(to: line)
      let start = draft.text.count + run.lowerBound - line.lowerBound
      raised.append(start..<(start + run.count))
      index += 1
    }
  }

  /// Whether all lines are italic or bold, a last mark aside.
  private func isEmphasised(_ lines: [Line]) -> Bool {
    lines.allSatisfy { line in
      let index = emphasis.partitionIndex { $0.upperBound > line.content.lowerBound }
      return index < emphasis.count && emphasis[index].lowerBound <= line.content.lowerBound
        && emphasis[index].upperBound + 1 >= line.content.upperBound
    }
  }
}
