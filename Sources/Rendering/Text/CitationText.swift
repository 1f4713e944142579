import DocumentModel
import Search

/// Who cites a work, and for which sentence.
struct CitationText {
  let style: TextStyle

  func text(_ list: CitationList) -> String {
    guard list.total > 0 else { return "" }
    var output = style.dress(heading(list), .dim) + "\n\n" + FacetText(style: style).text(list.facets, list.timeline)
    for citation in list.citations { output += text(citation, isExplained: list.isExplained) + "\n" }
    if let next = list.next { output += style.dress("more with --offset \(next)", .dim) + "\n" }
    return output
  }

  private func heading(_ list: CitationList) -> String {
    let total = Amount.text(list.total, "citation")
    let last = list.offset + list.citations.count
    if list.citations.isEmpty { return total }
    let isGrouped = list.pages < list.total
    guard list.offset == 0, list.next == nil else {
      let counted = isGrouped ? total + " in " + Amount.text(list.pages, "document") : total
      return counted + ", showing \(list.citations.count == 1 ? "\(last)" : "\(list.offset + 1)–\(last)")"
    }
    return total + " in " + Amount.text(Set(list.citations.map(\.document.id)).count, "document")
  }

  private func text(_ citation: Citation, isExplained: Bool) -> String {
    var output = ""
    if let sentence = citation.context ?? citation.sentence {
      output += Paragraph("“\(sentence)”").lines(style)
    } else {
      output += style.dress("(no marker in the text leads to this note)", .warning) + "\n"
    }
    let reference = ScalarText(citation.unit.text)
    if let note = citation.note, let text = note.text {
      let start = ScalarText(text).firstOffset(of: reference.scalars, in: 0..<text.unicodeScalars.count)
      let range = start.map { [$0..<($0 + reference.count)] } ?? []
      var paragraph = Paragraph(note.label, .bold)
      paragraph.add(" ")
      paragraph.append(Paragraph(text, marking: range, .match, elsewhere: .dim))
      output += paragraph.lines(style, first: "  ", indent: 3 + TextWidth.columns(of: note.label))
    } else {
      output += Paragraph(citation.unit.text, .match).lines(style, first: "  ", indent: 4)
    }
    if let via = lead(citation) { output += Paragraph(via, .warning).lines(style, first: "  ", indent: 4) }
    func add(_ lead: String, _ unit: Unit) {
      output += Paragraph("\(lead): \(unit.text)", .dim).lines(style, first: "  ", indent: 4)
    }
    if let via = citation.quotedIn { add("quoted in", via) }
    for quoted in citation.quotes { add("quotes", quoted) }
    let place = FilePlace(citation.document, citation.unit.locator)
    output += style.attribution(citation.attribution, margin: "  ", of: place)
    if isExplained { output += "  " + style.dress(explanation(of: citation), .dim) + "\n" }
    for further in citation.further { output += "\n" + text(further, isExplained: isExplained) }
    return output
  }

  private func explanation(of citation: Citation) -> String {
    let resolution = citation.unit.reference?.resolution
    let how =
      switch citation.reason {
      case .words: "found by its words"
      case .work: "found because it names the same work"
      case .leads: "found because it leads there"
      case .mention: "found because the note prints the words"
      }
    guard let resolution, resolution.state != .itself else { return how }
    return how + ", by the rule \(resolution.rule), confidence \(JSONValue.number(resolution.confidence).text)"
  }

  private func lead(_ citation: Citation) -> String? {
    guard let reference = citation.unit.reference else { return nil }
    switch reference.resolution.state {
    case .itself: return nil
    case .resolved:
      return citation.antecedent.map { "“\(citation.unit.text)” stands for: \($0.text)" }
    case .ambiguous:
      let among = reference.candidates.count == 1 ? "but need not" : "one of \(reference.candidates.count) candidates"
      return "“\(citation.unit.text)” may mean this work, \(among)"
    case .unresolved: return "“\(citation.unit.text)” leads to no reference that is known"
    }
  }
}

/// The works cited, most cited first.
struct SourceText {
  let style: TextStyle

  func text(_ sources: [CitedSource]) -> String {
    guard !sources.isEmpty else { return "" }
    var output = style.dress("cited  in docs  work", .dim) + "\n"
    for source in sources {
      let counts = Cell.right(String(source.citations), 5) + Cell.right(String(source.documents), 9) + "  "
      var paragraph = Paragraph(WorkLine.line(source.item))
      if let id = source.inIndex { paragraph.add(" [in the index: \(id)]", .good) }
      output += paragraph.lines(style, first: counts, indent: TextWidth.columns(of: counts))
    }
    return output
  }
}
