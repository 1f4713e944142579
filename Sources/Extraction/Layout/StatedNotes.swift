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
  mutating func addMarker(_ range: Range<Int>, to note: Int) { notes[note].markers.append(range) }

  /// The sign that is printed for a note's marker, in place of the one that printed nothing.
  mutating func setMarker(_ range: Range<Int>, label: String, of note: Int) {
    notes[note].label = label
    notes[note].markers[notes[note].markers.count - 1] = range
  }

  mutating func setLabel(_ label: String, of note: Int) { notes[note].label = label }

  /// A paragraph of a note's text.
  mutating func add(_ range: Range<Int>, to note: Int) { notes[note].ranges.append(range) }
}
