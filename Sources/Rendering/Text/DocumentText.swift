import DocumentModel

/// What was read from a file, as a tree that shows at a glance what was understood.
struct DocumentText {
  let style: TextStyle

  /// The column at which the text begins, behind the blocks' kinds.
  private static let margin = 18

  func text(_ inspected: InspectedDocument) -> String {
    let document = inspected.document
    let place = FilePlace(path: inspected.path, mediaType: document.mediaType)
    var output = style.link(style.dress(TextStyle.name(inspected.path), .bold), to: place) + "\n"
    output += header(document) + "\n"
    var page: String?
    for block in document.blocks where block.kind != .note {
      if let new = block.page, new != page {
        output += Paragraph("page \(new)", .dim).lines(style, indent: Self.margin)
        page = new
      }
      output += text(block, in: document)
    }
    let orphans = document.notes.filter(\.markers.isEmpty)
    if !orphans.isEmpty {
      output += "\n" + style.dress("notes that no marker leads to", .bold) + "\n"
      for note in orphans { output += text(note, label: note.label, in: document, indent: 4) }
    }
    let entries = document.references.filter { $0.note == nil }
    if !entries.isEmpty {
      output += "\n" + style.dress("references", .bold) + "\n"
      for reference in entries { output += text(reference, in: document, indent: 4) }
    }
    if !document.diagnostics.isEmpty {
      output += "\n" + style.dress("diagnostics", .bold) + "\n"
      for diagnostic in document.diagnostics { output += text(diagnostic, in: document) }
    }
    return output
  }

  private func header(_ document: Document) -> String {
    let work = document.work
    let rows: [(String, String?)] = [
      ("title", work.title),
      ("author", work.authors.isEmpty ? nil : work.authors.map(\.display).joined(separator: "; ")),
      ("issued", work.issued?.iso), ("publisher", work.publisher), ("container", work.containerTitle),
      ("URL", work.URL), ("DOI", work.DOI), ("language", document.language), ("type", document.mediaType),
      ("counts", counts(document)),
    ]
    return rows.compactMap { name, value in
      value.map { Paragraph($0).lines(style, first: "  " + style.dress(Cell.left(name, 11), .dim), indent: 13) }
    }.joined()
  }

  private func counts(_ document: Document) -> String {
    let linked = document.notes.count { !$0.markers.isEmpty }
    let missing = linked < document.notes.count ? " (\(linked) of them linked)" : ""
    return [
      Amount.text(document.blocks.count, "block"), Amount.text(document.markers.count, "marker"),
      Amount.text(document.notes.count, "note") + missing, Amount.text(document.quotations.count, "quotation"),
      Amount.text(document.references.count, "reference"),
    ].joined(separator: ", ")
  }

  private func text(_ block: Block, in document: Document) -> String {
    let label =
      style.dress(Cell.right(block.kind.rawValue, Self.margin - 2), block.kind == .heading ? .bold : .dim) + "  "
    var paragraph = Paragraph()
    var position = block.range.lowerBound
    let markers = document.markers.filter { $0.block == block.index }
    for marker in markers where marker.offset >= position && marker.offset <= block.range.upperBound {
      paragraph.add(document.text[position..<marker.offset])
      paragraph.add("[\(marker.label)]", marker.note == nil ? .bad : .source)
      position = marker.offset
    }
    paragraph.add(document.text[position..<block.range.upperBound])
    if let repeats = block.repeats { paragraph.add("  (repeats block \(repeats))", .warning) }
    var output = paragraph.lines(style, first: label, indent: Self.margin)
    for quotation in document.quotations where quotation.block == block.index {
      output += text(quotation)
    }
    for marker in markers {
      guard let note = marker.note.flatMap(document.note) else {
        output += Paragraph("\(marker.label) no note has this number", .bad).lines(style, indent: Self.margin)
        continue
      }
      output += text(note, label: marker.label, in: document, indent: Self.margin)
    }
    return output
  }

  private func text(_ quotation: Quotation) -> String {
    var what = "\(quotation.form == .inline ? quotation.kind.rawValue : "\(quotation.form.rawValue) quotation")"
    if let speaker = quotation.speaker { what += ", \(speaker.name)" }
    if let cue = quotation.cue { what += " (\(cue))" }
    var paragraph = Paragraph(what + ": ", .good)
    paragraph.add("“\(Opening.words(of: quotation.text))”", .dim)
    return paragraph.lines(style, first: String(repeating: " ", count: Self.margin) + "» ", indent: Self.margin + 2)
  }

  private func text(_ note: Note, label: String, in document: Document, indent: Int) -> String {
    var paragraph = Paragraph(label + " ", .bold)
    paragraph.add(document.text[note.range], .dim)
    let hanging = indent + TextWidth.columns(of: label) + 1
    var output = paragraph.lines(style, first: String(repeating: " ", count: indent), indent: hanging)
    for reference in document.references where reference.note == note.id {
      output += text(reference, in: document, indent: hanging)
    }
    return output
  }

  private func text(_ reference: Reference, in document: Document, indent: Int) -> String {
    ReferenceText(style: style).text(reference, among: document.references, indent: indent)
  }

  private func text(_ diagnostic: Diagnostic, in document: Document) -> String {
    let tone: TextStyle.Tone = diagnostic.severity == .info ? .dim : diagnostic.severity == .warning ? .warning : .bad
    var paragraph = Paragraph(diagnostic.code + ":", tone)
    paragraph.add(" " + diagnostic.message)
    return paragraph.lines(style, first: "    ", indent: 6)
  }
}
