import DocumentModel
import Search

/// A unit in its document: the blocks around it with their markers back in place, and their notes below.
struct ContextText {
  let style: TextStyle

  func text(_ view: ContextView) -> String {
    var output = style.dress(TextStyle.plain(view.attribution), .source) + "\n"
    output += style.dress(TextStyle.plain(view.document.path), .dim) + "\n\n"
    for block in view.blocks { output += text(block, isAskedFor: block.id == view.unit?.id) + "\n" }
    if let unit = view.unit, !view.blocks.contains(where: { $0.id == unit.id }), unit.kind != .note {
      output += Paragraph("\(unit.kind.rawValue) \(unit.id)", .dim).lines(style)
      output += Paragraph(unit.text, .match).lines(style, first: "  ", indent: 2) + "\n"
    }
    for note in view.notes {
      output += NoteText(style: style).text(note, indent: note.id == view.unit?.id && note.id != nil ? 0 : 2)
    }
    return output
  }

  private func text(_ unit: Unit, isAskedFor: Bool) -> String {
    let tone: TextStyle.Tone? = unit.kind == .heading ? .bold : unit.kind == .caption ? .italic : nil
    let gutter = isAskedFor ? "▌ " : "  "
    var paragraph = Paragraph()
    let scalars = ScalarText(unit.text)
    var position = 0
    for marker in unit.markers where marker.offset >= position && marker.offset <= scalars.count {
      paragraph.add(scalars[position..<marker.offset], tone)
      paragraph.add("[\(marker.label)]", .source)
      position = marker.offset
    }
    paragraph.add(scalars[position..<scalars.count], tone)
    let indent = unit.blockKind == .blockQuotation || unit.blockKind == .listItem ? 6 : 2
    let lines = paragraph.lines(style, first: gutter, indent: indent)
    guard unit.repeats != nil else { return lines }
    return lines + style.dress("  (repeats the text)", .dim) + "\n"
  }
}
