import DocumentModel

/// A note as it was found, in the draft's offsets.
struct NoteCandidate: Hashable, Sendable {
  var key: LabelKey
  /// As printed.
  var label: String
  var style: NoteLabel.Style
  /// Its paragraphs, without its number; the first may be empty where the number stands alone.
  var paragraphs: [Range<Int>]
  /// The blocks that it takes up.
  var blocks: Range<Int>
  /// The index of its zone.
  var zone: Int
  /// What the format says that it is; nil where it follows from the zone.
  var kind: Note.Kind?
}

/// A place where notes stand together: the end of the document or of a section, the foot of a page.
struct NoteZone: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case end, section
    /// The foot of the page with this index.
    case foot(Int)
    /// Inside the text, each after the paragraph that it belongs to.
    case inText
    /// Where the format says.
    case stated
  }

  var place: Place
  /// The blocks that it takes up, the heading among them.
  var blocks: Range<Int>
  var heading: Int?
  /// Where markers that lead to it may stand.
  var scope: Range<Int>
  /// The least weight of a marker that leads here: more where the text hardly calls for these notes.
  var least = 0.0
  /// Whether numbers in brackets lead to notes that are not so numbered.
  var allowsBrackets = false

  func accepts(_ rule: MarkerCandidate.Rule, of style: NoteLabel.Style) -> Bool {
    style.answers(rule) || allowsBrackets && rule == .bracketed
  }

  var noteKind: Note.Kind {
    switch place {
    case .foot, .inText: .footnote
    case .end, .section, .stated: .endnote
    }
  }
}
