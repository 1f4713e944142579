import DocumentModel

/// Recognises the entries of a list of works that a heading announces and no numbers open: `References`, `Literatur`.
enum ReferenceLists {
  static func read(_ text: BlockText, _ blocks: inout [DraftBlock]) {
    var index = 0
    while index < blocks.count {
      defer { index += 1 }
      guard isHeading(text, blocks[index], at: index) else { continue }
      let section = entries(text, blocks, after: index)
      let likely = section.filter { isLikely(text, $0) }
      // A section that is called Sources may be prose.
      guard let last = likely.last, likely.count * 10 >= section.count * 7 else { continue }
      for entry in section where entry <= last { blocks[entry].kind = .referenceEntry }
      index = last
    }
  }

  private static func isHeading(_ text: BlockText, _ block: DraftBlock, at index: Int) -> Bool {
    guard block.kind == .heading || block.kind == .paragraph && !block.isWrapped, block.foot == nil, !text.isNote[index]
    else { return false }
    return NoteHeading(text.scalars(index)) == .references
  }

  /// The blocks up to the next heading of the same rank that may be entries; a subheading (`Archives`) divides them.
  private static func entries(_ text: BlockText, _ blocks: [DraftBlock], after heading: Int) -> [Int] {
    var entries: [Int] = []
    var misses = 0
    for index in (heading + 1)..<max(heading + 1, blocks.count) {
      let block = blocks[index]
      if text.isNote[index] || block.foot != nil { break }
      if block.kind == .heading {
        let isSub = (block.level ?? 9) > (blocks[heading].level ?? 1)
        guard isSub, NoteHeading(text.scalars(index)) == nil else { break }
        continue
      }
      guard [.paragraph, .listItem, .verse, .referenceEntry].contains(block.kind), block.range.count <= 1500 else {
        break
      }
      if isLine(text, index) {
        // A subheading has entries under it; what one paragraph follows is the next part of the document.
        guard index + 2 < blocks.count, isLikely(text, index + 1), isLikely(text, index + 2) else { break }
        continue
      }
      misses = isLikely(text, index) ? 0 : misses + 1
      entries.append(index)
      if misses == 3 { break }
    }
    return entries
  }

  /// A short line that no sentence ends.
  private static func isLine(_ text: BlockText, _ index: Int) -> Bool {
    let block = text[index]
    guard block.kind == .paragraph, !block.isWrapped, block.range.count <= 60, let last = text.last(index) else {
      return false
    }
    return !last.isSentenceEnd && !last.isASCIIDigit && !last.isClosingMark
  }

  /// A year, and a beginning that is divided like names or a title and not like a sentence.
  private static func isLikely(_ text: BlockText, _ index: Int) -> Bool {
    let range = text[index].range
    guard range.count >= 16, range.count <= 900 else { return false }
    let scalars = text.draft.text
    guard let first = scalars[range].first, !first.isLowercase, holdsYear(text, range) else { return false }
    if first.isDash || first.isDoubleQuotationMark || first == "[" { return true }
    let words = text.words(index, limit: 1)
    guard let head = words.first, !openings.contains(head) else { return false }
    return opensDivided(scalars[range])
  }

  /// Whether a comma, a stop or a bracket stands among the first words.
  private static func opensDivided(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var words = 0
    var previous: Unicode.Scalar = " "
    for scalar in scalars.prefix(90) {
      if scalar == "," || scalar == "." || scalar == "(" || scalar == ":" { return true }
      if scalar.isBlank, !previous.isBlank { words += 1 }
      if words > 8 { return false }
      previous = scalar
    }
    return false
  }

  /// A number of four digits from 1500 to 2099 by itself, or a word that stands for the year.
  private static func holdsYear(_ text: BlockText, _ range: Range<Int>) -> Bool {
    var digits = 0
    var value = 0
    for scalar in text.draft.text[range] {
      if let digit = scalar.isASCIIDigit ? Int(scalar.value - 0x30) : nil {
        digits += 1
        value = digits <= 4 ? value * 10 + digit : 0
      } else {
        if digits == 4, (1500...2099).contains(value) { return true }
        (digits, value) = (0, 0)
      }
    }
    if digits == 4, (1500...2099).contains(value) { return true }
    return undated.contains { text.contains($0, in: range) }
  }

  private static let undated: [StaticString] = ["n.d.", "n. d.", "o.j.", "s.d.", "s.a.", "forthcoming", "in press"]

  /// Words with which a sentence begins.
  private static let openings: WordSet = [
    "in", "on", "at", "for", "from", "this", "these", "it", "we", "i", "he", "she", "they", "as", "there", "when",
    "while", "since", "although", "if", "no", "but", "and", "all", "our", "most", "many", "some", "es", "er", "sie",
    "wir", "dies", "diese", "il", "elle", "nous", "ils", "ce", "cette",
  ]
}
