/// The notes of a draft and the markers that lead to them.
struct NoteReading: Sendable {
  /// A marker: which candidate, and which note, if any.
  struct Mark: Hashable, Sendable {
    var candidate: MarkerCandidate
    var note: Int?
    var confidence: Double
  }

  var zones: [NoteZone] = []
  var notes: [NoteCandidate] = []
  /// In order of position.
  var marks: [Mark] = []
  /// Entries of numbered lists of works, as ranges of blocks.
  var references: [Range<Int>] = []
}
