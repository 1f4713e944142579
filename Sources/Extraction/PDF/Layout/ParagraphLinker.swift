import DocumentModel

/// Finds the paragraphs that a page or column breaks in two.
struct ParagraphLinker {
  private let text: PDFText
  /// Whether paragraphs open with an indent, so that a line without one carries on.
  private let indents: Bool
  private let bodySize: Int

  /// Cost: linear in the blocks.
  init(_ blocks: [PageBlock], text: PDFText, bodySize: Int) {
    self.text = text
    self.bodySize = bodySize
    var indented = 0
    var flush = 0
    for block in blocks where block.kind == .paragraph && block.lines.count > 2 {
      if Self.isIndented(block) { indented += 1 } else { flush += 1 }
    }
    indents = indented > flush
  }

  private static func isIndented(_ block: PageBlock) -> Bool {
    guard let first = block.lines.first else { return false }
    let rest = block.lines.dropFirst().map(\.left).min() ?? block.columnLeft
    return first.left - min(rest, block.columnLeft) > first.size * 45 / 100
  }

  /// How many blocks of tables and captions may stand between the parts of a paragraph.
  private static let farthest = 40

  /// Marks the blocks that carry on a paragraph of another column or page, and what stands between them. Cost: linear.
  func link(_ blocks: inout [PageBlock]) {
    for start in blocks.indices.dropFirst() where blocks[start].opensColumn {
      guard let next = blocks[start...].prefix(Self.farthest).indices.first(where: { !isAside(blocks[$0]) }),
        !blocks[next].continuesParagraph,
        next == start || !blocks[(start + 1)...next].contains(where: \.opensColumn),
        let before = paragraph(before: start, blocks, carriedOnBy: blocks[next])
      else { continue }
      let between = (before + 1)..<next
      // Past other things only a sentence in hand carries on.
      if !between.isEmpty, blocks[before].lines.last?.endsSentence(text) ?? true { continue }
      blocks[next].continuesParagraph = true
      for index in between { blocks[index].isAside = true }
    }
  }

  /// How many blocks of text at the foot of a column may be none of the running text: an address, a note on the author.
  private static let deepestFoot = 5

  /// The index of the paragraph that a block carries on: the last before it, or one above it on its page that stops in
  /// the middle of a sentence.
  private func paragraph(before start: Int, _ blocks: [PageBlock], carriedOnBy next: PageBlock) -> Int? {
    let page = blocks[start - 1].page
    let candidates = blocks[..<start].suffix(Self.farthest).indices.filter { !isAside(blocks[$0]) }
      .suffix(Self.deepestFoot).filter { blocks[$0].page == page || $0 == start - 1 }
      .filter { continues(next, after: blocks[$0]) }
    guard let nearest = candidates.last, let head = next.lines[0].first(text) else { return nil }
    func last(_ index: Int) -> PageLine { blocks[index].lines[blocks[index].lines.count - 1] }
    // A word that is broken off wants its end before all else.
    if head.isLowercase, let broken = candidates.last(where: { last($0).last(text)?.value == 0x2D }) { return broken }
    if nearest == blocks[..<start].lastIndex(where: { !isAside($0) }) {
      // A line that breaks off early is less broken than a full one.
      guard head.isLowercase, room(blocks[nearest], for: next) > last(nearest).size * 3,
        let full = candidates.last(where: {
          room(blocks[$0], for: next) <= last($0).size * 3 && !last($0).endsSentence(text)
        })
      else { return nearest }
      return full
    }
    return head.isLowercase && !last(nearest).endsSentence(text) ? nearest : nil
  }

  /// Whether a block may stand in the way of the running text: a table, a caption, small letters.
  private func isAside(_ block: PageBlock) -> Bool {
    if block.kind == .table || block.lines.contains(where: { $0.isRow }) { return true }
    guard block.kind == .paragraph else { return false }
    if block.lines.allSatisfy({ $0.size * 100 <= bodySize * 94 }) { return true }
    let word = block.lines[0].firstWord(text).filter { $0.isLetter }.map { $0.value | 0x20 }
    return Self.captions.contains(word) && block.letterCount < 400
  }

  private static let captions: Set<[UInt32]> = Set(
    [
      "table", "figure", "fig", "abb", "abbildung", "tabelle", "tab", "tableau", "map", "chart", "graph", "box",
      "source",
    ]
    .map { $0.unicodeScalars.map(\.value) })

  private func continues(_ block: PageBlock, after before: PageBlock) -> Bool {
    guard block.kind == .paragraph, before.kind == .paragraph, let first = block.lines.first,
      let last = before.lines.last, abs(first.size - last.size) * 100 <= first.size * 7, !first.isRow, !last.isRow,
      let head = first.first(text)
    else { return false }
    if hangsOn(block, after: before) { return true }
    let mark = last.last(text)
    if let mark, mark == "-" || mark.value == 0xAD || mark.value == 0x2010 { return !Self.isIndented(block) }
    // A last line that ends early ends its paragraph.
    let room = room(before, for: block)
    let isFull = room <= last.size * 3
    if head.isLowercase {
      return isFull || !last.endsSentence(text) && room * 4 <= block.columnRight - block.columnLeft
    }
    guard isFull, !Self.isIndented(block) else { return false }
    if last.endsSentence(text) { return indents && before.lines.count > 1 && block.lines.count > 1 }
    return FootLabel(first, of: text) == nil || before.lines.count > 1
  }

  /// How much room is left on the last line of a block. One line alone is measured by the lines that would follow it.
  private func room(_ before: PageBlock, for block: PageBlock) -> Int {
    guard let last = before.lines.last else { return 0 }
    let width = block.columnRight - block.columnLeft
    let own = before.lines.count > 1 ? before.lines.map(\.right).max() ?? last.right : before.columnRight
    return max(own, before.columnLeft + width * 3 / 4) - last.right
  }

  /// Whether a block is the rest of an entry whose further lines stand in.
  private func hangsOn(_ block: PageBlock, after before: PageBlock) -> Bool {
    let indents = block.lines.map { $0.left - block.columnLeft }
    guard let least = indents.min(), let most = indents.max(), least > block.lines[0].size / 2, most - least < 200,
      let open = before.lines.first, open.left - before.columnLeft < open.size / 4
    else { return false }
    let hung = before.lines.dropFirst().map { $0.left - before.columnLeft }
    return hung.isEmpty ? block.lines[0].size * 3 > least : hung.allSatisfy { abs($0 - least) < 200 }
  }
}
