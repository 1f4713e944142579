import DocumentModel
import Search

/// A note under what it belongs to.
struct NoteText {
  let style: TextStyle

  /// `first`, of `indent` columns, stands before the first line instead of blanks.
  func text(_ note: HitNote, indent: Int, first: String? = nil) -> String {
    let first = first ?? blanks(indent)
    let label = TextStyle.plain(note.label)
    let hanging = indent + TextWidth.columns(of: label) + 1
    var paragraph = Paragraph(label, .bold)
    guard let text = note.text else {
      paragraph.add(" (this note is missing in the document)", .warning)
      return paragraph.lines(style, first: first, indent: hanging)
    }
    paragraph.add(" ")
    paragraph.add(text, .dim)
    var lines = paragraph.lines(style, first: first, indent: hanging)
    for unit in note.references {
      guard let doubt = doubt(about: unit) else { continue }
      lines += Paragraph(doubt, .warning).lines(style, first: blanks(hanging), indent: hanging)
    }
    return lines
  }

  private func doubt(about unit: Unit) -> String? {
    guard let resolution = unit.reference?.resolution else { return nil }
    switch resolution.state {
    case .itself, .resolved: return nil
    case .ambiguous: return "(“\(unit.text)” \(doubt(resolution.candidates.count)))"
    case .unresolved: return "(“\(unit.text)” leads to no reference that is known)"
    }
  }

  private func doubt(_ candidates: Int) -> String {
    candidates == 1 ? "may mean one other reference, but need not" : "may mean any of \(candidates) references"
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
