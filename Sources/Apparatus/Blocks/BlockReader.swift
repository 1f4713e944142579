import DocumentModel

/// Names the blocks: what is a heading, a list, a quotation, and in which section each stands.
enum BlockReader {
  /// Sets kinds, levels and section paths. Cost: linear in the draft.
  static func read(_ draft: inout Draft, notes: NoteReading) {
  }
}
