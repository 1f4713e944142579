import DocumentModel

/// Finds headings that a book sets as plain paragraphs, by its table of contents.
struct EPUBHeadings {
  private let chapters: [(offset: Int, letters: String, level: Int)]

  init(_ chapters: [EPUBNavigation.Place], places: [String: Int]) {
    self.chapters = chapters.compactMap { chapter in
      guard let offset = places[chapter.target] else { return nil }
      let letters = WorkKey.letters(chapter.label)
      return letters.isEmpty ? nil : (offset, letters, min(max(chapter.level, 1), 6))
    }
  }

  /// Where a chapter begins without a heading and one of its first blocks says what the table of contents calls it, alone
  /// or with the blocks before it, these become headings. Cost: n log n in the chapters.
  func mark(in laidOut: inout LaidOutText, files: [Int]) {
    for chapter in chapters {
      let first = laidOut.elements.partitionIndex { $0.range.upperBound > chapter.offset }
      let end = min(first + 4, laidOut.elements.count)
      guard first < end, !laidOut.elements[first..<end].contains(where: { $0.kind == .heading }) else { continue }
      var letters = ""
      for index in first..<end {
        let element = laidOut.elements[index]
        guard element.kind == .paragraph, element.range.count <= 200 else { break }
        let own = WorkKey.letters(laidOut.text[element.range])
        letters += own
        let isWhole = letters == chapter.letters
        guard isWhole || own == chapter.letters else { continue }
        for heading in (isWhole ? first : index)...index {
          laidOut.elements[heading].kind = .heading
          laidOut.elements[heading].level = chapter.level
        }
        break
      }
    }
  }
}
