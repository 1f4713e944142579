import DocumentModel

/// What stands before the body: the site's own lines, the title, the byline, the standfirst; and the site's lines anywhere.
enum FrontMatter {
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock], title: String?) {
    for index in blocks.indices where !text.isNote[index] && isPlain(blocks[index]) {
      if SiteLine.isNavigation(text, index) { blocks[index].kind = .navigation }
    }
    let open = blocks.indices.filter { !text.isNote[$0] && blocks[$0].kind != .navigation }
    let head = Array(open.prefix(14))
    guard !head.isEmpty else { return }
    let isKnown = head.contains { blocks[$0].kind == .title }
    let found = isKnown ? nil : titleIndex(text, blocks, head, stated: title)
    if let found { blocks[found].kind = .title }
    for (position, index) in head.enumerated() where blocks[index].kind == .paragraph {
      if text.wordCount(index, limit: 90) >= 90 { break }
      let follows =
        position > 0 && (blocks[head[position - 1]].kind == .title || blocks[head[position - 1]].kind == .byline)
      if Byline.isByline(text, index, afterTitle: follows) {
        blocks[index].kind = .byline
      } else if Standfirst.isStandfirst(text, index, position: position, afterTitle: follows) {
        blocks[index].kind = .standfirst
      }
    }
  }

  private static func isPlain(_ block: DraftBlock) -> Bool {
    !block.isStated && (block.kind == .paragraph || block.kind == .table || block.kind == .verse)
  }

  // MARK: Title

  /// The title: the one that the source states, one that the breadcrumb repeats, a line above a byline, or a lone line
  /// that opens the document and names no section.
  private static func titleIndex(
    _ text: BlockText, _ blocks: [DraftBlock], _ head: [Int], stated: String?
  ) -> Int? {
    func isLine(_ index: Int) -> Bool {
      let block = blocks[index]
      guard block.kind == .paragraph && !block.isStated || block.kind == .heading, block.range.count <= 240 else {
        return false
      }
      guard !block.isWrapped || block.range.count <= 160, let last = text.last(index) else { return false }
      return last != "." && last != "," && last != ":" && last != ";" && text.wordCount(index, limit: 31) <= 30
    }
    if let stated, !stated.isEmpty {
      let folded = Folding.fold(stated)
      if let match = head.first(where: { isLine($0) && Folding.fold(text.draft.string(text.core($0))) == folded }) {
        return match
      }
      return nil
    }
    // A marked-up document's highest heading is its title where it stands alone at the top.
    if let first = head.first(where: { blocks[$0].kind == .heading && blocks[$0].isStated }) {
      let same = blocks.indices.filter { blocks[$0].kind == .heading && blocks[$0].level == 1 }
      return blocks[first].level == 1 && same.count == 1 && head.firstIndex(of: first) ?? 9 < 3 ? first : nil
    }
    let crumbs = blocks.indices.prefix(20).filter { blocks[$0].kind == .navigation }
      .map { Folding.fold(text.draft.string(text[$0].range)) }
    for index in head where isLine(index) {
      let line = Folding.fold(text.draft.string(text.core(index)))
      if line.count >= 12, crumbs.contains(where: { $0.contains(line) }) { return index }
    }
    for (position, index) in head.prefix(6).enumerated()
    where isLine(index) && !Byline.isByline(text, index, afterTitle: false)
      && !SectionWords.opens(text.words(index, limit: 4))
    {
      guard position + 1 < head.count else { continue }
      if Byline.isByline(text, head[position + 1], afterTitle: false) { return index }
    }
    // The line above the title may be that of the series: `Harbour Papers 14`.
    let isSeries =
      head.count > 2 && isLine(head[0]) && isLine(head[1]) && SeriesLine.isSeries(text.words(head[0], limit: 12))
    guard let first = isSeries ? head[1] : head.first, isLine(first), head.count > 1,
      !SectionWords.opens(text.words(first, limit: 4))
    else { return nil }
    guard !Byline.isByline(text, first, afterTitle: false), !Captions.isCaption(text, first) else { return nil }
    guard text.first(first).map({ $0.isUppercase || $0.isASCIIDigit || $0.isDoubleQuotationMark }) ?? false else {
      return nil
    }
    // A title stands over something longer.
    let below = head[1..<min(head.count, isSeries ? 4 : 3)].map { text.wordCount($0, limit: 60) }.max() ?? 0
    return below > text.wordCount(first, limit: 60) ? first : nil
  }
}
