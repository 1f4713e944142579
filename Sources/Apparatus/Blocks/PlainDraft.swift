import DocumentModel

/// Cuts plain text into blocks by its blank lines, its indents and the fullness of its lines.
struct PlainDraft {
  private let source: [Unicode.Scalar]
  private let measure: Measure
  private let joiner: LineJoiner
  private var draft = Draft()

  /// The draft of the lines that belong to the body, then of the notes at the foot of pages.
  /// Cost: linear in the text.
  static func draft(
    source: [Unicode.Scalar], body: [Line], feet: [FootNote], measure: Measure, pageCount: Int
  ) -> Draft {
    var builder = PlainDraft(source: source, measure: measure, joiner: LineJoiner(source: source, lines: body))
    builder.draft.text.reserveCapacity(source.count + source.count / 16)
    builder.addBody(body)
    if pageCount > 1 { builder.fillPageStarts(upTo: pageCount) }
    for foot in feet { builder.add(foot) }
    return builder.draft
  }

  private init(source: [Unicode.Scalar], measure: Measure, joiner: LineJoiner) {
    self.source = source
    self.measure = measure
    self.joiner = joiner
  }

  // MARK: Body

  private mutating func addBody(_ lines: [Line]) {
    var index = 0
    var blanks = 2
    while index < lines.count {
      if lines[index].isBlank {
        blanks += 1
        index += 1
        continue
      }
      let start = index
      let page = lines[index].page
      while index < lines.count, !lines[index].isBlank, lines[index].page == page { index += 1 }
      let crossesPage = start > 0 && lines[start - 1].page != page || blanks > 0 && isFirstOnPage(lines, start)
      addGroup(lines[start..<index], blanksBefore: blanks, afterPageBreak: crossesPage && start > 0)
      blanks = 0
    }
  }

  private func isFirstOnPage(_ lines: [Line], _ start: Int) -> Bool {
    var index = start
    while index > 0, lines[index - 1].isBlank, lines[index - 1].page == lines[start].page { index -= 1 }
    return index > 0 && lines[index - 1].page != lines[start].page
  }

  private mutating func addGroup(_ group: ArraySlice<Line>, blanksBefore: Int, afterPageBreak: Bool) {
    var blanks = blanksBefore
    var isFirst = true
    let splitter = ParagraphSplitter(source: source, measure: measure)
    var parts = splitter.parts(of: group)
    if isHead { parts = parts.flatMap(splitter.titleAndByline) }
    for part in parts {
      let continues = isFirst && afterPageBreak && part.keepsLines == (draft.blocks.last?.keepsLines ?? false)
      if continues, part.level == nil, continuesLast(part.lines) {
        extendLast(part)
      } else {
        add(part, blanksBefore: blanks)
      }
      blanks = 0
      isFirst = false
    }
  }

  /// Whether the document begins here, but for the line of its series.
  private var isHead: Bool {
    draft.blocks.count < 2 && draft.blocks.allSatisfy { Byline.isStatedLine($0.range, of: draft.text) }
  }

  private mutating func add(_ part: ParagraphSplitter.Part, blanksBefore: Int) {
    guard let first = part.lines.first, let last = part.lines.last else { return }
    let rest = part.lines.dropFirst().map(\.indent).min() ?? first.indent
    openBlock()
    let start = draft.text.count
    fillPageStarts(upTo: first.page + 1)
    append(part.lines, keepsLines: part.keepsLines, isSigned: part.isSigned)
    var block = DraftBlock(range: start..<draft.text.count)
    block.lines = first.number...last.number
    block.page = first.page
    block.blanksBefore = blanksBefore
    block.indent = min(first.indent, rest)
    block.firstIndent = first.indent
    block.keepsLines = part.keepsLines
    block.isWrapped = part.lines.count > 1 && !part.keepsLines
    if let level = part.level {
      block.kind = .heading
      block.level = level
    } else if part.isTable {
      block.kind = .table
    } else if part.keepsLines {
      block.kind = .verse
    }
    draft.blocks.append(block)
  }

  /// Every page up to this one that has no start yet begins here.
  private mutating func fillPageStarts(upTo count: Int) {
    while draft.pageStarts.count < count { draft.pageStarts.append(draft.text.count) }
  }

  private mutating func openBlock() {
    if !draft.blocks.isEmpty { draft.text.append("\n") }
  }

  private mutating func append(_ lines: ArraySlice<Line>, keepsLines: Bool, isSigned: Bool = false) {
    var previous: Line?
    for (index, line) in zip(lines.indices, lines) {
      if let previous {
        if keepsLines || isSigned && index == lines.endIndex - 1 {
          draft.text.append("\n")
        } else {
          draft.join(joiner.joint(previous.content, line.content))
        }
      }
      draft.append(line.content, of: source)
      previous = line
    }
  }

  // MARK: Paragraphs broken by a page

  /// Whether lines at the head of a page carry on the paragraph at the foot of the page before.
  private func continuesLast(_ lines: ArraySlice<Line>) -> Bool {
    guard let block = draft.blocks.last, let first = lines.first, let mark = draft.text[block.range].last else {
      return false
    }
    guard abs(first.indent - block.indent) < 2 || first.indent == measure.indent && block.indent == measure.indent,
      block.kind == .paragraph || block.keepsLines
    else { return false }
    let head = source[first.content.lowerBound]
    if head.isLowercase { return true }
    guard !endsSentence(block.range, mark) else { return false }
    // A short line alone without a full stop is a heading or a signature, not half a sentence.
    if !block.isWrapped, block.range.count < measure.width * 2 / 3 { return false }
    return measure.isWrapped && !ParagraphSplitter.isBullet(source, first)
  }

  private func endsSentence(_ range: Range<Int>, _ mark: Unicode.Scalar) -> Bool {
    var index = range.upperBound - 1
    while index > range.lowerBound, draft.text[index].isASCIIDigit || draft.text[index].superscriptDigitValue != nil {
      index -= 1
    }
    let last = draft.text[index]
    return last.isSentenceEnd || last.isClosingMark && index > range.lowerBound && draft.text[index - 1].isSentenceEnd
  }

  private mutating func extendLast(_ part: ParagraphSplitter.Part) {
    guard var block = draft.blocks.last, let first = part.lines.first, let last = part.lines.last else { return }
    if block.keepsLines {
      draft.text.append("\n")
    } else if let end = draft.offsets.source(of: block.range.upperBound - 1) {
      draft.join(joiner.joint(end..<(end + 1), first.content))
    }
    fillPageStarts(upTo: first.page + 1)
    append(part.lines, keepsLines: block.keepsLines, isSigned: part.isSigned)
    block.range = block.range.lowerBound..<draft.text.count
    block.lines = (block.lines?.lowerBound ?? first.number)...last.number
    block.isWrapped = !block.keepsLines
    draft.blocks[draft.blocks.count - 1] = block
  }

  // MARK: Feet of pages

  private mutating func add(_ foot: FootNote) {
    for (index, paragraph) in foot.paragraphs.enumerated() {
      guard let first = paragraph.first, let last = paragraph.last else { continue }
      openBlock()
      let start = draft.text.count
      append(paragraph[...], keepsLines: false)
      var block = DraftBlock(range: start..<draft.text.count)
      block.lines = min(first.number, last.number)...max(first.number, last.number)
      block.page = first.page
      block.foot = foot.page
      block.continuesNote = index > 0
      block.isWrapped = paragraph.count > 1
      draft.blocks.append(block)
    }
  }
}

extension Unicode.Scalar {
  /// `.`, `!`, `?`, `…`, `:` and `;`: what may end a paragraph.
  var isSentenceEnd: Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3A, 0x3B, 0x3002, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  /// A quotation mark, a parenthesis or a bracket that closes.
  var isClosingMark: Bool {
    isDoubleQuotationMark || isSingleQuotationMark || value == 0x29 || value == 0x5D
  }
}
