import DocumentModel

/// The notes that a format states, gathered while its text is laid out: markers where they stand, texts behind the body.
struct StatedNotes {
  private(set) var notes: [StatedNote] = []

  /// Opens a note and returns its place among the notes. Its marker stands at `offset` and prints nothing.
  mutating func add(label: String, kind: Note.Kind, markerAt offset: Int) -> Int {
    notes.append(StatedNote(label: label, kind: kind, ranges: [], markers: [offset..<offset]))
    return notes.count - 1
  }

  /// A further marker of a note.
  mutating func addMarker(at offset: Int, to note: Int) { notes[note].markers.append(offset..<offset) }

  /// A paragraph of a note's text.
  mutating func add(_ range: Range<Int>, to note: Int) { notes[note].ranges.append(range) }
}
