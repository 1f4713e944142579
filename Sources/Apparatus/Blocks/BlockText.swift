import DocumentModel

/// The blocks of a draft as a reader of kinds asks after them: their words, how they end, whether a marker ends them.
struct BlockText {
  var draft: Draft
  private let marks: [NoteReading.Mark]
  /// Whether a block belongs to the notes.
  let isNote: [Bool]

  /// Cost: linear in the blocks.
  init(_ draft: Draft, notes: NoteReading) {
    self.draft = draft
    marks = notes.marks
    var isNote = [Bool](repeating: false, count: draft.blocks.count)
    for zone in notes.zones {
      for block in zone.blocks { isNote[block] = true }
    }
    for note in notes.notes {
      for block in note.blocks { isNote[block] = true }
    }
    self.isNote = isNote
  }

  var count: Int { draft.blocks.count }

  subscript(_ index: Int) -> DraftBlock { draft.blocks[index] }

  func scalars(_ index: Int) -> ArraySlice<Unicode.Scalar> { draft.text[draft.blocks[index].range] }

  /// The range of a block without a marker and blanks at its end.
  func core(_ index: Int) -> Range<Int> {
    let range = draft.blocks[index].range
    var end = range.upperBound
    var mark = marks.partitionIndex { $0.candidate.range.lowerBound > range.upperBound } - 1
    while end > range.lowerBound {
      if mark >= 0, marks[mark].candidate.range.upperBound >= end,
        marks[mark].candidate.range.lowerBound >= range.lowerBound
      {
        end = marks[mark].candidate.range.lowerBound
        mark -= 1
      } else if draft.text[end - 1].isBlank {
        end -= 1
      } else {
        break
      }
    }
    return range.lowerBound..<max(end, range.lowerBound)
  }

  func endsWithMarker(_ index: Int) -> Bool {
    let range = draft.blocks[index].range
    let mark = marks.partitionIndex { $0.candidate.range.lowerBound > range.upperBound } - 1
    return mark >= 0 && marks[mark].candidate.range.upperBound >= range.upperBound
      && marks[mark].candidate.range.lowerBound >= range.lowerBound
  }

  /// How many markers stand in the block.
  func markerCount(_ index: Int) -> Int {
    let range = draft.blocks[index].range
    return marks.partitionIndex { $0.candidate.range.lowerBound > range.upperBound }
      - marks.partitionIndex { $0.candidate.range.lowerBound >= range.lowerBound }
  }

  /// The last scalar that is no marker and no blank.
  func last(_ index: Int) -> Unicode.Scalar? {
    let core = core(index)
    return core.isEmpty ? nil : draft.text[core.upperBound - 1]
  }

  func first(_ index: Int) -> Unicode.Scalar? { draft.blocks[index].range.first.map { draft.text[$0] } }

  /// Whether the block ends as a sentence does, closing marks aside.
  func endsSentence(_ index: Int) -> Bool {
    var range = core(index)
    while let last = range.last, draft.text[last].isClosingMark { range = range.dropLastOffset() }
    guard let last = range.last else { return false }
    switch draft.text[last].value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002: return true
    default: return false
    }
  }

  /// The block's words, folded, at most `limit` of them.
  func words(_ index: Int, limit: Int = .max) -> [String] { words(in: core(index), limit: limit) }

  func words(in range: Range<Int>, limit: Int = .max) -> [String] {
    wordRanges(in: range, limit: limit).map { Folding.string(of: draft.text[$0]) }
  }

  /// Where the words stand, at most `limit` of them: for whoever counts them before he reads them.
  func wordRanges(in range: Range<Int>, limit: Int = .max) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(min(limit, range.count / 4 + 1))
    var scanner = WordScanner(ScalarText(draft.text), in: range)
    while words.count < limit, let word = scanner.next() { words.append(word) }
    return words
  }

  /// Whether the letters of `word`, in small ASCII letters, stand in the range in either case. Cost: their product at worst.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length > 0, range.count >= length else { return false }
    return word.withUTF8Buffer { letters in
      let head = UInt32(letters[0])
      for start in range.lowerBound...(range.upperBound - length) where draft.text[start].value | 0x20 == head {
        var offset = 1
        while offset < length, draft.text[start + offset].value | 0x20 == UInt32(letters[offset]) { offset += 1 }
        if offset == length { return true }
      }
      return false
    }
  }

  /// How many words stand in the block, at most `limit`.
  func wordCount(_ index: Int, limit: Int) -> Int {
    var count = 0
    var inWord = false
    for scalar in scalars(index) {
      if scalar.isBlank {
        inWord = false
      } else if !inWord {
        count += 1
        inWord = true
        if count >= limit { return count }
      }
    }
    return count
  }
}

extension Range<Int> {
  func dropLastOffset() -> Range<Int> { isEmpty ? self : lowerBound..<(upperBound - 1) }
}
