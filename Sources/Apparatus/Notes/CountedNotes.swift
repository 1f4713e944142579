import DocumentModel

/// Numbers the items of a list that a format counts itself, where the text calls for them as for notes.
///
/// The numbers of such a list are not in the text: the first item is note 1. It is a list of notes where a heading or
/// the format says so, or where the text ends with it, and where raised numbers or numbers in brackets before it count up
/// to its items.
struct CountedNotes {
  private let draft: Draft
  private let signs: [MarkerCandidate]

  /// Sets the labels of the items. Cost: linear in the blocks and candidates.
  static func label(_ labels: inout [NoteLabel?], in draft: Draft, signs: [MarkerCandidate], taken: Set<Int>) {
    guard draft.blocks.contains(where: isItem) else { return }
    let reader = CountedNotes(draft: draft, signs: signs)
    let textEnd = (draft.blocks.lastIndex { $0.kind != .navigation } ?? -1) + 1
    var floor = 0
    var index = 0
    while index < draft.blocks.count {
      guard isItem(draft.blocks[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < draft.blocks.count, isItem(draft.blocks[index]) { index += 1 }
      let items = (start..<index).filter { !draft.blocks[$0].continuesItem }
      guard let first = items.first, (start..<index).allSatisfy({ labels[$0] == nil && !taken.contains($0) }) else {
        continue
      }
      let limit = draft.blocks[first].range.lowerBound
      guard
        let style = reader.style(
          count: items.count, between: floor..<max(floor, limit), isNamed: reader.isNamed(start),
          endsText: index >= textEnd)
      else { continue }
      for (position, item) in items.enumerated() {
        let place = draft.blocks[item].range.lowerBound
        labels[item] = NoteLabel(
          key: LabelKey(number: position + 1), style: style, range: place..<place, letters: place..<place)
      }
      floor = draft.blocks[index - 1].range.upperBound
    }
  }

  private static func isItem(_ block: DraftBlock) -> Bool {
    block.isStated && (block.kind == .listItem || block.kind == .note)
  }

  /// Whether the format or a heading above says that these are notes.
  private func isNamed(_ start: Int) -> Bool {
    if draft.blocks[start].kind == .note { return true }
    var before = start - 1
    while before >= 0, draft.blocks[before].kind == .navigation { before -= 1 }
    return before >= 0 && NoteHeading(draft.text[draft.blocks[before].range]) == .notes
  }

  /// How notes that are called for in this manner are labelled; nil where the text does not call for the items.
  private func style(count: Int, between range: Range<Int>, isNamed: Bool, endsText: Bool) -> NoteLabel.Style? {
    guard isNamed || endsText && count > 1 else { return nil }
    for (rule, style) in [(MarkerCandidate.Rule.superscript, NoteLabel.Style.superscript), (.bracketed, .bracket)] {
      var called = 0
      var last = 0
      var highest = 0
      var index = signs.partitionIndex { $0.range.lowerBound >= range.lowerBound }
      while index < signs.count, signs[index].range.lowerBound < range.upperBound {
        defer { index += 1 }
        guard signs[index].rule == rule, signs[index].weight >= 1.9, let number = signs[index].key.number else {
          continue
        }
        highest = max(highest, number)
        guard number > last, number <= last + 3 else { continue }
        last = number
        called += 1
      }
      if isNamed ? called * 10 >= count * 6 : called * 10 >= count * 8 && highest <= count { return style }
    }
    return nil
  }
}
