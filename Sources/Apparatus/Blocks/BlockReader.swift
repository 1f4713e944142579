import DocumentModel

/// Names the blocks: what is a heading, a list, a quotation, and in which section each stands.
///
/// What the format states stays as it is. The readers run from the surest to the most doubtful, and each looks only at
/// blocks that are still plain paragraphs.
enum BlockReader {
  /// Sets kinds, levels, repetitions and section paths. Cost: linear in the draft.
  static func read(_ draft: inout Draft, notes: NoteReading, title: String? = nil) {
    for range in notes.references {
      for index in range where draft.blocks[index].kind == .paragraph || draft.blocks[index].kind == .listItem {
        draft.blocks[index].kind = .referenceEntry
      }
    }
    var text = BlockText(draft, notes: notes)
    func apply(_ reader: (BlockText, inout [DraftBlock]) -> Void) {
      reader(text, &draft.blocks)
      text.draft = draft
    }
    apply(LineBlocks.read)
    apply { FrontMatter.read($0, &$1, title: title) }
    apply(ReferenceLists.read)
    apply(Captions.read)
    apply(Repetitions.read)
    apply(Lists.read)
    apply(Headings.read)
    apply(BlockQuotations.read)
    apply(Epigraphs.read)
    Sections.read(&draft.blocks, isNote: text.isNote)
  }
}
