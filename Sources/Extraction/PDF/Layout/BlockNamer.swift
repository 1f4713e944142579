import DocumentModel

/// Tells headings, the title and tables of contents by how their lines are set.
struct BlockNamer {
  private let text: PDFText
  private let statistics: PageStatistics
  /// The letters of the outline's entries.
  private let outline: Set<[UInt32]>

  init(text: PDFText, statistics: PageStatistics) {
    self.text = text
    self.statistics = statistics
    outline = Set(text.outline.lazy.map { Self.key($0.title) }.filter { $0.count >= 3 })
  }

  /// How a heading is set.
  private struct Style: Hashable {
    var size: Int
    var isBold: Bool
    var isItalic: Bool
  }

  /// Names the blocks of the body, which come in reading order. Cost: linear.
  func name(_ blocks: inout [PageBlock]) {
    for index in blocks.indices where blocks[index].kind == .paragraph && isContents(blocks[index]) {
      blocks[index].kind = .navigation
      blocks[index].isWrapped = false
    }
    joinContents(&blocks)
    for index in blocks.indices where blocks[index].kind == .paragraph && isHeading(blocks, index) {
      blocks[index].kind = .heading
    }
    nameTitle(&blocks)
    rank(&blocks)
  }

  /// The lines of one table of contents are one block on each page.
  private func joinContents(_ blocks: inout [PageBlock]) {
    var joined: [PageBlock] = []
    joined.reserveCapacity(blocks.count)
    for block in blocks {
      if block.kind == .navigation, let last = joined.indices.last, joined[last].kind == .navigation,
        joined[last].page == block.page
      {
        joined[last].lines += block.lines
      } else {
        joined.append(block)
      }
    }
    blocks = joined
  }

  // MARK: Headings

  private func isHeading(_ blocks: [PageBlock], _ index: Int) -> Bool {
    let block = blocks[index]
    let letters = block.letterCount
    guard block.lines.count <= (block.size * 100 >= statistics.bodySize * 130 ? 8 : 4), letters >= 2, letters <= 200,
      block.lines.allSatisfy({ !$0.isRow }),
      let head = block.lines[0].first(text), !head.isLowercase, !FootLabel.signs.contains(head), head != "•",
      let last = block.lines[block.lines.count - 1].last(text), last != ",", last != ";"
    else { return false }
    let key = block.lines.flatMap { $0.key(text) }
    guard key.count >= 2 else { return false }
    if outline.contains(key) { return true }
    guard key.count * 2 >= letters else { return false }
    if block.lines.allSatisfy({ $0.size * 100 >= statistics.bodySize * 112 }) { return last != "." || letters <= 60 }
    guard last != ".", last != ":", block.lines.count <= 3, letters <= 140 else { return false }
    if block.lines.allSatisfy(\.isBold), !statistics.isBodyBold {
      return block.lines.allSatisfy { $0.size * 100 >= statistics.bodySize * 92 }
    }
    // A line of italics by itself above a paragraph.
    return block.standsApart && block.lines.count <= 2 && block.lines.allSatisfy(\.isItalic) && head.isUppercase
      && block.lines.allSatisfy { $0.size * 100 >= statistics.bodySize * 97 } && index + 1 < blocks.count
      && blocks[index + 1].kind == .paragraph && blocks[index + 1].lines.count > 2
      && !blocks[index + 1].lines[0].isItalic
  }

  private static func key(_ title: String) -> [UInt32] {
    title.unicodeScalars.lazy.filter(\.isLetter).prefix(240).map {
      $0.isUppercase && $0.value < 0x80 ? $0.value + 0x20 : $0.value
    }
  }

  private func rank(_ blocks: inout [PageBlock]) {
    func style(_ block: PageBlock) -> Style {
      Style(
        size: (block.size + 25) / 50, isBold: block.lines.allSatisfy(\.isBold),
        isItalic: block.lines.allSatisfy(\.isItalic))
    }
    let styles = Set(blocks.lazy.filter { $0.kind == .heading }.map(style)).sorted { left, right in
      if left.size != right.size { return left.size > right.size }
      if left.isBold != right.isBold { return left.isBold }
      return !left.isItalic && right.isItalic
    }
    for index in blocks.indices where blocks[index].kind == .heading {
      blocks[index].level = min(6, (styles.firstIndex(of: style(blocks[index])) ?? 0) + 1)
    }
  }

  // MARK: Title

  /// The largest letters of the first page, where they are larger than what follows.
  private func nameTitle(_ blocks: inout [PageBlock]) {
    guard let page = blocks.first?.page else { return }
    let front = blocks.indices.prefix { blocks[$0].page == page }
    let large = front.filter {
      blocks[$0].kind == .heading && blocks[$0].letterCount >= 4 && blocks[$0].size * 100 >= statistics.bodySize * 115
    }
    guard let size = large.map({ blocks[$0].size }).max() else { return }
    guard let title = large.first(where: { blocks[$0].size == size && blocks[$0].letterCount >= 8 }) else { return }
    var end = title + 1
    while end < front.endIndex, blocks[end].kind == .heading, abs(blocks[end].size - size) <= 20,
      blocks[end].lines[0].isBold == blocks[title].lines[0].isBold, blocks[title].letterCount <= 200
    {
      blocks[title].lines += blocks[end].lines
      end += 1
    }
    blocks.removeSubrange((title + 1)..<end)
    blocks[title].kind = .title
    let pageEnd = front.endIndex - (end - title - 1)
    // Authors and places around a title are set large as well, and are no headings.
    var index = 0
    while index < pageEnd, index <= title || blocks[index].letterCount < 200 {
      if blocks[index].kind == .heading {
        if index > title, isSection(blocks[index]) { break }
        blocks[index].kind = .paragraph
      }
      blocks[index].isIndentTelling = false
      index += 1
    }
    // Nor does the indent of what stands before the first section make it a quotation.
    while index < pageEnd, blocks[index].kind != .heading {
      blocks[index].isIndentTelling = false
      index += 1
    }
  }

  /// Whether a heading names a section: `Abstract`, `1. Introduction`.
  private func isSection(_ block: PageBlock) -> Bool {
    if let number = block.lines[0].first(text), number.isASCIIDigit { return block.lines[0].words.count > 1 }
    let words = block.lines[0].key(text, limit: 24)
    return Self.sections.contains { words.starts(with: $0) }
  }

  private static let sections: [[UInt32]] = [
    "abstract", "summary", "introduction", "contents", "tableofcontents", "preface", "foreword", "keywords",
    "zusammenfassung",
    "einleitung", "inhalt", "vorwort", "introducti", "resum", "riassunto", "executivesummary", "background", "chapter",
    "acknowledg", "overview", "purpose",
  ].map { $0.unicodeScalars.map(\.value) }

  // MARK: Tables of contents

  /// Whether most lines end in dots that lead to a number.
  private func isContents(_ block: PageBlock) -> Bool {
    let led = block.lines.count { hasLeader($0) }
    return led > 0 && led * 2 >= block.lines.count
  }

  private func hasLeader(_ line: PageLine) -> Bool {
    guard line.words.count > 1, let last = line.words.last,
      text.letters[text.words[Int(last.index)].letters].allSatisfy({
        $0.isASCIIDigit || $0.isLowercase || $0 == "." || $0.isDash
      })
    else { return false }
    var dots = 0
    for word in line.words.reversed() {
      for scalar in text.letters[text.words[Int(word.index)].letters].reversed() {
        if scalar == "." || scalar == "…" || scalar == "_" {
          dots += scalar == "…" ? 3 : 1
          if dots >= 5 { return true }
        } else if dots > 0 {
          return false
        }
      }
    }
    return false
  }
}
