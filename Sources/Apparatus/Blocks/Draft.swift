import DocumentModel

/// The source cut into blocks, each made whole: wrapped lines joined, running heads gone, markers still in the words.
///
/// Everything between the layout and the reading text works in the draft's own offsets.
struct Draft: Sendable {
  var text: [Unicode.Scalar] = []
  /// In the order of `text`. Blocks of the body come first, then those at the foot of pages.
  var blocks: [DraftBlock] = []
  /// From the draft to the source.
  var offsets = OffsetMap()

  /// Where each page's share of the body begins; empty where the source has no pages.
  var pageStarts: [Int] = []

  /// The body: every block that does not stand at the foot of a page.
  var bodyCount: Int { blocks.partitionIndex { $0.foot != nil } }

  /// The draft of a page's share of the body, from its first letter to the next page's.
  func pageRange(_ page: Int) -> Range<Int> {
    guard page < pageStarts.count else { return 0..<0 }
    let bodyEnd = bodyCount > 0 ? blocks[bodyCount - 1].range.upperBound : 0
    let end = page + 1 < pageStarts.count ? pageStarts[page + 1] : max(bodyEnd, pageStarts[page])
    return pageStarts[page]..<end
  }

  /// Where a scalar of the source stands in the draft, or the next one that was copied. The pieces must be in the order
  /// of the source, as they are for marked-up text. Cost: logarithmic.
  func offset(ofSource source: Int) -> Int {
    let pieces = offsets.pieces
    let index = pieces.partitionIndex { $0.source + $0.count > source }
    guard index < pieces.count else { return text.count }
    return pieces[index].target + max(0, source - pieces[index].source)
  }

  /// Copies a run of the source to the end of the draft.
  mutating func append(_ range: Range<Int>, of source: [Unicode.Scalar]) {
    guard !range.isEmpty else { return }
    offsets.append(.init(source: range.lowerBound, target: text.count, count: range.count))
    text.append(contentsOf: source[range])
  }

  /// Takes the last scalar out again: a hyphen at a line end.
  mutating func removeLast() {
    guard text.popLast() != nil else { return }
    offsets.removeLast()
  }

  /// The letters of a range as a string.
  func string(_ range: Range<Int>) -> String { String(scalars: text[range]) }

  /// The index of the block that holds `offset`; nil between blocks. Cost: logarithmic.
  func blockIndex(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < blocks.count, blocks[low].range.contains(offset) else { return nil }
    return low
  }
}

struct DraftBlock: Hashable, Sendable {
  /// Without blanks at its ends.
  var range: Range<Int>
  var kind: Block.Kind = .paragraph
  /// Whether the format itself states the kind.
  var isStated = false
  var level: Int?
  /// Of the source, from 1.
  var lines: ClosedRange<Int>?
  /// The index of the page on which it begins.
  var page: Int?
  /// Blank lines above it in the source; 1 between stated elements.
  var blanksBefore = 1
  /// Columns before its leftmost line.
  var indent = 0
  /// Columns before its first line.
  var firstIndent = 0
  /// Whether its lines were kept apart: verse, addresses, tables.
  var keepsLines = false
  /// Whether it was joined from wrapped lines.
  var isWrapped = false
  /// The index of the page at whose foot it stands, for a line of a page's notes.
  var foot: Int?
  /// Whether all its letters are italic or bold.
  var isEmphasised = false
  /// What the format calls the notes in which it stands.
  var noteKind: Note.Kind?
  /// Whether it is a further block of the list item before.
  var continuesItem = false
  /// Whether it is a further paragraph of the note in the block before.
  var continuesNote = false
  /// The block whose words this one repeats.
  var repeats: Int?
  /// A heading's words, without its marker.
  var title: String?
  /// The headings above it.
  var section: [String] = []
}
