import DocumentModel
import Search

/// A unit in its document: the blocks around it with their markers back in place, and their notes below.
struct ContextText {
  let style: TextStyle

  func text(_ view: ContextView) -> String {
    let place = FilePlace(view.document, view.unit?.locator)
    var output = style.attribution(view.attribution, margin: "", of: place)
    output += style.link(style.dress(TextStyle.name(view.document.path), .dim), to: place) + "\n\n"
    for block in view.blocks { output += text(block, isAskedFor: isAskedFor(block, in: view)) + "\n" }
    if let unit = view.unit, !view.blocks.contains(where: { $0.id == unit.id }), unit.kind != .note {
      output += Paragraph("\(unit.kind.rawValue) \(unit.id)", .dim).lines(style)
      output += Paragraph(unit.text, .match).lines(style, first: "  ", indent: 2) + "\n"
    }
    for note in view.notes {
      let asked = view.unit?.kind == .reference ? view.unit?.note : view.unit?.id
      let isAskedFor = note.id != nil && note.id == asked
      output += NoteText(style: style).text(note, indent: 2, first: isAskedFor ? Self.gutter : nil)
    }
    return output
  }

  /// Beside what was asked for.
  private static let gutter = "▌ "

  /// Whether a block was asked for, or holds the quotation that was.
  private func isAskedFor(_ block: Unit, in view: ContextView) -> Bool {
    guard let unit = view.unit else { return false }
    return block.id == unit.id || (unit.kind == .quotation && block.id == unit.passage)
  }

  private func text(_ unit: Unit, isAskedFor: Bool) -> String {
    let tone: TextStyle.Tone? = unit.kind == .heading ? .bold : unit.kind == .caption ? .italic : nil
    let isSetIn = unit.blockKind == .blockQuotation || unit.blockKind == .listItem
    let first = (isAskedFor ? Self.gutter : "  ") + (isSetIn ? "    " : "")
    var paragraph = Paragraph()
    let scalars = ScalarText(unit.text)
    var position = 0
    for marker in unit.markers where marker.offset >= position && marker.offset <= scalars.count {
      paragraph.add(scalars[position..<marker.offset], tone)
      paragraph.add("[\(marker.label)]", .source)
      position = marker.offset
    }
    paragraph.add(scalars[position..<scalars.count], tone)
    let lines = paragraph.lines(style, first: first, indent: isSetIn ? 6 : 2)
    guard unit.repeats != nil else { return lines }
    return lines + style.dress("  (repeats the text)", .dim) + "\n"
  }
}
