import DocumentModel

/// What a marked-up format says about notes, in the draft's offsets.
struct MarkupEvidence: Sendable {
  struct Marker: Hashable, Sendable {
    /// What is taken out of the words.
    var range: Range<Int>
    /// The sign alone.
    var letters: Range<Int>
  }

  /// A note whose markers are known.
  struct Stated: Sendable {
    var note: NoteCandidate
    var markers: [Marker]
    var rule: MarkerCandidate.Rule
  }

  /// Raised letters, in order.
  var raised: [Range<Int>] = []
  var notes: [Stated] = []
  /// The block that is the heading of the notes.
  var heading: Int?
  /// Blocks that are notes already.
  var takenBlocks: Set<Int> = []
  /// Letters that are markers or labels already, in order.
  var takenRanges: [Range<Int>] = []

  init() {}

  init(_ laidOut: LaidOutText, draft: Draft) {
    for run in laidOut.styles where run.style == .superscript {
      let start = draft.offset(ofSource: run.range.lowerBound)
      let end = draft.offset(ofSource: run.range.upperBound)
      if start < end { raised.append(start..<end) }
    }
  }
}
