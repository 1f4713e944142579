import DocumentModel

/// Block quotations that kept their quotation marks, or that end in the name of whoever wrote them.
extension BlockQuotations {
  func opensWithMark(_ index: Int) -> Bool {
    guard let first = text.first(index) else { return false }
    return first.isDoubleQuotationMark || first == "‘"
  }

  /// A paragraph that is one quotation from its first mark to its last.
  func isMarked(_ index: Int, _ before: Int) -> Bool {
    let core = text.core(index)
    let scalars = text.draft.text
    let open = scalars[core.lowerBound]
    var depth = 0
    for offset in core {
      let scalar = scalars[offset]
      if scalar == "“" || scalar == "„" || scalar == "«" { depth += 1 }
      if scalar == "”" || scalar == "»" {
        depth -= 1
        if depth <= 0, offset < core.upperBound - 2, open != "\"" { return false }
      }
      if open == "\"", scalar == "\"", offset > core.lowerBound, offset < core.upperBound - 2 { return false }
    }
    if isCarriedOnInline(index) { return false }
    // `…, which provided for` and then the words themselves: no line of dialogue follows half a sentence.
    if let last = text.last(before), last.isLetter, text.wordCount(before, limit: 6) >= 6 { return true }
    // Standing alone between paragraphs it is set off where it is long, or where its own marker follows it.
    if text.endsWithMarker(index) { return text.wordCount(index, limit: 26) >= 12 }
    return !opensWithMark(before) && text.wordCount(index, limit: 60) >= 60
  }

  /// Paragraphs that each open with a mark, of which none but the last closes what it opens: where such a run ends. Where
  /// the author's words follow in the last one (`…,” wrote Roe.`), they are paragraphs of his with a quotation in them.
  func markedRun(from start: Int, _ blocks: [DraftBlock]) -> Int? {
    var end = start
    while end < blocks.count, isOpen(blocks[end]), !text.isNote[end], opensWithMark(end) {
      end += 1
      if balance(end - 1) <= 0 { break }
    }
    guard end - start > 1, !isCarriedOnInline(start) else { return nil }
    return end
  }

  /// Whether a quotation that opens here runs over paragraphs that each open with a mark into one that goes on behind it.
  private func isCarriedOnInline(_ start: Int) -> Bool {
    var end = start
    while end < min(text.count, start + 40), opensWithMark(end), !text.isNote[end] {
      if balance(end) <= 0 { return end > start && !closesWithMark(end) && !endsWithSource(end) && closesEarly(end) }
      end += 1
    }
    return false
  }

  /// Whether the first mark that closes stands before more words of the paragraph.
  private func closesEarly(_ index: Int) -> Bool {
    let core = text.core(index)
    guard let close = core.first(where: { ["”", "»"].contains(text.draft.text[$0]) }) else { return false }
    return text.draft.text[close..<core.upperBound].contains(where: \.isLetter)
  }

  /// Paragraphs, list items and verse between a mark that opens the first and the mark that closes the last, without
  /// another at the head of one: where such a run ends. At most twelve blocks.
  func openedRun(from start: Int, _ blocks: [DraftBlock]) -> Int? {
    guard opensWithMark(start), text.first(start) != "\"", balance(start) > 0 else { return nil }
    var depth = balance(start)
    var end = start + 1
    while end < min(blocks.count, start + 12), !text.isNote[end], !opensWithMark(end), blocks[end].foot == nil,
      [.paragraph, .listItem, .verse].contains(blocks[end].kind), !blocks[end].isStated
    {
      depth += balance(end)
      end += 1
      if depth <= 0 { return closesWithMark(end - 1) ? end : nil }
      if depth > 1 { return nil }
    }
    return nil
  }

  private func closesWithMark(_ index: Int) -> Bool {
    var core = text.core(index)
    while let last = core.last, text.draft.text[last].isSentenceEnd { core = core.dropLastOffset() }
    return core.last.map { text.draft.text[$0].isDoubleQuotationMark } ?? false
  }

  /// How many more marks a paragraph opens than it closes; straight ones count in pairs.
  private func balance(_ index: Int) -> Int {
    var depth = 0
    var straight = 0
    for scalar in text.draft.text[text.core(index)] {
      switch scalar {
      case "“", "„", "«": depth += 1
      case "”", "»": depth -= 1
      case "\"": straight += 1
      default: break
      }
    }
    return depth + straight % 2
  }

  /// `… the people.”—Jane Roe to John Doe, 2 March 1864`: a dash after a full stop, then whose the words are.
  func endsWithSource(_ index: Int) -> Bool {
    let core = text.core(index)
    let scalars = text.draft.text
    var offset = core.upperBound - 1
    let limit = max(core.lowerBound + 30, core.upperBound - 110)
    while offset > limit {
      if scalars[offset].value == 0x2014 || scalars[offset].value == 0x2015 {
        var before = offset - 1
        while scalars[before].isBlank, before > core.lowerBound { before -= 1 }
        var next = offset + 1
        while next < core.upperBound, scalars[next].isBlank { next += 1 }
        let isDone = scalars[before].isSentenceEnd || scalars[before].isClosingMark && scalars[before] != ")"
        return isDone && next < core.upperBound && scalars[next].isUppercase
          && text.words(in: next..<core.upperBound, limit: 3).count > 1 && !text.endsSentence(index)
      }
      offset -= 1
    }
    return false
  }
}
