import DocumentModel

/// What a reader should know about a document's notes and captions.
enum StructureDiagnostics {
  /// Markers without note, notes without marker, gaps and repetitions in the numbering, captions printed twice. Cost:
  /// linear in the blocks and notes.
  static func diagnostics(of document: Document) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for marker in document.markers where marker.note == nil {
      diagnostics.append(
        Diagnostic(
          .warning, "marker-without-note", "The text calls for note \(marker.label), which the document does not have.",
          range: marker.offset..<marker.offset))
    }
    let repeated = document.notes.indices.map { isRepeated($0, document.notes) }
    for (note, isRepeated) in zip(document.notes, repeated) where note.markers.isEmpty && !isRepeated {
      diagnostics.append(
        Diagnostic(
          .warning, "note-without-marker", "No marker in the text leads to note \(note.label).", range: note.range))
    }
    for block in document.blocks where block.kind == .caption && block.repeats != nil {
      diagnostics.append(
        Diagnostic(.info, "repeated-caption", "This caption is printed twice.", range: block.range))
    }
    var last: Int?
    for (note, isRepeated) in zip(document.notes, repeated) {
      guard let number = Int(note.label) else { continue }
      if let last {
        if isRepeated {
          diagnostics.append(
            Diagnostic(.warning, "duplicate-note-number", "Two notes are numbered \(number).", range: note.range))
        } else if number > last + 1 {
          let missing = number == last + 2 ? "note \(last + 1) is" : "notes \(last + 1) to \(number - 1) are"
          diagnostics.append(
            Diagnostic(
              .warning, "numbering-gap", "Note \(number) follows note \(last): \(missing) not there.",
              range: note.range))
        }
      }
      last = number
    }
    return diagnostics
  }

  /// Whether a note bears the number of the note before it in one list. Two that each have a marker, or that stand on two
  /// pages, are the only notes of two sections or pages that count for themselves.
  private static func isRepeated(_ index: Int, _ notes: [Note]) -> Bool {
    guard index > 0, notes[index].label == notes[index - 1].label, Int(notes[index].label) != nil else { return false }
    if notes[index].kind == .footnote, notes[index].page != notes[index - 1].page { return false }
    return notes[index].markers.isEmpty || notes[index - 1].markers.isEmpty
  }
}
